"""From evidence to points: which of the annex's own levels a portal reaches, and why.

Pure: evidence in, scores out. Knows no database, no clock and no language; the texts that
people read come in with the evidence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .annexes import Annex, Criterion, Level
from .policy import Late, Policy


class MeasureError(ValueError):
    """A measure that does not fit the levels of the criterion it was taken for."""


class Completeness(StrEnum):
    """Measure of the leaves with three levels, "đầy đủ" to "không cập nhật" (SCORING G6)."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    NONE = "none"


@dataclass(frozen=True)
class Count:
    """Measure of the leaves whose levels are numbers of items."""

    number: int


@dataclass(frozen=True)
class YesNo:
    """Measure of the leaves with "Có" and "Không"."""

    value: bool


@dataclass(frozen=True)
class Ratio:
    """Measure of the leaves whose levels are shares of what was due, counted exactly (G12).

    `unanswered` of those due had no end at the period's end. Where nothing was due, the share is
    full only if `channel_works`: nothing can have come through a channel that is not there.

    Raises:
        ValueError: The numbers contradict each other.
    """

    on_time: int
    due: int
    unanswered: int
    channel_works: bool = False

    def __post_init__(self) -> None:
        """Refuse numbers that cannot be."""
        if min(self.on_time, self.unanswered) < 0 or self.on_time + self.unanswered > self.due:
            raise ValueError(f"{self.on_time} on time, {self.unanswered} open of {self.due}")

    def reaches(self, percent: int) -> bool:
        """Say whether at least this share of what was due was on time; never rounded."""
        return self.on_time * 100 >= percent * self.due


Measure = Count | Completeness | YesNo | Ratio


@dataclass(frozen=True)
class EvidenceItem:
    """One thing that was looked at: what it is called, where it is, since when.

    ``days_late`` are working days; ``note`` says why an item was not counted.
    """

    text: str
    url: str
    date: date
    days_late: int = 0
    counted: bool = True
    note: str = ""


@dataclass(frozen=True)
class Evidence:
    """What was found for one leaf of one portal, what is missing, and the rule applied."""

    measure: Measure
    items: tuple[EvidenceItem, ...] = ()
    missing: tuple[str, ...] = ()
    review: str | None = None
    rule: str = ""

    @property
    def counted(self) -> tuple[EvidenceItem, ...]:
        """The items that the level rests on."""
        return tuple(item for item in self.items if item.counted)

    @property
    def is_late(self) -> bool:
        """Whether anything due in the period came after its limit."""
        return any(item.days_late > 0 for item in self.items)


@dataclass(frozen=True)
class CriterionScore:
    """The level of one leaf in the annex's own words, with what it rests on."""

    number: str
    label: str
    points: int
    max: int
    level: str
    review: str | None
    evidence: tuple[EvidenceItem, ...]
    missing: tuple[str, ...]
    rule: str = ""

    @property
    def counted(self) -> tuple[EvidenceItem, ...]:
        """The items that the level rests on."""
        return tuple(item for item in self.evidence if item.counted)


@dataclass(frozen=True)
class PortalIdentity:
    """Who is scored."""

    code: str
    name: str
    kind: str


@dataclass(frozen=True)
class PortalScore:
    """The score of one portal; ``annex`` is the key of its annex, ``criteria`` are leaves."""

    code: str
    name: str
    kind: str
    annex: str
    total: int
    criteria: tuple[CriterionScore, ...]

    def points_of(self, number: str) -> int:
        """Return the points of a criterion, the sum of its parts where it has some."""
        return sum(
            leaf.points
            for leaf in self.criteria
            if leaf.number == number or leaf.number.startswith(f"{number}.")
        )


def choose_level(criterion: Criterion, measure: Measure, thresholds: tuple[int, ...]) -> Level:
    """Return the level that a measure reaches.

    Args:
        criterion: The leaf; its levels go down.
        measure: What was found.
        thresholds: For counts, the smallest number of each level, from the highest level down;
            for ratios, the smallest percentage of each level above the lowest.

    Raises:
        MeasureError: The measure has no place among the levels of this leaf.
    """
    levels = criterion.levels
    match measure:
        case Count(number) if number >= 0 and len(thresholds) == len(levels):
            reached = (
                level for level, least in zip(levels, thresholds, strict=True) if number >= least
            )
            return next(reached, criterion.lowest)
        case Ratio() if len(thresholds) == len(levels) - 1:
            return _choose_share(criterion, measure, thresholds)
        case Completeness() if len(levels) == len(Completeness):
            return levels[list(Completeness).index(measure)]
        case YesNo(value) if len(levels) == len((True, False)):
            return levels[0] if value else criterion.lowest
    raise MeasureError(f"{criterion}: {measure!r} does not fit its {len(levels)} levels")


def _choose_share(criterion: Criterion, ratio: Ratio, thresholds: tuple[int, ...]) -> Level:
    """Return the level of a share; the lowest says that all of it is still unanswered."""
    if not ratio.due:
        return criterion.levels[0] if ratio.channel_works else criterion.lowest
    if ratio.unanswered == ratio.due:
        return criterion.lowest
    steps = zip(criterion.levels, thresholds, strict=False)
    return next(level for level, percent in steps if ratio.reaches(percent))


def score_criterion(criterion: Criterion, evidence: Evidence, policy: Policy) -> CriterionScore:
    """Return the score of one leaf.

    Where lateness lowers (SCORING G5), complete but late is at best not complete.

    Raises:
        MeasureError: The evidence does not fit the leaf.
        PolicyError: The policy does not read the leaf.
    """
    leaf = policy.leaf(criterion)
    measure = evidence.measure
    if measure is Completeness.COMPLETE and evidence.is_late and leaf.late is Late.LOWERS:
        measure = Completeness.PARTIAL
    level = choose_level(criterion, measure, leaf.thresholds)
    return CriterionScore(
        number=criterion.number,
        label=criterion.label,
        points=level.points,
        max=criterion.points,
        level=level.label,
        review=evidence.review,
        evidence=evidence.items,
        missing=evidence.missing,
        rule=evidence.rule,
    )


def score_portal(
    portal: PortalIdentity, annex: Annex, evidence: Mapping[str, Evidence], policy: Policy
) -> PortalScore:
    """Return the score of one portal, its leaves in the annex's order.

    Args:
        portal: Who is scored.
        annex: By which annex.
        evidence: What was found, by the number of the leaf; every leaf must be there.
        policy: How the annex is read in the period.

    Raises:
        KeyError: A leaf has no evidence, not even that it is not measured.
        MeasureError: Evidence does not fit its leaf.
        PolicyError: The policy does not read a leaf.
    """
    criteria = tuple(score_criterion(leaf, evidence[leaf.number], policy) for leaf in annex.leaves)
    return PortalScore(
        code=portal.code,
        name=portal.name,
        kind=portal.kind,
        annex=annex.key,
        total=sum(criterion.points for criterion in criteria),
        criteria=criteria,
    )
