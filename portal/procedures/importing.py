"""Stores imported entries (nhập danh mục): known codes changed, others added, all or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils import timezone

from sites.ledger import Kind, Origin, Snapshot, record_all
from sites.models import PublicationEvent
from sites.row_actions import object_type_of, snapshot_of_row

from .models import Procedure

KEPT = {"id", "created_at"}
BATCH = 200


@dataclass(frozen=True)
class Imported:
    """What an import did; `drafts` are the codes of entries kept back because parts are missing."""

    added: int
    changed: int
    drafts: tuple[str, ...]


def store_entries(entries: Sequence[Procedure]) -> Imported:
    """Store the entries and write the ledger; a constant number of queries a batch."""
    with transaction.atomic():
        codes = dict(Procedure.objects.values_list("code", "pk"))
        new: list[Procedure] = []
        known: list[Procedure] = []
        for entry in entries:
            entry.is_public, entry.updated_at = not entry.missing_parts(), timezone.now()
            entry.prepare()
            entry.pk = codes.get(entry.code)
            (known if entry.pk else new).append(entry)
        names = [field.name for field in Procedure._meta.concrete_fields if field.name not in KEPT]
        Procedure.objects.bulk_create(new, batch_size=BATCH)
        Procedure.objects.bulk_update(known, names, batch_size=BATCH)
        _record([*new, *known])
    drafts = tuple(entry.code for entry in entries if entry.missing_parts())
    return Imported(len(new), len(known), drafts)


def _record(entries: Sequence[Procedure]) -> None:
    """Write what each entry now says; one that never was public leaves no trace."""
    events = PublicationEvent.objects.filter(object_type=object_type_of(Procedure))
    last = dict(events.order_by("recorded_at", "pk").values_list("object_id", "kind"))
    told: dict[str, list[Snapshot]] = {}
    for entry in entries:
        before = last.get(str(entry.pk))
        if entry.is_public:
            kind = str(Kind.UPDATED if before else Kind.PUBLISHED)
        elif before and before != Kind.UNPUBLISHED:
            kind = str(Kind.UNPUBLISHED)
        else:
            continue
        snapshot = replace(snapshot_of_row(entry), origin=Origin.IMPORTED)
        told.setdefault(kind, []).append(snapshot)
    for kind, snapshots in told.items():
        record_all(snapshots, kind, None)
