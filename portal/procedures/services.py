"""Online services (dịch vụ công trực tuyến): the national portal, and each service on it."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest

from ..navigation import navigation_of
from ..pagination import page_number, pagination_of
from ..registers import Register, add_register
from .listing import entry_of
from .models import PROCEDURES_KEY, SERVICES_KEY, Procedure
from .national_links import national_portal

PER_PAGE = 60


def list_services(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Return the services with an address on the national portal, by field; two queries.

    The portal itself is named also while the catalogue is empty.
    """
    portal = request.portal  # type: ignore[attr-defined]
    rows = Procedure.objects.shown_on(portal).exclude(national_url="")
    pages = Paginator(rows, PER_PAGE)
    current = pages.get_page(page_number(request.GET.get("trang")))
    section_url = navigation_of(request).url(PROCEDURES_KEY) or f"/{PROCEDURES_KEY}/"
    return {
        "national": national_portal(),
        "services": [
            (field, [entry_of(row, portal, section_url) for row in group])
            for field, group in groupby(current, key=lambda row: row.field)
        ],
        "pagination": pagination_of(current),
    }


add_register(
    Register(
        key=SERVICES_KEY,
        list_template="procedures/services.html",
        list_context=list_services,
    )
)
