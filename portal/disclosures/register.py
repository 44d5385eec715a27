"""The public side of disclosures: six sections, one list, one page of a row, one sheet."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.apps import apps
from django.db.models import Subquery
from django.http import HttpRequest

from ..languages import local_path
from ..models.registers import RegisterSectionPage
from ..pagination import pagination_of
from ..registers import LatestRow, Register, add_register
from .listing import Listing
from .models import Disclosure, NilDeclaration
from .shelves import SHELVES, number_in, row_at

NIL_MONTHS_SHOWN = 12


def list_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Return the rows of a section as the reader filters them; constant queries."""
    listing = Listing(page.key, page.portal_id, request.GET)
    shown, rows = listing.page(request.GET.get("trang"))
    for row in rows:
        row.section_url = page.local_url
    return {
        "rows": rows,
        "pagination": pagination_of(shown, listing.asked.parameters()),
        "kinds": listing.kind_choices(),
        "all_kinds": listing.all_kinds(),
        "years": listing.year_choices(),
        "all_years": listing.all_years(),
        "nil_months": nil_months(page.portal_id, page.key),
        "is_empty": not rows,
    }


def nil_months(portal_id: int, key: str) -> list[str]:
    """Return the newest months ("10/2026") declared without anything; one query."""
    rows = NilDeclaration.objects.public().filter(portal_id=portal_id, section=key)
    months = rows.order_by("-month").values_list("month", flat=True)[:NIL_MONTHS_SHOWN]
    return ["/".join(reversed(month.split("-"))) for month in months]


def row_context(page: Any, request: HttpRequest, number: int) -> dict[str, Any] | None:
    """Return one row of the page's portal, None where citizens have none of this number."""
    model_name, pk = row_at(page.key, number)
    model = apps.get_model("portal", model_name)
    rows = model.objects.public().filter(portal_id=page.portal_id, pk=pk)
    row: Disclosure | None = rows.select_related("file", "portal").first()
    if row is None or row.ledger_section() != page.key:
        return None
    return {"title": row.title, "row": row, "file": row.file}


def latest(key: str, portal_id: int, number: int) -> list[LatestRow]:
    """Return the newest rows of a section for the home page; one query."""
    listing = Listing(key, portal_id)
    sections = RegisterSectionPage.objects.filter(portal_id=portal_id, key=key).order_by("path")
    rows = listing.keys("title", "kind", path=Subquery(sections.values("url_path")[:1]))
    names, labels = SHELVES[key], listing.labels()
    return [
        LatestRow(
            title=title,
            url=f"{local_path(path)}{number_in(key, names[place], pk)}/",
            day=day,
            note=labels.get(kind, ""),
        )
        for place, pk, day, title, kind, path in rows[:number]
        if path
    ]


def register_sections() -> None:
    """Put the lists into their sections."""
    for key in SHELVES:
        add_register(
            Register(
                key=key,
                list_template="disclosures/list.html",
                list_context=list_context,
                row_template="disclosures/row.html",
                row_context=row_context,
                row_print_template="disclosures/row--print.html",
                latest=partial(latest, key),
            )
        )


register_sections()
