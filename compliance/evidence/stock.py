"""Stock (SCORING G4): what is public and current at the period's end, judged Có or Không.

Shared by the registers whose leaves have these two levels: what is late is flagged, what was
due and came only after the period's end makes it Không (G5), a declared nil month is Có (G7).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from compliance.annexes import Criterion
from compliance.scoring import Evidence, EvidenceItem, YesNo
from i18n.dates import Period, local_date
from sites.models import PublicationEvent

from .clocks import Clock
from .records import Records
from .things import Thing

Refusal = Callable[[PublicationEvent], str]
"""Says why an object as it stood does not count, "" where it does."""


def refuse_nothing(event: PublicationEvent) -> str:
    """Refuse no object."""
    return ""


@dataclass(frozen=True)
class StockRule:
    """How one leaf looks at its objects.

    `labels` are the names of the parts whose codes stand in the fact ``missing``.
    """

    criterion: Criterion
    records: Records
    refuse: Refusal = refuse_nothing
    labels: dict[str, str] = field(default_factory=dict)

    @property
    def clock(self) -> Clock:
        """The limit of the leaf."""
        return Clock(self.criterion.update_within, self.records.overrides)

    @property
    def reason(self) -> str:
        """The reading of the leaf, from the policy."""
        return self.records.policy.leaf(self.criterion).reason

    def refuse_origin(self, origin: str) -> str:
        """Return why work of this origin does not count in this leaf, "" where it does."""
        leaf = self.records.policy.leaf(self.criterion)
        return self.records.origins.refuse(origin, leaf.platform_counts)


def judge_stock(
    rule: StockRule, things: Iterable[Thing], nil: PublicationEvent | None = None
) -> Evidence:
    """Return the evidence of one portal from its objects; `nil` is its declaration, if any."""
    period = rule.records.period
    items: list[EvidenceItem] = []
    absent: list[str] = []
    withdrawn: list[str] = []
    is_unfinished = False
    for thing in things:
        standing = thing.public_before(period.ends)
        if standing is not None:
            items.append(_item(rule, thing, standing))
            is_unfinished |= _is_unfinished(standing, thing, period)
        elif _was_due(rule, thing) and thing.before(period.ends) is None:
            absent.append(_("due in the period, published after it: %(title)s") % _title(thing))
        elif _was_due(rule, thing):
            said = _("due in the period, withdrawn before its end: %(title)s")
            withdrawn.append(said % _title(thing))
    counted = [item for item in items if item.counted]
    late = [item for item in items if item.days_late]
    missing = [f"{item.text}: {item.note}" for item in items if not item.counted]
    is_contradicted = is_unfinished or bool(absent) or bool(withdrawn)
    if nil is not None and not counted and not is_contradicted:
        return Evidence(
            measure=YesNo(True),
            items=(nil_item(nil), *items),
            missing=tuple(missing),
            review=_("declared that nothing arose in the period"),
            rule=rule.reason,
        )
    return Evidence(
        measure=YesNo(bool(counted) and not absent),
        items=tuple(items),
        missing=(*absent, *withdrawn, *missing, *([] if items else [_("nothing is public")])),
        review=_flag_contradiction(nil, counted) or flag_of(late, absent) or _flag(withdrawn),
        rule=rule.reason,
    )


def nil_item(nil: PublicationEvent) -> EvidenceItem:
    """Return the line that names who declared that nothing arose."""
    return EvidenceItem(text=nil.title, url=nil.url, date=local_date(nil.recorded_at))


def flag_of(late: Iterable[EvidenceItem], absent: Iterable[str]) -> str | None:
    """Return why a person should look at a line, None where nothing is unusual."""
    if list(absent):
        return _("something due in the period was published after it")
    days = [item.days_late for item in late]
    if days:
        return _("late items: %(number)d, at most %(days)d working days") % {
            "number": len(days),
            "days": max(days),
        }
    return None


def _flag_contradiction(
    nil: PublicationEvent | None, counted: Iterable[EvidenceItem]
) -> str | None:
    """Return the challenge of a declaration that does not hold (SCORING G7)."""
    if nil is None or list(counted):
        return None
    return _("declared that nothing arose, but something arose in the period")


def _flag(withdrawn: Iterable[str]) -> str | None:
    """Return the question whether it was a correction, or filled and deleted (SCORING G9)."""
    if not list(withdrawn):
        return None
    return _("something due in the period was withdrawn before its end")


def _is_unfinished(standing: PublicationEvent, thing: Thing, period: Period) -> bool:
    """Say whether something arose in the period and stands there without all its parts."""
    arose = period.contains(thing.clock_date or thing.first_day)
    return arose and bool(standing.facts.get("missing"))


def _title(thing: Thing) -> dict[str, str]:
    return {"title": thing.first.title}


def _was_due(rule: StockRule, thing: Thing) -> bool:
    is_ours = not rule.refuse_origin(thing.first.origin)
    return is_ours and rule.clock.is_judged_in(rule.records.period, thing.clock_date)


def _item(rule: StockRule, thing: Thing, standing: PublicationEvent) -> EvidenceItem:
    note = (
        rule.refuse_origin(thing.first.origin)
        or describe_missing(standing, rule.labels)
        or rule.refuse(standing)
    )
    late = 0
    if thing.clock_date and not note:
        period = rule.records.period
        done = thing.completed_on(period.ends) or thing.first_day
        _due, late = rule.clock.judge(thing.clock_date, done, period)
    return EvidenceItem(
        text=standing.title,
        url=standing.url,
        date=thing.first_day,
        days_late=late,
        counted=not note,
        note=note,
    )


def describe_missing(event: PublicationEvent, labels: dict[str, str]) -> str:
    """Return which parts an object lacks, "" where it is whole.

    Codes are names of fields, or "field:name" for the field of a named child.
    """
    parts = []
    for code in event.facts.get("missing", ()):
        name, _colon, owner = str(code).partition(":")
        label = str(labels.get(name, name))
        parts.append(f"{label} ({owner})" if owner else label)
    return _("missing: %(parts)s") % {"parts": ", ".join(parts)} if parts else ""
