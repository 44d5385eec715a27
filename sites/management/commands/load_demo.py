"""Loads deterministic demonstration content; never under production settings."""

from __future__ import annotations

import sys
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from tqdm import tqdm

from ...demo import PASSWORD, DemoOptions
from ...models import DemoInstallation, Portal

DEFAULT_ARTICLES = 12
DEFAULT_SEED = 65


class Command(BaseCommand):
    """A second run only adds the days that have passed since the first."""

    help = _("Load demonstration content: accounts, contacts, news. Refused in production.")

    def add_arguments(self, parser: CommandParser) -> None:
        """Options of the contract."""
        parser.add_argument(
            "--articles-per-portal",
            type=int,
            metavar="N",
            help=_("articles of August to October 2026 in each portal"),
        )
        parser.add_argument("--seed", type=int, metavar="S")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the loaders that settings name, in one transaction."""
        if not settings.DEMO_ALLOWED:
            raise CommandError(_("These settings refuse demonstration content."), returncode=1)
        if (options["articles_per_portal"] or 0) < 0:
            raise CommandError(_("The number of articles may not be negative."), returncode=2)
        if not Portal.objects.exists():
            raise CommandError(_("There is no portal yet: run provision_portals."), returncode=1)
        asked = self._options(options)
        if asked.since and asked.since > asked.until:
            self.stdout.write(_("The demonstration content is up to date."))
            return
        with (
            transaction.atomic(),
            tqdm(desc=_("Demo"), file=sys.stderr, disable=not sys.stderr.isatty()) as bar,
        ):

            def progress(step: str, count: int) -> None:
                bar.set_postfix_str(step)
                bar.update(count)

            for name in settings.DEMO_LOADERS:
                import_string(name)(asked, progress)
            DemoInstallation.objects.update_or_create(
                pk=1,
                defaults={
                    "seed": asked.seed,
                    "articles_per_portal": asked.articles_per_portal,
                    "until": asked.until,
                },
            )
        self.stdout.write(
            _("Demonstration content until %(day)s. Accounts have the password %(password)s.")
            % {"day": f"{asked.until:%d/%m/%Y}", "password": PASSWORD}
        )

    def _options(self, options: dict[str, Any]) -> DemoOptions:
        yesterday = timezone.localdate() - timedelta(days=1)
        before = DemoInstallation.objects.first()
        number, seed = options["articles_per_portal"], options["seed"]
        if before is None:
            number = DEFAULT_ARTICLES if number is None else number
            return DemoOptions(DEFAULT_SEED if seed is None else seed, number, None, yesterday)
        if number not in {None, before.articles_per_portal} or seed not in {None, before.seed}:
            raise CommandError(
                _(
                    "This installation already has demonstration content: "
                    "%(number)s articles a portal, seed %(seed)s."
                )
                % {"number": before.articles_per_portal, "seed": before.seed},
                returncode=2,
            )
        return DemoOptions(
            before.seed, before.articles_per_portal, before.until + timedelta(days=1), yesterday
        )
