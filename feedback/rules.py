"""What a case may not say: each fault at its field. Reads the case, no table but the calendar's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from i18n.working_days import add_working_days

from .calendar import calendar_overrides
from .closings import LEFT_OUT, Closing

if TYPE_CHECKING:
    from .models import FeedbackCase

EARLIEST = date(2000, 1, 1)
Fault = tuple[str, str]


def find_faults(case: FeedbackCase, today: date) -> dict[str, str]:
    """Return what is wrong with a case as a form filled it: {field: sentence}."""
    found: dict[str, str] = {}
    for check in (_received, _ending, _content, _extension):
        for field, message in check(case, today):
            found.setdefault(field, message)
    return found


def _received(case: FeedbackCase, today: date) -> Iterator[Fault]:
    if case.received_on and case.received_on > today:
        yield "received_on", _("This day has not come yet.")
    if case.received_on and case.received_on < EARLIEST:
        yield "received_on", _("This day is too long ago.")


def _ending(case: FeedbackCase, today: date) -> Iterator[Fault]:
    """An end has a day, on or after the receipt."""
    if case.closed_as and not case.closed_on:
        yield "closed_on", _("Say on which day.")
    if not case.closed_on:
        return
    if not case.closed_as:
        yield "closed_as", _("Say how the case ended.")
    if case.closed_on > today:
        yield "closed_on", _("This day has not come yet.")
    if case.received_on and case.closed_on < case.received_on:
        yield "closed_on", _("This is before the case was received.")


def _content(case: FeedbackCase, today: date) -> Iterator[Fault]:
    """Each end needs its words; what is left out of the count is not shown."""
    if case.closed_as == Closing.ANSWERED and not (case.answer or case.answer_file_id):
        yield "answer", _("Write the answer or attach its file.")
    if case.closed_as == Closing.REDIRECTED and not case.redirected_to:
        yield "redirected_to", _("Name the body that it was passed on to.")
    if case.closed_as == Closing.MERGED and not _is_own_open_twin(case):
        yield "merged_into", _("No other case of this portal that stands for itself has this code.")
    if case.closed_as in LEFT_OUT and case.is_public:
        yield "is_public", _("A case that ended like this is not shown to the public.")


def _is_own_open_twin(case: FeedbackCase) -> bool:
    """Say whether the named case is another one of the same portal, and not itself left out."""
    twins = type(case).objects.filter(portal_id=case.portal_id, code=case.merged_into)
    return twins.exclude(pk=case.pk).exclude(closed_as__in=LEFT_OUT).exists()


def _extension(case: FeedbackCase, today: date) -> Iterator[Fault]:
    """An extension is granted while the limit runs, with a reason, and not for ever."""
    if case.extended_to is None:
        return
    if not case.extension_reason:
        yield "extension_reason", _("Give the reason of the extension.")
    if case.due_on is None:
        return
    if case.extended_at is None and today > case.due_on:
        message = _("The limit ended on %(day)s; an extension must be granted before.")
        yield "extended_to", message % {"day": f"{case.due_on:%d/%m/%Y}"}
    if case.extended_to <= case.due_on:
        yield "extended_to", _("This is not after the limit.")
        return
    longest = add_working_days(case.due_on, case.kind.extension, calendar_overrides())
    if case.extended_to > longest:
        message = _("An extension may last until %(day)s at most.")
        yield "extended_to", message % {"day": f"{longest:%d/%m/%Y}"}
