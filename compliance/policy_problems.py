"""Where the policy does not fit the annexes: gaps, overlaps, leaves that are not there. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from .annexes import Annex, Criterion
from .policy import Family, LeafPolicy, Policy

WHOLE = 100


def find_policy_problems(
    annexes: Iterable[Annex], policies: Iterable[Policy], counted: Iterable[str] = ()
) -> list[str]:
    """Return where policies do not fit the annexes, one line each.

    Args:
        annexes: The annexes that the policies read.
        policies: All policies, whatever their dates.
        counted: Names of the evidence functions that count, which need thresholds.
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
            found = _find_leaf_problems(
                criterion, policy.leaves[key], needs=_is_counted(criterion, counted)
            )
            problems += [prefix + problem for problem in found]
    return problems


def _is_counted(criterion: Criterion, counted: frozenset[str]) -> bool:
    return criterion.evidence is not None and criterion.evidence.function in counted


def _find_leaf_problems(criterion: Criterion, leaf: LeafPolicy, *, needs: bool) -> list[str]:
    if leaf.family is Family.RATIO:
        return find_share_problems(criterion, leaf.thresholds, needs=needs)
    return find_threshold_problems(criterion, leaf.thresholds, needs=needs)


def find_share_problems(
    criterion: Criterion, thresholds: tuple[int, ...], *, needs: bool = False
) -> list[str]:
    """Return what is wrong with the percentages of a ratio, one line each.

    The lowest level has none: it is reached when everything due is still unanswered.
    """
    above = replace(criterion, levels=criterion.levels[:-1])
    problems = find_threshold_problems(above, thresholds, needs=needs)
    if thresholds and thresholds[0] > WHOLE:
        problems.append(f"{criterion}: nothing reaches {thresholds[0]} %")
    return problems


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
