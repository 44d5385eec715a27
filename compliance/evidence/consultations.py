"""Consultations on drafts (criterion 9 of departments): every request received was posted.

Stock (SCORING G4): a draft whose limit ended in the period, or on which comments are still taken
in it. What was requested and is not public is known from rows that are saved as drafts; that
alone is read from the rows. Two queries, one for the sections, and what the run shares.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.annexes import Criterion
from compliance.policy import Policy
from compliance.scoring import Evidence, EvidenceItem, YesNo
from i18n.dates import Period
from legaldocs.models import Consultation
from portal.models import RegisterSectionPage
from sites.models import Portal, PublicationEvent

from .clocks import Clock
from .document_duties import describe_absent
from .records import Records
from .registry import evidence
from .stock import describe_missing, flag_of, nil_item
from .things import Thing

CONSULTATION = "legaldocs.consultation"
PART_LABELS = {
    "title": gettext_lazy("Name of the draft"),
    "draft_file": gettext_lazy("File of the draft"),
    "asked_by": gettext_lazy("Drafting agency"),
    "requested_on": gettext_lazy("Posting requested on"),
    "opens_on": gettext_lazy("Comments from"),
    "closes_on": gettext_lazy("Comments until"),
}


@dataclass
class Found:
    """What was found of one portal's drafts."""

    items: list[EvidenceItem] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)


@evidence("consultations", measure=YesNo)
def find_consultations(
    portals: Sequence[Portal],
    period: Period,
    criterion: Criterion,
    policy: Policy,
    records: Records,
) -> dict[int, Evidence]:
    """Return whether each portal posted the drafts that it was asked to post.

    The parameter ``section`` of the annex file names the section that shows them.
    """
    section = criterion.evidence.parameters["section"] if criterion.evidence else ""
    clock = Clock(criterion.update_within, records.overrides)
    things = records.things(CONSULTATION)
    drafts = _read_drafts(portals, period)
    nil = records.nil_declared(section)
    shown = set(
        RegisterSectionPage.objects.live()
        .filter(key=section, portal__in=portals)
        .values_list("portal_id", flat=True)
    )
    rule = policy.leaf(criterion).reason
    result = {}
    for portal in portals:
        found = Found()
        for thing in things.get(portal.pk, ()):
            _look_at(thing, found, clock, records)
        for row in drafts.get(portal.pk, ()):
            due = clock.due(row.requested_on)
            if due is not None and due <= period.end and records.is_over(due):
                found.absent.append(describe_absent(row.title, due))
        declared = nil.get(portal.pk) if portal.pk in shown else None
        result[portal.pk] = _judge(found, declared, rule)
    return result


def _read_drafts(portals: Sequence[Portal], period: Period) -> Mapping[int, Sequence[Consultation]]:
    """Return what was saved before the period's end and never was public; one query."""
    known = PublicationEvent.objects.filter(
        object_type=CONSULTATION, object_id=Cast(OuterRef("pk"), CharField())
    )
    rows = Consultation.objects.filter(
        portal__in=portals, is_public=False, created_at__lt=period.ends
    )
    drafts: dict[int, list[Consultation]] = defaultdict(list)
    for row in rows.filter(~Exists(known)):
        drafts[row.portal_id].append(row)
    return drafts


def _look_at(thing: Thing, found: Found, clock: Clock, records: Records) -> None:
    """Add one request: shown, or due by the period's end and not there."""
    period, requested = records.period, thing.clock_date
    if requested is None or records.origins.refuse(thing.first.origin):
        return
    due = clock.due(requested)
    standing = thing.public_before(period.ends)
    if standing is None:
        was_public = thing.before(period.ends) is not None
        is_due = due is not None and due <= period.end and records.is_over(due)
        if is_due and (not was_public or clock.is_judged_in(period, requested)):
            found.absent.append(describe_absent(thing.first.title, due))
        return
    is_judged = clock.is_judged_in(period, requested)
    if not is_judged and not _is_open_in(standing, period):
        return
    note = describe_missing(standing, {name: str(label) for name, label in PART_LABELS.items()})
    late = clock.days_late(requested, thing.first_day) if is_judged and not note else 0
    found.items.append(
        EvidenceItem(
            text=standing.title,
            url=standing.url,
            date=thing.first_day,
            days_late=late,
            counted=not note,
            note=note,
        )
    )


def _is_open_in(event: PublicationEvent, period: Period) -> bool:
    """Whether comments were taken on some day of the period."""
    opens, closes = event.facts.get("opens_on"), event.facts.get("closes_on")
    if not opens or not closes:
        return False
    return date.fromisoformat(opens) <= period.end and period.start <= date.fromisoformat(closes)


def _judge(found: Found, nil: PublicationEvent | None, rule: str) -> Evidence:
    """Return the evidence of one portal; one request that is not shown makes it Không."""
    incomplete = [f"{item.text}: {item.note}" for item in found.items if not item.counted]
    if nil is not None and not found.items and not found.absent:
        return Evidence(
            measure=YesNo(True),
            items=(nil_item(nil),),
            review=_("declared that nothing arose in the period"),
            rule=rule,
        )
    nothing = (
        [] if found.items or found.absent else [_("nothing was requested and nothing declared")]
    )
    review = flag_of([item for item in found.items if item.days_late], ())
    if found.absent:
        review = _("requested and not posted: %(number)d") % {"number": len(found.absent)}
    return Evidence(
        measure=YesNo(bool(found.items) and not found.absent and not incomplete),
        items=tuple(found.items),
        missing=(*found.absent, *incomplete, *nothing),
        review=review,
        rule=rule,
    )
