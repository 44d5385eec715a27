"""How a case stands, in words for citizens and staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from .closings import Closing

if TYPE_CHECKING:
    from .models import FeedbackCase


def state_of(case: FeedbackCase) -> str:
    """Return the state of a case in the language of the request."""
    if case.is_overdue:
        return _("Overdue")
    if case.is_open:
        return _("Waiting for the answer")
    if case.closed_as == Closing.ANSWERED:
        return _("Answered late") if case.is_late else _("Answered in time")
    return str(Closing(case.closed_as).label)
