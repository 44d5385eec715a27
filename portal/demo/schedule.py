"""Writes made-up schedules of leaders and programmes of work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random
from typing import Any

from i18n.working_days import is_working_day

from .contacts import demo_person
from .datafiles import load
from .phrasing import render
from .units import DemoUnit, unit_slots

DemoWeek = list[dict[str, Any]]

MORNING, AFTERNOON = 1, 2
HOURS = {MORNING: (time(7, 30), time(8, 0), time(9, 0)), AFTERNOON: (time(14, 0), time(15, 0))}
WORKING_WEEK = 5
SECOND_LINE_CHANCE = 0.55
RECEPTION_DAY = 3
RECEPTION_TIME = time(15, 30)
# The programmes of a year: day of publishing, kind, number.
PROGRAMMES = (
    (date(2026, 8, 3), "year", None),
    (date(2026, 8, 3), "month", 8),
    (date(2026, 9, 3), "month", 9),
    (date(2026, 10, 1), "quarter", 4),
    (date(2026, 10, 1), "month", 10),
)


@dataclass(frozen=True)
class WeekWriter:
    """Writes the lines of one unit's week."""

    rng: Random
    unit: DemoUnit
    slots: dict[str, str]
    leaders: list[tuple[str, str]]

    def write(self, monday: date) -> DemoWeek:
        """Return the values of a week's entries, in order."""
        lines: DemoWeek = []
        for step in range(WORKING_WEEK):
            day = monday + timedelta(days=step)
            if is_working_day(day):
                is_full = self.rng.random() < SECOND_LINE_CHANCE
                lines += [self._line(day, each) for each in (MORNING, AFTERNOON)[: 1 + is_full]]
                if step == RECEPTION_DAY:
                    lines.append(self._reception(day))
        return lines

    def _line(self, day: date, session: int) -> dict[str, Any]:
        words = load("schedule")
        work = self.rng.choice([*words["work"]["any"], *words["work"][self.unit.kind]])
        place = work.get("place") or self.rng.choice(words["rooms"])
        return {
            **self._who(day, session, self.rng.choice(self.leaders)),
            "starts_at": self.rng.choice(HOURS[session]),
            "content": render(work["content"], self.slots, self.rng),
            "place": render(place, self.slots, self.rng),
        }

    def _reception(self, day: date) -> dict[str, Any]:
        return {
            **self._who(day, AFTERNOON, self.leaders[0]),
            "starts_at": RECEPTION_TIME,
            "is_reception": True,
            **load("schedule")["reception"],
        }

    @staticmethod
    def _who(day: date, session: int, leader: tuple[str, str]) -> dict[str, Any]:
        name, position = leader
        return {
            "day": day,
            "session": session,
            "leader_name": name,
            "leader_position": position,
        }


def write_week(rng: Random, unit: DemoUnit, monday: date) -> DemoWeek:
    """Return the values of a week's entries, in order."""
    slots = unit_slots(rng, unit)
    return WeekWriter(rng, unit, slots, leaders_of(unit, slots)).write(monday)


def leaders_of(unit: DemoUnit, slots: dict[str, str]) -> list[tuple[str, str]]:
    """Return (name, position) of a unit's made-up leaders, the same in every week."""
    rng = Random(f"leaders {unit.code}")
    positions = load("schedule")["positions"][unit.kind]
    return [(demo_person(rng), position.format(**slots)) for position in positions]


def write_programmes(unit: DemoUnit) -> list[tuple[date, dict[str, Any]]]:
    """Return (day, values) of the programmes that a diligent unit has up."""
    words = load("schedule")["programmes"]
    return [
        (
            day,
            {
                "title": words[kind].format(unit=unit.name, year=day.year, number=number),
                "kind": kind,
                "number": number,
                "year": day.year,
                "text": words["text"],
            },
        )
        for day, kind, number in PROGRAMMES
    ]
