"""The section of the work schedule: one week at a time, programmes below."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..pagination import page_number, pagination_of
from ..registers import LatestRow, Register, add_register
from .models import SECTION_KEY, WorkEntry, WorkProgramme, WorkWeek
from .weeks import LAST_DAY, asked_monday, monday_of

WEEK_PARAMETER = "tuan"
PROGRAMMES_PER_PAGE = 12


@dataclass(frozen=True)
class ShownWeek:
    """The week that a reader looks at and the ways to its neighbours; "" where there is none."""

    first: date
    last: date
    is_current: bool
    previous_url: str
    next_url: str


def list_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """The week asked for (the current one by default) and the programmes; five queries."""
    current = monday_of(timezone.localdate())
    asked = asked_monday(request.GET.get(WEEK_PARAMETER))
    monday = asked or current
    weeks = WorkWeek.objects.public().filter(portal_id=page.portal_id)
    week = weeks.filter(monday=monday).prefetch_related("entries").first()
    number = page_number(request.GET.get("trang"))
    programmes = WorkProgramme.objects.public().filter(portal_id=page.portal_id)
    pages = Paginator(programmes.select_related("document"), PROGRAMMES_PER_PAGE)
    shown = pages.get_page(number)
    kept = {WEEK_PARAMETER: f"{monday:%Y-%m-%d}"} if asked else {}
    return {
        "week": week,
        "days": week.days() if week else [],
        "shown_week": _shown_week(monday, current, list(weeks.values_list("monday", flat=True))),
        "week_url": f"{page.local_url}{week.pk}/" if week else "",
        "programmes": shown,
        "pagination": pagination_of(shown, kept),
    }


def _shown_week(monday: date, current: date, known: list[date]) -> ShownWeek:
    """Neighbours are weeks that can be read, and the current one from anywhere."""
    known = [*known, current]
    before = [day for day in known if day < monday]
    after = [day for day in known if day > monday]
    return ShownWeek(
        first=monday,
        last=monday + LAST_DAY,
        is_current=monday == current,
        previous_url=_week_url(max(before)) if before else "",
        next_url=_week_url(min(after)) if after else "",
    )


def _week_url(monday: date) -> str:
    return f"?{WEEK_PARAMETER}={monday:%Y-%m-%d}"


def row_context(page: Any, request: HttpRequest, pk: int) -> dict[str, Any] | None:
    """One week; two queries."""
    weeks = WorkWeek.objects.public().filter(portal_id=page.portal_id, pk=pk)
    week = weeks.prefetch_related("entries").first()
    if week is None:
        return None
    return {"title": str(week), "week": week, "days": week.days()}


def latest(portal_id: int, number: int) -> list[LatestRow]:
    """This week's schedule and its first lines from today on; one query."""
    today = timezone.localdate()
    monday = monday_of(today)
    entries = WorkEntry.objects.filter(
        week__portal_id=portal_id, week__monday=monday, week__is_public=True
    ).select_related("week")
    lines = sorted(entries, key=WorkEntry.sort_key)
    if not lines:
        return []
    week = lines[0].week
    count = ngettext("%(number)d entry", "%(number)d entries", len(lines))
    rows = [LatestRow(str(week), week.local_url(), None, count % {"number": len(lines)})]
    for entry in lines:
        if entry.day >= today:
            rows.append(LatestRow(entry.content, week.local_url(), entry.day, _note_of(entry)))
    return rows[:number]


def _note_of(entry: WorkEntry) -> str:
    if entry.is_reception:
        return _("%(leader)s receives citizens") % {"leader": entry.leader_name}
    return entry.leader_name


add_register(
    Register(
        key=SECTION_KEY,
        list_template="schedule/work_schedule.html",
        list_context=list_context,
        row_template="schedule/work_week.html",
        row_context=row_context,
        row_print_template="schedule/work_week--print.html",
        latest=latest,
    )
)
