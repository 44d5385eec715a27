"""Objects as the ledger knows them: everything that happened to one, oldest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from i18n.dates import local_date
from sites.models import PublicationEvent


@dataclass(frozen=True)
class Thing:
    """One page or row in the ledger; `events` is never empty and runs from old to new."""

    events: tuple[PublicationEvent, ...]

    @property
    def name(self) -> tuple[str, str]:
        """Its type and its id: what tells it from all others."""
        return self.events[0].object_type, self.events[0].object_id

    @property
    def first(self) -> PublicationEvent:
        """The event by which it first became public."""
        return self.events[0]

    @property
    def first_day(self) -> date:
        """The day on which it first became public."""
        return local_date(self.first.recorded_at)

    @property
    def clock_date(self) -> date | None:
        """The day its clock started, as it was declared first (SCORING G10).

        A row that went public without its day has the first day that it was given.
        """
        return next((event.clock_date for event in self.events if event.clock_date), None)

    def completed_on(self, moment: datetime) -> date | None:
        """Return the day on which it first was public with all its parts, before a moment.

        A row that was entered in time and filled afterwards was not posted in time.
        """
        for event in self.events:
            is_public = event.kind != PublicationEvent.Kind.UNPUBLISHED
            if event.recorded_at < moment and is_public and not event.facts.get("missing"):
                return local_date(event.recorded_at)
        return None

    def before(self, moment: datetime) -> PublicationEvent | None:
        """Return the last event before a moment, None where it was not yet known."""
        known = [event for event in self.events if event.recorded_at < moment]
        return known[-1] if known else None

    def public_before(self, moment: datetime) -> PublicationEvent | None:
        """Return the event that describes it as it stood public at a moment, or None."""
        last = self.before(moment)
        is_public = last is not None and last.kind != PublicationEvent.Kind.UNPUBLISHED
        return last if is_public else None

    def facts_before(self, moment: datetime) -> dict[str, Any]:
        """Return its facts as they stood public at a moment, {} where it was not public."""
        event = self.public_before(moment)
        return dict(event.facts) if event else {}
