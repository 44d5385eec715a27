"""What a hostile reader of the scorer found: each story was judged wrongly once."""

from datetime import date, datetime

from django.utils import translation
from django.utils.translation import gettext

import pytest
import time_machine

from compliance.assessment import score_period
from i18n.dates import ZONE, Period
from legaldocs.models import Consultation, LegalDocument
from portal.models import Procedure
from radio.models import PortalBulletin, StationBulletin

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
NIL = {"month": "2026-10", "declared_by": "Nguyễn Văn Mẫu"}
YES, NO = "Có", "Không"
COMPLETE, PARTIAL, NOTHING = "Cập nhật đầy đủ", "Cập nhật không đầy đủ", "Không cập nhật"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    """The month is over; a test may move the day."""
    day = datetime(2026, 11, 2, 9, tzinfo=ZONE)
    with translation.override("en"), time_machine.travel(day, tick=False) as traveller:
        yield traveller


@pytest.fixture
def department(make_portal):
    return make_portal("snv", "department", "Sở Nội vụ")


@pytest.fixture
def commune(make_portal):
    return make_portal("kinhbac")


def look(portal, number, period=OCTOBER):
    (score,) = score_period(period, [portal.code])
    return next(leaf for leaf in score.criteria if leaf.number == number)


def on(clock, day, hour=9):
    clock.move_to(datetime(2026, 10, day, hour, tzinfo=ZONE))


def document(ledger, portal, recorded, clock, **fields):
    """Without number and symbol two documents of one day are not the same one."""
    facts = {"role": "issued", "must_publish": True, "scope": []} | fields.pop("facts", {})
    return ledger.row(
        portal, "legaldocs.legaldocument", recorded, "van-ban", clock, facts=facts, **fields
    )


# A month that is still running: what is not yet due is not missing


def test_a_draft_document_is_absent_only_after_its_limit(department, clock):
    """Issued on Monday 19/10, due on Wednesday 21/10 until midnight."""
    clock.move_to(datetime(2026, 10, 19, 9, tzinfo=ZONE))
    LegalDocument.objects.create(
        portal=department, form="quyet-dinh", symbol="1/QĐ-SNV", issued_on=date(2026, 10, 19),
        is_public=False,
    )  # fmt: skip
    on(clock, 21, 23)
    assert look(department, "3").review is None
    on(clock, 22, 0)
    assert "1/QĐ-SNV" in "".join(look(department, "3").missing)
    assert look(department, "3").review


def test_a_document_in_scope_is_absent_only_after_its_limit(department, make_portal, ledger, clock):
    """Issued on Monday 5/10: eight working days end on Thursday 15/10."""
    owner = make_portal("stc", "department")
    document(ledger, owner, "2026-10-06 09:00", "2026-10-05", facts={"scope": ["snv"]})
    document(ledger, department, "2026-10-06 09:00", "2026-10-05", title="Quyết định khác")
    on(clock, 15, 23)
    assert look(department, "3").level == COMPLETE
    on(clock, 16, 0)
    assert look(department, "3").level == PARTIAL


def test_a_consultation_may_wait_until_its_limit(department, ledger, clock):
    on(clock, 19)
    ledger.row(
        department, "legaldocs.consultation", "2026-10-06 09:00", "lay-y-kien-du-thao", "2026-10-05"
    )
    Consultation.objects.create(
        portal=department, title="Dự thảo", requested_on=date(2026, 10, 19), is_public=False
    )
    on(clock, 21, 23)
    assert look(department, "9").level == YES
    on(clock, 22, 0)
    assert look(department, "9").level == NO


def test_a_procedure_may_wait_until_its_limit(department, ledger, clock):
    ledger.row(department, "portal.procedure", "2026-03-02 09:00", "thu-tuc-hanh-chinh")
    Procedure.objects.create(
        portal=department, code="1.0001", name="Cấp phép", level="department", field="Nội vụ",
        announced_on=date(2026, 10, 19), is_public=False,
    )  # fmt: skip
    on(clock, 21, 23)
    assert look(department, "4.1").level == YES
    on(clock, 22, 0)
    assert look(department, "4.1").level == NO


def test_todays_week_is_no_fault_even_on_the_first_day_of_the_period(commune, clock):
    period = Period(date(2026, 10, 5), date(2026, 10, 31))
    on(clock, 5, 20)
    assert "05/10/2026" not in "".join(look(commune, "10", period).missing)
    on(clock, 6, 0)
    assert "05/10/2026" in "".join(look(commune, "10", period).missing)


# Declared days


def test_a_day_left_out_at_first_starts_the_clock_all_the_same(commune, ledger):
    """Received on Thursday 1/10, due on Tuesday 6/10, posted on the 9th without saying when."""
    first = ledger.row(
        commune, "radio.stationbulletin", "2026-10-09 09:00", "tin-phat-thanh",
        facts={"missing": ["received_on"]},
    )  # fmt: skip
    ledger.later(first, "2026-10-09 10:00", clock_date=date(2026, 10, 1), facts={"missing": []})
    ledger.row(commune, "radio.portalbulletin", "2026-10-09 09:00", "tin-phat-thanh", "2026-10-08")
    line = look(commune, "3")
    assert line.level == YES
    assert max(item.days_late for item in line.evidence) == 3
    assert line.review


def test_entered_in_time_and_filled_afterwards_is_late(department, ledger):
    """Approved on Monday 5/10, due on Monday 12/10: a row without its file is not yet posted."""
    facts = {"missing": ["content"]}
    first = ledger.row(
        department, "portal.plan", "2026-10-06 09:00", "chien-luoc-ke-hoach", "2026-10-05",
        facts=facts,
    )  # fmt: skip
    ledger.later(first, "2026-10-14 09:00", facts={"missing": []})
    line = look(department, "6.1")
    assert (line.level, [item.days_late for item in line.evidence]) == (YES, [2])
    assert line.review


# Filled and deleted


def test_what_was_due_and_taken_down_again_is_looked_at(department, ledger):
    ledger.row(department, "portal.plan", "2026-01-05 09:00", "chien-luoc-ke-hoach")
    first = ledger.row(
        department, "portal.plan", "2026-10-06 09:00", "chien-luoc-ke-hoach", "2026-10-05",
        title="Kế hoạch số 9",
    )  # fmt: skip
    ledger.later(first, "2026-10-07 09:00", "unpublished")
    line = look(department, "6.1")
    assert line.level == YES
    assert line.review and "Kế hoạch số 9" in "".join(line.missing)


def test_what_the_station_gave_and_nobody_posts_is_no_better_than_posting_late(commune, ledger):
    for kind in ("stationbulletin", "portalbulletin"):
        ledger.row(commune, f"radio.{kind}", "2026-10-06 09:00", "tin-phat-thanh", "2026-10-05")
    assert look(commune, "3").level == YES
    StationBulletin.objects.create(
        portal=commune, title="Bản tin bị quên", received_on=date(2026, 10, 12), is_public=False
    )
    line = look(commune, "3")
    assert line.level == NO and "Bản tin bị quên" in "".join(line.missing)


def test_recordings_of_one_title_are_not_the_same_text(commune):
    titles = {"title": "Bản tin tuần", "portal": commune}
    one, two = (StationBulletin(audio_id=number, **titles) for number in (1, 2))
    assert one.ledger_text() != two.ledger_text()
    article = PortalBulletin(article_id=1, **titles)
    assert article.ledger_text() == PortalBulletin(article_id=1, **titles).ledger_text()


# Nil declarations


@pytest.mark.parametrize(
    ("facts", "level"),
    [(NIL, YES), ({**NIL, "declared_by": ""}, NO), ({**NIL, "missing": ["declared_by"]}, NO)],
)
def test_a_declaration_needs_a_named_person(department, ledger, facts, level):
    ledger.row(
        department, "portal.nildeclaration", "2026-11-02 09:00", "khen-thuong-xu-phat", facts=facts
    )
    assert look(department, "11").level == level


@pytest.mark.parametrize(("day", "level"), [("2026-10-12", NO), ("2024-10-14", YES)])
def test_a_declaration_does_not_hold_against_what_stands_half_filled(
    department, ledger, day, level
):
    ledger.row(
        department, "portal.nildeclaration", "2026-11-02 09:00", "khen-thuong-xu-phat", facts=NIL
    )
    ledger.row(
        department, "portal.rewardorsanction", f"{day} 09:00", "khen-thuong-xu-phat", day,
        facts={"missing": ["organisation"]},
    )  # fmt: skip
    line = look(department, "11")
    assert line.level == level and line.review


# Whose posting, in which section


def test_a_posting_that_no_person_made_answers_nothing(department, make_portal, ledger):
    owner = make_portal("stc", "department")
    document(
        ledger, owner, "2026-10-06 09:00", "2026-10-05", object_id="77", facts={"scope": ["snv"]}
    )
    posting = {"clock": "2026-10-05", "facts": {"document": 77}}
    kind = "legaldocs.documentposting"
    ledger.row(department, kind, "2026-10-07 09:00", "van-ban", origin="automatic", **posting)
    assert look(department, "3").level == NOTHING


def test_a_copy_in_another_section_is_no_posting_in_the_register(department, make_portal, ledger):
    owner = make_portal("stc", "department")
    facts = {"scope": ["snv"], "symbol": "5/QĐ-UBND"}
    document(ledger, owner, "2026-10-06 09:00", "2026-10-05", facts=facts)
    copy = ledger.row(
        department, "legaldocs.legaldocument", "2026-10-06 09:00", "pho-bien-phap-luat",
        "2026-10-05", facts={"symbol": "5/QĐ-UBND", "role": "drafted", "must_publish": True},
    )  # fmt: skip
    line = look(department, "3")
    assert line.level == NOTHING and line.review
    ledger.later(copy, "2026-10-07 09:00", section="van-ban")
    assert look(department, "3").level == COMPLETE


# What a person should look at


def test_a_late_change_of_contacts_is_flagged(department, ledger):
    ledger.contacts(department, "2026-10-09 09:00", received_on="2026-10-05")
    line = look(department, "1.3")
    assert line.level == PARTIAL
    assert line.review == gettext("late items: %(number)d, at most %(days)d working days") % {
        "number": 1, "days": 2,
    }  # fmt: skip
