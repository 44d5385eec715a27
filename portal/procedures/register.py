"""The catalogue in its section: list, one procedure, its printed sheet, the newest."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from sites.hosts import portal_with_id

from ..registers import LatestRow, Register, add_register
from .listing import entry_of, list_entries
from .models import PROCEDURES_KEY, Procedure
from .national_links import national_portal


def show_entry(page: Any, request: HttpRequest, pk: int) -> dict[str, Any] | None:
    """Return all facts of an entry that this portal shows, None for any other; one query."""
    portal = request.portal  # type: ignore[attr-defined]
    row = Procedure.objects.shown_on(portal).filter(pk=pk).first()
    if row is None:
        return None
    return {
        "title": row.name,
        "row": row,
        "entry": entry_of(row, portal, page.local_url),
        "owner": portal_with_id(row.portal_id),
        "national": national_portal(),
    }


def latest_entries(portal_id: int, number: int) -> list[LatestRow]:
    """Return the entries announced last among those that the portal shows; one query."""
    portal = portal_with_id(portal_id)
    if portal is None:
        return []
    rows = Procedure.objects.shown_on(portal).exclude(announced_on=None)
    return [
        LatestRow(title=row.name, url=row.local_url(), day=row.announced_on, note=row.code)
        for row in rows.order_by("-announced_on", "-pk")[:number]
    ]


add_register(
    Register(
        key=PROCEDURES_KEY,
        list_template="procedures/list.html",
        list_context=list_entries,
        row_template="procedures/row.html",
        row_context=show_entry,
        row_print_template="procedures/row--print.html",
        latest=latest_entries,
    )
)
