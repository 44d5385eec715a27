"""Storing, withdrawing and deleting rows of registers, each together with its ledger event."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from i18n.text import normalise, text_hash

from .ledger import Kind, Snapshot, record_published, record_unpublished
from .models import PublicationEvent, User
from .models.rows import PublishedRow

Replayed = tuple[Snapshot, str, datetime]
"""Facts, kind of event and moment, as `ledger.replay()` takes them."""


def object_type_of(row: PublishedRow | type[PublishedRow]) -> str:
    """Return the ledger's name of a kind of row, for example "portal.workweek"."""
    return str(row._meta.label_lower)


def snapshot_of_row(row: PublishedRow) -> Snapshot:
    """Return the facts of a row as they stand; one query where the portal is not loaded."""
    text = normalise(row.ledger_text())
    return Snapshot(
        portal_id=row.portal_id,
        object_type=object_type_of(row),
        object_id=str(row.pk),
        title=row.ledger_title(),
        at=timezone.now(),
        origin=row.ledger_origin(),
        source=row.ledger_source(),
        url=f"{row.portal.site.root_url}{row.local_url()}",
        section=row.ledger_section(),
        clock_date=row.clock_day(),
        text_hash=text_hash(text),
        length=len(text),
        facts=row.ledger_facts(),
    )


def replayed(row: PublishedRow, at: datetime, kind: str = Kind.PUBLISHED) -> Replayed:
    """Return what `ledger.replay()` takes for a row of another time (demo, imports)."""
    return replace(snapshot_of_row(row), at=at), str(kind), at


def save_row(row: PublishedRow, by: User | None) -> None:
    """Store a person's change and write the ledger: published, updated, or unpublished.

    A row whose kind asks for all its parts is kept back while it lacks some.
    """
    with transaction.atomic():
        if row.drafts_while_incomplete and row.is_public and row.missing_parts():
            row.is_public = False
        row.save()
        record_row(row, by)


def record_row(row: PublishedRow, by: User | None) -> None:
    """Write what a stored row now says; a row that never was public leaves no trace."""
    if row.is_public:
        record_published(snapshot_of_row(row), by)
    elif _is_public_in_ledger(row):
        record_unpublished(snapshot_of_row(row), by)


def delete_row(row: PublishedRow, by: User | None) -> None:
    """Delete a row; the ledger keeps that it was withdrawn."""
    with transaction.atomic():
        if _is_public_in_ledger(row):
            record_unpublished(snapshot_of_row(row), by)
        row.delete()


def _is_public_in_ledger(row: PublishedRow) -> bool:
    events = PublicationEvent.objects.filter(
        object_type=object_type_of(row), object_id=str(row.pk)
    ).order_by("-recorded_at", "-pk")
    last = events.values_list("kind", flat=True).first()
    return last is not None and last != PublicationEvent.Kind.UNPUBLISHED
