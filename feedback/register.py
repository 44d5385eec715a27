"""What citizens see of the cases: questions, answers, limits, the share answered in time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, F, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.models import RegisterSectionPage
from portal.navigation import Choice
from portal.pagination import page_number, pagination_of
from portal.registers import LatestRow, Register, add_register

from .categories import Category, categories, sections
from .closings import ANSWERS, Closing
from .models import FeedbackCase
from .querysets import FeedbackCaseQuerySet

PER_PAGE = 20
ASKED = "tinh-trang"
Narrowing = Callable[[FeedbackCaseQuerySet], FeedbackCaseQuerySet]
# What an address calls each state.
STATES: dict[str, Narrowing] = {
    "dung-han": FeedbackCaseQuerySet.answered_in_time,
    "tre-han": FeedbackCaseQuerySet.answered_late,
    "dang-xu-ly": FeedbackCaseQuerySet.open,
}


@dataclass(frozen=True)
class MonthSoFar:
    """Cases whose limit ends this month and has ended or been met: how many, how many in time."""

    due: int
    in_time: int


def _categories_of(key: str) -> list[Category]:
    return [category for category in categories().values() if category.section == key]


def _cases(portal_id: int, section: str = "") -> FeedbackCaseQuerySet:
    """Return the public cases of a portal, of one section or all, the newest first."""
    rows = FeedbackCase.objects.filter(portal_id=portal_id, is_public=True)
    if section:
        rows = rows.filter(category__in=[category.key for category in _categories_of(section)])
    return rows.with_deadline().order_by("-received_on", "-pk")


def _choices(page: RegisterSectionPage, word: str) -> list[Choice]:
    titles = {
        "": _("All"),
        "dung-han": _("Answered in time"),
        "tre-han": _("Answered late"),
        "dang-xu-ly": _("Waiting for the answer"),
    }
    return [
        Choice(title, f"{page.local_url}?{ASKED}={name}" if name else page.local_url, name == word)
        for name, title in titles.items()
    ]


def month_so_far(portal_id: int, today: date) -> MonthSoFar:
    """Return how the portal does this month, over all its cases, shown or not; one query."""
    first = today.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    cases = FeedbackCase.objects.filter(portal_id=portal_id).judged_so_far(first, last, today)
    in_time = Q(closed_as__in=ANSWERS, closed_on__lte=F("allowed"))
    return MonthSoFar(**cases.aggregate(due=Count("pk"), in_time=Count("pk", filter=in_time)))


def _list_context(page: RegisterSectionPage, request: HttpRequest) -> dict[str, Any]:
    """One page of the section's cases, in one state or all."""
    word = request.GET.get(ASKED, "")
    word = word if word in STATES else ""
    rows = _cases(page.portal_id or 0, page.key)
    if word:
        rows = STATES[word](rows)
    found = Paginator(rows, PER_PAGE).get_page(page_number(request.GET.get("trang")))
    cases = list(found)
    for case in cases:
        case.portal = request.portal  # type: ignore[attr-defined]
    return {
        "cases": cases,
        "choices": _choices(page, word),
        "is_narrowed": bool(word),
        "is_empty": not cases,
        "pagination": pagination_of(found, {ASKED: word}),
        "month": month_so_far(page.portal_id or 0, timezone.localdate()),
    }


def _row_context(page: RegisterSectionPage, request: HttpRequest, pk: int) -> dict[str, Any] | None:
    """One case with its answer and the account of its limit."""
    rows = _cases(page.portal_id or 0, page.key).select_related("answer_file")
    case = rows.filter(pk=pk).first()
    if case is None:
        return None
    case.portal = request.portal  # type: ignore[attr-defined]
    return {
        "title": case.subject,
        "case": case,
        "category": case.kind,
        "has_answer": case.closed_as == Closing.ANSWERED,
        "is_redirected": case.closed_as == Closing.REDIRECTED,
    }


def _latest_of(section: str) -> Callable[[int, int], list[LatestRow]]:
    def latest(portal_id: int, number: int) -> list[LatestRow]:
        rows = _cases(portal_id, section).select_related("portal")[:number]
        return [
            LatestRow(row.subject, row.local_url(), row.received_on, row.state()) for row in rows
        ]

    return latest


for _section in sections():
    add_register(
        Register(
            key=_section,
            list_template="pages/feedback_cases.html",
            list_context=_list_context,
            row_template="pages/feedback_case.html",
            row_context=_row_context,
            row_print_template="pages/feedback_case--print.html",
            latest=_latest_of(_section),
        )
    )
