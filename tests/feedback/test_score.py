"""Cases and the score: denominators by hand and by property, the form to the level (A1.8)."""

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from feedback.models import FeedbackCase
from i18n.working_days import add_working_days
from tests.feedback.story import moment, on

# Received on Monday 5 October: due on Monday 19 October (10 working days).
RECEIVED, DUE = "2026-10-05", date(2026, 10, 19)


def missing(line):
    return "\n".join(line.missing)


def test_ten_working_days_from_the_day_after_receipt(make_case):
    case = make_case(RECEIVED)
    assert (case.limit, case.due_on, case.redirect_by) == (10, DUE, date(2026, 10, 12))


def test_an_editor_registers_and_answers_and_the_level_rises(send, feedback_line):
    line = feedback_line()
    assert (line.points, line.level) == (0, "100 % PAKN quá hạn chưa được trả lời")
    assert line.review and gettext("no case was due in the period") in line.missing
    with on("2026-10-05"):
        assert send().status_code == 302
        assert send(subject="Rác thải ở chợ").status_code == 302
    assert feedback_line().points == 0
    lamp, waste = FeedbackCase.objects.order_by("pk")
    assert missing(feedback_line()).count(lamp.code) == 1
    with on("2026-10-14"):
        done = {"closed_as": "answered", "closed_on": "2026-10-14", "answer": "Đã thay bóng đèn."}
        assert send(lamp, is_public="on", public_text="Đèn hỏng.", **done).status_code == 302
    line = feedback_line()
    assert (line.points, line.level) == (7, "Từ 50 % đến dưới 80% PAKN được trả lời đúng hạn")
    with on("2026-10-19", hour=23):
        done["closed_on"] = "2026-10-19"
        assert send(waste, subject="Rác thải ở chợ", is_public="on", **done).status_code == 302
    line = feedback_line()
    assert (line.points, len(line.counted), line.max) == (15, 2, 15)
    assert line.review
    assert [item.url for item in line.counted if item.text == lamp.code] == [
        f"http://kinhbac.bacninh.localhost:8000/phan-anh-kien-nghi/{lamp.pk}/"
    ]


@pytest.mark.parametrize(
    ("ends", "points"),
    [
        ([""], 0),
        (["2026-10-20"], 5),
        (["2026-10-20", ""], 5),
        (["2026-10-19", ""], 7),
        (["2026-10-19"] * 4 + ["2026-10-20"], 12),
        (["2026-10-06"] * 3, 15),
    ],
)
def test_levels_by_hand(make_case, feedback_line, ends, points):
    for end in ends:
        make_case(RECEIVED, end)
    line = feedback_line()
    assert (line.points, bool(line.review)) == (points, True)


def test_departments_are_measured_alike(make_case, feedback_line):
    make_case(RECEIVED, "2026-10-06", code="snv")
    assert feedback_line(code="snv", number="8").points == 15
    assert feedback_line().points == 0


def test_a_backlog_keeps_costing_until_it_is_answered(make_case, feedback_line):
    case = make_case("2026-08-03")
    for month in ("2026-08", "2026-09", "2026-10"):
        assert feedback_line(f"{month}-01", f"{month}-28").points == 0, month
    make_case(RECEIVED, "2026-10-06")
    assert feedback_line().points == 7
    FeedbackCase.objects.filter(pk=case.pk).update(
        closed_as="answered", closed_on=date(2026, 10, 8), closed_at=moment("2026-10-08")
    )
    line = feedback_line()
    assert line.points == 7
    assert case.code in missing(line)
    make_case("2026-10-20", "2026-10-21")
    assert feedback_line("2026-11-01", "2026-11-30").points == 15


def test_a_past_month_stays_what_it_was(make_case, feedback_line):
    """Answered and registered later, by the server's clock: October is not told."""
    make_case(RECEIVED, "2026-10-15", entered="2026-11-02")
    make_case("2026-10-06", "2026-10-07", registered_at=moment("2026-11-03"))
    assert feedback_line().points == 0
    line = feedback_line("2026-11-01", "2026-11-30")
    assert line.points == 5


def test_an_end_entered_afterwards_is_said(make_case, feedback_line):
    case = make_case(RECEIVED, "2026-10-15", entered="2026-10-22")
    line = feedback_line()
    assert line.points == 15
    assert f"{case.code}: " in missing(line) and "22/10/2026" in missing(line)


@pytest.mark.parametrize("ending", ["spam", "unverified", "merged"])
def test_what_is_left_out_is_counted_with_its_reason(make_case, feedback_line, ending):
    make_case(RECEIVED, "2026-10-06")
    make_case(RECEIVED, "2026-10-06", closed_as=ending)
    line = feedback_line()
    assert (line.points, len(line.counted)) == (15, 1)
    assert ": 1" in line.missing[-1]


def test_only_left_out_cases_are_no_case_due(make_case, feedback_line):
    make_case(RECEIVED, "2026-10-06", closed_as="spam")
    line = feedback_line()
    assert (line.points, len(line.missing)) == (0, 2)


def test_passing_on_counts_as_an_answer_within_five_working_days(make_case, feedback_line):
    make_case(RECEIVED, "2026-10-12", closed_as="redirected", redirected_to="Sở Xây dựng")
    assert feedback_line().points == 15
    make_case(RECEIVED, "2026-10-13", closed_as="redirected", redirected_to="Sở Xây dựng")
    assert feedback_line().points == 7


def test_an_extension_moves_the_case_to_the_month_in_which_it_ends(make_case, feedback_line):
    fields = {"extended_to": date(2026, 11, 2), "extended_at": moment("2026-10-16")}
    make_case(RECEIVED, "2026-10-30", **fields)
    assert gettext("no case was due in the period") in feedback_line().missing
    assert feedback_line("2026-11-01", "2026-11-30").points == 15


def test_answered_but_not_posted_is_for_review(make_case, feedback_line):
    hidden = make_case(RECEIVED, "2026-10-06")
    with on("2026-10-06"):
        shown = make_case(RECEIVED, "2026-10-06", is_public=True)
    said = gettext("answered, but question and answer are not posted")
    lines = [line for line in feedback_line().missing if said in line]
    assert lines == [f"{hidden.code}: {said}"]
    assert shown.code != hidden.code


def test_demo_cases_count_in_a_demo_alone(make_case, feedback_line):
    make_case(RECEIVED, "2026-10-06", origin="demo")
    assert feedback_line().points == 0


def test_evidence_costs_the_same_whatever_the_number(make_case, feedback_line, installation):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            feedback_line()
        return len(queries)

    make_case(RECEIVED)
    few = cost()
    for day in range(1, 15):
        make_case(f"2026-10-{day:02}", is_public=True)
        make_case(f"2026-10-{day:02}", code="snv")
    assert cost() == few


@st.composite
def months(draw):
    """Draw cases of a few months: received, and answered after so many days or never."""
    days = st.integers(0, 120)
    ends = st.none() | st.integers(0, 60)
    return draw(st.lists(st.tuples(days, ends), max_size=8))


@given(months())
@hypothesis_settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_every_case_is_due_once_and_again_only_while_it_waits(installation, feedback_line, cases):
    """The denominator, computed here in another way: day by day, case by case."""
    FeedbackCase.objects.all().delete()
    rows, wanted = [], []
    first, last = date(2026, 10, 1), date(2026, 10, 31)
    for number, (start, end) in enumerate(cases):
        received = date(2026, 7, 1) + timedelta(days=start)
        row = FeedbackCase(
            portal=installation["kinhbac"], category="general", channel="post",
            subject=str(number), received_on=received, registered_at=moment(str(received)),
        )  # fmt: skip
        if end is not None:
            row.closed_as, row.closed_on = "answered", received + timedelta(days=end)
            row.closed_at = moment(str(row.closed_on))
        row.set_limit({})
        rows.append(row)
        due = add_working_days(received, 10)
        was_open = row.closed_on is None or row.closed_on >= first
        if first <= due <= last or (due < first and was_open):
            wanted.append(row)
    FeedbackCase.objects.bulk_create(rows)
    line = feedback_line()
    open_at_end = [row for row in wanted if row.closed_on is None or row.closed_on > last]
    assert len(line.evidence) == len(wanted)
    assert (line.points == 0) == (len(open_at_end) == len(wanted))
    in_time = [
        row for row in wanted
        if row.closed_on and row.closed_on <= row.due_on and first <= row.due_on
    ]  # fmt: skip
    assert {item.text for item in line.counted} == {row.code for row in in_time}
