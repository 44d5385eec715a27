"""On which days demo portals issue and post documents: pure, each week decided by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from i18n.dates import ZONE, local_date
from i18n.working_days import add_working_days, is_working_day
from sites.demo import DemoOptions

FIRST_WEEK = date(2026, 8, 3)
WEEK = timedelta(days=7)
WORKING_WEEK = 5
#: Chance that a week brings an own document, and one of others for guidance.
OWN = {"excellent": 0.6, "fair": 0.5, "weak": 0.4, "silent": 0.0}
GUIDANCE = {"excellent": 0.9, "fair": 0.5, "weak": 0.15, "silent": 0.0}
#: Chance that a document is late or lacks a part.
FLAW = {"excellent": 0.0, "fair": 0.12, "weak": 0.6, "silent": 0.0}
#: Chance that a department posts what names it in its scope.
POSTS = {"excellent": 1.0, "fair": 0.85, "weak": 0.4, "silent": 0.0}
#: Chance that a month brings a draft for comments.
DRAFTS = {"excellent": 0.9, "fair": 0.6, "weak": 0.3, "silent": 0.0}
LATE = (4, 9)


@dataclass(frozen=True)
class Slot:
    """One document to be made: issued when, public when, and what is wrong with it."""

    issued_on: date
    at: datetime
    lacks: str = ""


def mondays(until: date) -> Iterator[date]:
    """Yield the first days of all weeks that have begun."""
    day = FIRST_WEEK
    while day <= until:
        yield day
        day += WEEK


def slot_in_week(rng: Random, monday: date, flaw: float) -> Slot:
    """Return a document of a week, in time and whole but for the chance of a flaw."""
    issued = monday + timedelta(days=rng.randrange(WORKING_WEEK))
    while not is_working_day(issued):
        issued -= timedelta(days=1)
    if rng.random() >= flaw:
        return Slot(issued, posting_moment(rng, issued, (0, 1)))
    if rng.random() < 0.5:  # noqa: PLR2004 - late as often as incomplete
        return Slot(issued, posting_moment(rng, issued, LATE))
    lacks = rng.choice(("file", "effective_on", "issuing_authority"))
    return Slot(issued, posting_moment(rng, issued, (0, 1)), lacks)


def posting_moment(rng: Random, issued: date, days: tuple[int, int]) -> datetime:
    """Return a moment so many working days after a day, within office hours."""
    day = add_working_days(issued, rng.randint(*days))
    return datetime.combine(day, time(rng.randint(14, 16), rng.randrange(60)), tzinfo=ZONE)


def is_new(at: datetime, options: DemoOptions) -> bool:
    """Whether something becomes public in the days that this run adds."""
    day = local_date(at)
    return day <= options.until and (options.since is None or day >= options.since)
