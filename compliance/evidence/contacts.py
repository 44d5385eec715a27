"""Contacts of the portal (1.3 of departments, 1.2 of communes): stock with a clock.

Judged by what stands at the period's end (SCORING G4); a change that came late lowers the
month in which its limit ended (G2, G3, G5). One query and what the run shares.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.annexes import Criterion
from compliance.policy import Policy
from compliance.scoring import Completeness, Evidence, EvidenceItem
from i18n.dates import Period, local_date
from i18n.text import fold, normalise
from sites.models import Portal, PublicationEvent

from .clocks import Clock
from .origins import Origins
from .records import Records
from .registry import evidence

OBJECT_TYPE = "portal_sites.portal"
FIELD_LABELS = {
    "address": gettext_lazy("Address"),
    "phone": gettext_lazy("Telephone"),
    "fax": gettext_lazy("Fax"),
    "email": gettext_lazy("Official e-mail"),
}


@evidence("portal_contacts", measure=Completeness)
def find_contacts(
    portals: Sequence[Portal],
    period: Period,
    criterion: Criterion,
    policy: Policy,
    records: Records,
) -> dict[int, Evidence]:
    """Return how complete each portal's contacts stand at the period's end.

    The parameter ``fields`` of the annex file names the fields that the criterion asks for.
    """
    clock = Clock(criterion.update_within, records.overrides)
    histories = _read_histories(portals, records.origins)
    result = {}
    for portal in portals:
        history = histories[portal.pk]
        standing = [event for event in history if event.recorded_at < period.ends]
        late = tuple(_find_late(history, period, clock))
        result[portal.pk] = _judge(standing[-1] if standing else None, late, criterion, policy)
    return result


def _read_histories(
    portals: Sequence[Portal], origins: Origins
) -> Mapping[int, list[PublicationEvent]]:
    """Return by portal what people did to its contacts, oldest first.

    Later events are read too: a change that came after the period's end was late in it.
    """
    histories: dict[int, list[PublicationEvent]] = defaultdict(list)
    events = PublicationEvent.objects.filter(object_type=OBJECT_TYPE, portal__in=portals)
    for event in events.order_by("recorded_at", "pk"):
        if not origins.refuse(event.origin):
            histories[event.portal_id].append(event)
    return histories


def _find_late(
    history: Iterable[PublicationEvent], period: Period, clock: Clock
) -> Iterable[EvidenceItem]:
    """Yield the changes whose limit ended in the period and that came after it.

    Each day of receipt is judged once, by the first event that names it: later events repeat
    the day in their snapshot without being the change that was received then.
    """
    seen: set[date] = set()
    for event in history:
        received = _received_on(event)
        if received is None or received in seen:
            continue
        seen.add(received)
        recorded = local_date(event.recorded_at)
        due, late = clock.judge(received, recorded, period)
        if late:
            yield EvidenceItem(
                text=_(
                    "Change received on %(received)s, due by %(due)s, published on"
                    " %(published)s: working days late: %(number)d"
                )
                % {
                    "received": f"{received:%d/%m/%Y}",
                    "due": f"{due:%d/%m/%Y}",
                    "published": f"{recorded:%d/%m/%Y}",
                    "number": late,
                },
                url=event.url,
                date=recorded,
                days_late=late,
                counted=False,
            )


def _received_on(event: PublicationEvent) -> date | None:
    text = event.facts.get("received_on")
    return date.fromisoformat(text) if text else event.clock_date


def _judge(
    state: PublicationEvent | None,
    late: tuple[EvidenceItem, ...],
    criterion: Criterion,
    policy: Policy,
) -> Evidence:
    """Return the evidence of one portal; whether lateness lowers is the scorer's to say."""
    fields: Sequence[str] = criterion.evidence.parameters["fields"] if criterion.evidence else ()
    is_public = state is not None and state.kind != PublicationEvent.Kind.UNPUBLISHED
    values = {name: _read_field(state, name) if is_public else "" for name in fields}
    absent = {fold(word) for word in policy.contacts.declared_absent}
    filled = [name for name, value in values.items() if value and fold(value) not in absent]
    problems = [problem for name in fields if (problem := _refuse(name, values[name], policy))]
    if not filled:
        measure = Completeness.NONE
    else:
        measure = Completeness.PARTIAL if problems else Completeness.COMPLETE
    items = tuple(
        EvidenceItem(
            text=f"{FIELD_LABELS[name]}: {value}",
            url=state.url,
            date=local_date(state.recorded_at),
        )
        for name, value in values.items()
        if value and state is not None
    )
    return Evidence(
        measure=measure,
        items=items + late,
        missing=(*problems, *(item.text for item in late)),
        rule=f"{policy.contacts.reason} {policy.leaf(criterion).reason}".strip(),
    )


def _read_field(state: PublicationEvent | None, name: str) -> str:
    return normalise(str(state.facts.get(name) or "")) if state is not None else ""


def _refuse(name: str, value: str, policy: Policy) -> str:
    """Return what is wrong with one field, "" where nothing is."""
    label = str(FIELD_LABELS[name])
    absent = {fold(word) for word in policy.contacts.declared_absent}
    may_be_absent = name in policy.contacts.may_be_absent
    if not value and may_be_absent:
        return _("%(field)s: empty; write “%(word)s” if there is none") % {
            "field": label,
            "word": policy.contacts.declared_absent[0],
        }
    if not value or (fold(value) in absent and not may_be_absent):
        return _("%(field)s: empty") % {"field": label}
    if name == "email" and policy.is_public_mail(value):
        return _("%(field)s: %(address)s belongs to a public e-mail service") % {
            "field": label,
            "address": value,
        }
    return ""
