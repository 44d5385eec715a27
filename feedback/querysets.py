"""Which cases? Those due, those open, those answered in time."""

from __future__ import annotations

from datetime import date, datetime
from typing import Self

from django.db.models import Case, F, Q, When
from django.db.models.functions import Coalesce

from sites.models.rows import PublishedRowQuerySet

from .closings import ANSWERS, LEFT_OUT, Closing


class FeedbackCaseQuerySet(PublishedRowQuerySet):
    """Cases by their limits; `deadline` and `allowed` are annotated by those who need them."""

    def with_deadline(self) -> Self:
        """Annotate the limit's end (the extension's, if any), and the last day for this end."""
        deadline = Coalesce("extended_to", "due_on")
        passed_on = When(closed_as=Closing.REDIRECTED, then=F("redirect_by"))
        return self.annotate(deadline=deadline, allowed=Case(passed_on, default=deadline))

    def open(self) -> Self:
        """Cases without an end."""
        return self.filter(closed_as="")

    def overdue(self, today: date) -> Self:
        """Open cases whose last day has passed."""
        return self.with_deadline().filter(closed_as="", deadline__lt=today)

    def answered_in_time(self) -> Self:
        """Cases that were answered or passed on by their last day."""
        return self.with_deadline().filter(closed_as__in=ANSWERS, closed_on__lte=F("allowed"))

    def answered_late(self) -> Self:
        """Cases that were answered or passed on after their last day."""
        return self.with_deadline().filter(closed_as__in=ANSWERS, closed_on__gt=F("allowed"))

    def judged_so_far(self, first: date, last: date, today: date) -> Self:
        """Cases whose limit ends between two days and that are over: closed, or overdue today."""
        due = self.with_deadline().filter(deadline__range=(first, last))
        return due.exclude(closed_as__in=LEFT_OUT).filter(Q(deadline__lt=today) | ~Q(closed_as=""))

    def judged_between(self, first: date, last: date, begins: datetime, ends: datetime) -> Self:
        """Cases known by the end whose limit ended between two days, or before and still open."""
        known = self.with_deadline().filter(registered_at__lt=ends, deadline__lte=last)
        was_open = Q(closed_at__isnull=True) | Q(closed_at__gte=begins)
        return known.filter(Q(deadline__gte=first) | was_open).order_by("deadline", "pk")
