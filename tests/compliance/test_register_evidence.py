"""Disclosures: what is current at the period's end, what was late, what was known to be absent."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

import pytest
import time_machine

from compliance.annexes import load_annexes
from compliance.assessment import score_period
from compliance.evidence.currency import add_months
from compliance.evidence.records import Records
from compliance.evidence.registers import find_register
from compliance.policy import Nil
from compliance.policy_file import load_policies
from compliance.scoring import score_criterion
from i18n.dates import ZONE, Period
from portal.disclosures.kinds import nil_sections_of
from portal.models import Project
from sites.blueprint import blueprint_of
from sites.models import PublicationEvent
from tests.compliance.conftest import NUMBERS, moment

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
APRIL = Period(date(2026, 4, 1), date(2026, 4, 30))
MAY = Period(date(2026, 5, 1), date(2026, 5, 31))
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
(POLICY,) = load_policies()
LEAVES = {(leaf.annex, leaf.number): leaf for annex in load_annexes() for leaf in annex.leaves}
YES, NO = "Có", "Không"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def department(make_portal):
    return make_portal("snv", "department", "Sở Nội vụ")


@pytest.fixture
def commune(make_portal):
    return make_portal("kinhbac")


@pytest.fixture
def publish():
    """Return the hand that writes what a row said when it became public."""

    def write(portal, object_type, recorded, section, clock="", **fields):
        at = moment(recorded)
        facts = {"missing": [], **fields.pop("facts", {})}
        values = {
            "object_type": f"portal.{object_type}",
            "object_id": str(next(NUMBERS)),
            "kind": "published",
            "origin": "own",
            "title": "Mục công khai",
            "section": section,
            "clock_date": date.fromisoformat(clock) if clock else None,
            "facts": facts,
            "at": at,
            "recorded_at": at,
        }
        return PublicationEvent.objects.create(portal=portal, **values | fields)

    return write


def look(portal, number, period=OCTOBER):
    annex = "departments" if portal.kind == "department" else "communes"
    leaf = LEAVES[annex, number]
    found = find_register([portal], period, leaf, POLICY, Records([portal], period, POLICY))
    return score_criterion(leaf, found[portal.pk], POLICY)


# Plans: in force at the period's end


@pytest.mark.parametrize(
    ("facts", "level"),
    [
        ({}, YES),
        ({"valid_until": "2026-10-31"}, YES),
        ({"valid_until": "2026-10-30"}, NO),
        ({"valid_from": "2026-10-31"}, YES),
        ({"valid_from": "2026-11-01"}, NO),
        ({"superseded": True}, NO),
        ({"missing": ["symbol"]}, NO),
    ],
)
def test_plans(department, publish, facts, level):
    publish(department, "plan", "2026-02-03 09:00", "chien-luoc-ke-hoach", facts=facts)
    line = look(department, "6.1")
    assert line.level == level
    assert bool(line.missing) == (level == NO)


def test_what_stands_in_another_section_does_not_count(department, publish):
    publish(department, "plan", "2026-02-03 09:00", "ke-hoach-du-an")
    assert look(department, "6.1").level == NO


@pytest.mark.parametrize(
    ("recorded", "level", "days"),
    [("2026-10-12 09:00", YES, 0), ("2026-10-15 09:00", YES, 3), ("2026-11-02 09:00", NO, 0)],
)
def test_five_working_days_from_the_approval(department, publish, recorded, level, days):
    """Approved on Monday 5/10: due on Monday 12/10; another plan stands all the while."""
    publish(department, "plan", "2026-01-05 09:00", "chien-luoc-ke-hoach")
    publish(department, "plan", recorded, "chien-luoc-ke-hoach", "2026-10-05")
    line = look(department, "6.1")
    assert line.level == level
    assert max(item.days_late for item in line.evidence) == days
    assert bool(line.review) == (recorded != "2026-10-12 09:00")


# Projects: of the budget year, or running in it


@pytest.mark.parametrize(
    ("facts", "level"),
    [
        ({"year": 2026}, YES),
        ({"year": 2025}, NO),
        ({"year": 2027}, NO),
        ({"year": 2025, "start_year": 2025, "finish_year": 2026}, YES),
        ({"year": 2024, "start_year": 2024, "finish_year": 2025}, NO),
    ],
)
def test_projects(department, publish, facts, level):
    publish(department, "project", "2026-02-03 09:00", "dau-tu-mua-sam", facts=facts)
    assert look(department, "6.2").level == level


@pytest.mark.parametrize(
    ("kind", "facts"), [("plan", {"valid_until": "2026-12-31"}), ("project", {"year": 2026})]
)
def test_communes_show_either(commune, publish, kind, facts):
    assert look(commune, "8").level == NO
    publish(commune, kind, "2026-02-03 09:00", "ke-hoach-du-an", facts=facts)
    assert look(commune, "8").level == YES


# Financial reports: the newest annual one that is due


@pytest.mark.parametrize(
    ("period", "facts", "level"),
    [
        (OCTOBER, {"year": 2025, "kind": "settlement"}, YES),
        (OCTOBER, {"year": 2025, "kind": "annual_report"}, YES),
        (OCTOBER, {"year": 2024, "kind": "settlement"}, NO),
        (OCTOBER, {"year": 2026, "kind": "estimate"}, NO),
        (OCTOBER, {"year": 2025, "kind": "execution"}, NO),
        (APRIL, {"year": 2024, "kind": "settlement"}, YES),
        (MAY, {"year": 2024, "kind": "settlement"}, NO),
    ],
)
def test_last_years_report_does_not_carry_over_for_ever(department, publish, period, facts, level):
    publish(department, "financialreport", "2026-03-02 09:00", "tai-chinh-ngan-sach", facts=facts)
    assert look(department, "7.1", period).level == level


def test_two_working_days_for_departments_and_five_for_communes(department, commune, publish):
    """Issued on Thursday 8/10: due on Monday 12/10, and on Thursday 15/10."""
    facts = {"year": 2025, "kind": "settlement"}
    for portal in (department, commune):
        publish(
            portal, "financialreport", "2026-10-14 09:00", "tai-chinh-ngan-sach", "2026-10-08",
            facts=facts,
        )  # fmt: skip
    assert [item.days_late for item in look(department, "7.1").evidence] == [2]
    assert [item.days_late for item in look(commune, "7.1").evidence] == [0]


# Statistics, rewards: within twelve months


@pytest.mark.parametrize(("day", "level"), [("2025-10-31", YES), ("2025-10-30", NO)])
def test_twelve_months(department, publish, day, level):
    publish(department, "statisticalitem", "2025-11-03 09:00", "thong-ke", day)
    publish(department, "rewardorsanction", "2025-11-03 09:00", "khen-thuong-xu-phat", day)
    assert [look(department, number).level for number in ("7.2", "11")] == [level, level]


def test_a_day_moved_later_does_not_make_an_item_young(department, publish):
    first = publish(department, "statisticalitem", "2025-01-06 09:00", "thong-ke", "2025-01-05")
    publish(
        department, "statisticalitem", "2026-10-06 09:00", "thong-ke", "2026-10-05",
        object_id=first.object_id, kind="updated",
    )  # fmt: skip
    assert look(department, "7.2").level == NO


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 10, 31), 1, date(2025, 11, 30)),
        (date(2025, 12, 1), 12, date(2026, 12, 1)),
    ],
)
def test_months_later(day, months, later):
    assert add_months(day, months) == later


# Nil months


def declare(publish, portal, month="2026-10", **fields):
    section = fields.pop("section", "khen-thuong-xu-phat")
    return publish(
        portal,
        "nildeclaration",
        "2026-11-02 09:00",
        section,
        facts={"month": month, "declared_by": "Nguyễn Văn Mẫu"},
        **fields,
    )


def test_declared_nil_is_yes_and_flagged(department, publish):
    assert look(department, "11").level == NO
    declare(publish, department)
    line = look(department, "11")
    assert (line.level, line.points) == (YES, 3) and line.review
    assert look(department, "11", NOVEMBER).level == NO


@pytest.mark.parametrize(
    "fields", [{"month": "2026-09"}, {"section": "van-ban"}, {"origin": "demo"}]
)
def test_other_declarations_do_not_count(department, publish, fields):
    declare(publish, department, **fields)
    assert look(department, "11").level == NO


def test_where_the_policy_asks_for_something_no_declaration_helps(department, publish):
    declare(publish, department, section="thong-ke")
    assert look(department, "7.2").level == NO


def test_sections_of_declarations_are_those_of_the_policy():
    for annex in load_annexes():
        sections = [one for top in blueprint_of(annex.applies_to) for one in top.walk()]
        numbers = {leaf.number for leaf in annex.leaves if POLICY.leaf(leaf).nil is Nil.DECLARE}
        wanted = {section.slug for section in sections if section.criterion in numbers}
        assert {key for key, _title in nil_sections_of(annex.applies_to)} == wanted


# Drafts that were due


@pytest.mark.parametrize(("today", "level"), [("2026-10-12 20:00", YES), ("2026-10-13 08:00", NO)])
def test_a_draft_is_absent_once_its_limit_is_over(department, publish, today, level):
    publish(department, "project", "2026-02-03 09:00", "dau-tu-mua-sam", facts={"year": 2026})
    draft = {"title": "Kế hoạch mua sắm", "is_public": False, "approved_on": date(2026, 10, 5)}
    Project.objects.create(portal=department, **draft)
    with time_machine.travel(moment(today).astimezone(ZONE), tick=False):
        line = look(department, "6.2")
        later = look(department, "6.2", NOVEMBER)
    assert line.level == level and later.level == YES
    assert any("Kế hoạch mua sắm" in text for text in line.missing) == (level == NO)


def test_what_was_withdrawn_is_no_draft(department, publish):
    publish(department, "project", "2026-02-03 09:00", "dau-tu-mua-sam", facts={"year": 2026})
    row = Project.objects.create(
        portal=department, title="Đã gỡ", is_public=False, approved_on=date(2026, 10, 5)
    )
    fields = {"object_id": str(row.pk), "clock": "2026-10-05"}
    publish(department, "project", "2026-10-06 09:00", "dau-tu-mua-sam", **fields)
    publish(
        department, "project", "2026-10-20 09:00", "dau-tu-mua-sam", kind="unpublished", **fields
    )
    assert look(department, "6.2").level == YES


# Whose work, and what it costs


@pytest.mark.parametrize("origin", ["provisioned", "automatic", "imported", "demo"])
def test_what_no_person_did_does_not_count(department, publish, origin):
    publish(department, "plan", "2026-02-03 09:00", "chien-luoc-ke-hoach", origin=origin)
    assert look(department, "6.1").level == NO


def test_a_new_portal_has_nothing(department, commune):
    numbers = [("6.1", department), ("6.2", department), ("7.1", department), ("7.2", department)]
    for number, portal in [*numbers, ("11", department), ("7.1", commune), ("8", commune)]:
        line = look(portal, number)
        assert (line.level, line.points) == (NO, 0) and line.missing


def test_queries_do_not_grow_with_portals(make_portal, publish):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            score_period(OCTOBER)
        return len(queries)

    def fill(number):
        portal = make_portal(f"so{number}", "department")
        ward = make_portal(f"xa{number}")
        publish(portal, "plan", "2026-02-03 09:00", "chien-luoc-ke-hoach", "2026-02-02")
        publish(ward, "statisticalitem", "2026-02-03 09:00", "thong-ke", "2026-02-02")
        Project.objects.create(portal=portal, title="Nháp", is_public=False)

    fill(1)
    one = cost()
    for number in range(2, 8):
        fill(number)
    assert cost() == one
