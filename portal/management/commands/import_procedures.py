"""Imports administrative procedures from a CSV or XLSX file; all rows or none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from ...procedures.importing import store_entries
from ...procedures.reading import RowsError, columns, read_entries
from ...procedures.tables import TableError, read_table


class Command(BaseCommand):
    """Exit 2: the file is wrong, every fault with its row, nothing stored."""

    help = _(
        "Import administrative procedures into the shared catalogue, all rows or none. Entries"
        " whose code is known are changed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The file of the contract."""
        headings = "; ".join(column.headings[0] for column in columns())
        parser.add_argument(
            "file",
            type=Path,
            metavar="FILE",
            help=_("CSV (UTF-8) or XLSX file whose first row names the columns: %(headings)s")
            % {"headings": headings.replace("%", "%%")},
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, then store."""
        try:
            entries = read_entries(read_table(options["file"]))
        except TableError as error:
            raise CommandError(str(error), returncode=2) from error
        except RowsError as error:
            said = [*error.problems, _("Nothing was imported.")]
            raise CommandError("\n".join(said), returncode=2) from error
        done = store_entries(entries)
        if done.drafts:
            codes = ", ".join(done.drafts)
            kept = _("Kept as drafts, because parts are missing: %(codes)s") % {"codes": codes}
            self.stderr.write(kept)
        self.stdout.write(
            _("%(added)d procedures added, %(changed)d changed.")
            % {"added": done.added, "changed": done.changed}
        )
