"""Days and periods by the clock of Vietnam: no clock of its own, ``today`` is an argument."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
# Beyond these no database of ours can hold the moments; nothing is scored there.
EARLIEST = date(1900, 1, 1)
LATEST = date(2999, 12, 31)

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class PeriodError(ValueError):
    """A period or a day that cannot be; ``code`` says why, for messages in any language."""

    code: ClassVar[str] = "invalid"


class NotADateError(PeriodError):
    """The text is no day of the calendar in the form 2026-10-31."""

    code = "not_a_date"


class ReversedPeriodError(PeriodError):
    """The last day of the period is before its first."""

    code = "reversed"


class OutOfRangeError(PeriodError):
    """A day before 1900 or after 2999."""

    code = "out_of_range"


def local_date(moment: datetime) -> date:
    """Return the day of an aware moment in Vietnam.

    Raises:
        ValueError: The moment is naive.
    """
    if moment.tzinfo is None:
        raise ValueError("a naive datetime has no day in Vietnam")
    return moment.astimezone(ZONE).date()


def parse_day(text: str) -> date:
    """Return the day written as ``2026-10-31``.

    Raises:
        NotADateError: The text is anything else.
    """
    if not _ISO_DAY.fullmatch(text):
        raise NotADateError(text)
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise NotADateError(text) from error


@dataclass(frozen=True, order=True)
class Period:
    """Whole days from ``start`` to ``end``, both included (SCORING G1).

    Raises:
        ReversedPeriodError: ``end`` is before ``start``.
        OutOfRangeError: A day before 1900 or after 2999.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        """Refuse what is no period."""
        if self.end < self.start:
            raise ReversedPeriodError(f"{self.start} > {self.end}")
        if self.start < EARLIEST or self.end > LATEST:
            raise OutOfRangeError(f"{self.start} - {self.end}")

    @classmethod
    def from_dates(cls, start: date, end: date) -> Period:
        """Return the period of two days; moments are taken by their day in Vietnam."""
        days = [local_date(day) if isinstance(day, datetime) else day for day in (start, end)]
        return cls(*days)

    @property
    def begins(self) -> datetime:
        """00:00 of the first day in Vietnam."""
        return datetime.combine(self.start, time.min, ZONE)

    @property
    def ends(self) -> datetime:
        """00:00 of the day after the last: the first moment that is outside."""
        return datetime.combine(self.end + timedelta(days=1), time.min, ZONE)

    @property
    def is_month(self) -> bool:
        """Whether this is exactly one calendar month (only a month can be official)."""
        next_day = self.end + timedelta(days=1)
        return (
            self.start.day == 1
            and next_day.day == 1
            and (self.start.year, self.start.month) == (self.end.year, self.end.month)
        )

    def contains(self, moment: date) -> bool:
        """Say whether a day, or an aware moment by its day in Vietnam, is inside."""
        day = local_date(moment) if isinstance(moment, datetime) else moment
        return self.start <= day <= self.end


def previous_month(today: date) -> Period:
    """Return the calendar month before the one of ``today``."""
    last = today.replace(day=1) - timedelta(days=1)
    return Period(last.replace(day=1), last)
