"""Contacts: what stands at the period's end, and what came late."""

from datetime import date

from django.utils import translation

import pytest

from compliance.annexes import load_annexes
from compliance.evidence.contacts import find_contacts
from compliance.evidence.records import Records
from compliance.policy_file import load_policies
from compliance.scoring import score_criterion
from i18n.dates import Period
from sites.models import CalendarDay

SEPTEMBER = Period(date(2026, 9, 1), date(2026, 9, 30))
OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
DEPARTMENTS, COMMUNES = load_annexes()
OF_DEPARTMENTS = next(leaf for leaf in DEPARTMENTS.leaves if leaf.number == "1.3")
OF_COMMUNES = next(leaf for leaf in COMMUNES.leaves if leaf.number == "1.2")
(POLICY,) = load_policies()
COMPLETE, PARTIAL, NONE = (level.label for level in OF_COMMUNES.levels)
pytestmark = pytest.mark.django_db


@pytest.fixture
def portal(make_portal):
    return make_portal("snv", "department", "Sở Nội vụ")


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def look(portal, period=OCTOBER, criterion=OF_DEPARTMENTS):
    evidence = find_contacts(
        [portal], period, criterion, POLICY, Records([portal], period, POLICY)
    )[portal.pk]
    return score_criterion(criterion, evidence, POLICY)


def test_complete(portal, ledger):
    ledger.contacts(portal, "2026-03-02 09:00", fax="0222 3800 001")
    scored = look(portal)
    assert (scored.level, scored.points, scored.missing) == (COMPLETE, 2, ())
    assert [item.text for item in scored.counted] == [
        "Address: Số 1 đường Lý Thái Tổ",
        "Telephone: 0222 3800 000",
        "Fax: 0222 3800 001",
        "Official e-mail: snv@bacninh.gov.vn",
    ]
    assert {item.date for item in scored.counted} == {date(2026, 3, 2)}


def test_nothing_ever(portal):
    scored = look(portal)
    assert (scored.level, scored.points) == (NONE, 0)
    assert len(scored.missing) == 4


@pytest.mark.parametrize(
    ("facts", "level", "missing"),
    [
        ({"fax": "không có"}, COMPLETE, []),
        ({"fax": "Không Có"}, COMPLETE, []),
        ({"fax": ""}, PARTIAL, ["Fax: empty; write “không có” if there is none"]),
        ({"fax": None}, PARTIAL, ["Fax: empty; write “không có” if there is none"]),
        ({"phone": ""}, PARTIAL, ["Telephone: empty"]),
        ({"phone": "không có"}, PARTIAL, ["Telephone: empty"]),
        ({"address": "\u00a0 "}, PARTIAL, ["Address: empty"]),
        (
            {"email": "snv.bacninh@gmail.com"},
            PARTIAL,
            ["Official e-mail: snv.bacninh@gmail.com belongs to a public e-mail service"],
        ),
        (
            {"address": "", "phone": "", "email": ""},
            NONE,
            ["Address: empty", "Telephone: empty", "Official e-mail: empty"],
        ),
    ],
)
def test_fields(portal, ledger, facts, level, missing):
    ledger.contacts(portal, "2026-10-02 09:00", **facts)
    scored = look(portal)
    assert (scored.level, list(scored.missing)) == (level, missing)


def test_communes_need_no_fax(make_portal, ledger):
    ward = make_portal("kinhbac")
    ledger.contacts(ward, "2026-10-02 09:00", fax="")
    scored = look(ward, criterion=OF_COMMUNES)
    assert scored.level == COMPLETE
    assert len(scored.counted) == 3


@pytest.mark.parametrize(
    ("at", "level"), [("2026-10-31 23:59", PARTIAL), ("2026-11-01 00:00", COMPLETE)]
)
def test_what_stands_at_the_end_rules(portal, ledger, at, level):
    ledger.contacts(portal, "2026-03-02 09:00")
    ledger.contacts(portal, at, "updated", phone="")
    assert look(portal).level == level


def test_taken_down(portal, ledger):
    ledger.contacts(portal, "2026-03-02 09:00")
    ledger.contacts(portal, "2026-10-05 09:00", "unpublished")
    assert look(portal).level == NONE


@pytest.mark.parametrize("origin", ["provisioned", "automatic", "imported", "demo"])
def test_what_no_person_did_does_not_count(portal, ledger, origin):
    ledger.contacts(portal, "2026-10-02 09:00", origin=origin)
    assert look(portal).level == NONE


def test_demo_contacts_count_in_a_demo_installation(portal, ledger, demo_installation):
    ledger.contacts(portal, "2026-10-02 09:00", origin="demo")
    assert look(portal).level == COMPLETE


# A change received on Friday 28/8/2026; 31/8 to 2/9 are off, so two working days end on 4/9.
@pytest.mark.parametrize(
    ("recorded", "level", "late"),
    [
        ("2026-08-28 16:00", COMPLETE, 0),
        ("2026-09-04 23:59", COMPLETE, 0),
        ("2026-09-05 00:00", PARTIAL, 1),
        ("2026-09-08 09:00", PARTIAL, 2),
    ],
)
def test_late_over_the_second_of_september(portal, ledger, recorded, level, late):
    ledger.contacts(portal, "2026-03-02 09:00")
    ledger.contacts(portal, recorded, "updated", received_on="2026-08-28")
    scored = look(portal, SEPTEMBER)
    assert scored.level == level
    assert max(item.days_late for item in scored.evidence) == late
    august = Period(date(2026, 8, 1), date(2026, 8, 31))
    assert look(portal, august).level == COMPLETE
    assert look(portal, OCTOBER).level == COMPLETE


def test_the_late_change_is_told(portal, ledger):
    ledger.contacts(portal, "2026-09-08 09:00", received_on="2026-08-28")
    assert look(portal, SEPTEMBER).missing == (
        "Change received on 28/08/2026, due by 04/09/2026, published on 08/09/2026:"
        " working days late: 2",
    )


def test_communes_have_one_day_more(make_portal, ledger):
    ward = make_portal("kinhbac")
    ledger.contacts(ward, "2026-09-07 23:59", received_on="2026-08-28")
    assert look(ward, SEPTEMBER, OF_COMMUNES).level == COMPLETE


def test_the_provinces_calendar_moves_the_limit(portal, ledger):
    CalendarDay.objects.create(day=date(2026, 9, 4), is_working=False, reason="bão")
    ledger.contacts(portal, "2026-09-07 09:00", received_on="2026-08-28")
    assert look(portal, SEPTEMBER).level == COMPLETE


def test_a_change_that_comes_after_the_month_was_late_in_it(portal, ledger):
    ledger.contacts(portal, "2026-03-02 09:00")
    ledger.contacts(portal, "2026-10-01 08:00", "updated", received_on="2026-09-24")
    assert look(portal, SEPTEMBER).level == PARTIAL
    assert look(portal, OCTOBER).level == COMPLETE


def test_judged_in_the_month_in_which_the_limit_ends(portal, ledger):
    ledger.contacts(portal, "2026-10-05 08:00", received_on="2026-09-30")
    assert look(portal, SEPTEMBER).level == NONE
    assert look(portal, OCTOBER).level == PARTIAL


def test_a_day_of_receipt_is_judged_by_the_first_event_that_names_it(portal, ledger):
    ledger.contacts(portal, "2026-10-02 08:00", received_on="2026-10-01")
    ledger.contacts(portal, "2026-10-20 08:00", "updated", received_on="2026-10-01")
    assert look(portal).level == COMPLETE


def test_clock_date_stands_for_the_fact(portal, ledger):
    event = ledger.contacts(portal, "2026-03-02 09:00")
    ledger.later(event, "2026-10-20 08:00", clock_date=date(2026, 10, 1))
    assert look(portal).level == PARTIAL
