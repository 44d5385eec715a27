"""Writes the entries: one thing after it changed, or everything anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from wagtail.models import Page

from sites.models.rows import PublishedRow

from .models import SearchEntry
from .page_entries import below, entries_of_pages, page_models, pages_of, with_their_sections
from .references import rows_that_show
from .row_entries import entries_of_rows, is_findable_kind, kinds_in_table, row_models, rows_of

BATCH = 500
_IDENTITY = ("object_type", "object_id")
_WRITTEN = [
    field.name
    for field in SearchEntry._meta.concrete_fields
    if not field.primary_key and field.name not in _IDENTITY
]

_TIDY = {
    "sqlite": "INSERT INTO search_entry_fts (search_entry_fts) VALUES ('optimize')",
    "postgresql": "ANALYZE search_searchentry",
}

Progress = Callable[[str, int], None]


def refresh_pages(pages: Sequence[Any]) -> None:
    """Write the entries of these specific pages; those that citizens cannot read lose theirs."""
    with transaction.atomic(savepoint=False):
        written = _store(entries_of_pages(pages))
        lost = {page.pk for page in pages} - {entry.page_id for entry in written}
        if lost:
            _remove(SearchEntry.objects.filter(page_id__in=lost))
        refresh_rows_that_show(pages)


def add_pages(pages: Sequence[Any]) -> None:
    """Write the entries of new pages, of which nothing can be found yet."""
    _store(entries_of_pages(pages))


def refresh_below(page: Page) -> None:
    """Write the entries of a page and all below it; a query for each type of page."""
    with transaction.atomic(savepoint=False):
        _remove(SearchEntry.objects.filter(page_id__in=below(page).order_by().values("pk")))
        pages = below(page).filter(live=True).specific().iterator(chunk_size=BATCH)
        while batch := list(islice(pages, BATCH)):
            refresh_pages(with_their_sections(batch))


def refresh_rows_that_show(things: Sequence[Any]) -> None:
    """Bring the entries of what is shown by reference to what its masters say."""
    for model, ids in rows_that_show(things):
        refresh_rows(model, ids)


def refresh_rows(model: type[PublishedRow], ids: Sequence[int]) -> None:
    """Write the entries of rows of one kind; those that are not public lose theirs."""
    if not is_findable_kind(model):
        return
    with transaction.atomic(savepoint=False):
        written = _store(entries_of_rows(rows_of(model).filter(pk__in=ids)))
        lost = {str(pk) for pk in ids} - {entry.object_id for entry in written}
        if lost:
            forget_rows(model, lost)


def forget_rows(model: type[PublishedRow], ids: Iterable[Any]) -> None:
    """Remove the entries of rows of one kind; one query."""
    names = [str(pk) for pk in ids]
    kinds = kinds_in_table(model)
    _remove(SearchEntry.objects.filter(object_type__in=kinds, object_id__in=names))


def forget_page(page: Page) -> None:
    """Remove the entry of a page that was withdrawn, and of what shows it by reference."""
    _remove(SearchEntry.objects.filter(page_id=page.pk))
    refresh_rows_that_show([page])


def rebuild(progress: Progress = lambda step, count: None) -> int:
    """Write all entries anew, each type of thing at once; returns how many there are."""
    total, types = 0, []
    for page_model in page_models():
        pages = pages_of(page_model).iterator(chunk_size=BATCH)
        total += _replace(page_model, entries_of_pages(pages), progress)
        types.append(page_model._meta.label_lower)
    for row_model in row_models():
        rows = rows_of(row_model).iterator(chunk_size=BATCH)
        total += _replace(row_model, entries_of_rows(rows), progress)
        types.append(row_model._meta.label_lower)
    _remove(SearchEntry.objects.exclude(object_type__in=types))
    _tidy_index()
    return total


def _replace(model: type[Any], entries: Iterator[SearchEntry], progress: Progress) -> int:
    """Put the entries of one type of thing in the place of all that were; all or nothing."""
    label, count = model._meta.label_lower, 0
    with transaction.atomic(savepoint=False):
        _remove(SearchEntry.objects.filter(object_type=label))
        while batch := list(islice(entries, BATCH)):
            SearchEntry.objects.bulk_create(batch)
            count += len(batch)
            progress(str(model._meta.verbose_name_plural), len(batch))
    return count


def _store(entries: Iterable[SearchEntry]) -> list[SearchEntry]:
    return SearchEntry.objects.bulk_create(
        list(entries),
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=list(_IDENTITY),
        update_fields=_WRITTEN,
    )


def _remove(entries: QuerySet[SearchEntry]) -> None:
    """Delete in one statement: nothing hangs on entries, so none need be read first."""
    entries._raw_delete(entries.db)


def _tidy_index() -> None:
    """PostgreSQL plans by how common words are; FTS5 reads one list faster than many."""
    with connection.cursor() as cursor:
        cursor.execute(_TIDY[connection.vendor])
