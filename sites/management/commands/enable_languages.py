"""Enables foreign languages on a portal."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from ...foreign_homes import foreign_languages
from ...models import Portal
from ...provisioning.languages import enable_languages


class Command(BaseCommand):
    """Idempotent; exit 2 for an unknown portal or language."""

    help = _("Enable foreign languages on a portal: home pages, sections, translators.")

    def add_arguments(self, parser: CommandParser) -> None:
        """Which portal, which languages."""
        parser.add_argument("--portal", required=True, metavar="CODE")
        parser.add_argument(
            "--language",
            required=True,
            nargs="+",
            metavar="LANGUAGE",
            help=", ".join(foreign_languages()),
        )
        parser.add_argument(
            "--title", default="", help=_("title of the new home page, for one language")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Enable and say what was made."""
        portal = Portal.objects.filter(code=options["portal"]).first()
        if portal is None:
            raise CommandError(
                _("Not in the registry: %(codes)s") % {"codes": options["portal"]}, returncode=2
            )
        languages = options["language"]
        if unknown := set(languages) - set(foreign_languages()):
            raise CommandError(
                _("Unknown language: %(codes)s. Known: %(known)s.")
                % {"codes": ", ".join(sorted(unknown)), "known": ", ".join(foreign_languages())},
                returncode=2,
            )
        if options["title"] and len(languages) > 1:
            raise CommandError(_("A title is for one language alone."), returncode=2)
        report = enable_languages(portal, languages, options["title"])
        self.stdout.write(
            _("%(name)s: %(languages)s; %(homes)d home pages and %(sections)d sections made.")
            % {
                "name": portal.name,
                "languages": ", ".join(portal.languages),
                "homes": report.homes,
                "sections": report.sections,
            }
        )
