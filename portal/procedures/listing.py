"""What a portal asks of the catalogue: search, filters and pages, each in one query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest

from i18n.text import slugify_vi
from sites.hosts import portal_with_id
from sites.models import Kind, Portal

from ..pagination import page_number, pagination_of
from .choices import Level
from .models import Procedure, ProcedureQuerySet

PER_PAGE = 20
LONGEST_QUESTION = 200


@dataclass(frozen=True)
class Option:
    """One choice of a filter."""

    value: str
    title: str
    is_chosen: bool


@dataclass(frozen=True)
class Entry:
    """An entry as lists show it; `agency` names who runs it where that is not the portal itself."""

    row: Procedure
    url: str
    agency: str
    is_for_communes: bool


def entry_of(row: Procedure, portal: Portal, section_url: str) -> Entry:
    """Return an entry as one portal shows it; no query."""
    owner = portal_with_id(row.portal_id)
    return Entry(
        row=row,
        url=f"{section_url}{row.pk}/",
        agency=owner.name if owner and owner.pk != portal.pk else "",
        is_for_communes=row.level == Level.COMMUNE and portal.kind != Kind.COMMUNE,
    )


def list_entries(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Return one page of what the portal shows, with its filters; three or four queries."""
    portal: Portal = request.portal  # type: ignore[attr-defined]
    question = request.GET.get("q", "")[:LONGEST_QUESTION]
    shown = Procedure.objects.shown_on(portal)
    rows = shown.with_words(question)
    fields = _fields(shown, request.GET.get("linh-vuc", ""))
    if named := [option.title for option in fields if option.is_chosen]:
        rows = rows.filter(field__in=named)
    agencies = _agencies(shown, portal, request.GET.get("co-quan", ""))
    if chosen := [option.value for option in agencies if option.is_chosen]:
        rows = rows.filter(portal__code__in=chosen)
    pages = Paginator(rows, PER_PAGE)
    current = pages.get_page(page_number(request.GET.get("trang")))
    asked = {
        "q": question,
        "linh-vuc": _chosen(fields),
        "co-quan": _chosen(agencies),
    }
    return {
        "entries": [entry_of(row, portal, page.local_url) for row in current],
        "number": pages.count,
        "question": question,
        "fields": fields,
        "agencies": agencies,
        "is_narrowed": any(asked.values()),
        "pagination": pagination_of(current, asked),
    }


def _fields(shown: ProcedureQuerySet, asked: str) -> list[Option]:
    """The fields of all entries that are shown; one query."""
    names = shown.order_by("field").values_list("field", flat=True).distinct()
    return [Option(slugify_vi(name), name, slugify_vi(name) == asked) for name in names]


def _agencies(shown: ProcedureQuerySet, portal: Portal, asked: str) -> list[Option]:
    """Who runs the entries, on the province's portal alone; one query there."""
    if portal.kind != Kind.PROVINCE:
        return []
    ids = shown.order_by().values_list("portal_id", flat=True).distinct()
    owners = [owner for pk in ids if (owner := portal_with_id(pk))]
    owners.sort(key=lambda owner: (owner.position, owner.code))
    return [Option(owner.code, owner.name, owner.code == asked) for owner in owners]


def _chosen(options: list[Option]) -> str:
    return next((option.value for option in options if option.is_chosen), "")
