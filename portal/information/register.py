"""The information list in its section: rows by kind, adoption, how to ask for more."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils import timezone

from ..navigation import navigation_of
from ..pagination import page_number, pagination_of
from ..registers import Register, add_register
from .kinds import preset_on
from .models import INFORMATION_KEY, InformationListAdoption, InformationRow

PER_PAGE = 60
OFFICIALS_KEY = "can-bo-dau-moi"


def list_information(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Return the rows of the portal in the order of the law, and its adoption; three queries."""
    preset = preset_on(timezone.localdate())
    places = {kind.key: place for place, kind in enumerate(preset.kinds)}
    rows = InformationRow.objects.public().filter(portal_id=page.portal_id).order_by("pk")
    ordered = sorted(rows, key=lambda row: places.get(row.kind, len(places)))
    current = Paginator(ordered, PER_PAGE).get_page(page_number(request.GET.get("trang")))
    adoptions = InformationListAdoption.objects.public().filter(portal_id=page.portal_id)
    navigation = navigation_of(request)
    return {
        "preset": preset,
        "kinds": [
            (title, list(group))
            for title, group in groupby(current, key=lambda row: row.kind_title)
        ],
        "adoption": adoptions.select_related("file").first(),
        "officials_url": navigation.url(OFFICIALS_KEY),
        "contact_section_url": navigation.contacts_url(),
        "pagination": pagination_of(current),
    }


add_register(
    Register(
        key=INFORMATION_KEY,
        list_template="information/list.html",
        list_context=list_information,
    )
)
