"""Writes the search index anew."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from tqdm import tqdm

from sites.models import Portal

from ...indexing import rebuild


class Command(BaseCommand):
    """Exit 1: there is nothing to index yet. May run at any time, also twice."""

    help = _("Write the search index of all portals anew, from what is public now.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, then say how much can be found."""
        if not Portal.objects.exists():
            raise CommandError(_("There is no portal yet: run provision_portals."), returncode=1)
        with tqdm(desc=_("Search"), file=sys.stderr, disable=not sys.stderr.isatty()) as bar:

            def progress(step: str, count: int) -> None:
                bar.set_postfix_str(step)
                bar.update(count)

            total = rebuild(progress)
        self.stdout.write(_("%(count)s pages and rows can be found.") % {"count": total})
