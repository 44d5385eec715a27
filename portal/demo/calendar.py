"""On which days a demo portal publishes, and how diligent it is: pure, from a seed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DEFAULT_ARTICLES = 12
# Chance of each character, and its October articles out of twelve: (departments, communes).
CHARACTERS = (
    ("excellent", 0.35, (10, 11), (5, 8)),
    ("fair", 0.35, (5, 9), (2, 4)),
    ("weak", 0.22, (1, 4), (1, 1)),
    ("silent", 0.08, (0, 0), (0, 0)),
)
TAIL_CHANCE = {"excellent": 0.4, "fair": 0.2, "weak": 0.06, "silent": 0.02}
REPOST_CHANCE = 0.15
FLAW_CHANCE = 0.25
DAYS_IN_OCTOBER = 31
FIRST_DAY_BEFORE_OCTOBER = date(2026, 8, 1)
DAYS_BEFORE_OCTOBER = 61


@dataclass(frozen=True)
class Slot:
    """One article to be written: when it is published, and whether it is a repost or flawed.

    `flaw` is "", "twin" (the text of the one before again), "unofficial" (a source that is not on
    the list), "short" (a line without a body) or "withdrawn" (taken down three days later).
    """

    at: datetime
    is_repost: bool
    flaw: str


def character_of(seed: int, code: str) -> str:
    """Return how diligent this portal's editors are."""
    roll = Random(f"{seed} character {code}").random()
    for name, chance, _departments, _communes in CHARACTERS:
        if roll < chance:
            return name
        roll -= chance
    return CHARACTERS[-1][0]


def fixed_slots(seed: int, code: str, kind: str, count: int) -> list[Slot]:
    """Return `count` slots from 1 August to 31 October 2026, oldest first."""
    rng = Random(f"{seed} fixed {code}")
    spans = {name: spans for name, _chance, *spans in CHARACTERS}
    departments, communes = spans[character_of(seed, code)]
    least, most = communes if kind == "commune" else departments
    october = min(count, round(rng.randint(least, most) * count / DEFAULT_ARTICLES))
    days = [
        date(2026, 10, 1) + timedelta(days=rng.randrange(DAYS_IN_OCTOBER)) for _ in range(october)
    ]
    days += [
        FIRST_DAY_BEFORE_OCTOBER + timedelta(days=rng.randrange(DAYS_BEFORE_OCTOBER))
        for _ in range(count - october)
    ]
    moments = sorted(_moment(rng, day) for day in days)
    return [_slot(rng, moment, is_first=not number) for number, moment in enumerate(moments)]


def tail_slots(seed: int, code: str, first: date, last: date) -> list[Slot]:
    """Return the slots from `first` to `last`; each day is decided by itself, so runs agree."""
    chance = TAIL_CHANCE[character_of(seed, code)]
    slots = []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        rng = Random(f"{seed} tail {code} {day}")
        if rng.random() < chance:
            slots.append(Slot(_moment(rng, day), rng.random() < REPOST_CHANCE, ""))
    return slots


def _moment(rng: Random, day: date) -> datetime:
    clock = time(rng.randint(7, 17), rng.randint(0, 59), rng.randint(0, 59))
    return datetime.combine(day, clock, tzinfo=ZONE)


def _slot(rng: Random, moment: datetime, *, is_first: bool) -> Slot:
    is_repost = rng.random() < REPOST_CHANCE
    flaw = ""
    if not is_first and rng.random() < FLAW_CHANCE / 4:
        flaw = rng.choice(("twin", "unofficial", "short", "withdrawn"))
    return Slot(moment, is_repost or flaw == "unofficial", flaw)
