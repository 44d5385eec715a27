"""Inserts many pages in a few queries (add_child costs 26 queries a page, 84,000 for 119 portals).

Sends none of Wagtail's signals: callers write the ledger themselves, Wagtail's search index is
filled here, and `pages_stored` tells the floors above.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import F, Q
from django.db.models.sql import InsertQuery
from django.dispatch import Signal
from django.utils import timezone

from modelsearch.backends import get_search_backends
from wagtail.models import Page, ReferenceIndex

BATCH = 500
PARENTS_IN_ONE_QUERY = 150

pages_stored = Signal()
"""Sent once with `pages`, a list of specific pages that were just stored."""


class PageGrower:
    """Places unsaved pages under saved or placed ones, then stores them all at once.

    Usage: `grower.read_children(parents)`, `grower.place(parent, page)` for each page, `store()`.
    """

    def __init__(self) -> None:
        self._nodes: list[Page] = []
        self._last_step: dict[str, int] = {}
        self._slugs: dict[str, set[str]] = {}
        self._new_children: dict[str, int] = defaultdict(int)
        self._paths_of_new: set[str] = set()

    def read_children(self, parents: Iterable[Page]) -> None:
        """Remember paths and slugs already taken under these saved parents; few queries."""
        wanted = [parent for parent in parents if parent.path not in self._slugs]
        for start in range(0, len(wanted), PARENTS_IN_ONE_QUERY):
            self._read(wanted[start : start + PARENTS_IN_ONE_QUERY])

    def _read(self, parents: Sequence[Page]) -> None:
        below = Q(pk__in=[])
        for parent in parents:
            self._slugs[parent.path] = set()
            self._last_step[parent.path] = 0
            if parent.numchild:
                below |= Q(path__startswith=parent.path, depth=parent.depth + 1)
        for path, slug in Page.objects.filter(below).values_list("path", "slug"):
            above = path[: -Page.steplen]
            self._slugs[above].add(slug)
            step = Page._str2int(path[-Page.steplen :])
            self._last_step[above] = max(self._last_step[above], step)

    def place(self, parent: Page, node: Page) -> Page:
        """Give `node` its place as the last child of `parent`; its slug is kept unique."""
        if parent.path in self._paths_of_new and parent.path not in self._slugs:
            self._slugs[parent.path] = set()
            self._last_step[parent.path] = 0
        taken = self._slugs[parent.path]
        node.slug = _free_slug(node.slug, taken)
        taken.add(node.slug)
        self._last_step[parent.path] += 1
        self._new_children[parent.path] += 1
        if parent.path in self._paths_of_new:
            parent.numchild += 1
        node.depth = parent.depth + 1
        node.path = Page._get_path(parent.path, node.depth, self._last_step[parent.path])
        node.numchild = 0
        node.url_path = f"{parent.url_path}{node.slug}/"
        node.locale_id = parent.locale_id
        node.draft_title = node.draft_title or node.title
        _fill_dates(node)
        self._paths_of_new.add(node.path)
        self._nodes.append(node)
        return node

    def store(self, between: Callable[[], None] | None = None) -> int:
        """Insert all placed pages; `between` runs when the base rows have their ids.

        Returns the number of pages stored.
        """
        if not self._nodes:
            if between:
                between()
            return 0
        with transaction.atomic():
            references = {
                id(node): set(ReferenceIndex._extract_references_from_object(node))
                for node in self._nodes
            }
            self._insert_bases()
            if between:
                between()
            by_model: dict[type[Page], list[Page]] = defaultdict(list)
            for node in self._nodes:
                by_model[type(node)].append(node)
            for model, nodes in by_model.items():
                _insert_children(model, nodes)
            self._count_children()
            _store_references(by_model, references)
        for model, nodes in by_model.items():
            _index(model, nodes)
        pages_stored.send(sender=type(self), pages=list(self._nodes))
        return len(self._nodes)

    def _insert_bases(self) -> None:
        fields = [field.attname for field in Page._meta.concrete_fields if field.attname != "id"]
        types = ContentType.objects.get_for_models(
            *{type(node) for node in self._nodes}, for_concrete_models=False
        )
        for node in self._nodes:
            node.content_type = types[type(node)]
        bases = [Page(**{name: getattr(node, name) for name in fields}) for node in self._nodes]
        Page.objects.bulk_create(bases, batch_size=BATCH)
        for node, base in zip(self._nodes, bases, strict=True):
            node.pk = node.id = node.page_ptr_id = base.pk
            node._state.adding = False
            node._state.db = connection.alias

    def _count_children(self) -> None:
        old = {
            path: count
            for path, count in self._new_children.items()
            if path not in self._paths_of_new
        }
        by_count: dict[int, list[str]] = defaultdict(list)
        for path, count in old.items():
            by_count[count].append(path)
        for count, paths in by_count.items():
            Page.objects.filter(path__in=paths).update(numchild=F("numchild") + count)


def _free_slug(slug: str, taken: set[str]) -> str:
    free, number = slug, 1
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return free


def _fill_dates(node: Page) -> None:
    now = timezone.now()
    node.first_published_at = node.first_published_at or now
    node.last_published_at = node.last_published_at or node.first_published_at
    node.latest_revision_created_at = node.last_published_at


def _insert_children(model: type[Page], nodes: list[Page]) -> None:
    fields = model._meta.local_concrete_fields
    size = max(1, connection.ops.bulk_batch_size(fields, nodes))
    for start in range(0, len(nodes), min(size, BATCH)):
        query: Any = InsertQuery(model)
        query.insert_values(fields, nodes[start : start + min(size, BATCH)])
        query.get_compiler(connection=connection).execute_sql()


def _index(model: type[Page], nodes: list[Page]) -> None:
    for backend in get_search_backends(with_auto_update=True):
        for start in range(0, len(nodes), BATCH):
            backend.add_bulk(model, nodes[start : start + BATCH])


def _store_references(
    by_model: dict[type[Page], list[Page]], references: dict[int, set[Any]]
) -> None:
    base_type = ContentType.objects.get_for_model(Page)
    rows = []
    for model, nodes in by_model.items():
        own_type = ContentType.objects.get_for_model(model)
        for node in nodes:
            for to_type_id, to_id, model_path, content_path in references[id(node)]:
                rows.append(
                    ReferenceIndex(
                        content_type=own_type,
                        base_content_type=base_type,
                        object_id=str(node.pk),
                        to_content_type_id=to_type_id,
                        to_object_id=to_id,
                        model_path=model_path,
                        content_path=content_path,
                        content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
                    )
                )
    ReferenceIndex.objects.bulk_create(rows, batch_size=BATCH)
