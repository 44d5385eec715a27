"""Writes the disclosures of a demo portal: which rows, of which day, with which texts. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from .calendar import ZONE
from .datafiles import load
from .phrasing import render
from .units import DemoUnit, unit_slots

BEGINNING = date(2026, 8, 3)
# Chance of having a row at all, and days from the decision to the portal.
CHANCE = {"excellent": 1.0, "fair": 0.85, "weak": 0.7, "silent": 0.0}
DELAY = {"excellent": (0, 1), "fair": (0, 3), "weak": (9, 20)}
LATE_CHANCE = {"excellent": 0.0, "fair": 0.15, "weak": 0.8}
LATE_DAYS = (12, 20)
NIL_CHANCE = 0.8
_PROVINCES = ("plan", "project")
MILLION, BILLION = 1_000_000, 1_000_000_000


@dataclass(frozen=True)
class DemoDisclosure:
    """One row: model, the moment it became public (None for a draft), its values."""

    model: str
    at: datetime | None
    day: date
    values: dict[str, Any]


def write_disclosures(seed: int, unit: DemoUnit, character: str) -> Iterator[DemoDisclosure]:
    """Yield the rows of a portal, the same for the same seed."""
    words = load("disclosures")
    by_model = {**words["kinds_of_portals"].get(unit.kind, {}), **words["shared"]}
    if unit.kind == "province":
        by_model |= {name: words["kinds_of_portals"]["department"][name] for name in _PROVINCES}
    for model, rows in by_model.items():
        for number, row in enumerate(rows):
            rng = Random(f"{seed} disclosures {unit.code} {model} {number}")
            if character[0] in row["who"] and rng.random() < CHANCE[character]:
                yield _write(rng, unit, model, row, character)


def _write(
    rng: Random, unit: DemoUnit, model: str, row: dict[str, Any], character: str
) -> DemoDisclosure:
    slots = {**unit_slots(rng, unit), **_agency_slots(rng, unit)}
    texts = ("title", "symbol", "text", "results", "organisation", "place")
    # Line breaks of a table are kept: each line is a template of its own.
    values: dict[str, Any] = {
        name: "\n".join(render(line, slots, rng) for line in row[name].splitlines())
        for name in texts
        if name in row
    }
    values |= {"kind": row["kind"], "authority": slots["ten_cq"]}
    plain = {
        "from": "valid_from", "until": "valid_until", "year": "year", "period": "period",
        "start": "start_year", "finish": "finish_year", "state": "state",
    }  # fmt: skip
    values |= {field: row[name] for name, field in plain.items() if name in row}
    if "funds" in row:
        least, most = row["funds"]
        values["funds"] = rng.randrange(least * BILLION, most * BILLION, 10 * MILLION)
        values["owner"] = "" if row.get("draft") else slots["ten_cq"]
    at = None if row.get("draft") else _public_at(rng, row["day"], character)
    return DemoDisclosure(model, at, row["day"], values)


def _agency_slots(rng: Random, unit: DemoUnit) -> dict[str, str]:
    """Return the agency's name, its abbreviation in symbols, and a made-up company's name."""
    is_department = unit.kind == "department"
    return {
        "ten_cq": unit.name if is_department else f"UBND {unit.name[0].lower()}{unit.name[1:]}",
        "vt": unit.code.upper() if is_department else "UBND",
        "thonx": rng.choice(load("places")["villages"]),
        "linhvuc": "kinh tế - xã hội",
        "phong": "Văn phòng",
        "doituong": "người dân và doanh nghiệp",
        **(unit_slots(rng, unit) if is_department else {}),
    }


def _public_at(rng: Random, day: date, character: str) -> datetime:
    """Stock is put up in the first days; later rows follow their decision, some of them late."""
    if day < BEGINNING:
        put_up = BEGINNING + timedelta(days=rng.randint(0, 4))
    else:
        is_late = rng.random() < LATE_CHANCE[character]
        put_up = day + timedelta(days=rng.randint(*(LATE_DAYS if is_late else DELAY[character])))
    return datetime.combine(put_up, time(rng.randint(8, 16), rng.randint(0, 59)), tzinfo=ZONE)


def nil_months(seed: int, code: str, first: date, last: date) -> Iterator[tuple[str, datetime]]:
    """Yield (month, moment of the declaration) between two days, each month by itself."""
    month = first.replace(day=1)
    while month <= last:
        rng = Random(f"{seed} nil {code} {month}")
        day = month.replace(day=rng.randint(24, 28))
        if first <= day <= last and rng.random() < NIL_CHANCE:
            at = time(rng.randint(8, 16), rng.randint(0, 59))
            yield f"{month:%Y-%m}", datetime.combine(day, at, tzinfo=ZONE)
        month = (month + timedelta(days=31)).replace(day=1)
