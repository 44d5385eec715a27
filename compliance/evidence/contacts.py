"""Contacts of the portal (1.3 of departments, 1.2 of communes): stock with a clock.

Judged by what stands at the period's end (SCORING G4); a change that came late lowers the
month in which its limit ended (G2, G3, G5). One query and what the run shares.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy

from compliance.annexes import Criterion
from compliance.policy import Policy
from compliance.scoring import Completeness, Evidence, EvidenceItem
from i18n.dates import Period, local_date
from i18n.text import normalise
from sites.models import Portal, PublicationEvent

from .clocks import Clock
from .contact_fields import is_filled, refuse_field
from .late_changes import find_late_changes
from .origins import Origins
from .records import Records
from .registry import evidence
from .stock import flag_of

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
        late = tuple(find_late_changes(history, period, clock))
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
    filled = [name for name, value in values.items() if is_filled(value, policy)]
    problems = [
        problem
        for name in fields
        if (problem := refuse_field(name, str(FIELD_LABELS[name]), values[name], policy))
    ]
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
        review=flag_of(late, ()),
        rule=f"{policy.contacts.reason} {policy.leaf(criterion).reason}".strip(),
    )


def _read_field(state: PublicationEvent | None, name: str) -> str:
    return normalise(str(state.facts.get(name) or "")) if state is not None else ""
