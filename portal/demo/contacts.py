"""Writes made-up contact details for a portal's unit."""

from dataclasses import dataclass
from random import Random
from typing import Any

from portal.demo.datafiles import load
from portal.demo.phrasing import tidy
from portal.demo.units import DemoUnit, village_names


@dataclass(frozen=True)
class DemoContacts:
    """Contact details as printed; fax is "không có" where the unit says it has none."""

    address: str
    phone: str
    fax: str
    email: str
    responsible_person: str
    responsible_title: str


def write_contacts(rng: Random, unit: DemoUnit) -> DemoContacts:
    """Return complete made-up contact details of the unit."""
    words = load("contacts")
    area_code = rng.choice(words["area_codes"])
    return DemoContacts(
        address=_address(rng, unit, words),
        phone=_number(rng, area_code),
        fax=_number(rng, area_code) if rng.choice((True, False)) else "không có",
        email=f"{unit.code}@bacninh.gov.vn",
        responsible_person=demo_person(rng),
        responsible_title=rng.choice(words["titles"][unit.kind]).format(
            level=unit.unit_type.lower(), name=unit.name
        ),
    )


def _address(rng: Random, unit: DemoUnit, words: dict[str, Any]) -> str:
    if unit.kind == "commune" and unit.unit_type == "Xã":
        village = village_names(unit)[0]
        return tidy(f"{village}, {_lowered(unit.name)}, tỉnh Bắc Ninh")
    street = f"Số {rng.randint(2, 198)}, đường {rng.choice(words['streets'])}"
    ward = _lowered(unit.name) if unit.kind == "commune" else rng.choice(words["seats"])
    return f"{street}, {ward}, tỉnh Bắc Ninh"


def _number(rng: Random, area_code: str) -> str:
    return f"{area_code} 3 {rng.randint(100, 999)} {rng.randint(100, 999)}"


def demo_person(rng: Random) -> str:
    """Return a made-up name."""
    words = load("contacts")
    names = words["people"][rng.choice(("men", "women"))]
    family = rng.choice(words["family_names"])
    return f"{family} {rng.choice(names)}"


def _lowered(name: str) -> str:
    return name[0].lower() + name[1:]
