"""Pages in the publication ledger: sections of text and the “About” pages.

A page that provisioning made in bulk is not in the ledger until a person publishes it: nothing
for doing nothing (SCORING). Articles write their own line (`portal.publication`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils import timezone

from wagtail.models import Page

from i18n.text import normalise, text_hash
from sites.hosts import portal_with_id
from sites.ledger import Kind, Snapshot
from sites.models import PublicationEvent
from sites.row_actions import Replayed

from .page_text import plain_text_of


class LedgerPageMixin(models.Model):
    """A page of a type that stands in the ledger; subclasses say what its facts are."""

    class Meta:
        abstract = True

    def ledger_section(self) -> str:
        """The key of the section that the page is or stands in."""
        return str(getattr(self, "key", ""))

    def ledger_facts(self) -> dict[str, Any]:
        """Facts that a past judgement needs, JSON only."""
        return {}

    def ledger_text(self) -> str:
        """The whole text of the page."""
        return plain_text_of(self)

    def clock_day(self) -> date | None:
        """The day on which the clock of the latest change started, or None."""
        return None


def section_above(page: Page) -> str:
    """Return the key of the nearest section above that is one of text; one query."""
    paths = [page.path[:end] for end in range(page.steplen, len(page.path), page.steplen)]
    above = page._meta.model._default_manager.filter(path__in=paths).order_by("-path")
    found = above.values_list("key", "counts_for")
    return next((key or counts_for for key, counts_for in found if key or counts_for), "")


def type_of(page: Any) -> str:
    """Return the ledger's name of a page type, for example "portal.leaderspage"."""
    return str(page._meta.label_lower)


def snapshot_of_page(page: Any) -> Snapshot:
    """Return the page's facts as they stand now."""
    text = normalise(page.ledger_text())
    portal = portal_with_id(page.portal_id)
    return Snapshot(
        portal_id=page.portal_id,
        object_type=type_of(page),
        object_id=str(page.pk),
        title=page.title,
        at=timezone.now(),
        url=f"{portal.site.root_url if portal else ''}{page.local_url}",
        section=page.ledger_section(),
        clock_date=page.clock_day(),
        text_hash=text_hash(text) if text else "",
        length=len(text),
        facts=page.ledger_facts(),
    )


def replayed_page(page: Any, at: datetime, kind: str = Kind.PUBLISHED) -> Replayed:
    """Return what `ledger.replay()` takes for a page of another time (demo, imports)."""
    return replace(snapshot_of_page(page), at=at), str(kind), at


def public_in_ledger(pages: Iterable[Any]) -> list[Any]:
    """Return those of the pages that the ledger knows as public; one query, none for no page."""
    wanted = {(type_of(page), str(page.pk)): page for page in pages}
    if not wanted:
        return []
    types, ids = ({name[part] for name in wanted} for part in (0, 1))
    events = PublicationEvent.objects.filter(object_type__in=types, object_id__in=ids)
    rows = events.order_by("recorded_at", "pk").values_list("object_type", "object_id", "kind")
    last = {(object_type, object_id): kind for object_type, object_id, kind in rows}
    return [
        page
        for name, page in wanted.items()
        if last.get(name, Kind.UNPUBLISHED) != Kind.UNPUBLISHED
    ]
