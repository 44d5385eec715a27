"""Shares (SCORING A1.8, G12): exact, never rounded, 0 only where all is still unanswered."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from compliance.annexes import load_annexes
from compliance.policy_file import load_policies
from compliance.policy_problems import find_share_problems
from compliance.scoring import MeasureError, Ratio, choose_level

FEEDBACK = {
    annex.key: leaf
    for annex in load_annexes()
    for leaf in annex.leaves
    if leaf.evidence and leaf.evidence.function == "feedback"
}
LEAF = FEEDBACK["communes"]
SHARES = (100, 80, 50, 0)


def points(on_time, due, unanswered, **more):
    return choose_level(LEAF, Ratio(on_time, due, unanswered, **more), SHARES).points


@st.composite
def ratios(draw):
    """Draw on time, due and unanswered that can be."""
    due = draw(st.integers(1, 400))
    on_time = draw(st.integers(0, due))
    return on_time, due, draw(st.integers(0, due - on_time))


def test_both_annexes_ask_for_it_with_the_same_shares():
    (policy,) = load_policies()
    assert sorted(FEEDBACK) == ["communes", "departments"]
    for leaf in FEEDBACK.values():
        assert policy.leaf(leaf).thresholds == SHARES
        assert [level.points for level in leaf.levels] == [15, 12, 7, 5, 0]


@pytest.mark.parametrize(
    ("on_time", "due", "unanswered", "expected"),
    [
        (1, 1, 0, 15),
        (200, 200, 0, 15),
        (199, 200, 0, 12),
        (199, 200, 1, 12),
        (4, 5, 1, 12),
        (799, 1000, 0, 7),
        (1, 2, 1, 7),
        (499, 999, 0, 5),
        (0, 3, 0, 5),
        (0, 3, 2, 5),
        (0, 3, 3, 0),
        (0, 1, 1, 0),
    ],
)
def test_by_hand(on_time, due, unanswered, expected):
    assert points(on_time, due, unanswered) == expected


@given(ratios())
def test_the_level_is_that_of_the_exact_fraction(numbers):
    on_time, due, unanswered = numbers
    share = Fraction(on_time, due)
    if unanswered == due:
        expected = 0
    elif share == 1:
        expected = 15
    elif share >= Fraction(4, 5):
        expected = 12
    else:
        expected = 7 if share >= Fraction(1, 2) else 5
    assert points(*numbers) == expected


@given(ratios())
def test_nothing_is_lost_but_by_leaving_every_case_unanswered(numbers):
    _on_time, due, unanswered = numbers
    assert (points(*numbers) == 0) == (unanswered == due)


@given(ratios())
def test_one_more_in_time_never_costs_points(numbers):
    on_time, due, unanswered = numbers
    assume(on_time + unanswered < due)
    assert points(on_time + 1, due, unanswered) >= points(*numbers)


@given(ratios(), st.integers(2, 50))
def test_the_size_of_the_agency_does_not_matter(numbers, times):
    assert points(*(number * times for number in numbers)) == points(*numbers)


def test_where_nothing_was_due_the_channel_decides():
    assert points(0, 0, 0) == 0
    assert points(0, 0, 0, channel_works=True) == 15


@pytest.mark.parametrize("numbers", [(-1, 2, 0), (0, 2, -1), (2, 1, 0), (1, 2, 2), (0, 0, 1)])
def test_numbers_that_cannot_be_are_refused(numbers):
    with pytest.raises(ValueError):
        Ratio(*numbers)


def test_a_share_without_its_thresholds_does_not_fit():
    with pytest.raises(MeasureError):
        choose_level(LEAF, Ratio(1, 2, 1), (100, 80, 50))


@pytest.mark.parametrize(
    ("thresholds", "problems"),
    [
        (SHARES, []),
        ((), ["communes 9: counted, but no thresholds are given"]),
        ((100, 80, 0), ["communes 9: 3 thresholds for 4 levels"]),
        ((100, 80, 80, 0), ["communes 9: the thresholds [100, 80, 80, 0] overlap"]),
        ((100, 80, 50, 10), ["communes 9: fewer than 10 reach no level"]),
        ((101, 80, 50, 0), ["communes 9: nothing reaches 101 %"]),
    ],
)
def test_the_policy_is_held_to_the_levels(thresholds, problems):
    assert find_share_problems(LEAF, thresholds, needs=True) == problems
