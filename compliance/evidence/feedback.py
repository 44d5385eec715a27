"""Feedback (criterion 8 of departments, 9 of communes): the share of cases answered in time.

The one leaf that reads rows and not the ledger alone: what is not shown to the public is due all
the same. It reads days and ends, never who asked or what. A case stands as the server knew it:
what was entered after the period's end had not happened in it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import CharField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.annexes import Criterion
from compliance.policy import Policy
from compliance.scoring import Evidence, EvidenceItem, Ratio
from feedback.closings import ANSWERS, LEFT_OUT, Closing
from feedback.models import FeedbackCase
from feedback.querysets import FeedbackCaseQuerySet
from i18n.dates import Period, local_date
from i18n.working_days import Overrides, working_days_late
from sites.models import Portal

from .records import Records, Things
from .registry import evidence
from .things import Thing

OBJECT_TYPE = "feedback.feedbackcase"
PROVISIONAL = gettext_lazy(
    "provisional: cases are entered by hand until citizens can send them on the portal"
)
FIELDS = (
    "pk", "portal_id", "code", "origin", "closed_as", "closed_on", "closed_at", "deadline",
    "allowed",
)  # fmt: skip


@dataclass(frozen=True)
class DueCase:
    """A case that the period judges, as it was known at the period's end."""

    pk: int
    portal_id: int
    code: str
    origin: str
    closed_as: str
    closed_on: date | None
    closed_at: datetime | None
    deadline: date
    allowed: date

    def ending_before(self, moment: datetime) -> str:
        """Return how it had ended by then, "" while it was open."""
        return self.closed_as if self.closed_at is not None and self.closed_at < moment else ""

    def is_on_time(self, period: Period) -> bool:
        """Say whether it was answered, or passed on, by its last day; a backlog never is."""
        return (
            self.ending_before(period.ends) in ANSWERS
            and self.closed_on is not None
            and self.closed_on <= self.allowed
            and period.contains(self.deadline)
        )

    @property
    def was_entered_later(self) -> bool:
        """Whether its end was entered after the day that it names."""
        return bool(
            self.closed_on and self.closed_at and local_date(self.closed_at) > self.closed_on
        )


@evidence("feedback", measure=Ratio)
def measure_feedback(
    portals: Sequence[Portal],
    period: Period,
    criterion: Criterion,
    policy: Policy,
    records: Records,
) -> dict[int, Evidence]:
    """Return the share answered in time; two queries for all portals of the run."""
    cases = records.once(OBJECT_TYPE, lambda: _read_cases(records))
    posted = records.once(f"posted {OBJECT_TYPE}", lambda: _read_posted(records))
    reason = policy.leaf(criterion).reason
    return {
        portal.pk: _judge(cases.get(portal.pk, ()), posted.get(portal.pk, ()), records, reason)
        for portal in portals
    }


def _read_cases(records: Records) -> Mapping[int, Sequence[DueCase]]:
    """Return by portal the cases due in the period, and older ones open at its start; one query."""
    rows = _judged(records)
    found: dict[int, list[DueCase]] = defaultdict(list)
    for row in rows.values(*FIELDS):
        case = DueCase(**row)
        if not records.origins.refuse(case.origin):
            found[case.portal_id].append(case)
    return found


def _judged(records: Records) -> FeedbackCaseQuerySet:
    period = records.period
    known = FeedbackCase.objects.filter(portal__in=records.portals)
    return known.judged_between(period.start, period.end, period.begins, period.ends)


def _read_posted(records: Records) -> Things:
    """Return what the ledger says of those cases, so that years do not load; one query."""
    numbers = _judged(records).order_by().annotate(number=Cast("pk", CharField()))
    return records.things_among(OBJECT_TYPE, numbers.values("number"))


def _judge(
    cases: Sequence[DueCase], posted: Sequence[Thing], records: Records, reason: str
) -> Evidence:
    period = records.period
    left_out = Counter(
        case.closed_as for case in cases if case.ending_before(period.ends) in LEFT_OUT
    )
    due = [case for case in cases if _is_due(case, records)]
    excluded = [_("not counted: %(ends)s") % {"ends": _name_ends(left_out)}] if left_out else []
    if not due:
        return _judge_nothing_due(excluded, reason)
    addresses = _addresses(posted, period)
    return Evidence(
        measure=Ratio(
            on_time=sum(case.is_on_time(period) for case in due),
            due=len(due),
            unanswered=sum(not case.ending_before(period.ends) for case in due),
        ),
        items=tuple(_item(case, addresses, period, records.overrides) for case in due),
        missing=(
            *(line for case in due for line in _lacks(case, addresses, period)),
            *excluded,
        ),
        review=str(PROVISIONAL),
        rule=reason,
    )


def _is_due(case: DueCase, records: Records) -> bool:
    """Say whether a case is judged: not left out, and answered or its last day over."""
    ending = case.ending_before(records.period.ends)
    return ending not in LEFT_OUT if ending else records.is_over(case.deadline)


def _judge_nothing_due(excluded: list[str], reason: str) -> Evidence:
    """Return the evidence of a month in which no limit ended: full once the channel is checked."""
    return Evidence(
        measure=Ratio(0, 0, 0, channel_works=False),
        missing=(_("no case was due in the period"), *excluded),
        review=_(
            "provisional: the feedback channel is not built yet, so no case can have come by it"
        ),
        rule=reason,
    )


def _addresses(posted: Sequence[Thing], period: Period) -> dict[str, str]:
    """Return the addresses of the cases that stood public at the period's end, by their number."""
    standing = ((thing.name[1], thing.public_before(period.ends)) for thing in posted)
    return {number: event.url for number, event in standing if event is not None}


def _item(
    case: DueCase, addresses: Mapping[str, str], period: Period, overrides: Overrides
) -> EvidenceItem:
    """Return one case by its code alone; who asked and what stays with the agency."""
    ending = case.ending_before(period.ends)
    done = case.closed_on if ending and case.closed_on else period.end
    note = "" if case.is_on_time(period) else _describe(case, period)
    return EvidenceItem(
        text=case.code,
        url=addresses.get(str(case.pk), ""),
        date=case.deadline,
        days_late=working_days_late(case.allowed, 0, done, overrides) if note else 0,
        counted=not note,
        note=note,
    )


def _describe(case: DueCase, period: Period) -> str:
    """Return why a case is not one of those answered in time."""
    due = f"{case.allowed:%d/%m/%Y}"
    if not case.ending_before(period.ends) or case.closed_on is None:
        return _("due on %(due)s, not answered") % {"due": due}
    words = {"due": due, "done": f"{case.closed_on:%d/%m/%Y}"}
    if case.closed_as == Closing.REDIRECTED:
        return _("to be passed on by %(due)s, passed on on %(done)s") % words
    return _("due on %(due)s, answered on %(done)s") % words


def _lacks(case: DueCase, addresses: Mapping[str, str], period: Period) -> list[str]:
    """Return what a person should look at in one case."""
    lines = [] if case.is_on_time(period) else [_describe(case, period)]
    ending = case.ending_before(period.ends)
    if ending == Closing.ANSWERED and str(case.pk) not in addresses:
        lines.append(_("answered, but question and answer are not posted"))
    if ending and case.was_entered_later and case.closed_on and case.closed_at:
        words = {
            "done": f"{case.closed_on:%d/%m/%Y}",
            "entered": f"{local_date(case.closed_at):%d/%m/%Y}",
        }
        lines.append(_("the result of %(done)s was entered on %(entered)s") % words)
    return [f"{case.code}: {line}" for line in lines]


def _name_ends(left_out: Mapping[str, int]) -> str:
    return ", ".join(f"{Closing(end).label}: {number}" for end, number in sorted(left_out.items()))
