"""Radio bulletins (criterion 3 of communes): both directions within the month.

What the station gave counts in the month in which it first became public, late or not (SCORING
G3, G5); what the portal sent counts in the month of sending, once its broadcast is noted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.annexes import Criterion
from compliance.policy import Policy
from compliance.scoring import Evidence, EvidenceItem, YesNo
from i18n.dates import Period
from sites.models import Portal, PublicationEvent
from sites.models.rows import PublishedRow

from .clocks import Clock
from .records import Records
from .registers import is_overdue
from .registry import evidence
from .stock import describe_missing, flag_of, nil_item
from .things import Thing

FROM_STATION, TO_STATION = "radio.stationbulletin", "radio.portalbulletin"
LABELS: dict[str, dict[str, Any]] = {
    FROM_STATION: {
        "text": gettext_lazy("text or sound recording"),
        "received_on": gettext_lazy("received from the station on"),
    },
    TO_STATION: {
        "text": gettext_lazy("text or article"),
        "sent_on": gettext_lazy("sent to the station on"),
        "broadcast_on": gettext_lazy("broadcast on"),
    },
}


@dataclass(frozen=True)
class Rule:
    """How the leaf is read in one run."""

    clock: Clock
    records: Records
    reason: str


@evidence("radio", measure=YesNo)
def find_radio(
    portals: Sequence[Portal],
    period: Period,
    criterion: Criterion,
    policy: Policy,
    records: Records,
) -> dict[int, Evidence]:
    """Return whether bulletins went both ways in the period; two queries for all portals."""
    found = records.things(FROM_STATION, TO_STATION)
    section = criterion.evidence.parameters["section"] if criterion.evidence else ""
    nil = records.nil_declared(section)
    clock = Clock(criterion.update_within, records.overrides)
    rule = Rule(clock, records, policy.leaf(criterion).reason)
    drafts = records.kept_back(FROM_STATION)
    return {
        portal.pk: _judge(
            found.get(portal.pk, ()),
            drafts.get(portal.pk, ()),
            nil.get(portal.pk),
            rule,
        )
        for portal in portals
    }


def _find_absent(things: Sequence[Thing], drafts: Sequence[PublishedRow], rule: Rule) -> list[str]:
    """Return what the station gave, was due in the period, and was not posted in it (G5)."""
    published = [
        _("due in the period, published after it: %(title)s") % {"title": thing.first.title}
        for thing in things
        if _is_overdue(thing, rule.clock, rule.records)
    ]
    kept_back = [
        _("due in the period, still not public: %(title)s") % {"title": row.ledger_title()}
        for row in drafts
        if is_overdue(rule.clock, rule.records, row.clock_day())
    ]
    return published + kept_back


def _judge(
    things: Sequence[Thing],
    drafts: Sequence[PublishedRow],
    nil: PublicationEvent | None,
    rule: Rule,
) -> Evidence:
    records, period = rule.records, rule.records.period
    twins = _texts_held(things)
    items = {
        kind: [
            _item(thing, rule.clock, records, twins)
            for thing in things
            if thing.name[0] == kind and _concerns(thing, period)
        ]
        for kind in (FROM_STATION, TO_STATION)
    }
    absent = _find_absent(things, drafts, rule)
    everything = [item for each in items.values() for item in each]
    counted = {kind: [item for item in each if item.counted] for kind, each in items.items()}
    missing = [*_name_lack(counted), *absent]
    missing += [f"{item.text}: {item.note}" for item in everything if not item.counted]
    if nil is not None and not everything and not absent:
        return Evidence(
            measure=YesNo(True),
            items=(nil_item(nil),),
            review=_("declared that nothing arose in the period: the Board's consent is needed"),
            rule=rule.reason,
        )
    late = [item for item in everything if item.days_late]
    return Evidence(
        measure=YesNo(all(counted.values()) and not absent),
        items=tuple(everything),
        missing=tuple(missing),
        review=_flag(counted) or flag_of(late, absent),
        rule=rule.reason,
    )


def _texts_held(things: Iterable[Thing]) -> dict[str, Thing]:
    """Return which thing was the first to carry a text (SCORING G9)."""
    held: dict[str, Thing] = {}
    for thing in sorted(things, key=lambda each: each.first.recorded_at):
        held.setdefault(f"{thing.name[0]} {thing.first.text_hash}", thing)
    return held


def _sent_on(thing: Thing) -> date | None:
    """Return the day of sending as it was declared first (SCORING G10)."""
    return next((event.clock_date for event in thing.events if event.clock_date), None)


def _concerns(thing: Thing, period: Period) -> bool:
    """Say whether a bulletin belongs to this month: by its publishing, or by its sending."""
    if thing.before(period.ends) is None:
        return False
    if thing.name[0] == FROM_STATION:
        return period.contains(thing.first_day)
    return period.contains(_sent_on(thing) or thing.first_day)


def _is_overdue(thing: Thing, clock: Clock, records: Records) -> bool:
    """Say whether the station's bulletin was due in the period and came only after it (G5)."""
    if thing.name[0] != FROM_STATION or records.origins.refuse(thing.first.origin):
        return False
    is_judged = clock.is_judged_in(records.period, thing.clock_date)
    return is_judged and thing.before(records.period.ends) is None


def _item(thing: Thing, clock: Clock, records: Records, held: dict[str, Thing]) -> EvidenceItem:
    kind = thing.name[0]
    standing = thing.public_before(records.period.ends)
    if standing is None:
        note = _("no longer public at the end of the period")
    else:
        note = records.origins.refuse(thing.first.origin)
        note = note or describe_missing(standing, LABELS[kind])
        if not note and held[f"{kind} {thing.first.text_hash}"] is not thing:
            note = _("the same text was published before")
    received = thing.clock_date if kind == FROM_STATION and not note else None
    done = thing.completed_on(records.period.ends) or thing.first_day
    last = standing or thing.first
    return EvidenceItem(
        text=last.title,
        url=last.url,
        date=thing.first_day,
        days_late=clock.days_late(received, done) if received else 0,
        counted=not note,
        note=note,
    )


def _name_lack(counted: dict[str, list[EvidenceItem]]) -> list[str]:
    lack = []
    if not counted[FROM_STATION]:
        lack.append(_("no bulletin of the station was published in the period"))
    if not counted[TO_STATION]:
        lack.append(_("no bulletin of the portal was sent to the station and broadcast"))
    return lack


def _flag(counted: dict[str, list[EvidenceItem]]) -> str | None:
    """Return the word to the reviewer where bulletins went one way alone."""
    if any(counted.values()) and not all(counted.values()):
        return _("bulletins went one way only")
    return None
