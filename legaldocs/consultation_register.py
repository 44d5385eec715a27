"""Consultations on drafts as citizens see them: open and closed ones, one draft, print."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet, Subquery
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.languages import local_path
from portal.models import RegisterSectionPage
from portal.navigation import Choice
from portal.pagination import page_number, pagination_of
from portal.registers import LatestRow, Register, add_register

from .models import Consultation
from .section_keys import CONSULTATIONS_KEY

PER_PAGE = 20
OPEN, CLOSED = "dang-lay-y-kien", "da-ket-thuc"


def open_today() -> Q:
    """Return the condition of drafts whose closing day has not passed."""
    return Q(closes_on__gte=timezone.localdate()) | Q(closes_on__isnull=True)


def public_consultations(portal_id: int) -> QuerySet[Consultation]:
    """Return the public drafts of a portal, the latest closing day first."""
    rows = Consultation.objects.public().filter(portal_id=portal_id)
    return rows.order_by("-closes_on", "-pk")


def list_consultations(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Return one page of the drafts, all, open or closed; two queries."""
    rows = public_consultations(page.portal_id)
    state = request.GET.get("trang-thai", "")
    if state == OPEN:
        rows = rows.filter(open_today())
    elif state == CLOSED:
        rows = rows.exclude(open_today())
    else:
        state = ""
    pages = Paginator(rows, PER_PAGE)
    current = pages.get_page(page_number(request.GET.get("trang")))
    names = {"": _("All drafts"), OPEN: _("Open for comments"), CLOSED: _("Closed")}
    return {
        "consultations": list(current),
        "pagination": pagination_of(current, {"trang-thai": state}),
        "states": [
            Choice(name, f"?trang-thai={key}" if key else page.local_url, key == state)
            for key, name in names.items()
        ],
        "is_empty": not pages.count,
    }


def show_consultation(page: Any, request: HttpRequest, pk: int) -> dict[str, Any] | None:
    """Return one draft; one query."""
    rows = public_consultations(page.portal_id).select_related("draft_file", "explanation_file")
    row = rows.filter(pk=pk).first()
    return {"title": row.title, "consultation": row} if row else None


def latest_consultations(portal_id: int, number: int) -> list[LatestRow]:
    """Return the drafts that are open for comments; one query."""
    sections = RegisterSectionPage.objects.filter(portal_id=portal_id, key=CONSULTATIONS_KEY)
    place = Subquery(sections.order_by("path").values("url_path")[:1])
    rows = public_consultations(portal_id).filter(open_today()).annotate(place=place)
    return [
        LatestRow(
            title=row.title,
            url=f"{local_path(row.place) if row.place else '/'}{row.pk}/",
            day=row.closes_on,
            note=_("Open for comments"),
        )
        for row in rows[:number]
    ]


add_register(
    Register(
        key=CONSULTATIONS_KEY,
        list_template="legaldocs/consultation_list.html",
        list_context=list_consultations,
        row_template="legaldocs/consultation.html",
        row_context=show_consultation,
        row_print_template="legaldocs/consultation--print.html",
        latest=latest_consultations,
    )
)
