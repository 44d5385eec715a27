"""Fills the leaders' schedule of each week and the programmes of work; weeks differ by portal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from i18n.working_days import is_working_day
from sites.demo import FIRST_DAY, DemoOptions, Progress
from sites.ledger import Origin, replay
from sites.models import Portal
from sites.row_actions import Replayed, replayed

from ..models import WorkEntry, WorkProgramme, WorkWeek
from ..schedule.weeks import WEEK, monday_of
from .calendar import ZONE, character_of
from .schedule import DemoWeek, write_programmes, write_week
from .units import unit_of

# How likely a week is there at all, and late where it is.
DILIGENCE = {"excellent": (1.0, 0.0), "fair": (0.97, 0.12), "weak": (0.7, 0.35), "silent": (0, 0)}
BATCH = 500
DAYS = 7


def load_schedule(options: DemoOptions, progress: Progress) -> None:
    """Write the weeks whose first working day has passed; each is decided by itself."""
    events: list[Replayed] = []
    weeks: list[tuple[WorkWeek, list[WorkEntry], datetime]] = []
    programmes: list[tuple[WorkProgramme, datetime]] = []
    for portal in Portal.objects.select_related("site"):
        mine = list(_weeks_of(portal, options))
        weeks += mine
        if options.since is None:
            programmes += _programmes_of(portal, options)
        progress("schedule", len(mine))
    WorkWeek.objects.bulk_create([week for week, _entries, _at in weeks], batch_size=BATCH)
    for week, entries, at in weeks:
        for entry in entries:
            entry.week_id = week.pk
        events.append(replayed(week, at))
    WorkEntry.objects.bulk_create(
        [entry for _week, entries, _at in weeks for entry in entries], batch_size=BATCH
    )
    WorkProgramme.objects.bulk_create([row for row, _at in programmes], batch_size=BATCH)
    events += [replayed(row, at) for row, at in programmes]
    replay(events, Origin.DEMO)


def _weeks_of(
    portal: Portal, options: DemoOptions
) -> Iterator[tuple[WorkWeek, list[WorkEntry], datetime]]:
    """Yield the weeks that became public between the last load and this one."""
    chance, chance_of_late = DILIGENCE[character_of(options.seed, portal.code)]
    since = options.since or FIRST_DAY
    monday = monday_of(FIRST_DAY)
    while monday <= options.until:
        rng = Random(f"{options.seed} work week {portal.code} {monday}")
        first = _first_working_day(monday)
        is_late, is_there = rng.random() < chance_of_late, rng.random() < chance
        if first and is_there:
            at = _moment(rng, first + timedelta(days=rng.randint(1, 3) if is_late else 0))
            if since <= at.date() <= options.until:
                week = WorkWeek(portal=portal, monday=monday)
                entries = _entries(write_week(rng, unit_of(portal), monday))
                week.entries.set(entries)
                yield week, entries, at
        monday += WEEK


def _entries(written: DemoWeek) -> list[WorkEntry]:
    return [WorkEntry(**values) for values in written]


def _first_working_day(monday: date) -> date | None:
    days = (monday + timedelta(days=step) for step in range(DAYS))
    return next((day for day in days if is_working_day(day)), None)


def _moment(rng: Random, day: date) -> datetime:
    return datetime.combine(day, time(rng.randint(7, 11), rng.randint(0, 59)), tzinfo=ZONE)


def _programmes_of(portal: Portal, options: DemoOptions) -> list[tuple[WorkProgramme, datetime]]:
    if character_of(options.seed, portal.code) in ("weak", "silent"):
        return []
    rng = Random(f"{options.seed} programmes {portal.code}")
    written = write_programmes(unit_of(portal))
    return [(WorkProgramme(portal=portal, **values), _moment(rng, day)) for day, values in written]
