"""Writes the “About” pages of a portal: made-up units, leaders and officials, some with flaws."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

from portal.demo.calendar import character_of
from portal.demo.contacts import write_contacts
from portal.demo.datafiles import load
from portal.demo.phrasing import render
from portal.demo.units import DemoUnit, unit_slots

# How often a portal of each character leaves something out, part by part.
FLAWS = {"excellent": 0.0, "fair": 0.25, "weak": 0.75}
LATE = {"excellent": 0.0, "fair": 0.1, "weak": 0.5}


@dataclass
class DemoAbout:
    """What one portal says of itself; `is_late` for a change that it posted too late."""

    units: list[dict[str, str]] = field(default_factory=list)
    leaders: list[dict[str, str]] = field(default_factory=list)
    officials: list[dict[str, str]] = field(default_factory=list)
    spokespersons: list[dict[str, str]] = field(default_factory=list)
    has_map: bool = False
    is_late: bool = False


def write_about(seed: int, unit: DemoUnit) -> DemoAbout | None:
    """Return what the portal says of itself, None where nobody fills its pages."""
    character = "excellent" if unit.kind == "province" else character_of(seed, unit.code)
    if character not in FLAWS:
        return None
    rng = Random(f"{seed} about {unit.code}")
    slots = unit_slots(rng, unit)
    flaw = FLAWS[character]
    words = load("about")
    about = DemoAbout(
        units=[
            {name: render(text, slots, rng) for name, text in row.items()}
            for row in words["units"][unit.kind]
        ],
        leaders=[_leader(rng, unit, slots, row) for row in words["leaders"].get(unit.kind, ())],
        officials=[_official(rng, unit, slots, row) for row in words["officials"][unit.kind]],
        has_map=unit.kind != "department",
        is_late=rng.random() < LATE[character],
    )
    if unit.kind == "province":
        about.spokespersons = [_official(rng, unit, slots, words["spokespersons"][0])]
    _leave_out(rng, about, flaw)
    return about


def _leave_out(rng: Random, about: DemoAbout, flaw: float) -> None:
    """Forget the functions of a unit, the map, a biography, an official address."""
    if rng.random() < flaw:
        about.units[-1]["functions"] = ""
    if rng.random() < flaw:
        about.has_map = False
    if about.leaders and rng.random() < flaw:
        about.leaders[-1]["biography"] = ""
    if rng.random() < flaw:
        about.officials[-1]["email"] = ""


def _person(rng: Random) -> str:
    words = load("contacts")
    names = words["people"][rng.choice(("men", "women"))]
    return f"{rng.choice(words['family_names'])} {rng.choice(names)}"


def _leader(rng: Random, unit: DemoUnit, slots: dict[str, str], row: Any) -> dict[str, str]:
    contacts = write_contacts(rng, unit)
    born = rng.randint(1968, 1984)
    years = {"namsinh": str(born), "namvaolam": str(born + rng.randint(22, 26))}
    return {
        "name": _person(rng),
        "position": render(row["position"], slots, rng),
        "biography": render(load("about")["biography"], slots | years, rng),
        "duties": render(row["duties"], slots, rng),
        "phone": contacts.phone,
        "email": contacts.email,
    }


def _official(rng: Random, unit: DemoUnit, slots: dict[str, str], row: Any) -> dict[str, str]:
    contacts = write_contacts(rng, unit)
    return {
        "name": _person(rng),
        "position": render(row["position"], slots, rng),
        "unit": render(row["unit"], slots, rng),
        "phone": contacts.phone,
        "fax": contacts.fax,
        "email": contacts.email,
    }
