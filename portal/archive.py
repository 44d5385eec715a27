"""The archive of a news section (lưu trữ theo tháng): which months have articles, and theirs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncMonth
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from i18n.dates import EARLIEST, LATEST, ZONE, NotADateError, local_date, parse_day

from .list_addresses import address_with
from .navigation import Choice

MONTH_PARAMETER = "thang"
DECEMBER = 12

Months = list[tuple[date, int]]


def asked_month(text: str | None) -> date | None:
    """Return the first day of the month written as "2026-10", None for nonsense."""
    try:
        month = parse_day(f"{text}-01")
    except NotADateError:
        return None
    return month if EARLIEST <= month < LATEST.replace(day=1) else None


def months_of(articles: QuerySet) -> Months:
    """Return the months of articles with `shown_at` and how many each has, newest first."""
    by_month = articles.order_by().values(month=TruncMonth("shown_at", tzinfo=ZONE))
    counted = by_month.annotate(number=Count("pk")).order_by("-month")
    return [(local_date(row["month"]), row["number"]) for row in counted]


def in_month(articles: Any, month: date) -> Any:
    """Return the articles shown in a month of Vietnam."""
    following = date(month.year + month.month // DECEMBER, month.month % DECEMBER + 1, 1)
    begins, ends = (datetime(day.year, day.month, 1, tzinfo=ZONE) for day in (month, following))
    return articles.filter(shown_at__gte=begins, shown_at__lt=ends)


def month_choices(months: Months, chosen: date | None, kept: Mapping[str, str]) -> list[Choice]:
    """Return links to the months, "all" first where one is chosen; the category stays."""
    pattern = pgettext("month format", "F Y")
    choices = [
        Choice(
            date_format(month, pattern),
            address_with(kept, MONTH_PARAMETER, f"{month:%Y-%m}"),
            month == chosen,
            number,
        )
        for month, number in months
    ]
    if chosen:
        choices.insert(0, Choice(_("All months"), address_with(kept, MONTH_PARAMETER, ""), False))
    return choices
