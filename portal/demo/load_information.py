"""Fills the lists of public information: adopted, unadopted, with gaps, or none at all."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random

from sites.demo import DemoOptions, Progress
from sites.ledger import Origin, replay
from sites.models import Portal
from sites.row_actions import Replayed, replayed

from ..information.defaults import Places, default_rows_for, read_places
from ..information.kinds import preset_on
from ..information.models import InformationListAdoption, InformationRow
from .calendar import ZONE, character_of
from .datafiles import load

FIRST_DAY = date(2026, 8, 5)
SPREAD = 40
BATCH = 500
ADOPTS = {"excellent": 1.0, "fair": 0.7, "weak": 0.2}
LEAVES_OUT = {"excellent": 0.0, "fair": 0.0, "weak": 0.5}
GAP_CHANCE = 0.2


def load_information(options: DemoOptions, progress: Progress) -> None:
    """Store rows, adoptions and their ledger lines; only at the first load."""
    if options.since is not None:
        return
    listed = set(InformationRow.objects.values_list("portal_id", flat=True))
    everyone = Portal.objects.select_related("site__root_page")
    portals = [portal for portal in everyone if portal.pk not in listed]
    places = read_places(portals)
    rows: list[tuple[InformationRow, datetime]] = []
    adoptions: list[tuple[InformationListAdoption, datetime]] = []
    for portal in portals:
        character = character_of(options.seed, portal.code)
        if character not in ADOPTS:
            continue
        rng = Random(f"{options.seed} information {portal.code}")
        begun = FIRST_DAY + timedelta(days=rng.randrange(SPREAD))
        rows += [(row, _at(begun, rng)) for row in _rows(portal, places, rng, character)]
        if rng.random() < ADOPTS[character]:
            adoptions.append((_adoption(portal, begun, rng), _at(begun, rng)))
        progress("information", 1)
    InformationRow.objects.bulk_create([row for row, _moment in rows], batch_size=BATCH)
    InformationListAdoption.objects.bulk_create([row for row, _moment in adoptions])
    events: list[Replayed] = [replayed(row, moment) for row, moment in (*rows, *adoptions)]
    replay(events, Origin.DEMO)


def _rows(portal: Portal, places: Places, rng: Random, character: str) -> list[InformationRow]:
    """The default rows; a weak unit forgets some kinds and leaves fields empty."""
    rows = default_rows_for(portal, preset_on(FIRST_DAY).kinds, places)
    if rng.random() < LEAVES_OUT[character]:
        rows = [row for row in rows if rng.random() >= GAP_CHANCE]
        for row in rows:
            if rng.random() < GAP_CHANCE:
                row.duration = ""
    return rows


def _adoption(portal: Portal, begun: date, rng: Random) -> InformationListAdoption:
    words = load("contacts")
    body = "UBND" if portal.kind != "department" else portal.code.upper()
    person = f"{rng.choice(words['family_names'])} {rng.choice(words['people']['men'])}"
    return InformationListAdoption(
        portal=portal,
        symbol=f"{rng.randint(20, 600)}/QĐ-{body}",
        adopted_on=begun - timedelta(days=rng.randint(1, 9)),
        signer=person,
    )


def _at(day: date, rng: Random) -> datetime:
    return datetime.combine(day, time(rng.randint(8, 16), rng.randint(0, 59)), tzinfo=ZONE)
