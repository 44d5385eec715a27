"""The limit of a criterion: working days, by the calendar of the province (SCORING G2, G3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from i18n.dates import Period
from i18n.working_days import Overrides, add_working_days, working_days_late


@dataclass(frozen=True)
class Clock:
    """How many working days a criterion allows; `limit` is None where it allows any number."""

    limit: int | None
    overrides: Overrides

    def due(self, started: date) -> date | None:
        """Return the last day of the limit that began the day after `started`."""
        if self.limit is None:
            return None
        return add_working_days(started, self.limit, self.overrides)

    def is_judged_in(self, period: Period, started: date | None) -> bool:
        """Say whether a limit that began then ends in the period (SCORING G3)."""
        due = self.due(started) if started else None
        return due is not None and period.contains(due)

    def days_late(self, started: date, done: date) -> int:
        """Return by how many working days something was late, 0 when it was on time."""
        if self.limit is None:
            return 0
        return working_days_late(started, self.limit, done, self.overrides)

    def judge(self, started: date, done: date, period: Period) -> tuple[date, int]:
        """Return the last day of the limit and the working days late, 0 in other periods."""
        due = self.due(started)
        if due is None:
            return started, 0
        return due, self.days_late(started, done) if period.contains(due) else 0
