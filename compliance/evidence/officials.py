"""Officials to contact (cán bộ, công chức đầu mối): 1.4 of departments, 1.3 of communes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.annexes import Criterion
from compliance.policy import Policy
from compliance.scoring import Completeness, Evidence, EvidenceItem
from i18n.dates import Period
from i18n.text import normalise
from sites.models import Portal

from .clocks import Clock
from .contact_fields import refuse_field
from .records import Records
from .registry import evidence
from .standing_pages import StandingPage, late_changes, pages_of
from .stock import flag_of

FIELD_LABELS = {
    "name": gettext_lazy("Full name"),
    "position": gettext_lazy("Position"),
    "unit": gettext_lazy("Unit"),
    "phone": gettext_lazy("Telephone"),
    "fax": gettext_lazy("Fax"),
    "email": gettext_lazy("Official e-mail"),
}


@evidence("contact_officials", measure=Completeness)
def find_officials(
    portals: Sequence[Portal],
    period: Period,
    criterion: Criterion,
    policy: Policy,
    records: Records,
) -> dict[int, Evidence]:
    """Return how complete each portal's officials stand at the period's end.

    Parameters of the annex file: ``section``, and ``fields`` that every official must have.
    """
    parameters = criterion.evidence.parameters if criterion.evidence else {}
    clock = Clock(criterion.update_within, records.overrides)
    result = {}
    for portal in portals:
        pages = pages_of(portal, parameters["section"], records)
        late = tuple(late_changes(portal, parameters["section"], records, clock))
        result[portal.pk] = _judge(pages, late, parameters["fields"], criterion, policy)
    return result


def _judge(
    pages: Sequence[StandingPage],
    late: tuple[EvidenceItem, ...],
    fields: Sequence[str],
    criterion: Criterion,
    policy: Policy,
) -> Evidence:
    items: list[EvidenceItem] = []
    problems: list[str] = []
    for page in pages:
        for official in page.event.facts.get("officials", ()):
            wrong = _problems(official, fields, policy)
            name = str(official.get("name", ""))
            problems += [f"{name}: {problem}" for problem in wrong]
            line = page.as_item(note="; ".join(wrong))
            values = (str(official.get(field, "")) for field in fields)
            text = ", ".join(value for value in values if value)
            items.append(EvidenceItem(text, line.url, line.date, counted=not wrong, note=line.note))
    measure = Completeness.NONE
    if items:
        measure = Completeness.PARTIAL if problems else Completeness.COMPLETE
    absent = [] if items else [_("no official is named")]
    return Evidence(
        measure=measure,
        items=(*items, *late),
        missing=(*absent, *problems, *(item.text for item in late)),
        review=flag_of(late, []),
        rule=f"{policy.contacts.reason} {policy.leaf(criterion).reason}".strip(),
    )


def _problems(official: dict[str, Any], fields: Sequence[str], policy: Policy) -> list[str]:
    read = {name: normalise(str(official.get(name) or "")) for name in fields}
    refusals = (
        refuse_field(name, str(FIELD_LABELS[name]), value, policy) for name, value in read.items()
    )
    return [refusal for refusal in refusals if refusal]
