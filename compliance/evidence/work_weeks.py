"""Leaders' schedule (criterion 10 of both annexes): every working week, by its first working day.

SCORING: one line in the month is not "thường xuyên". One query and what the run shares.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.annexes import Criterion
from compliance.policy import Policy
from compliance.scoring import Evidence, EvidenceItem, YesNo
from i18n.dates import Period, local_date
from sites.models import Portal, PublicationEvent

from .records import Records
from .registry import evidence
from .stock import describe_missing, flag_of
from .things import Thing
from .weeks import DueWeek, week_running_at, weeks_due

OBJECT_TYPE = "portal.workweek"
ONE_DAY = timedelta(days=1)
PART_LABELS = {
    "entries": gettext_lazy("entries of the week"),
    "leader_name": gettext_lazy("leader"),
    "content": gettext_lazy("content of the work"),
}


@evidence("work_weeks", measure=YesNo)
def find_work_weeks(
    portals: Sequence[Portal],
    period: Period,
    criterion: Criterion,
    policy: Policy,
    records: Records,
) -> dict[int, Evidence]:
    """Return which of the period's working weeks each portal had public.

    A week belongs to the period in which its first working day falls; weeks without any working
    day are passed over. It counts when it still stands at the period's end; after the end of its
    first working day it is late, which is flagged. A week whose first working day is after the
    current day of Vietnam is not yet due, and on that very day its absence is no fault until
    midnight. A period without a due week is judged by the week that was running at its start.
    """
    judge = _Judge(records, policy.leaf(criterion).reason)
    weeks = weeks_due(period, records.today, records.overrides)
    things = records.clocked_things(OBJECT_TYPE)
    return {portal.pk: judge.judge(weeks, things.get(portal.pk, ())) for portal in portals}


@dataclass(frozen=True)
class _Judge:
    """Judges one portal after the other in the same period."""

    records: Records
    reason: str

    def judge(self, weeks: Sequence[DueWeek], things: Sequence[Thing]) -> Evidence:
        """Return the evidence of one portal."""
        found = {week: self._item(week, things) for week in weeks}
        expected = [
            week
            for week in weeks
            if self.records.is_over(week.due) or self._is_counted(found[week])
        ]
        rule = self.reason
        if not expected:
            rule = self._running_rule()
            day = min(self.records.period.start, self.records.today - ONE_DAY)
            running = week_running_at(day, self.records.overrides)
            expected = [running] if running else []
            found = {week: self._item(week, things) for week in expected}
        items = [item for week in expected if (item := found[week])]
        absent = [week for week in expected if not self._is_counted(found[week])]
        missing = [self._describe(week, found[week]) for week in absent]
        after = [week for week in absent if self._first(week, things)]
        return Evidence(
            measure=YesNo(bool(expected) and not absent),
            items=tuple(items),
            missing=tuple(missing),
            review=flag_of([item for item in items if item.days_late], map(str, after)),
            rule=rule,
        )

    def _running_rule(self) -> str:
        said = _("No week is due in the period: judged by the week that ran at its start.")
        return f"{self.reason} {said}".strip()

    @staticmethod
    def _is_counted(item: EvidenceItem | None) -> bool:
        return item is not None and item.counted

    def _item(self, week: DueWeek, things: Iterable[Thing]) -> EvidenceItem | None:
        """Return the line of a week that stood public at the period's end, the best of several."""
        items = [
            self._as_item(week, thing, standing)
            for thing in things
            if (standing := thing.public_before(self.records.period.ends))
            and _is_of(standing, week)
        ]
        return min(items, key=lambda item: (not item.counted, item.days_late), default=None)

    def _as_item(self, week: DueWeek, thing: Thing, standing: PublicationEvent) -> EvidenceItem:
        labels = {name: str(label) for name, label in PART_LABELS.items()}
        origin = thing.first.origin
        note = self.records.origins.refuse(origin) or describe_missing(standing, labels)
        shown = _first_day(thing, week)
        return EvidenceItem(
            text=standing.title,
            url=standing.url,
            date=shown,
            days_late=0 if note else week.days_late(shown, self.records.overrides),
            counted=not note,
            note=note,
        )

    def _first(self, week: DueWeek, things: Iterable[Thing]) -> bool:
        """Say whether an absent week came public after the period's end."""
        ends = self.records.period.ends
        return any(
            _is_of(event, week) and event.recorded_at >= ends
            for thing in things
            for event in thing.events
            if event.kind != PublicationEvent.Kind.UNPUBLISHED
        )

    @staticmethod
    def _describe(week: DueWeek, item: EvidenceItem | None) -> str:
        said = _("week from %(monday)s, due by the end of %(due)s: not public") % {
            "monday": f"{week.monday:%d/%m/%Y}",
            "due": f"{week.due:%d/%m/%Y}",
        }
        return f"{said} ({item.note})" if item else said


def _is_of(event: PublicationEvent, week: DueWeek) -> bool:
    return bool(event.facts.get("monday") == week.monday.isoformat())


def _first_day(thing: Thing, week: DueWeek) -> date:
    """The day on which a row first was public as the schedule of this week."""
    public = (
        event
        for event in thing.events
        if _is_of(event, week) and event.kind != PublicationEvent.Kind.UNPUBLISHED
    )
    return local_date(next(public).recorded_at)
