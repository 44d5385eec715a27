"""Administrative procedures (4.1 of departments, 5.1 of communes): stock from the shared catalogue.

A department is judged by the entries that it runs, a commune by all of the commune level. What
was announced must be in within the limit, what was repealed must be gone. One query shared by
both annexes, one for the drafts of each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.annexes import Criterion
from compliance.policy import Policy
from compliance.scoring import Evidence, EvidenceItem, YesNo
from i18n.dates import Period, local_date
from portal.models import Procedure
from portal.procedures.choices import Level
from sites.models import Kind, Portal, PublicationEvent

from .records import Records
from .registry import evidence
from .stock import StockRule, flag_of, judge_stock
from .things import Thing

OBJECT_TYPE = "portal.procedure"
PART_LABELS = {
    "code": gettext_lazy("code"),
    "name": gettext_lazy("name"),
    "steps": gettext_lazy("steps"),
    "time_limit": gettext_lazy("time limit"),
    "fee": gettext_lazy("fees and charges"),
}


@dataclass(frozen=True)
class Repeal:
    """The end of an entry: since when it is repealed, and the day on which citizens lost it."""

    thing: Thing
    repealed_on: date
    removed_on: date

    @property
    def title(self) -> str:
        """The entry, as it stood last."""
        return self.thing.events[-1].title


@evidence("procedures", measure=YesNo)
def find_procedures(
    portals: Sequence[Portal],
    period: Period,
    criterion: Criterion,
    policy: Policy,
    records: Records,
) -> dict[int, Evidence]:
    """Return what each portal shows of the catalogue at the period's end."""
    labels = {name: str(label) for name, label in PART_LABELS.items()}
    rule = StockRule(criterion, records, labels=labels)
    for_communes = bool(portals) and portals[0].kind == Kind.COMMUNE
    things = _by_owner(records, for_communes)
    drafts = _read_drafts(rule, for_communes)
    if for_communes:
        shared = _judge(rule, things[None], drafts[None])
        return {portal.pk: shared for portal in portals}
    return {portal.pk: _judge(rule, things[portal.pk], drafts[portal.pk]) for portal in portals}


def _by_owner(records: Records, for_communes: bool) -> Mapping[int | None, list[Thing]]:
    """Return entries by the portal that runs them, or those of the commune level under None."""
    found: dict[int | None, list[Thing]] = defaultdict(list)
    for things in records.things(OBJECT_TYPE).values():
        for thing in things:
            standing = thing.before(records.period.ends) or thing.first
            if not for_communes:
                found[standing.portal_id].append(thing)
            elif standing.facts.get("level") == Level.COMMUNE:
                found[None].append(thing)
    return found


def _read_drafts(rule: StockRule, for_communes: bool) -> Mapping[int | None, list[str]]:
    """Return entries never made public whose limit ended in the period, by owner; one query.

    The ledger does not know what never was public: once it is published, the ledger says that it
    came after the period, so a past month stays what it was.
    """
    things = rule.records.things(OBJECT_TYPE).values()
    known = {thing.name[1] for each in things for thing in each}
    rows = Procedure.objects.filter(is_public=False, repealed_on=None).exclude(announced_on=None)
    found: dict[int | None, list[str]] = defaultdict(list)
    for row in rows:
        is_judged = rule.clock.is_judged_in(rule.records.period, row.announced_on)
        is_due = is_judged and _is_over(rule, row.announced_on)
        is_asked = not for_communes or row.level == Level.COMMUNE
        if is_due and is_asked and str(row.pk) not in known:
            title = _("announced, but still a draft: %(title)s") % {"title": row.ledger_title()}
            found[None if for_communes else row.portal_id].append(title)
    return found


def _is_over(rule: StockRule, announced_on: date | None) -> bool:
    return announced_on is not None and rule.records.is_over(rule.clock.due(announced_on))


def _judge(rule: StockRule, things: Sequence[Thing], drafts: Sequence[str]) -> Evidence:
    period = rule.records.period
    repeals = [repeal for thing in things if (repeal := _repeal_of(thing))]
    gone = {repeal.thing.name for repeal in repeals if repeal.removed_on <= period.end}
    shown = [thing for thing in things if thing.name not in gone]
    found = judge_stock(rule, [*shown, *_late_changes(rule, things)])
    kept = [_repeal_note(repeal) for repeal in repeals if _is_kept(rule, repeal)]
    due = [repeal for repeal in repeals if _is_due(rule, repeal)]
    late = tuple(item for repeal in due if (item := _late_removal(rule, repeal)))
    is_overdue = any(repeal.removed_on > period.end for repeal in due)
    is_whole = found.measure == YesNo(True) and not drafts and not is_overdue
    return replace(
        found,
        measure=YesNo(is_whole),
        items=(*found.items, *late),
        missing=(*drafts, *kept, *found.missing),
        review=_flag(drafts, kept) or found.review or flag_of(late, ()),
    )


def _late_changes(rule: StockRule, things: Iterable[Thing]) -> Iterable[Thing]:
    """Yield what an entry became when a later decision changed it, if that came late.

    Its first announcement is judged with the entry itself.
    """
    for thing in things:
        newest = thing.clock_date
        for number, event in enumerate(thing.events):
            announced = event.clock_date
            is_gone = event.kind == PublicationEvent.Kind.UNPUBLISHED
            if is_gone or announced is None or newest is None or announced <= newest:
                continue
            newest = announced
            _due, late = rule.clock.judge(
                announced, local_date(event.recorded_at), rule.records.period
            )
            if late:
                yield Thing(thing.events[number:])


def _repeal_of(thing: Thing) -> Repeal | None:
    """Return the repeal of an entry by the first day that was declared (SCORING G10).

    From its day on lists leave a repealed entry out by themselves, once the day was entered; a
    day that was taken back is none.
    """
    if not thing.events[-1].facts.get("repealed_on"):
        return None
    event = next(event for event in thing.events if event.facts.get("repealed_on"))
    repealed_on = date.fromisoformat(event.facts["repealed_on"])
    return Repeal(thing, repealed_on, max(repealed_on, local_date(event.recorded_at)))


def _is_due(rule: StockRule, repeal: Repeal) -> bool:
    return rule.clock.is_judged_in(rule.records.period, repeal.repealed_on)


def _is_kept(rule: StockRule, repeal: Repeal) -> bool:
    """Say whether an entry stood public at the period's end although its limit had passed."""
    end = rule.records.period.end
    due = rule.clock.due(repeal.repealed_on) or end
    return repeal.removed_on > end and due <= end


def _late_removal(rule: StockRule, repeal: Repeal) -> EvidenceItem | None:
    late = rule.clock.days_late(repeal.repealed_on, repeal.removed_on)
    if not late or repeal.removed_on > rule.records.period.end:
        return None
    return EvidenceItem(
        text=repeal.title,
        url=repeal.thing.events[-1].url,
        date=repeal.removed_on,
        days_late=late,
        counted=False,
        note=_("taken down late after its repeal"),
    )


def _repeal_note(repeal: Repeal) -> str:
    return _("repealed on %(day)s, still public at the end of the period: %(title)s") % {
        "day": f"{repeal.repealed_on:%d/%m/%Y}",
        "title": repeal.title,
    }


def _flag(drafts: Sequence[str], kept: Sequence[str]) -> str | None:
    if drafts:
        return _("something due in the period is still a draft")
    return _("something repealed is still public") if kept else None
