"""From evidence to points, without a database."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.annexes import load_annexes
from compliance.policy import Family
from compliance.policy_file import load_policies
from compliance.scoring import (
    Completeness,
    Count,
    Evidence,
    EvidenceItem,
    MeasureError,
    PortalIdentity,
    Ratio,
    YesNo,
    choose_level,
    score_criterion,
    score_portal,
)

ANNEXES = load_annexes()
DEPARTMENTS, COMMUNES = ANNEXES
(POLICY,) = load_policies()
PORTAL = PortalIdentity("kinhbac", "Phường Kinh Bắc", "commune")
ITEM = EvidenceItem("Tin", "/tin/", date(2026, 10, 1))


def leaf_of(annex, number):
    return next(leaf for leaf in annex.leaves if leaf.number == number)


def is_share(leaf):
    return POLICY.leaf(leaf).family is Family.RATIO


@st.composite
def measures(draw, leaf):
    """Any measure that fits the leaf."""
    if is_share(leaf):
        numbers = st.tuples(*[st.integers(0, 500)] * 3)
        return draw(numbers.map(lambda some: Ratio(some[0], sum(some), some[1])))
    if POLICY.leaf(leaf).thresholds:
        return draw(st.integers(0, 10_000).map(Count))
    fitting = {2: st.booleans().map(YesNo), 3: st.sampled_from(Completeness)}
    return draw(fitting[len(leaf.levels)])


@st.composite
def portals(draw):
    """An annex with evidence for each of its leaves."""
    annex = draw(st.sampled_from(ANNEXES))
    return annex, {leaf.number: Evidence(draw(measures(leaf))) for leaf in annex.leaves}


@given(portals())
def test_total_is_the_sum_of_the_leaves_and_at_most_100(case):
    annex, evidence = case
    score = score_portal(PORTAL, annex, evidence, POLICY)
    assert score.total == sum(leaf.points for leaf in score.criteria)
    assert 0 <= score.total <= 100
    assert [leaf.number for leaf in score.criteria] == [leaf.number for leaf in annex.leaves]
    tops = [criterion.number for criterion in annex.criteria if "." not in criterion.number]
    assert sum(score.points_of(number) for number in tops) == score.total


@given(portals())
def test_level_is_one_of_the_annexs_own_with_its_points(case):
    annex, evidence = case
    for leaf, scored in zip(
        annex.leaves, score_portal(PORTAL, annex, evidence, POLICY).criteria, strict=True
    ):
        assert (scored.level, scored.points) in {(row.label, row.points) for row in leaf.levels}
        assert scored.max == leaf.points


def test_everything_shown_gives_100_and_nothing_gives_0():
    for annex in ANNEXES:
        full, empty = {}, {}
        for leaf in annex.leaves:
            if is_share(leaf):
                full[leaf.number], empty[leaf.number] = Ratio(3, 3, 0), Ratio(0, 3, 3)
            elif POLICY.leaf(leaf).thresholds:
                full[leaf.number], empty[leaf.number] = Count(10), Count(0)
            elif len(leaf.levels) == 3:
                full[leaf.number], empty[leaf.number] = Completeness.COMPLETE, Completeness.NONE
            else:
                full[leaf.number], empty[leaf.number] = YesNo(True), YesNo(False)
        best = {number: Evidence(measure) for number, measure in full.items()}
        worst = {number: Evidence(measure) for number, measure in empty.items()}
        assert score_portal(PORTAL, annex, best, POLICY).total == 100
        assert score_portal(PORTAL, annex, worst, POLICY).total == 0


@pytest.mark.parametrize(
    ("annex", "number", "count", "points", "level"),
    [
        (DEPARTMENTS, "2", 0, 0, "Không cập nhật"),
        (DEPARTMENTS, "2", 1, 3, "Tin, bài dưới 5"),
        (DEPARTMENTS, "2", 4, 3, "Tin, bài dưới 5"),
        (DEPARTMENTS, "2", 5, 5, "Tin, bài từ 5 đến 9"),
        (DEPARTMENTS, "2", 9, 5, "Tin, bài từ 5 đến 9"),
        (DEPARTMENTS, "2", 10, 10, "Tin, bài ≥ 10"),
        (DEPARTMENTS, "5", 0, 0, "Không cập nhật"),
        (DEPARTMENTS, "5", 1, 2, "Văn bản, tin, bài dưới 2"),
        (DEPARTMENTS, "5", 2, 3, "Văn bản, tin, bài từ 2 đến 4"),
        (DEPARTMENTS, "5", 5, 5, "Văn bản, tin, bài ≥ 5"),
        (COMMUNES, "2", 0, 0, "Không cập nhật"),
        (COMMUNES, "2", 1, 4, "Tin, bài dưới 2"),
        (COMMUNES, "2", 2, 6, "Tin, bài từ 2 đến 4"),
        (COMMUNES, "2", 4, 6, "Tin, bài từ 2 đến 4"),
        (COMMUNES, "2", 5, 10, "Tin, bài ≥ 5"),
        (COMMUNES, "6", 0, 0, "Không cập nhật"),
        (COMMUNES, "6", 1, 5, "Văn bản,tin, bài < 3"),
        (COMMUNES, "6", 2, 5, "Văn bản,tin, bài < 3"),
        (COMMUNES, "6", 3, 10, "Văn bản,tin, bài ≥ 3"),
    ],
)
def test_borders_of_the_thresholds(annex, number, count, points, level):
    scored = score_criterion(leaf_of(annex, number), Evidence(Count(count)), POLICY)
    assert (scored.points, scored.level) == (points, level)


@given(st.integers(0, 50), st.integers(0, 50))
def test_more_never_scores_less(one, other):
    for annex in ANNEXES:
        for leaf in annex.leaves:
            thresholds = POLICY.leaf(leaf).thresholds
            if thresholds and not is_share(leaf):
                fewer = choose_level(leaf, Count(min(one, other)), thresholds)
                more = choose_level(leaf, Count(max(one, other)), thresholds)
                assert fewer.points <= more.points


@pytest.mark.parametrize(
    ("measure", "points"),
    [(Completeness.COMPLETE, 2), (Completeness.PARTIAL, 1), (Completeness.NONE, 0)],
)
def test_completeness(measure, points):
    assert score_criterion(leaf_of(COMMUNES, "1.2"), Evidence(measure), POLICY).points == points


@pytest.mark.parametrize(
    ("measure", "points"),
    [(Completeness.COMPLETE, 1), (Completeness.PARTIAL, 1), (Completeness.NONE, 0)],
)
def test_late_is_at_best_not_complete(measure, points):
    evidence = Evidence(measure, items=(ITEM, replace(ITEM, days_late=1, counted=False)))
    assert score_criterion(leaf_of(COMMUNES, "1.2"), evidence, POLICY).points == points


def test_late_does_not_lower_a_yes():
    evidence = Evidence(YesNo(True), items=(replace(ITEM, days_late=3),))
    assert score_criterion(leaf_of(COMMUNES, "8"), evidence, POLICY).points == 5


def test_evidence_and_what_is_missing_come_through():
    uncounted = replace(ITEM, counted=False, note="too short")
    evidence = Evidence(Count(1), (ITEM, uncounted), ("Tin: too short",), rule="R")
    scored = score_criterion(leaf_of(COMMUNES, "2"), evidence, POLICY)
    assert scored.evidence == (ITEM, uncounted)
    assert scored.counted == (ITEM,)
    assert scored.missing == ("Tin: too short",)
    assert scored.rule == "R"


@pytest.mark.parametrize(
    ("number", "measure"),
    [
        ("2", YesNo(True)),
        ("2", Completeness.COMPLETE),
        ("2", Count(-1)),
        ("1.2", Count(3)),
        ("1.2", YesNo(True)),
        ("8", Completeness.COMPLETE),
        ("9", Count(4)),
        ("2", Ratio(1, 1, 0)),
    ],
)
def test_a_measure_that_does_not_fit_is_refused(number, measure):
    with pytest.raises(MeasureError, match=f"communes {number}"):
        score_criterion(leaf_of(COMMUNES, number), Evidence(measure), POLICY)


def test_a_leaf_without_evidence_is_refused():
    with pytest.raises(KeyError):
        score_portal(PORTAL, COMMUNES, {}, POLICY)
