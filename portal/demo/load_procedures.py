"""Fills the shared catalogue of procedures; weak agencies post some changes late."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random

from sites.demo import DemoOptions, Progress
from sites.ledger import Origin, replay
from sites.models import Portal
from sites.row_actions import Replayed, replayed

from ..procedures.catalogue import sample_entries
from ..procedures.models import Procedure
from .calendar import ZONE, character_of

FIRST_DAY = date(2026, 8, 3)
EARLIEST = date(2025, 7, 1)
DAYS_BEFORE = 390
# Days on which the province announced changes while the portals were running.
ANNOUNCED = (date(2026, 9, 7), date(2026, 10, 6), date(2026, 10, 20))
RECENT_CHANCE = 0.25
DAYS_LATE = 7


def load_procedures(options: DemoOptions, progress: Progress) -> None:
    """Store the sample entries and their ledger lines; only at the first load."""
    if options.since is not None:
        return
    portals = {portal.code: portal for portal in Portal.objects.select_related("site")}
    have = set(Procedure.objects.values_list("code", flat=True))
    entries = [entry for entry in sample_entries(portals) if entry.code not in have]
    moments = [_announce(entry, options.seed) for entry in entries]
    for entry in entries:
        entry.prepare()
    Procedure.objects.bulk_create(entries, batch_size=200)
    events: list[Replayed] = [
        replayed(entry, moment) for entry, moment in zip(entries, moments, strict=True)
    ]
    replay(events, Origin.DEMO)
    progress("procedures", len(entries))


def _announce(entry: Procedure, seed: int) -> datetime:
    """Give the entry its decision; return when it was posted."""
    rng = Random(f"{seed} procedure {entry.code}")
    recent = rng.random() < RECENT_CHANCE
    entry.announced_on = (
        rng.choice(ANNOUNCED) if recent else EARLIEST + timedelta(days=rng.randrange(DAYS_BEFORE))
    )
    entry.decision = f"{rng.randint(100, 1900)}/QĐ-UBND"
    posted = FIRST_DAY
    if recent:
        is_weak = character_of(seed, entry.portal.code) == "weak"
        posted = entry.announced_on + timedelta(days=DAYS_LATE if is_weak else 1)
    return datetime.combine(posted, time(rng.randint(8, 16), rng.randint(0, 59)), tzinfo=ZONE)
