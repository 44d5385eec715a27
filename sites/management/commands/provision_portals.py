"""Makes or mends the portals of the registry."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from tqdm import tqdm

from ...provisioning import ProvisioningReport, find_drift, provision
from ...registry import RegistryError, RegistryRow, read_registry

STEPS = 4


class Command(BaseCommand):
    """Exit 2: the registry is wrong, nothing written; exit 1: drift found by --check."""

    help = _("Make or mend the portals that the registry names; never deletes content.")

    def add_arguments(self, parser: CommandParser) -> None:
        """Options of the contract."""
        parser.add_argument("--registry", type=Path, help=_("CSV file of the portals"))
        parser.add_argument("--only", nargs="+", metavar="CODE", help=_("only these portals"))
        parser.add_argument(
            "--check", action="store_true", help=_("change nothing, report drift, exit 1 if any")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, then check or provision."""
        rows = self._rows(options["registry"] or settings.REGISTRY_FILE, options["only"])
        if options["check"]:
            drift = find_drift(
                rows, settings.BASE_DOMAIN, settings.PUBLIC_PORT, whole=not options["only"]
            )
            if drift:
                raise CommandError("\n".join(drift), returncode=1)
            self.stdout.write(_("%(count)s portals are as they should be.") % {"count": len(rows)})
            return
        with tqdm(
            total=STEPS, desc=_("Portals"), file=sys.stderr, disable=not sys.stderr.isatty()
        ) as bar:

            def on_step(step: str) -> None:
                bar.set_postfix_str(step)
                bar.update()

            report = provision(rows, settings.BASE_DOMAIN, settings.PUBLIC_PORT, on_step)
        self._say(report, len(rows))

    def _rows(self, path: Path, only: list[str] | None) -> list[RegistryRow]:
        try:
            rows = read_registry(path, settings.BASE_DOMAIN)
        except RegistryError as error:
            raise CommandError("\n".join(error.problems), returncode=2) from error
        if not only:
            return rows
        unknown = sorted(set(only) - {row.code for row in rows})
        if unknown:
            raise CommandError(
                _("Not in the registry: %(codes)s") % {"codes": ", ".join(unknown)}, returncode=2
            )
        return [row for row in rows if row.code in only]

    def _say(self, report: ProvisioningReport, count: int) -> None:
        if not report.changed:
            self.stdout.write(_("%(count)s portals are as they should be.") % {"count": count})
            return
        self.stdout.write(
            _(
                "%(portals)s portals made, %(sections)s sections, %(groups)s groups, "
                "%(rights)s rights, %(renamed)s renamed."
            )
            % {
                "portals": len(report.portals),
                "sections": report.sections,
                "groups": report.groups,
                "rights": report.rights,
                "renamed": len(report.renamed),
            }
        )
