"""Weeks from Monday to Sunday: pure arithmetic."""

from __future__ import annotations

from datetime import date, timedelta

from i18n.dates import EARLIEST, LATEST, NotADateError, parse_day

WEEK = timedelta(days=7)
LAST_DAY = timedelta(days=6)


def monday_of(day: date) -> date:
    """Return the Monday of the week in which a day lies."""
    return day - timedelta(days=day.weekday())


def is_storable(day: date) -> bool:
    """Say whether a day is one that a schedule may have: no typing error of centuries."""
    return EARLIEST + WEEK <= day <= LATEST - WEEK


def asked_monday(text: str | None) -> date | None:
    """Return the Monday that an address asks for by any day of the week, None for nonsense."""
    try:
        day = parse_day(text or "")
    except NotADateError:
        return None
    return monday_of(day) if is_storable(day) else None
