"""What citizens see of the exchange with the station: two lists, a page for each bulletin."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext as _

from portal.models import RegisterSectionPage
from portal.navigation import Choice
from portal.pagination import page_number, pagination_of
from portal.registers import LatestRow, Register, add_register

from .models import SECTION, Direction, RadioBulletin, RadioStation

PER_PAGE = 20
FEW = 5
ASKED = "chieu"
# What an address calls each direction.
WORDS = {"tu-dai": Direction.FROM_STATION, "gui-dai": Direction.TO_STATION}


def _bulletins(portal_id: int) -> QuerySet[RadioBulletin]:
    """Return the public bulletins of a portal, the newest first."""
    rows = RadioBulletin.objects.filter(portal_id=portal_id, is_public=True)
    day = Coalesce(F("sent_on"), F("received_on"))
    found: QuerySet[RadioBulletin] = rows.order_by(day.desc(nulls_last=True), "-pk")
    return found


def _choices(page: RegisterSectionPage, word: str) -> list[Choice]:
    url = page.local_url
    return [
        Choice(_("Both directions"), url, not word),
        Choice(_("From the station to the portal"), f"{url}?{ASKED}=tu-dai", word == "tu-dai"),
        Choice(_("From the portal to the station"), f"{url}?{ASKED}=gui-dai", word == "gui-dai"),
    ]


def _list_context(page: RegisterSectionPage, request: HttpRequest) -> dict[str, Any]:
    """Both directions with their newest few, or one of them in pages."""
    word = request.GET.get(ASKED, "")
    word = word if word in WORDS else ""
    rows = _bulletins(page.portal_id or 0)
    choices = _choices(page, word)
    context: dict[str, Any] = {
        "choices": choices,
        "stations": list(RadioStation.objects.filter(portal_id=page.portal_id or 0)),
    }
    if word:
        paginator = Paginator(rows.filter(direction=WORDS[word]), PER_PAGE)
        found = paginator.get_page(page_number(request.GET.get("trang")))
        title = next(choice.title for choice in choices if choice.is_current)
        lists = [(title, word, list(found), "")]
        context["pagination"] = pagination_of(found, {ASKED: word})
    else:
        lists = []
        for choice, (name, direction) in zip(choices[1:], WORDS.items(), strict=True):
            some = list(rows.filter(direction=direction)[: FEW + 1])
            lists.append((choice.title, name, some[:FEW], choice.url if some[FEW:] else ""))
    context["lists"] = lists
    context["is_empty"] = not any(bulletins for _title, _word, bulletins, _more in lists)
    return context


def _row_context(page: RegisterSectionPage, request: HttpRequest, pk: int) -> dict[str, Any] | None:
    """One bulletin with its recording and its article, if citizens may read that."""
    rows = _bulletins(page.portal_id or 0).select_related("audio", "article")
    row = rows.filter(pk=pk).first()
    if row is None:
        return None
    article = row.article if row.article and row.article.live else None
    return {"title": row.title, "bulletin": row, "article": article}


def _latest(portal_id: int, number: int) -> list[LatestRow]:
    """The newest bulletins of both directions."""
    return [
        LatestRow(row.title, row.local_url(), row.day) for row in _bulletins(portal_id)[:number]
    ]


add_register(
    Register(
        key=SECTION,
        list_template="pages/radio_bulletins.html",
        list_context=_list_context,
        row_template="pages/radio_bulletin.html",
        row_context=_row_context,
        row_print_template="pages/radio_bulletin--print.html",
        latest=_latest,
    )
)
