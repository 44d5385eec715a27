"""Demo cases: how many come is chance, how they are answered is the portal's character."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from i18n.working_days import Overrides, add_working_days, is_working_day
from portal.demo.calendar import ZONE, character_of
from portal.demo.phrasing import render
from portal.demo.units import date_slots, unit_of, unit_slots
from sites.demo import FIRST_DAY, DemoOptions, Progress
from sites.ledger import Kind as EventKind
from sites.ledger import Origin, replay
from sites.models import Portal
from sites.row_actions import Replayed, replayed

from .calendar import calendar_overrides
from .closings import Closing
from .codes import new_code
from .models import Channel, FeedbackCase

CHANCE = 0.14
# Of a portal's cases: the share in time, the share late (the rest waits), the share shown.
CHARACTERS = {
    "excellent": (1.0, 0.0, 0.97),
    "fair": (0.88, 0.1, 0.9),
    "weak": (0.45, 0.3, 0.6),
    "silent": (0.0, 0.1, 0.0),
}
REDIRECTED, SHOWN_AT_ONCE = 0.08, 0.3
LATE_BY, BATCH = 15, 500
END_FIELDS = ("closed_as", "closed_on", "closed_at", "is_public")
_FILE = Path(__file__).parent / "data" / "demo.yaml"


@dataclass
class Story:
    """A case as it will have ended, and whether citizens saw it before the answer."""

    case: FeedbackCase
    is_shown: bool
    is_shown_at_once: bool

    @property
    def begins(self) -> date:
        """The day of receipt."""
        return self.case.received_on

    def until(self, day: date) -> FeedbackCase:
        """Return the case as it stood at the end of a day."""
        case = copy.copy(self.case)
        if case.closed_on is None or case.closed_on > day:
            case.closed_as, case.closed_on, case.closed_at = "", None, None
            case.is_public = self.is_shown_at_once
        else:
            case.is_public = self.is_shown
        return case

    def events(self, stored: FeedbackCase, since: date, until: date) -> Iterator[Replayed]:
        """Yield the ledger's lines of some days; `stored` has the number of the row."""
        if self.is_shown_at_once and since <= self.begins <= until:
            first = self.until(self.begins)
            first.pk = stored.pk
            yield replayed(first, _moment(self.begins, 10))
        end = self.case.closed_on
        if self.is_shown and end and since <= end <= until:
            last = self.until(end)
            last.pk = stored.pk
            was_public = self.is_shown_at_once and end > self.begins
            kind = EventKind.UPDATED if was_public else EventKind.PUBLISHED
            yield replayed(last, _moment(end, 15), str(kind))


@cache
def _words() -> Any:
    return yaml.safe_load(_FILE.read_text("utf-8"))


def load_feedback(options: DemoOptions, progress: Progress) -> None:
    """Write the cases received in the days asked for, end older ones, and replay the ledger."""
    since, overrides = options.since or FIRST_DAY, calendar_overrides()
    stories: list[Story] = []
    for portal in Portal.objects.scored().select_related("site"):
        stories += _stories(options, portal, overrides)
        progress("feedback", 1)
    new = {
        story.case.code: story.until(options.until) for story in stories if story.begins >= since
    }
    FeedbackCase.objects.bulk_create(new.values(), batch_size=BATCH)
    ended = [story for story in stories if story.begins < since and _ends_in(story, since, options)]
    old = _end(ended, options.until)
    stored = {**new, **old}
    events = (
        event
        for story in stories
        if story.case.code in stored
        for event in story.events(stored[story.case.code], since, options.until)
    )
    replay(events, Origin.DEMO)


def _ends_in(story: Story, since: date, options: DemoOptions) -> bool:
    end = story.case.closed_on
    return end is not None and since <= end <= options.until


def _end(stories: list[Story], until: date) -> dict[str, FeedbackCase]:
    """Store the ends of cases that an earlier run left open; two queries."""
    numbers = dict(
        FeedbackCase.objects.filter(code__in=[story.case.code for story in stories]).values_list(
            "code", "pk"
        )
    )
    ended = {}
    for story in stories:
        if pk := numbers.get(story.case.code):
            case = story.until(until)
            case.pk = pk
            ended[case.code] = case
    FeedbackCase.objects.bulk_update(ended.values(), END_FIELDS, batch_size=BATCH)
    return ended


def _stories(options: DemoOptions, portal: Portal, overrides: Overrides) -> Iterator[Story]:
    """Yield the cases of a portal from the first day on; each day decides by itself."""
    character = character_of(options.seed, portal.code)
    for number in range((options.until - FIRST_DAY).days + 1):
        day = FIRST_DAY + timedelta(days=number)
        rng = Random(f"{options.seed} feedback {portal.code} {day}")
        if is_working_day(day, overrides) and rng.random() < CHANCE:
            case = _write(rng, portal, day)
            case.set_limit(overrides)
            yield _told(rng, case, character, overrides)


def _write(rng: Random, portal: Portal, day: date) -> FeedbackCase:
    words = rng.choice(_words()[portal.kind])
    slots = unit_slots(rng, unit_of(portal)) | date_slots(rng, day)
    return FeedbackCase(
        portal=portal,
        code=new_code(rng.choice),
        category=words["category"],
        channel=rng.choice(Channel.values),
        subject=render(words["subject"], slots, rng),
        public_text=render(words["text"], slots, rng),
        answer=render(words["answer"], slots, rng),
        answered_by=portal.name,
        received_on=day,
        registered_at=_moment(day, 9),
        origin=Origin.DEMO,
    )


def _told(rng: Random, case: FeedbackCase, character: str, overrides: Overrides) -> Story:
    """Decide how the case ends."""
    in_time, late, shown = CHARACTERS[character]
    roll, is_redirected = rng.random(), rng.random() < REDIRECTED
    days = rng.randint(1, case.limit - 1)
    if roll < in_time and is_redirected:
        case.closed_as, case.answer = Closing.REDIRECTED, ""
        case.redirected_to = rng.choice(_words()["redirected_to"])
        days = min(days, 4)
    elif roll < in_time + late:
        case.closed_as = Closing.ANSWERED
        days += LATE_BY if roll >= in_time else 0
    if case.closed_as:
        case.closed_on = add_working_days(case.received_on, days, overrides)
        case.closed_at = _moment(case.closed_on, 15)
    is_shown = rng.random() < shown
    return Story(case, is_shown, is_shown and rng.random() < SHOWN_AT_ONCE)


def _moment(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=ZONE)
