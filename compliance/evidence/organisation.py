"""Organisation (cơ cấu tổ chức, bộ máy, bản đồ, lãnh đạo): criterion 1.1 of both annexes.

Complete when every part that the annex names is there and nothing due came late (SCORING G6).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.annexes import Criterion
from compliance.policy import Policy
from compliance.scoring import Completeness, Evidence, EvidenceItem
from i18n.dates import Period
from sites.models import Portal

from .clocks import Clock
from .records import Records
from .registry import evidence
from .standing_pages import StandingPage, late_changes, pages_of
from .stock import flag_of

PART_LABELS = {
    "chart": gettext_lazy("organisation chart"),
    "functions": gettext_lazy("functions, duties and powers of the agency"),
    "units": gettext_lazy("list of units"),
    "unit_functions": gettext_lazy("functions, duties and powers of the units"),
    "map": gettext_lazy("map of the administrative boundaries (picture or file)"),
    "leaders": gettext_lazy("list of leaders"),
    "biography": gettext_lazy("short biography"),
    "duties": gettext_lazy("duties"),
}


@evidence("organisation", measure=Completeness)
def find_organisation(
    portals: Sequence[Portal],
    period: Period,
    criterion: Criterion,
    policy: Policy,
    records: Records,
) -> dict[int, Evidence]:
    """Return which parts of its organisation each portal shows at the period's end.

    The parameter ``sections`` of the annex file names the sections and the parts of each.
    """
    sections: Mapping[str, Sequence[str]] = (
        criterion.evidence.parameters["sections"] if criterion.evidence else {}
    )
    clock = Clock(criterion.update_within, records.overrides)
    rule = policy.leaf(criterion).reason
    return {portal.pk: _judge(portal, sections, records, clock, rule) for portal in portals}


def _judge(
    portal: Portal,
    sections: Mapping[str, Sequence[str]],
    records: Records,
    clock: Clock,
    rule: str,
) -> Evidence:
    pages: list[StandingPage] = []
    lacking: list[str] = []
    has_any = False
    late: list[EvidenceItem] = []
    for section, parts in sections.items():
        found = pages_of(portal, section, records)
        present = {part for page in found for part in page.parts}
        has_any = has_any or bool(present.intersection(parts))
        lacking += _lacking(found, [part for part in parts if part not in present])
        late += late_changes(portal, section, records, clock)
        pages += found
    measure = Completeness.NONE
    if has_any:
        measure = Completeness.PARTIAL if lacking else Completeness.COMPLETE
    return Evidence(
        measure=measure,
        items=(*(page.as_item() for page in pages), *late),
        missing=(*lacking, *(item.text for item in late)),
        review=flag_of(late, []),
        rule=rule,
    )


def _lacking(pages: Sequence[StandingPage], parts: Sequence[str]) -> list[str]:
    """Return in words what is missing, row by row where rows are known."""
    lacking = []
    for part in parts:
        owners = [
            str(code).partition(":")[2]
            for page in pages
            for code in page.event.facts.get("missing", ())
            if str(code).startswith(f"{part}:")
        ]
        label = str(PART_LABELS.get(part, part))
        if owners:
            label = f"{label} ({', '.join(owners)})"
        lacking.append(_("missing: %(parts)s") % {"parts": label})
    return lacking
