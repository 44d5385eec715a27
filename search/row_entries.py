"""Entries of rows of registers: every model that is a `PublishedRow`, known or to come.

A model may say more than the ledger needs: `search_text()` for more words, `search_reach()` for
"all" or "communes" where other portals show the row at the same address, and `search_prefetch`,
names for `prefetch_related()`, where its words stand in other rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.utils import timezone

from portal.models import Repost
from sites.models.rows import PublishedRow

from .findable import Findable, entry_of
from .models import Reach, SearchEntry
from .reposts import know_sections, with_public_master

BATCH = 500
# Rows that say nothing to search for: declarations, entries of a page's calendar, passing notices.
NEVER_FOUND = {"portal.nildeclaration", "portal.urgentnotice", "portal.workentry"}


def row_models() -> list[type[PublishedRow]]:
    """Return all kinds of rows that can be found."""
    models = (model for model in apps.get_models() if issubclass(model, PublishedRow))
    return [model for model in models if is_findable_kind(model)]


def is_findable_kind(model: type[Any]) -> bool:
    """False for kinds of rows that are shown, but not searched for."""
    return model._meta.label_lower not in NEVER_FOUND


def rows_of(model: type[PublishedRow]) -> QuerySet:
    """Return the public rows of a kind with all that their words need."""
    relations = [f.name for f in model._meta.concrete_fields if f.many_to_one or f.one_to_one]
    rows = model._default_manager.filter(is_public=True).select_related("portal__site", *relations)
    rows = rows.prefetch_related(*getattr(model, "search_prefetch", ()))
    return with_public_master(rows) if model is Repost else rows


def entries_of_rows(model: type[PublishedRow], rows: Iterable[Any]) -> Iterator[SearchEntry]:
    """Yield the entries of rows that came through `rows_of()` and stand in a section."""
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        if model is Repost:
            know_sections(batch)
        for row in _in_a_section(batch):
            yield entry_of(_findable(row))


def _in_a_section(rows: Sequence[Any]) -> Iterator[Any]:
    return (row for row in rows if row.ledger_section())


def _findable(row: Any) -> Findable:
    more = row.search_text() if hasattr(row, "search_text") else ""
    day = row.clock_day() or getattr(row, "reposted_at", None)
    return Findable(
        portal_id=row.portal_id,
        object_type=str(row._meta.label_lower),
        object_id=str(row.pk),
        title=row.ledger_title(),
        text=f"{row.ledger_text()} {more}".strip(),
        url=row.local_url(),
        section=row.ledger_section(),
        day=timezone.localdate(day) if isinstance(day, datetime) else day,
        reach=row.search_reach() if hasattr(row, "search_reach") else Reach.OWN,
        is_master=not isinstance(row, Repost),
    )
