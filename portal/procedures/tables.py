"""Reads a table of a CSV or XLSX file: headings and numbered rows of cells, nothing else."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from django.utils.translation import gettext as _

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

DELIMITERS = ";,\t"
MOST_ROWS = 20_000


class TableError(ValueError):
    """The file cannot be read as a table; the text says why."""


@dataclass(frozen=True)
class Table:
    """Headings and rows; a row's number is that of the file, the headings standing in row 1."""

    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Any, ...]], ...]


def read_table(path: Path) -> Table:
    """Return the table of a file; rows without any cell are left out.

    Raises:
        TableError: no such file, not CSV in UTF-8 nor XLSX, empty, or far too long.
    """
    readers = {".csv": _read_csv, ".xlsx": _read_xlsx}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise TableError(_("The file must end in .csv or .xlsx: %(name)s") % {"name": path.name})
    try:
        lines = list(_numbered(reader(path)))
    except UnicodeDecodeError as error:
        raise TableError(_("The CSV file is not written in UTF-8.")) from error
    except (BadZipFile, InvalidFileException, KeyError, ValueError, csv.Error) as error:
        raise TableError(_("The file cannot be read: %(why)s") % {"why": error}) from error
    except OSError as error:
        raise TableError(
            _("The file cannot be opened: %(why)s") % {"why": error.strerror or error}
        ) from error
    if not lines:
        raise TableError(_("The file is empty."))
    (_number, headings), *rows = lines
    return Table(tuple(str(cell or "") for cell in headings), tuple(rows))


def _numbered(lines: Iterator[tuple[Any, ...]]) -> Iterator[tuple[int, tuple[Any, ...]]]:
    for number, cells in enumerate(lines, start=1):
        if number > MOST_ROWS:
            raise TableError(_("The file has more than %(number)d rows.") % {"number": MOST_ROWS})
        if any(cell not in (None, "") for cell in cells):
            yield number, cells


def _read_csv(path: Path) -> Iterator[tuple[Any, ...]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        first = file.readline()
        file.seek(0)
        delimiter = max(DELIMITERS, key=first.count)
        yield from (tuple(row) for row in csv.reader(file, delimiter=delimiter))


def _read_xlsx(path: Path) -> Iterator[tuple[Any, ...]]:
    book = load_workbook(path, read_only=True, data_only=True)
    try:
        yield from book.worksheets[0].iter_rows(values_only=True)
    finally:
        book.close()
