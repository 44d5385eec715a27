"""``probe_portals``: tries search, links, print, save and online services of each portal."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from tqdm import tqdm

from compliance.probes.run import probe
from sites.models import Portal

BAD_INPUT, FAILURE = 2, 1


class Command(BaseCommand):
    """Exit 2: no such portal; exit 1: something failed on a portal (the rows are stored too)."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the portals."""
        parser.description = _(
            "Use search, links, print, save and online services of each portal as a citizen does,"
            " and store what was seen. Run it once a day; the score reads the stored rows."
        )
        parser.add_argument(
            "--portal",
            dest="codes",
            metavar="CODE",
            nargs="+",
            action="extend",
            help=_("only these portals, by their codes"),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Probe, and say what failed."""
        portals = self._portals(options["codes"])
        summary = probe(portals, progress=show_progress)
        self.stdout.write(
            _("%(portals)d portals, %(rows)d functions tried, %(failed)d failed.")
            % {"portals": len(portals), "rows": summary.stored, "failed": len(summary.failed)}
        )
        if summary.failed:
            raise CommandError(
                "\n".join(
                    f"{code}: {function}: {'; '.join(problems)}"
                    for code, function, problems in summary.failed
                ),
                returncode=FAILURE,
            )

    def _portals(self, codes: Iterable[str] | None) -> list[Portal]:
        portals = Portal.objects.select_related("site").in_registry_order()
        if codes is None:
            return list(portals.scored())
        found = list(portals.filter(code__in=list(codes)))
        if unknown := sorted(set(codes) - {portal.code for portal in found}):
            raise CommandError(
                _("There is no portal “%(code)s”.") % {"code": ", ".join(unknown)},
                returncode=BAD_INPUT,
            )
        return found


def show_progress(portals: Sequence[Portal]) -> Iterable[Portal]:
    """Show how far the run is, on stderr and only to a person."""
    return tqdm(portals, desc=_("Probing"), disable=None, leave=False, file=sys.stderr)
