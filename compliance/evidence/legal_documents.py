"""Legal documents (criterion 3 of departments, 4 of communes): a flow with a clock.

The set is what was due in the period: own documents of forms that must be public, and for
departments those of others in whose scope they are (SCORING A1.3, G3, G5, G6). A document that is
saved but not public is known to be absent: that alone is read from the rows. Two queries, one a
run shared by both annexes, and what the run shares.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from compliance.annexes import Criterion
from compliance.policy import Policy
from compliance.scoring import Completeness, Evidence
from i18n.dates import Period, local_date
from legaldocs.document_types import document_types
from legaldocs.models import LegalDocument
from sites.models import Portal, PublicationEvent

from .clocks import Clock
from .document_duties import DOCUMENT, POSTING, Duty, describe_absent, excuse, judge_thing
from .records import LONGEST_LIMIT, Records
from .registry import evidence
from .stock import flag_of, nil_item
from .things import Thing


@dataclass(frozen=True)
class Rule:
    """How one leaf looks at documents; `in_scope` is None where the annex asks for none."""

    records: Records
    section: str
    roles: tuple[str, ...]
    own: Clock
    in_scope: Clock | None
    reason: str

    @property
    def period(self) -> Period:
        """The period that is judged."""
        return self.records.period


@dataclass(frozen=True)
class Shelf:
    """What the ledger and the drafts know: own documents, postings, and who is in scope."""

    documents: Mapping[int, Sequence[Thing]]
    postings: Mapping[tuple[int, int], Thing]
    in_scope: Mapping[str, Sequence[Thing]]
    drafts: Mapping[int, Sequence[LegalDocument]]


@evidence("legal_documents", measure=Completeness)
def find_documents(
    portals: Sequence[Portal],
    period: Period,
    criterion: Criterion,
    policy: Policy,
    records: Records,
) -> dict[int, Evidence]:
    """Return how completely each portal posted what was due.

    The annex file names the ``section`` and the ``roles`` of own documents that count.
    """
    parameters = criterion.evidence.parameters if criterion.evidence else {}
    subjects = criterion.update_within_for_subjects
    rule = Rule(
        records=records,
        section=parameters["section"],
        roles=tuple(parameters["roles"]),
        own=Clock(criterion.update_within, records.overrides),
        in_scope=Clock(subjects, records.overrides) if subjects is not None else None,
        reason=policy.leaf(criterion).reason,
    )
    shelf = _fill_shelf(portals, rule)
    nil = records.nil_declared(rule.section)
    return {
        portal.pk: _judge(list(_duties(portal, shelf, rule)), nil.get(portal.pk), rule)
        for portal in portals
    }


def _fill_shelf(portals: Sequence[Portal], rule: Rule) -> Shelf:
    documents: dict[int, list[Thing]] = defaultdict(list)
    postings: dict[tuple[int, int], Thing] = {}
    in_scope: dict[str, list[Thing]] = defaultdict(list)
    for portal_id, things in rule.records.clocked_things(DOCUMENT, POSTING).items():
        for thing in things:
            if thing.first.object_type == POSTING:
                postings[portal_id, thing.first.facts.get("document", 0)] = thing
                continue
            documents[portal_id].append(thing)
            for code in thing.facts_before(rule.period.ends).get("scope", ()):
                in_scope[code].append(thing)
    return Shelf(documents, postings, in_scope, _read_drafts(portals, rule))


def _read_drafts(portals: Sequence[Portal], rule: Rule) -> Mapping[int, Sequence[LegalDocument]]:
    """Return what was saved before the period's end and never was public; one query."""
    period = rule.period
    known = PublicationEvent.objects.filter(
        object_type=DOCUMENT, object_id=Cast(OuterRef("pk"), CharField())
    )
    rows = LegalDocument.objects.filter(
        portal__in=portals,
        is_public=False,
        section=rule.section,
        role__in=rule.roles,
        issued_on__range=(period.start - LONGEST_LIMIT, period.end),
        created_at__lt=period.ends,
    )
    drafts: dict[int, list[LegalDocument]] = defaultdict(list)
    for row in rows.filter(~Exists(known)).newest_first():
        drafts[row.portal_id].append(row)
    return drafts


def _duties(portal: Portal, shelf: Shelf, rule: Rule) -> Iterator[Duty]:
    for thing in shelf.documents.get(portal.pk, ()):
        started = thing.clock_date
        if started and rule.own.is_judged_in(rule.period, started):
            yield from _own_duty(thing, rule)
    for row in shelf.drafts.get(portal.pk, ()):
        kind = document_types().get(row.form)
        if kind and kind.must_publish and rule.own.is_judged_in(rule.period, row.issued_on):
            due = rule.own.due(row.issued_on)
            yield from _if_due(Duty(absent=describe_absent(row.ledger_title(), due)), due, rule)
    if rule.in_scope is not None:
        for master in shelf.in_scope.get(portal.code, ()):
            yield from _duty_in_scope(portal, master, shelf, rule, rule.in_scope)


def _own_duty(thing: Thing, rule: Rule) -> Iterator[Duty]:
    """One own document; what never stood in the register is no business of this leaf."""
    event = thing.public_before(rule.period.ends) or thing.first
    if rule.section not in (event.section, thing.first.section):
        return
    if note := _excuse(thing, event, rule):
        yield excuse(event, note)
    elif thing.clock_date:
        started = thing.clock_date
        yield from _if_due(
            judge_thing(thing, started, rule.period, rule.own), rule.own.due(started), rule
        )


def _if_due(duty: Duty, due: date | None, rule: Rule) -> Iterator[Duty]:
    """Leave out what is absent while its limit still runs."""
    if not duty.absent or rule.records.is_over(due):
        yield duty


def _excuse(thing: Thing, event: PublicationEvent, rule: Rule) -> str:
    """Return why an own document need not be posted in time, "" where it must."""
    if event.section != rule.section:
        return _("in another section at the end of the period")
    if event.facts.get("role") not in rule.roles:
        return _("not issued by this agency")
    if not event.facts.get("must_publish"):
        return _("a document of this form need not be public")
    return rule.records.origins.refuse(thing.first.origin)


def _duty_in_scope(
    portal: Portal, master: Thing, shelf: Shelf, rule: Rule, clock: Clock
) -> Iterator[Duty]:
    """One document of another portal that names this one in its scope."""
    started, standing = master.clock_date, master.public_before(rule.period.ends)
    if standing is None or not started or not clock.is_judged_in(rule.period, started):
        return
    if master.first.portal_id == portal.pk or not standing.facts.get("must_publish"):
        return
    if rule.records.origins.refuse(master.first.origin) or _stands_as_own(
        portal, master, shelf, rule
    ):
        return
    due = clock.due(started)
    named_on = min(
        local_date(event.recorded_at)
        for event in master.events
        if portal.code in event.facts.get("scope", ())
    )
    if due is not None and named_on > due:
        yield excuse(standing, _("in scope, but its owner posted it after the limit"))
        return
    answer = shelf.postings.get((portal.pk, int(master.first.object_id)))
    if answer is None or rule.records.origins.refuse(answer.first.origin):
        title = _("in scope: %(title)s") % {"title": standing.title}
        duty = Duty(absent=describe_absent(title, due))
    else:
        duty = judge_thing(answer, started, rule.period, clock)
    yield from _if_due(duty, due, rule)


def _stands_as_own(portal: Portal, master: Thing, shelf: Shelf, rule: Rule) -> bool:
    """Say whether the agency entered the same document in its register itself (it drafted it)."""
    name = (master.first.facts.get("symbol"), master.clock_date)
    return bool(name[0]) and any(
        (thing.first.facts.get("symbol"), thing.clock_date) == name
        and (thing.public_before(rule.period.ends) or thing.first).section == rule.section
        for thing in shelf.documents.get(portal.pk, ())
    )


def _judge(duties: Sequence[Duty], nil: PublicationEvent | None, rule: Rule) -> Evidence:
    """Return the evidence of one portal (SCORING G6, G7)."""
    items = tuple(duty.item for duty in duties if duty.item)
    due = [duty for duty in duties if not duty.excused]
    if not due and nil is not None:
        return Evidence(
            measure=Completeness.COMPLETE,
            items=(nil_item(nil), *items),
            review=_("declared that nothing arose in the period"),
            rule=rule.reason,
        )
    measure = Completeness.NONE
    if any(duty.is_posted for duty in due):
        is_whole = not any(duty.is_defect for duty in due)
        measure = Completeness.COMPLETE if is_whole else Completeness.PARTIAL
    nothing = [] if due else [_("nothing was due and nothing was declared")]
    return Evidence(
        measure=measure,
        items=items,
        missing=(*_describe_defects(due), *nothing),
        review=_review(due, nil),
        rule=rule.reason,
    )


def _describe_defects(due: Iterable[Duty]) -> Iterator[str]:
    for duty in due:
        if duty.absent:
            yield duty.absent
        elif duty.item and duty.item.note:
            yield f"{duty.item.text}: {duty.item.note}"
        elif duty.item and duty.item.days_late:
            yield _("%(title)s: working days late: %(number)d") % {
                "title": duty.item.text,
                "number": duty.item.days_late,
            }


def _review(due: Sequence[Duty], nil: PublicationEvent | None) -> str | None:
    """Return why a person should look at a line, None where nothing is unusual."""
    flags = [duty.flag for duty in due if duty.flag]
    absent = sum(bool(duty.absent) for duty in due)
    if absent:
        flags.append(_("due and not public: %(number)d") % {"number": absent})
    if late := flag_of([duty.item for duty in due if duty.item and duty.item.days_late], ()):
        flags.append(late)
    if due and nil is not None:
        flags.append(_("declared that nothing arose, but something was due"))
    return "; ".join(flags) or None
