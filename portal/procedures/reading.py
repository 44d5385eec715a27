"""From the rows of a table to entries of the catalogue: every fault with its row's number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

import yaml

from i18n.text import fold, normalise
from sites.models import Kind, Portal

from .models import Procedure
from .tables import Table

FILE = Path(__file__).parent / "columns.yaml"
DAY_FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")
CODE, AGENCY = "code", "portal"


class RowsError(ValueError):
    """Rows that cannot be taken; `problems` has one line for each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class CellError(ValueError):
    """A cell that says nothing its column can hold."""


@dataclass(frozen=True)
class Column:
    """One column: the field, its headings, and what its cells may say."""

    field: str
    headings: tuple[str, ...]
    required: bool = False
    is_day: bool = False
    choices: Mapping[str, str] | None = None

    def read(self, cell: Any) -> Any:
        """Return what a cell says.

        Raises:
            CellError: a number where text is needed, no day, an unknown word, or nothing.
        """
        if self.is_day:
            return _day(cell)
        if self.field == CODE and isinstance(cell, float):
            raise CellError(_("the cell is a number; format it as text"))
        text = _text(cell)
        if not text and self.required:
            raise CellError(_("is empty"))
        if self.choices is None:
            return text
        if fold(text) not in self.choices and text:
            raise CellError(_("“%(word)s” is not known") % {"word": text[:60]})
        return self.choices.get(fold(text), "")


@cache
def columns() -> tuple[Column, ...]:
    """Return the columns that columns.yaml names."""
    found = []
    for row in yaml.safe_load(FILE.read_text("utf-8"))["columns"]:
        words = row.pop("choices", None)
        choices = None
        if words is not None:
            choices = {fold(word): value for value in words for word in (value, *words[value])}
        found.append(Column(**{**row, "headings": tuple(row["headings"])}, choices=choices))
    return tuple(found)


def read_entries(table: Table) -> list[Procedure]:
    """Return the unsaved entries of a table; two queries.

    Raises:
        RowsError: a column is missing or doubled, or rows have faults; nothing is stored.
    """
    placed = _place_columns(table.headings)
    agencies = _agencies()
    problems: list[str] = []
    entries: list[Procedure] = []
    seen: dict[str, int] = {}
    for number, cells in table.rows:
        entry, faults = _read_row(placed, cells, agencies)
        if entry.code and seen.setdefault(entry.code, number) != number:
            faults.append(
                _("code: %(code)s stands in row %(row)d already")
                % {"code": entry.code, "row": seen[entry.code]}
            )
        problems += [
            _("Row %(number)d, %(fault)s") % {"number": number, "fault": fault} for fault in faults
        ]
        entries.append(entry)
    if not table.rows:
        problems.append(_("The file has no rows below its headings."))
    if problems:
        raise RowsError(problems)
    return entries


def _place_columns(headings: tuple[str, ...]) -> dict[int, Column]:
    known = {
        fold(name): column for column in columns() for name in (column.field, *column.headings)
    }
    placed = {
        place: known[fold(heading)]
        for place, heading in enumerate(headings)
        if fold(heading) in known
    }
    fields = [column.field for column in placed.values()]
    problems = [
        _("Column missing: %(heading)s") % {"heading": column.headings[0]}
        for column in columns()
        if column.required and column.field not in fields
    ]
    problems += [
        _("Column not known: %(heading)s") % {"heading": heading[:60]}
        for place, heading in enumerate(headings)
        if place not in placed and heading.strip()
    ]
    problems += [
        _("Column given twice: %(heading)s") % {"heading": column.headings[0]}
        for column in columns()
        if fields.count(column.field) > 1
    ]
    if problems:
        raise RowsError(problems)
    return placed


def _agencies() -> dict[str, Portal]:
    """Agencies that may run an entry, by code and by name; one query."""
    found: dict[str, Portal] = {}
    for portal in Portal.objects.exclude(kind=Kind.COMMUNE).select_related("site"):
        found[fold(portal.code)] = found[fold(portal.name)] = portal
    return found


def _read_row(
    placed: Mapping[int, Column], cells: tuple[Any, ...], agencies: Mapping[str, Portal]
) -> tuple[Procedure, list[str]]:
    values: dict[str, Any] = {}
    faults = []
    for place, column in placed.items():
        try:
            values[column.field] = column.read(cells[place] if place < len(cells) else "")
        except CellError as error:
            faults.append(f"{column.headings[0]}: {error}")
    named = values.pop(AGENCY, "")
    entry = Procedure(**{name: value for name, value in values.items() if value})
    if agency := agencies.get(fold(named)):
        entry.portal = agency
    elif named:
        faults.append(_("agency: “%(name)s” is not known") % {"name": named[:60]})
    if not faults:
        faults += _faults_of(entry)
    return entry, faults


def _faults_of(entry: Procedure) -> list[str]:
    """What the model refuses; no query."""
    try:
        entry.clean_fields(exclude={AGENCY})
        entry.clean()
    except ValidationError as error:
        headings = {column.field: column.headings[0] for column in columns()}
        return [
            f"{headings.get(name, name)}: {' '.join(texts)}"
            for name, texts in error.message_dict.items()
        ]
    return []


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    text = str(cell)
    if "\0" in text:
        raise CellError(_("holds a character that cannot be stored"))
    return "\n".join(normalise(line) for line in text.splitlines())


def _day(cell: Any) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = _text(cell)
    if not text:
        return None
    for pattern in DAY_FORMATS:
        try:
            return datetime.strptime(text, pattern).date()
        except ValueError:
            continue
    raise CellError(_("“%(word)s” is no day; write 31/10/2026") % {"word": text[:60]})
