"""The system checks of the scorer."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from compliance import checks
from compliance.annexes import AnnexError, EvidenceSource, load_annexes
from compliance.evidence import registered_functions
from compliance.evidence.registry import evidence
from compliance.policy import PolicyError
from compliance.policy_file import load_policies
from compliance.scoring import Count


def run(monkeypatch, annexes=None, policies=None):
    def give(value):
        if isinstance(value, Exception):
            raise value
        return value

    if annexes is not None:
        monkeypatch.setattr(checks, "load_annexes", lambda: give(annexes))
    if policies is not None:
        monkeypatch.setattr(checks, "load_policies", lambda: give(policies))
    return [(message.id, message.msg) for message in checks.check_scoring_files()]


def test_the_files_are_sound(monkeypatch):
    assert run(monkeypatch) == []


def test_unregistered_evidence(monkeypatch):
    communes = load_annexes()[1]
    leaves = tuple(
        replace(leaf, evidence=EvidenceSource("rumour")) if leaf.number == "13" else leaf
        for leaf in communes.criteria
    )
    found = run(monkeypatch, annexes=(load_annexes()[0], replace(communes, criteria=leaves)))
    assert found == [
        ("compliance.E002", "communes 13: the evidence function 'rumour' is not known")
    ]


def test_broken_annexes(monkeypatch):
    error = AnnexError("communes: the criteria add up to 99, not to 100\nx")
    assert run(monkeypatch, annexes=error) == [
        ("compliance.E001", "communes: the criteria add up to 99, not to 100"),
        ("compliance.E001", "x"),
    ]


def test_broken_policy(monkeypatch):
    assert run(monkeypatch, policies=PolicyError("x")) == [("compliance.E003", "x")]


@pytest.mark.parametrize(
    ("number", "thresholds", "message"),
    [
        ("2", (), "policy 1: communes 2: counted, but no thresholds are given"),
        ("6", (3, 1), "policy 1: communes 6: 2 thresholds for 3 levels"),
    ],
)
def test_thresholds(monkeypatch, number, thresholds, message):
    (policy,) = load_policies()
    leaves = dict(policy.leaves)
    key = ("communes", number)
    leaves[key] = replace(leaves[key], thresholds=thresholds)
    found = run(monkeypatch, policies=(replace(policy, leaves=MappingProxyType(leaves)),))
    assert ("compliance.E003", message) in found


def test_an_origin_without_weight(monkeypatch):
    (policy,) = load_policies()
    origins = {name: rule for name, rule in policy.origins.items() if name != "automatic"}
    found = run(monkeypatch, policies=(replace(policy, origins=MappingProxyType(origins)),))
    assert found == [("compliance.E003", "policy 1: the origin 'automatic' has no weight")]


def test_a_name_is_registered_once():
    named = {leaf.evidence.function for annex in load_annexes() for leaf in annex.leaves}
    assert set(registered_functions()) == named
    with pytest.raises(ValueError, match="'news'"):
        evidence("news", measure=Count)(lambda *args: {})
