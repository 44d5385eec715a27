"""The province's calendar, as limits read it."""

from __future__ import annotations

from i18n.working_days import Overrides
from sites.models import CalendarDay


def calendar_overrides() -> Overrides:
    """Return the days on which the province's calendar differs; one query."""
    return dict(CalendarDay.objects.values_list("day", "is_working"))
