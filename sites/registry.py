"""Reads and checks the registry of portals: all rows are right, or nothing is used."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db.models import CharField
from django.utils.translation import gettext as _

from i18n.text import normalise

from .models.portal import HOST_LABEL, Emblem, Kind, Palette, Portal

COLUMNS = ("code", "kind", "unit_type", "name")
RESERVED = {"quantri", "www", "static", "media", "admin", "api", "mail"}
MAX_HOST = 253
DEFAULT_PALETTES = {
    Kind.PROVINCE: Palette.LACQUER,
    Kind.DEPARTMENT: Palette.RIVER,
    Kind.COMMUNE: Palette.LACQUER,
}


@dataclass(frozen=True)
class RegistryRow:
    """One portal as the registry names it; `position` is its row, the first being 1."""

    position: int
    code: str
    kind: Kind
    unit_type: str
    name: str
    short_name: str
    verified: bool
    palette: str
    emblem: str

    def hostname(self, base_domain: str) -> str:
        """Return the host name: the province is the base domain itself (FIELD 1a)."""
        return base_domain if self.kind == Kind.PROVINCE else f"{self.code}.{base_domain}"


class RegistryError(ValueError):
    """The registry was refused; `problems` has one sentence for each fault, row named."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def read_registry(path: Path, base_domain: str) -> list[RegistryRow]:
    """Read a CSV file (UTF-8; columns code, kind, unit_type, name and some optional ones).

    Raises:
        RegistryError: naming every row and reason.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
            lines = [] if missing else [(reader.line_num, record) for record in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise RegistryError(
            [_("%(file)s cannot be read: %(reason)s") % {"file": path, "reason": error}]
        ) from error
    if missing:
        raise RegistryError(
            [_("Columns missing in the first row: %(names)s") % {"names": ", ".join(missing)}]
        )
    cells = [
        (line, {key: normalise(value or "") for key, value in record.items() if key})
        for line, record in lines
        if any(isinstance(value, str) and value.strip() for value in record.values())
    ]
    problems = [
        _("Row %(row)s: %(reason)s") % {"row": line, "reason": reason}
        for line, record in cells
        for reason in _faults_of(record, base_domain)
    ] + _faults_of_all(cells)
    if problems:
        raise RegistryError(problems)
    return [_row_of(position, record) for position, (_line, record) in enumerate(cells, start=1)]


def _faults_of(record: dict[str, str], base_domain: str) -> list[str]:
    code, kind = record["code"], record["kind"]
    faults = []
    if not re.fullmatch(HOST_LABEL, code) or len(f"{code}.{base_domain}") > MAX_HOST:
        faults.append(
            _("“%(code)s” is no host name: use lower case letters a-z, digits and hyphens.")
            % {"code": code}
        )
    elif code in RESERVED:
        faults.append(_("“%(code)s” is kept for the system itself.") % {"code": code})
    if kind not in Kind.values:
        faults.append(
            _("unknown kind “%(kind)s”; known are %(known)s.")
            % {"kind": kind, "known": ", ".join(Kind.values)}
        )
    faults += [
        _("%(column)s is empty.") % {"column": column}
        for column in ("unit_type", "name")
        if not record[column]
    ]
    for column, known in (("palette", Palette.values), ("emblem", Emblem.values)):
        value = record.get(column)
        if value and value not in known:
            faults.append(
                _("unknown %(column)s “%(value)s”; known are %(known)s.")
                % {"column": column, "value": value, "known": ", ".join(known)}
            )
    return faults + _too_long(record)


def _too_long(record: dict[str, str]) -> list[str]:
    """Return what would not fit its column (SQLite takes it, PostgreSQL does not)."""
    values = {"short_name": record["name"]} | {key: text for key, text in record.items() if text}
    faults = []
    for column in ("unit_type", "name", "short_name"):
        field = cast("CharField[Any, Any]", Portal._meta.get_field(column))
        try:
            MaxLengthValidator(field.max_length)(values.get(column, ""))
        except ValidationError as error:
            faults.append(f"{column}: {error.messages[0]}")
    return faults


def _faults_of_all(cells: list[tuple[int, dict[str, str]]]) -> list[str]:
    faults = []
    counts = Counter(record["code"] for _line, record in cells)
    for code, count in counts.items():
        if count > 1 and code:
            rows = ", ".join(str(line) for line, record in cells if record["code"] == code)
            faults.append(
                _("Rows %(rows)s: the code “%(code)s” stands more than once.")
                % {"rows": rows, "code": code}
            )
    provinces = [line for line, record in cells if record["kind"] == Kind.PROVINCE]
    if len(provinces) != 1:
        faults.append(
            _("The registry needs exactly one row of kind province; it has %(count)s.")
            % {"count": len(provinces)}
        )
    return faults


def _row_of(position: int, record: dict[str, str]) -> RegistryRow:
    kind = Kind(record["kind"])
    return RegistryRow(
        position=position,
        code=record["code"],
        kind=kind,
        unit_type=record["unit_type"],
        name=record["name"],
        short_name=record.get("short_name") or record["name"],
        verified=record.get("verified", "").lower() in {"yes", "true", "1"},
        palette=record.get("palette") or DEFAULT_PALETTES[kind],
        emblem=record.get("emblem") or Emblem(kind.value),
    )
