"""Working days of Vietnam: the ``holidays`` package below, the province's own table above.

The package knows the holidays of the Labour Code and most exchanged Saturdays; what it
misses (such as 2/1/2026 off for 10/1/2026 worked) comes in as ``overrides``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

import holidays

Overrides = Mapping[date, bool]
"""Days the province decided otherwise: true is worked, false is off."""

NO_OVERRIDES: Overrides = MappingProxyType({})
_ONE_DAY = timedelta(days=1)


@cache
def _calendar_of(year: int) -> holidays.HolidayBase:
    """Return the national calendar of one year, filled once per process."""
    return holidays.country_holidays("VN", years=year, expand=False)


def is_working_day(day: date, overrides: Overrides = NO_OVERRIDES) -> bool:
    """Say whether agencies work on the day."""
    decided = overrides.get(day)
    if decided is not None:
        return decided
    return bool(_calendar_of(day.year).is_working_day(day))


def add_working_days(start: date, number: int, overrides: Overrides = NO_OVERRIDES) -> date:
    """Return the last day of a limit of ``number`` working days after the event at ``start``.

    The day after the event is day 1 (SCORING G2); a limit of 0 ends on the day itself.

    Raises:
        ValueError: The number is negative.
    """
    if number < 0:
        raise ValueError(f"a limit of {number} working days")
    day = start
    while number:
        day += _ONE_DAY
        number -= is_working_day(day, overrides)
    return day


def working_days_late(
    event_day: date, limit: int, done_day: date, overrides: Overrides = NO_OVERRIDES
) -> int:
    """Return by how many working days something was late, 0 when it was on time.

    On time is until 24:00 of the last day of the limit (SCORING G2). What comes after it on
    a rest day, before the next working day, is one day late.
    """
    due = add_working_days(event_day, limit, overrides)
    if done_day <= due:
        return 0
    days = (due + timedelta(days=step) for step in range(1, (done_day - due).days + 1))
    return max(1, sum(is_working_day(day, overrides) for day in days))
