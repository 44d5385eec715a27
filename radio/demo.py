"""Demo bulletins: communes exchange them as diligently as they publish news."""

from __future__ import annotations

import io
import wave
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from django.core.files.base import ContentFile

from wagtail.models import Collection

import yaml

from i18n.working_days import is_working_day
from portal.demo.calendar import ZONE, character_of
from portal.demo.phrasing import render
from portal.demo.units import date_slots, unit_of, unit_slots
from portal.models import PortalMedia
from sites.blueprint import rights
from sites.demo import FIRST_DAY, DemoOptions, Progress
from sites.ledger import Origin, replay
from sites.models import Kind, Portal
from sites.row_actions import replayed

from .models import PortalBulletin, RadioBulletin, RadioStation, StationBulletin

# Chance that a working day brings a bulletin in either direction, and that it is late or unheard.
CHANCES = {"excellent": 0.09, "fair": 0.06, "weak": 0.03, "silent": 0.0}
FLAWS = {"excellent": 0.0, "fair": 0.1, "weak": 0.5, "silent": 0.0}
RECORDED = 0.3
TITLE = "Nhạc hiệu mẫu"
RATE, SECONDS, BATCH = 8000, 2, 500
_FILE = Path(__file__).parent / "data" / "demo.yaml"


@cache
def _words() -> Any:
    return yaml.safe_load(_FILE.read_text("utf-8"))


def load_radio(options: DemoOptions, progress: Progress) -> None:
    """Write stations at the first load, bulletins of the days asked for, and their ledger."""
    communes = list(Portal.objects.filter(kind=Kind.COMMUNE).select_related("site"))
    if options.since is None:
        RadioStation.objects.bulk_create([_station(options.seed, each) for each in communes])
        _make_recording()
    recording = PortalMedia.objects.filter(title=TITLE).first()
    made: list[tuple[RadioBulletin, datetime]] = []
    for portal in communes:
        made += _bulletins(options, portal, recording)
        progress("radio", 1)
    rows = [row for row, _at in made]
    RadioBulletin.objects.bulk_create(rows, batch_size=BATCH)
    replay((replayed(row, at) for row, at in made), Origin.DEMO)


def _station(seed: int, portal: Portal) -> RadioStation:
    rng = Random(f"{seed} station {portal.code}")
    slots = unit_slots(rng, unit_of(portal))
    return RadioStation(
        portal=portal,
        name=render(rng.choice(_words()["stations"]), slots, rng),
        contact=rng.choice(_words()["contacts"]),
        phone=f"0222 3{rng.randint(100, 999)} {rng.randint(100, 999)}",
    )


def _make_recording() -> None:
    """Store a second or two of silence that all demo bulletins share."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(RATE)
        sound.writeframes(bytes([128]) * RATE * SECONDS)
    PortalMedia.objects.create(
        title=TITLE,
        type="audio",
        duration=SECONDS,
        file=ContentFile(file.getvalue(), name="nhac-hieu-mau.wav"),
        collection=Collection.objects.get(name=rights().shared_collection, depth=2),
    )


def _bulletins(
    options: DemoOptions, portal: Portal, recording: PortalMedia | None
) -> Iterator[tuple[RadioBulletin, datetime]]:
    """Yield the bulletins that became public in the days asked for; each day decides by itself."""
    character = character_of(options.seed, portal.code)
    first = options.since or FIRST_DAY
    for number in range((options.until - first).days + 1):
        day = first + timedelta(days=number)
        if not is_working_day(day):
            continue
        for model, kind in ((StationBulletin, "station"), (PortalBulletin, "portal")):
            rng = Random(f"{options.seed} radio {kind} {portal.code} {day}")
            if rng.random() < CHANCES[character]:
                is_flawed = rng.random() < FLAWS[character]
                handed = _handed_over(kind, day, is_flawed)
                row = _write(rng, model, portal, kind, handed)
                _set_days(rng, row, day, handed, is_flawed)
                row.audio = recording if rng.random() < RECORDED else None
                yield row, datetime.combine(day, time(rng.randint(8, 16)), tzinfo=ZONE)


def _write(
    rng: Random, model: type[RadioBulletin], portal: Portal, kind: str, handed: date
) -> RadioBulletin:
    words = rng.choice(_words()[kind])
    slots = unit_slots(rng, unit_of(portal)) | date_slots(rng, handed)
    slots["ngayso"] = f"{handed.day}/{handed.month}"
    return model(
        portal=portal,
        direction=model.own_direction,
        title=render(words["title"], slots, rng),
        text=render(words["text"], slots, rng),
    )


def _set_days(rng: Random, row: RadioBulletin, day: date, handed: date, is_flawed: bool) -> None:
    """Set when it changed hands: public on `day`; late, or never heard, where it is flawed."""
    if row.is_from_station:
        row.broadcast_on = row.received_on = handed
        return
    row.sent_on = handed
    if not is_flawed:
        row.broadcast_on = day
        slots = {"loai": "khu phố, thôn"}
        row.broadcast_note = render(rng.choice(_words()["notes"]), slots, rng)


def _handed_over(kind: str, day: date, is_flawed: bool) -> date:
    """Return when the bulletin changed hands: the working day before, or long ago where late."""
    if kind == "station" and is_flawed:
        return day - timedelta(days=12)
    return _working_day_before(day)


def _working_day_before(day: date) -> date:
    """Return the last working day before a day."""
    before = day - timedelta(days=1)
    while not is_working_day(before):
        before -= timedelta(days=1)
    return before
