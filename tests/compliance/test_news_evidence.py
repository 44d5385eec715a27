"""Criterion 2: which articles count, and why the others do not."""

from dataclasses import replace
from datetime import date

from django.utils import translation

import pytest

from compliance.annexes import load_annexes
from compliance.evidence.news import count_news
from compliance.evidence.records import Records
from compliance.policy_file import load_policies
from i18n.dates import Period

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
COMMUNES = load_annexes()[1]
NEWS = next(leaf for leaf in COMMUNES.leaves if leaf.number == "2")
(POLICY,) = load_policies()
pytestmark = pytest.mark.django_db


@pytest.fixture
def ward(make_portal):
    return make_portal("kinhbac", name="Phường Kinh Bắc")


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def look(*portals, period=OCTOBER, policy=POLICY):
    found = count_news(portals, period, NEWS, policy, Records(portals, period, policy))
    return found[portals[0].pk]


def notes(evidence):
    return {item.text: item.note for item in evidence.items if not item.counted}


def number(evidence):
    assert evidence.measure.number == len(evidence.counted)
    return evidence.measure.number


@pytest.mark.parametrize(
    ("at", "counted"),
    [
        ("2026-09-30 23:59", 0),
        ("2026-10-01 00:00", 1),
        ("2026-10-31 23:59", 1),
        ("2026-11-01 00:00", 0),
    ],
)
def test_the_month_is_vietnams(ward, ledger, at, counted):
    ledger.news(ward, at)
    assert number(look(ward)) == counted


def test_only_the_recorded_time_counts(ward, ledger):
    ledger.news(ward, "2026-11-02 09:00", "Lùi ngày", at=OCTOBER.begins)
    ledger.news(ward, "2026-10-05 09:00", "Tiến ngày", at=OCTOBER.ends)
    assert [item.text for item in look(ward).counted] == ["Tiến ngày"]


def test_evidence_names_the_article(ward, ledger):
    ledger.news(ward, "2026-10-05 23:30", "Khai mạc lễ hội", url="http://kinhbac/tin/1/")
    (item,) = look(ward).items
    assert (item.text, item.url, item.date) == (
        "Khai mạc lễ hội", "http://kinhbac/tin/1/", date(2026, 10, 5),
    )  # fmt: skip


def test_publishing_again_is_not_new(ward, ledger):
    old = ledger.news(ward, "2026-09-10 09:00")
    ledger.later(old, "2026-09-12 09:00", "unpublished")
    ledger.later(old, "2026-10-05 09:00", "published")
    ledger.later(old, "2026-10-06 09:00", "corrected")
    assert look(ward).items == ()


@pytest.mark.parametrize(("at", "counted"), [("2026-10-31 23:59", 0), ("2026-11-01 00:00", 1)])
def test_must_be_public_when_the_period_closes(ward, ledger, at, counted):
    article = ledger.news(ward, "2026-10-05 09:00", "A")
    ledger.later(article, at, "unpublished")
    evidence = look(ward)
    assert number(evidence) == counted
    if not counted:
        assert notes(evidence) == {"A": "no longer public at the end of the period"}


def test_taken_down_and_put_back_within_the_period_counts_once(ward, ledger):
    article = ledger.news(ward, "2026-10-05 09:00")
    ledger.later(article, "2026-10-06 09:00", "unpublished")
    ledger.later(article, "2026-10-07 09:00")
    assert number(look(ward)) == 1


def test_the_section_at_the_end_rules(ward, ledger):
    away = ledger.news(ward, "2026-10-05 09:00", "Chuyển đi")
    ledger.later(away, "2026-10-20 09:00", section="tuyen-truyen-phap-luat")
    come = ledger.news(ward, "2026-10-06 09:00", "Chuyển đến", section="gioi-thieu")
    ledger.later(come, "2026-10-21 09:00", section="tin-tuc")
    after = ledger.news(ward, "2026-10-07 09:00", "Chuyển sau")
    ledger.later(after, "2026-11-02 09:00", section="gioi-thieu")
    ledger.news(ward, "2026-10-08 09:00", "Nơi khác", section="gioi-thieu")
    evidence = look(ward)
    assert {item.text for item in evidence.counted} == {"Chuyển đến", "Chuyển sau"}
    assert notes(evidence) == {"Chuyển đi": "in another section at the end of the period"}


def test_moved_to_another_portal(ward, ledger, make_portal):
    other = make_portal("tulan")
    article = ledger.news(ward, "2026-10-05 09:00", "A")
    ledger.later(article, "2026-10-06 09:00", portal=other)
    assert notes(look(ward, other)) == {"A": "moved to another portal"}
    assert look(other, ward).items == ()


def test_the_same_text_counts_once_ever(ward, ledger, make_portal):
    ledger.news(ward, "2025-01-05 09:00", "Cũ", text="Lịch tiêm chủng")
    ledger.news(ward, "2026-10-05 09:00", "Lại", text="LỊCH TIÊM CHỦNG!")
    ledger.news(ward, "2026-10-06 09:00", "Một", text="Hội làng")
    ledger.news(ward, "2026-10-07 09:00", "Hai", text="Hội làng")
    other = make_portal("tulan")
    ledger.news(other, "2026-10-08 09:00", "Ở nơi khác", text="Hội làng")
    evidence = look(ward, other)
    assert [item.text for item in evidence.counted] == ["Một"]
    same = "the same text was published before"
    assert notes(evidence) == {"Lại": same, "Hai": same}
    assert number(look(other, ward)) == 1


def test_a_text_changed_into_an_older_one_does_not_count(ward, ledger):
    early = ledger.news(ward, "2026-10-03 09:00", "Giữ chỗ", text="khác")
    real = ledger.news(ward, "2026-10-05 09:00", "Thật", text="Hội làng")
    ledger.later(early, "2026-10-12 09:00", text_hash=real.text_hash)
    assert [item.text for item in look(ward).counted] == ["Thật"]


@pytest.mark.parametrize(("length", "counted"), [(0, 0), (199, 0), (200, 1)])
def test_minimal_length(ward, ledger, length, counted):
    ledger.news(ward, "2026-10-05 09:00", "A", length=length)
    evidence = look(ward)
    assert number(evidence) == counted
    assert notes(evidence) == ({} if counted else {"A": "shorter than 200 characters"})


def test_the_length_at_the_end_rules(ward, ledger):
    stub = ledger.news(ward, "2026-10-05 09:00", length=3)
    ledger.later(stub, "2026-10-06 09:00", length=900)
    assert number(look(ward)) == 1


@pytest.mark.parametrize(
    ("source", "url", "note"),
    [
        ("Báo Bắc Ninh", "https://baobacninh.vn/a", ""),
        ("Sở Nội vụ", "http://snv.bacninh.localhost:8000/tin-tuc/a/", ""),
        ("", "https://baobacninh.vn/a", "reposted without the name of its source"),
        (
            "Tin nhanh",
            "https://tinnhanh.example/a",
            "reposted from an address that is no official source: https://tinnhanh.example/a",
        ),
        ("Báo Bắc Ninh", "", "reposted from an address that is no official source: -"),
        (
            "Cổng tỉnh",
            "http://bacninh.localhost:8000/chi-dao-dieu-hanh/a/",
            "reposted although every portal shows it by itself",
        ),
    ],
)
def test_reposts_need_an_official_source(ward, ledger, source, url, note):
    ledger.repost(ward, "2026-10-05 09:00", "A", source=source, url=url)
    assert notes(look(ward)) == ({"A": note} if note else {})


@pytest.mark.parametrize(
    ("origin", "counted"),
    [("own", 1), ("automatic", 0), ("provisioned", 0), ("imported", 0), ("demo", 0), ("x", 0)],
)
def test_origins(ward, ledger, origin, counted):
    article = ledger.news(ward, "2026-10-05 09:00", origin=origin)
    ledger.later(article, "2026-10-06 09:00", origin="own")
    evidence = look(ward)
    assert number(evidence) == counted
    assert all(notes(evidence).values())


def test_demo_rows_count_in_a_demo_installation_by_the_same_rules(ward, ledger, demo_installation):
    ledger.news(ward, "2026-10-05 09:00", origin="demo")
    facts = {"repost": True, "source_name": "Tin nhanh", "source_url": "https://x.example/"}
    ledger.news(ward, "2026-10-06 09:00", origin="demo", facts=facts)
    assert number(look(ward)) == 1


def test_translations_do_not_count(ward, ledger):
    ledger.news(ward, "2026-10-05 09:00", "News", facts={"language": "en"})
    ledger.news(ward, "2026-10-05 09:00", "Tin", facts={"language": "vi"})
    assert notes(look(ward)) == {"News": "a translation"}


def test_what_is_missing_begins_with_the_way_to_the_next_level(ward, ledger):
    assert look(ward).missing == ("1 more for “Tin, bài dưới 2”",)
    ledger.news(ward, "2026-10-05 09:00")
    ledger.news(ward, "2026-10-06 09:00")
    ledger.news(ward, "2026-10-07 09:00", "Ngắn", length=1)
    assert look(ward).missing == (
        "3 more for “Tin, bài ≥ 5”",
        "Ngắn: shorter than 200 characters",
    )
    for day in range(10, 13):
        ledger.news(ward, f"2026-10-{day} 09:00")
    assert look(ward).missing == ("Ngắn: shorter than 200 characters",)


def test_a_stricter_policy_is_data(ward, ledger):
    ledger.news(ward, "2026-10-05 09:00", length=400)
    strict = replace(POLICY, news=replace(POLICY.news, minimum_length=500))
    assert number(look(ward)) == 1
    assert number(look(ward, policy=strict)) == 0


def test_other_objects_are_not_news(ward, ledger):
    ledger.contacts(ward, "2026-10-05 09:00")
    ledger.news(ward, "2026-10-05 09:00", object_type="radio.bulletin")
    assert look(ward).items == ()
