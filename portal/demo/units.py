"""What the demo texts may say of a portal's unit: its names, places and offices."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from portal.demo.datafiles import load

_WEEKEND = (5, 6)
_HOLIDAYS = ((9, 1), (9, 2), (11, 24))
# For a department that data/departments.yaml does not know (another province's registry).
_ANY_DEPARTMENT = {
    "linhvuc": "ngành, lĩnh vực được giao quản lý",
    "phong": "Văn phòng",
    "doituong": "tổ chức và công dân",
}


@dataclass(frozen=True)
class DemoUnit:
    """A portal's unit; kind is "province", "department" or "commune"."""

    code: str
    kind: str
    unit_type: str
    name: str


def unit_of(portal: Any) -> DemoUnit:
    """Return what the texts may know of a portal row."""
    return DemoUnit(portal.code, portal.kind, portal.unit_type, portal.name)


def unit_slots(rng: Random, unit: DemoUnit) -> dict[str, str]:
    """Return the template slots that name the unit, its offices and some of its places."""
    slots = {
        "unit": _within_sentence(unit),
        "ten": unit.name.partition(" ")[2] or unit.name,
        "canbo": "cán bộ, công chức, viên chức",
    }
    communes = rng.sample(load("places")["communes"], 3)
    slots.update({"xa": communes[0], "xa2": communes[1], "xa3": communes[2]})
    if unit.kind == "commune":
        slots.update(_commune_slots(rng, unit))
    elif unit.kind == "department":
        slots.update({"lanhdao": f"lãnh đạo {unit.name}", "diachi": f"trụ sở {unit.name}"})
        slots.update(load("departments").get(unit.code, _ANY_DEPARTMENT))
    else:
        slots.update({"lanhdao": "lãnh đạo UBND tỉnh", "diachi": "trụ sở UBND tỉnh"})
    return slots


def date_slots(rng: Random, on: date) -> dict[str, str]:
    """Return the template slots for days: the event's day (on or just before) and a later day."""
    event = _working_day(on - timedelta(days=rng.randint(0, 1)), -1)
    begun = _working_day(on - timedelta(days=rng.randint(5, 12)), -1)
    later = _working_day(on + timedelta(days=rng.randint(6, 18)), 1)
    return {
        "ngay": f"ngày {event.day}/{event.month}",
        "truoc": f"ngày {begun.day}/{begun.month}",
        "toi": f"ngày {later.day}/{later.month}",
        "thang": str(on.month),
        "ky": str(on.month - 1),
        "nam": str(on.year),
        "namtoi": str(on.year + 1),
        "buoi": rng.choice(("sáng", "chiều")),
    }


def village_names(unit: DemoUnit) -> tuple[str, ...]:
    """Return the made-up villages or quarters of a commune, the same at every call."""
    rng = Random(f"villages {unit.code}")
    if unit.unit_type == "Phường":
        numbered = [f"khu phố {number}" for number in range(1, rng.randint(8, 12))]
        named = [f"khu phố {name}" for name in rng.sample(load("places")["villages"], 5)]
        return tuple(numbered + named)
    return tuple(f"thôn {name}" for name in rng.sample(load("places")["villages"], 14))


def _working_day(day: date, step: int) -> date:
    while day.weekday() in _WEEKEND or (day.month, day.day) in _HOLIDAYS:
        day += timedelta(days=step)
    return day


def _within_sentence(unit: DemoUnit) -> str:
    if unit.kind == "department":
        return unit.name
    return unit.name[0].lower() + unit.name[1:]


def _commune_slots(rng: Random, unit: DemoUnit) -> dict[str, str]:
    ward = unit.unit_type == "Phường"
    level = "phường" if ward else "xã"
    villages = rng.sample(village_names(unit), 3)
    return {
        "cap": level,
        "loai": "khu phố" if ward else "thôn",
        "ub": f"UBND {_within_sentence(unit)}",
        "lanhdao": f"lãnh đạo UBND {level}",
        "kt": "Phòng Kinh tế, Hạ tầng và Đô thị" if ward else "Phòng Kinh tế",
        "thon": villages[0],
        "thon2": villages[1],
        "thon3": villages[2],
        "diachi": f"trụ sở UBND {_within_sentence(unit)}",
    }
