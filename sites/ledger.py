"""Appends to the publication ledger; the only way by which the product writes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from .models import PublicationEvent, User

Kind = PublicationEvent.Kind
Origin = PublicationEvent.Origin


@dataclass(frozen=True)
class Snapshot:
    """What was public at one moment: the object, where it stands, and facts a scorer needs."""

    portal_id: int
    object_type: str
    object_id: str
    title: str
    at: datetime
    origin: str = Origin.OWN
    source: str = ""
    url: str = ""
    section: str = ""
    clock_date: date | None = None
    text_hash: str = ""
    length: int = 0
    facts: dict[str, Any] = field(default_factory=dict)

    def as_event(self, kind: str, by: User | None) -> PublicationEvent:
        """Return the unsaved row of the ledger."""
        return PublicationEvent(
            portal_id=self.portal_id,
            object_type=self.object_type,
            object_id=self.object_id,
            kind=kind,
            at=self.at,
            by=by,
            origin=self.origin,
            source=self.source[:255],
            title=self.title[:255],
            url=self.url[:500],
            section=self.section,
            clock_date=self.clock_date,
            text_hash=self.text_hash,
            length=self.length,
            facts=self.facts,
        )


def record_published(snapshot: Snapshot, by: User | None) -> PublicationEvent:
    """Append what was just made public; two queries.

    The first event of an object is `published`, a later one `updated`, or `corrected` when it
    carries a correction notice that the last event did not (FIELD 3: corrections are visible).
    """
    last = (
        PublicationEvent.objects.filter(
            object_type=snapshot.object_type, object_id=snapshot.object_id
        )
        .order_by("-recorded_at", "-pk")
        .first()
    )
    kind = Kind.UPDATED
    if last is None:
        kind = Kind.PUBLISHED
    elif snapshot.facts.get("notice") and snapshot.facts["notice"] != last.facts.get("notice"):
        kind = Kind.CORRECTED
    event = snapshot.as_event(kind, by)
    event.save()
    return event


def record_unpublished(snapshot: Snapshot, by: User | None) -> PublicationEvent:
    """Append that the object is no longer public."""
    event = snapshot.as_event(Kind.UNPUBLISHED, by)
    event.save()
    return event


def record_moved(snapshots: Iterable[Snapshot], by: User | None) -> None:
    """Append one `updated` event for each object whose section changed; one insert."""
    record_all(snapshots, Kind.UPDATED, by)


def record_all(snapshots: Iterable[Snapshot], kind: str, by: User | None) -> None:
    """Append one event of this kind for each object; one insert."""
    PublicationEvent.objects.bulk_create(
        [snapshot.as_event(kind, by) for snapshot in snapshots], batch_size=500
    )


def replay(events: Iterable[tuple[Snapshot, str, datetime]], origin: str) -> int:
    """Append events of another time: (snapshot, kind, recorded_at), stamped with `origin`.

    The only way to set `recorded_at`; for demonstration content, imports and tests.

    Raises:
        ValueError: when the origin would pass for a person's own work.
    """
    if origin not in (Origin.DEMO, Origin.IMPORTED):
        raise ValueError(f"replay() stamps demo or imported rows, not {origin!r}")
    rows = []
    for snapshot, kind, recorded_at in events:
        row = snapshot.as_event(kind, None)
        row.recorded_at = recorded_at
        row.origin = origin
        rows.append(row)
    return len(PublicationEvent.objects.bulk_create(rows, batch_size=500))
