"""Entries of rows of registers: every model that is a `PublishedRow`, known or to come.

A model may say more than the ledger needs: `search_text`, a method or a field with more words;
`search_summary()`, what the list of results says below the title; `search_reach()`, a `Reach`
where other portals show the row at the same address; and
`search_prefetch`, names for `prefetch_related()`, where its words stand in other rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.utils import timezone

from modelcluster.models import ClusterableModel

from sites.models.rows import PublishedRow

from .findable import Findable, entry_of
from .models import SearchEntry
from .page_texts import child_accessors
from .references import is_master, know_sections, reach_of, with_public_master

BATCH = 500
# Rows that say nothing to search for: declarations, lines of a week, passing notices.
NEVER_FOUND = {"portal.nildeclaration", "portal.urgentnotice", "portal.workentry"}
MORE_WORDS = ("search_text", "full_text")


def row_models() -> list[type[PublishedRow]]:
    """Return all kinds of rows that can be found."""
    models = (model for model in apps.get_models() if issubclass(model, PublishedRow))
    return [model for model in models if is_findable_kind(model)]


def is_findable_kind(model: type[Any]) -> bool:
    """False for kinds that are shown but not searched for, and for those split into proxies."""
    return model._meta.label_lower not in NEVER_FOUND and not (
        model._meta.concrete_model is model and len(kinds_in_table(model)) > 1
    )


def kinds_in_table(model: type[Any]) -> list[str]:
    """Return the names of the kinds that share a model's table: itself, its proxies."""
    table = model._meta.concrete_model
    return [m._meta.label_lower for m in apps.get_models() if m._meta.concrete_model is table]


def rows_of(model: type[PublishedRow]) -> QuerySet:
    """Return the public rows of a kind with all that their words need."""
    relations = [f.name for f in model._meta.concrete_fields if f.many_to_one or f.one_to_one]
    children = child_accessors(model) if issubclass(model, ClusterableModel) else ()
    rows = model._default_manager.filter(is_public=True).select_related("portal__site", *relations)
    rows = rows.prefetch_related(*children, *getattr(model, "search_prefetch", ()))
    return with_public_master(rows)


def entries_of_rows(rows: Iterable[Any]) -> Iterator[SearchEntry]:
    """Yield the entries of rows of one kind, as `rows_of()` gives them, that have a section."""
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        know_sections(batch)
        for row in batch:
            if row.ledger_section():
                yield entry_of(_findable(row))


def _findable(row: Any) -> Findable:
    day = row.clock_day() or getattr(row, "reposted_at", None)
    title = row.ledger_title()
    return Findable(
        portal_id=row.portal_id,
        object_type=str(row._meta.label_lower),
        object_id=str(row.pk),
        title=title,
        text=" ".join([row.ledger_text(), *_more_words(row)]),
        summary=_summary(row, title),
        url=row.local_url(),
        section=row.ledger_section(),
        day=timezone.localdate(day) if isinstance(day, datetime) else day,
        reach=reach_of(row),
        is_master=is_master(row),
    )


def _summary(row: Any, title: str) -> str:
    if hasattr(row, "search_summary"):
        return str(row.search_summary())
    return str(row.ledger_text()).removeprefix(title).strip()


def _more_words(row: Any) -> Iterator[str]:
    for name in MORE_WORDS:
        words = getattr(row, name, "")
        yield str(words() if callable(words) else words)
