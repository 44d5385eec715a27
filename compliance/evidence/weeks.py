"""Weeks by the calendar of the province: which are due in a period, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from i18n.dates import Period
from i18n.working_days import Overrides, is_working_day, working_days_late

DAYS = tuple(timedelta(days=number) for number in range(7))
WEEK = timedelta(days=7)
# No holiday of Vietnam empties more weeks than these in a row.
WEEKS_BACK = 4


@dataclass(frozen=True)
class DueWeek:
    """A working week: its Monday, and its first working day, by whose end it is due."""

    monday: date
    due: date

    def days_late(self, done: date, overrides: Overrides) -> int:
        """Return by how many working days it was late, 0 when it was on time."""
        return working_days_late(self.due, 0, done, overrides)


def monday_of(day: date) -> date:
    """Return the Monday of the week in which a day lies."""
    return day - timedelta(days=day.weekday())


def week_from(monday: date, overrides: Overrides) -> DueWeek | None:
    """Return the week that begins on a Monday, None where nobody works in it."""
    for step in DAYS:
        if is_working_day(monday + step, overrides):
            return DueWeek(monday, monday + step)
    return None


def weeks_due(period: Period, today: date, overrides: Overrides) -> list[DueWeek]:
    """Return the weeks whose first working day lies in the period, up to today, in order."""
    found = []
    monday = monday_of(period.start)
    while monday <= period.end:
        week = week_from(monday, overrides)
        if week and period.contains(week.due) and week.due <= today:
            found.append(week)
        monday += WEEK
    return found


def week_running_at(day: date, overrides: Overrides) -> DueWeek | None:
    """Return the last working week that had begun on a day, holidays passed over."""
    for number in range(WEEKS_BACK):
        week = week_from(monday_of(day) - number * WEEK, overrides)
        if week and week.due <= day:
            return week
    return None
