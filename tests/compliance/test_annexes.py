"""The annexes: word for word as published, and refused where they do not add up."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from compliance.annexes import (
    DEFAULT_PATH,
    AnnexError,
    EvidenceSource,
    Level,
    annex_for_kind,
    find_annex_problems,
    find_unknown_evidence,
    load_annexes,
)

PUBLISHED = Path(__file__).parent / "data" / "annexes-as-published.yaml"
DEPARTMENTS, COMMUNES = load_annexes()


def changed(annex, which, **changes):
    """Return the annex with one criterion changed."""
    criteria = tuple(
        replace(criterion, **changes) if criterion.number == which else criterion
        for criterion in annex.criteria
    )
    return replace(annex, criteria=criteria)


def test_wording_is_the_published_one():
    ours = yaml.safe_load(DEFAULT_PATH.read_text(encoding="utf-8"))
    published = yaml.safe_load(PUBLISHED.read_text(encoding="utf-8"))
    ours.pop("effective_from")
    for annex in ours["annexes"]:
        for row in annex["criteria"]:
            assert ("evidence" in row) is not row.get("children", False)
            row.pop("evidence", None)
    assert ours == published


def test_shape():
    assert [annex.key for annex in load_annexes()] == ["departments", "communes"]
    assert (len(DEPARTMENTS.leaves), len(COMMUNES.leaves)) == (21, 19)
    for annex in load_annexes():
        assert sum(leaf.points for leaf in annex.leaves) == annex.total == 100


def test_every_kind_but_the_province_has_an_annex():
    assert annex_for_kind(load_annexes(), "department") is DEPARTMENTS
    assert annex_for_kind(load_annexes(), "commune") is COMMUNES
    assert annex_for_kind(load_annexes(), "province") is None


@pytest.mark.parametrize(
    ("annex", "problem"),
    [
        (
            changed(COMMUNES, "13", points=4, levels=(Level("Có", 4), Level("Không", 0))),
            "communes: the criteria add up to 101, not to 100",
        ),
        (
            changed(COMMUNES, "11.1", points=3, levels=(Level("Có", 3), Level("Không", 0))),
            "communes 11: the parts add up to 5, not to 4",
        ),
        (
            changed(COMMUNES, "2", levels=(Level("a", 10), Level("b", 10), Level("c", 0))),
            "communes 2: the levels [10, 10, 0] do not go down from 10 to 0",
        ),
        (
            changed(COMMUNES, "2", levels=(Level("a", 9), Level("c", 0))),
            "communes 2: the levels [9, 0] do not go down from 10 to 0",
        ),
        (
            changed(COMMUNES, "2", levels=(Level("a", 10), Level("c", 1))),
            "communes 2: the levels [10, 1] do not go down from 10 to 0",
        ),
        (changed(COMMUNES, "2", levels=()), "communes 2: the levels [] do not go down"),
        (changed(COMMUNES, "2", evidence=None), "communes 2: no evidence function is named"),
        (
            changed(COMMUNES, "11", evidence=EvidenceSource("news")),
            "communes 11: a sum of parts has neither levels nor evidence",
        ),
        (changed(COMMUNES, "12", number="13"), "communes 13: the number stands twice"),
    ],
)
def test_problems_are_named(annex, problem):
    assert any(found.startswith(problem) for found in find_annex_problems([annex]))


def test_unknown_evidence_is_named():
    annex = changed(COMMUNES, "2", evidence=EvidenceSource("rumour"))
    known = {leaf.evidence.function for each in load_annexes() for leaf in each.leaves}
    assert find_unknown_evidence([annex], known) == [
        "communes 2: the evidence function 'rumour' is not known"
    ]
    assert find_unknown_evidence(load_annexes(), known) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("        points: 15", "        points: 14", "do not go down from 14 to 0"),
        ("        points: 15\n", "", "missing or misplaced key: 'points'"),
        ("annexes:", "annexes: [", "annexes.yaml: while parsing"),
    ],
)
def test_a_broken_file_is_refused(tmp_path, old, new, problem):
    path = tmp_path / "annexes.yaml"
    text = DEFAULT_PATH.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(AnnexError, match=problem.replace("(", r"\(")):
        load_annexes(path)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(AnnexError, match="none"):
        load_annexes(tmp_path / "none.yaml")
