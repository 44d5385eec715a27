"""Where the policy does not fit the annexes: gaps, overlaps, leaves that are not there. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from .annexes import Annex, Criterion
from .policy import Policy


def find_policy_problems(
    annexes: Iterable[Annex], policies: Iterable[Policy], counted: Iterable[str] = ()
) -> list[str]:
    """Return where policies do not fit the annexes, one line each.

    Args:
        annexes: The annexes that the policies read.
        policies: All policies, whatever their dates.
        counted: Names of the evidence functions that count items, which need thresholds.
    """
    counted = frozenset(counted)
    problems: list[str] = []
    for policy in policies:
        leaves = {(leaf.annex, leaf.number): leaf for annex in annexes for leaf in annex.leaves}
        prefix = f"policy {policy.version}: "
        for annex, number in sorted(policy.leaves.keys() - leaves.keys()):
            problems.append(f"{prefix}{annex} {number}: the annex has no such leaf")
        for key, criterion in leaves.items():
            if key not in policy.leaves:
                problems.append(f"{prefix}{criterion}: the policy does not read it")
                continue
            found = find_threshold_problems(
                criterion, policy.leaves[key].thresholds, needs=_is_counted(criterion, counted)
            )
            problems += [prefix + problem for problem in found]
    return problems


def _is_counted(criterion: Criterion, counted: frozenset[str]) -> bool:
    return criterion.evidence is not None and criterion.evidence.function in counted


def find_threshold_problems(
    criterion: Criterion, thresholds: tuple[int, ...], *, needs: bool = False
) -> list[str]:
    """Return overlaps and gaps between the thresholds of a counted leaf, one line each."""
    if not thresholds:
        return [f"{criterion}: counted, but no thresholds are given"] if needs else []
    problems = []
    levels = len(criterion.levels)
    if len(thresholds) != levels:
        problems.append(f"{criterion}: {len(thresholds)} thresholds for {levels} levels")
    if any(higher <= lower for higher, lower in pairwise(thresholds)):
        problems.append(f"{criterion}: the thresholds {list(thresholds)} overlap")
    if thresholds[-1] != 0:
        problems.append(f"{criterion}: fewer than {thresholds[-1]} reach no level")
    return problems
