"""The two annexes of the plan as values: labels, points and levels word for word.

Pure: reads the data file and checks that it adds up. Knows no database and no readings
(what the annexes leave open is in ``policy``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

DEFAULT_PATH = Path(__file__).parent / "data" / "annexes.yaml"


class AnnexError(ValueError):
    """The annex file does not hold together; one line for each problem."""


@dataclass(frozen=True)
class Level:
    """One level of a criterion in the annex's own words."""

    label: str
    points: int


@dataclass(frozen=True)
class EvidenceSource:
    """Which evidence function measures a leaf, and what it is told."""

    function: str
    parameters: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Criterion:
    """One row of an annex.

    ``update_within`` is in working days, counted from the event that the rule names.
    """

    annex: str
    number: str
    label: str
    points: int
    is_sum: bool = False
    levels: tuple[Level, ...] = ()
    update_rule: str = ""
    update_within: int | None = None
    update_within_for_subjects: int | None = None
    evidence: EvidenceSource | None = None

    @property
    def lowest(self) -> Level:
        """The level of a criterion that shows nothing."""
        return self.levels[-1]

    def __str__(self) -> str:
        """Return the annex and the number, as messages name a criterion."""
        return f"{self.annex} {self.number}"


@dataclass(frozen=True)
class Annex:
    """One annex: what one kind of portal is scored by, ``total`` points in all."""

    key: str
    title: str
    applies_to: str
    total: int
    criteria: tuple[Criterion, ...]

    @property
    def leaves(self) -> tuple[Criterion, ...]:
        """The criteria that carry points themselves; the others are their sums."""
        return tuple(criterion for criterion in self.criteria if not criterion.is_sum)

    def parts_of(self, criterion: Criterion) -> tuple[Criterion, ...]:
        """Return the criteria that a sum adds up."""
        return tuple(c for c in self.criteria if c.number.startswith(f"{criterion.number}."))


@cache
def load_annexes(path: Path = DEFAULT_PATH) -> tuple[Annex, ...]:
    """Return the annexes of a file, checked.

    Raises:
        AnnexError: The file cannot be read, a key is missing, or something does not add up.
    """
    annexes = read_annexes(path)
    problems = find_annex_problems(annexes)
    if problems:
        raise AnnexError("\n".join(problems))
    return annexes


def read_annexes(path: Path) -> tuple[Annex, ...]:
    """Return the annexes of a file as they stand there.

    Raises:
        AnnexError: The file cannot be read or a key is missing.
    """
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        return tuple(_build_annex(row) for row in data["annexes"])
    except (OSError, yaml.YAMLError) as error:
        raise AnnexError(f"{path.name}: {error}") from error
    except (KeyError, TypeError) as error:
        raise AnnexError(f"{path.name}: missing or misplaced key: {error}") from error


def _build_annex(row: Mapping[str, Any]) -> Annex:
    return Annex(
        key=row["key"],
        title=row["title"],
        applies_to=row["applies_to"],
        total=row["total"],
        criteria=tuple(_build_criterion(row["key"], item) for item in row["criteria"]),
    )


def _build_criterion(annex: str, row: Mapping[str, Any]) -> Criterion:
    return Criterion(
        annex=annex,
        number=row["number"],
        label=row["label"],
        points=row["points"],
        is_sum=row.get("children", False),
        levels=tuple(Level(level["label"], level["points"]) for level in row.get("levels", ())),
        update_rule=row.get("update_rule", ""),
        update_within=row.get("update_within"),
        update_within_for_subjects=row.get("update_within_for_subjects"),
        evidence=_build_evidence(row["evidence"]) if "evidence" in row else None,
    )


def _build_evidence(row: Mapping[str, Any]) -> EvidenceSource:
    parameters = {key: value for key, value in row.items() if key != "function"}
    return EvidenceSource(row["function"], MappingProxyType(parameters))


def find_annex_problems(annexes: Iterable[Annex]) -> list[str]:
    """Return what does not add up in the annexes themselves, one line each."""
    problems: list[str] = []
    for annex in annexes:
        top = sum(c.points for c in annex.criteria if "." not in c.number)
        if top != annex.total:
            problems.append(f"{annex.key}: the criteria add up to {top}, not to {annex.total}")
        numbers = [criterion.number for criterion in annex.criteria]
        for number in sorted({number for number in numbers if numbers.count(number) > 1}):
            problems.append(f"{annex.key} {number}: the number stands twice")
        for criterion in annex.criteria:
            if criterion.is_sum:
                problems += _find_sum_problems(annex, criterion)
            else:
                problems += _find_leaf_problems(criterion)
    return problems


def _find_sum_problems(annex: Annex, criterion: Criterion) -> list[str]:
    problems = []
    parts = sum(part.points for part in annex.parts_of(criterion))
    if parts != criterion.points:
        problems.append(f"{criterion}: the parts add up to {parts}, not to {criterion.points}")
    if criterion.levels or criterion.evidence:
        problems.append(f"{criterion}: a sum of parts has neither levels nor evidence")
    return problems


def _find_leaf_problems(criterion: Criterion) -> list[str]:
    problems = []
    points = [level.points for level in criterion.levels]
    is_descending = all(higher > lower for higher, lower in pairwise(points))
    if not points or points[0] != criterion.points or points[-1] != 0 or not is_descending:
        problems.append(
            f"{criterion}: the levels {points} do not go down from {criterion.points} to 0"
        )
    if criterion.evidence is None:
        problems.append(f"{criterion}: no evidence function is named")
    return problems


def find_unknown_evidence(annexes: Iterable[Annex], known: Collection[str]) -> list[str]:
    """Return the leaves whose evidence function nobody registered, one line each."""
    return [
        f"{leaf}: the evidence function {leaf.evidence.function!r} is not known"
        for annex in annexes
        for leaf in annex.leaves
        if leaf.evidence and leaf.evidence.function not in known
    ]


def annex_for_kind(annexes: Iterable[Annex], kind: str) -> Annex | None:
    """Return the annex that scores a kind of portal, none for the province."""
    return next((annex for annex in annexes if annex.applies_to == kind), None)
