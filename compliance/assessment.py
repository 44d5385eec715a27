"""Scores a period for all portals, or some: gathers the evidence, then applies the pure rules.

The number of queries does not depend on the number of portals.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from i18n.dates import Period
from sites.models import Kind, Portal

from .annexes import Annex, Criterion, annex_for_kind, load_annexes
from .evidence import evidence_function
from .evidence.records import Records
from .policy import policy_on
from .policy_file import load_policies
from .scoring import Evidence, PortalIdentity, PortalScore, score_portal

Step = tuple[Annex, Criterion]
Progress = Callable[[Sequence[Step]], Iterable[Step]]
"""Wraps the steps of a run, to show how far it is."""


class UnknownPortalError(LookupError):
    """No portal has this code; the argument is the code."""


class NotScoredError(ValueError):
    """Neither annex scores this portal (the province); the argument is the code."""


def score_period(
    period: Period, codes: Iterable[str] | None = None, progress: Progress = iter
) -> list[PortalScore]:
    """Return the scores of a period, departments first, in the registry's order.

    Args:
        period: Whole days; it may reach into the future, where nothing has happened yet.
        codes: Portals to score; all that an annex scores when left out.
        progress: Wraps the steps of the run.

    Raises:
        UnknownPortalError: No portal has one of the codes.
        NotScoredError: One of the codes is the province.
    """
    annexes = load_annexes()
    policy = policy_on(period.start, load_policies())
    portals = _read_portals(codes)
    groups = {
        annex.key: [portal for portal in portals if portal.kind == annex.applies_to]
        for annex in annexes
    }
    records = Records(portals, period, policy)
    steps = [(annex, leaf) for annex in annexes if groups[annex.key] for leaf in annex.leaves]
    found: dict[int, dict[str, Evidence]] = defaultdict(dict)
    for annex, leaf in progress(steps):
        for portal, evidence in _gather(groups[annex.key], leaf, records).items():
            found[portal][leaf.number] = evidence
    return [
        score_portal(_identify(portal), annex, found[portal.pk], policy)
        for annex in annexes
        for portal in groups[annex.key]
    ]


def _read_portals(codes: Iterable[str] | None) -> list[Portal]:
    """Return the portals to score; one query."""
    if codes is None:
        return list(Portal.objects.scored().in_registry_order())
    wanted = list(dict.fromkeys(codes))
    portals = list(Portal.objects.filter(code__in=wanted).in_registry_order())
    known = {portal.code for portal in portals}
    for code in wanted:
        if code not in known:
            raise UnknownPortalError(code)
    for portal in portals:
        if annex_for_kind(load_annexes(), portal.kind) is None:
            raise NotScoredError(portal.code)
    return portals


def _gather(portals: Sequence[Portal], leaf: Criterion, records: Records) -> Mapping[int, Evidence]:
    if leaf.evidence is None:
        raise ValueError(f"{leaf}: no evidence function is named")
    registered = evidence_function(leaf.evidence.function)
    return registered.function(portals, records.period, leaf, records.policy, records)


def _identify(portal: Portal) -> PortalIdentity:
    return PortalIdentity(code=portal.code, name=portal.name, kind=Kind(portal.kind).value)
