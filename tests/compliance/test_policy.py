"""The readings of the plan: dated data that fits the annexes."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from compliance.annexes import Criterion, Level, load_annexes
from compliance.policy import Condition, Family, Late, PolicyError, policy_on
from compliance.policy_file import DEFAULT_PATH, load_policies
from compliance.policy_problems import find_policy_problems, find_threshold_problems

ANNEXES = load_annexes()
(POLICY,) = load_policies()
COUNTED = Criterion(
    "communes", "2", "", 10, levels=(Level("a", 10), Level("b", 6), Level("c", 4), Level("d", 0))
)


def leaf_of(key, number):
    annex = next(annex for annex in ANNEXES if annex.key == key)
    return next(leaf for leaf in annex.leaves if leaf.number == number)


def test_every_leaf_is_read_once():
    assert find_policy_problems(ANNEXES, [POLICY], ["news"]) == []
    assert len(POLICY.leaves) == 40


def test_readings_of_the_scoring_page():
    contacts = POLICY.leaf(leaf_of("departments", "1.3"))
    assert (contacts.family, contacts.late) == (Family.STOCK, Late.LOWERS)
    assert POLICY.leaf(leaf_of("departments", "2")).thresholds == (10, 5, 1, 0)
    assert POLICY.leaf(leaf_of("communes", "2")).thresholds == (5, 2, 1, 0)
    assert POLICY.leaf(leaf_of("communes", "6")).thresholds == (3, 1, 0)


def test_three_levels_are_lowered_by_lateness_two_are_flagged():
    for annex in ANNEXES:
        for leaf in annex.leaves:
            expected = Late.LOWERS if leaf.levels[0].label == "Cập nhật đầy đủ" else Late.FLAGS
            assert POLICY.leaf(leaf).late is expected, str(leaf)


def test_origins():
    weights = {name: rule.weight for name, rule in POLICY.origins.items()}
    assert weights == {
        "own": 1, "repost": 1, "automatic": 0, "provisioned": 0, "imported": 0, "demo": 1,
    }  # fmt: skip
    assert POLICY.origins["repost"].when is Condition.OFFICIAL_SOURCE
    assert POLICY.origins["demo"].when is Condition.DEMO_INSTALLATION
    assert all(rule.reason for rule in POLICY.origins.values())


@pytest.mark.parametrize(
    ("url", "is_official"),
    [
        ("https://baobacninh.vn/tin-1.html", True),
        ("https://www.nhandan.vn/a", True),
        ("https://snv.bacninh.gov.vn/tin-tuc/a/", True),
        ("https://xaydungchinhsach.chinhphu.vn/a", True),
        ("https://GOV.VN./a", True),
        ("https://tintuc24h.example/a", False),
        ("https://fakegov.vn/a", False),
        ("https://gov.vn.example/a", False),
        ("https://gov.vn@tintuc.example/a", False),
        ("javascript://gov.vn/a", False),
        ("gov.vn/a", False),
        ("https://[gov.vn/a", False),
        ("", False),
    ],
)
def test_official_sources(url, is_official):
    assert POLICY.is_official_source(url) is is_official


def test_portals_of_the_platform_are_official_when_named():
    url = "http://kinhbac.bacninh.localhost:8000/tin-tuc/a/"
    assert not POLICY.is_official_source(url)
    assert POLICY.is_official_source(url, also=["bacninh.localhost"])


@pytest.mark.parametrize(
    ("url", "is_shown"),
    [
        ("http://bacninh.localhost:8000/chi-dao-dieu-hanh/a/", True),
        ("http://kinhbac.bacninh.localhost/chi-dao-dieu-hanh/bai/5/a/", True),
        ("http://bacninh.localhost/tin-tuc/a/", False),
        ("https://nhandan.vn/chi-dao-dieu-hanh/a", False),
        ("", False),
    ],
)
def test_leadership_news_of_the_platform_is_shown_by_itself(url, is_shown):
    assert POLICY.is_shown_by_itself(url, ["bacninh.localhost"]) is is_shown


@pytest.mark.parametrize(
    ("address", "is_public"),
    [
        ("ubnd.kinhbac@gmail.com", True),
        ("a@YAHOO.com.vn", True),
        ("a@mail.yahoo.com", True),
        ("kinhbac@bacninh.gov.vn", False),
        ("a@notgmail.com", False),
    ],
)
def test_public_mail(address, is_public):
    assert POLICY.is_public_mail(address) is is_public


def test_policy_in_force_by_its_date():
    later = replace(POLICY, version="2", effective_from=date(2026, 11, 1))
    both = [later, POLICY]
    assert policy_on(date(2026, 10, 31), both) is POLICY
    assert policy_on(date(2026, 11, 1), both) is later
    assert policy_on(date(2020, 1, 1), both) is POLICY
    with pytest.raises(PolicyError):
        policy_on(date(2026, 1, 1), [])


@pytest.mark.parametrize(
    ("thresholds", "problems"),
    [
        ((5, 2, 1, 0), []),
        ((), ["communes 2: counted, but no thresholds are given"]),
        ((5, 2, 0), ["communes 2: 3 thresholds for 4 levels"]),
        ((5, 5, 1, 0), ["communes 2: the thresholds [5, 5, 1, 0] overlap"]),
        ((5, 2, 3, 0), ["communes 2: the thresholds [5, 2, 3, 0] overlap"]),
        ((5, 3, 2, 1), ["communes 2: fewer than 1 reach no level"]),
    ],
)
def test_threshold_problems(thresholds, problems):
    assert find_threshold_problems(COUNTED, thresholds, needs=True) == problems


def test_missing_and_surplus_leaves_are_named():
    leaves = dict(POLICY.leaves)
    leaves["communes", "99"] = leaves.pop(("communes", "12"))
    broken = replace(POLICY, leaves=MappingProxyType(leaves))
    assert find_policy_problems(ANNEXES, [broken]) == [
        "policy 1: communes 99: the annex has no such leaf",
        "policy 1: communes 12: the policy does not read it",
    ]
    with pytest.raises(PolicyError, match="communes 12: the policy does not read it"):
        broken.leaf(leaf_of("communes", "12"))


@pytest.mark.parametrize(
    ("old", "new"),
    [("family: flow", "family: river"), ("    news:", "    old_news:"), ("policies:", "x: [")],
)
def test_a_broken_file_is_refused(tmp_path, old, new):
    path = tmp_path / "policy.yaml"
    path.write_text(DEFAULT_PATH.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(PolicyError, match=r"policy\.yaml"):
        load_policies(path)
