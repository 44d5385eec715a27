"""Leaders' schedule (criterion 10 of both annexes): every working week, by its first working day.

October 2026 has four weeks that begin in it (5, 12, 19 and 26 October); that of 28 September
began in September.
"""

from datetime import date, datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext

import pytest
import time_machine

from compliance.assessment import score_period
from compliance.evidence.records import Records
from compliance.policy_file import load_policies
from i18n.dates import ZONE, Period
from portal.models import WorkWeek
from sites.ledger import replay
from sites.models import CalendarDay
from sites.row_actions import replayed
from tests.portal.schedule.conftest import entry

from .conftest import moment

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
MONDAYS = [date(2026, 10, day) for day in (5, 12, 19, 26)]
ABSENT = "week from %(monday)s, due by the end of %(due)s: not public"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november():
    """The month is over."""
    with time_machine.travel(datetime(2026, 11, 2, 9, tzinfo=ZONE), tick=False) as traveller:
        yield traveller


@pytest.fixture
def portal(make_portal):
    return make_portal("kinhbac")


@pytest.fixture
def put_up(ledger):
    """Return a hand that puts a week up at a moment: 8 o'clock of its Monday by default."""

    def write(portal, monday, at="", kind="published", week=0, **fields):
        facts = {"missing": [], "monday": f"{monday}", "entries": 6} | fields.pop("facts", {})
        values = {
            "object_type": "portal.workweek",
            "object_id": str(week or monday.toordinal()),
            "kind": kind,
            "origin": "own",
            "title": f"Tuần {monday:%d/%m}",
            "url": "http://kinhbac.bacninh.localhost:8000/lich-cong-tac/1/",
            "section": "lich-cong-tac",
            "clock_date": monday,
            "facts": facts,
        }
        return ledger._write(portal, at or f"{monday} 08:00", values | fields)

    return write


def leaf_of(period=OCTOBER):
    (score,) = score_period(period)
    return next(leaf for leaf in score.criteria if leaf.number == "10")


def absent(monday, due=None):
    return gettext(ABSENT) % {"monday": f"{monday:%d/%m/%Y}", "due": f"{due or monday:%d/%m/%Y}"}


@pytest.mark.parametrize("kind", ["department", "commune"])
def test_all_weeks_on_time_are_full_points_in_both_annexes(make_portal, put_up, kind):
    portal = make_portal("donvi", kind)
    for monday in MONDAYS:
        put_up(portal, monday, f"{monday} 23:59")
    leaf = leaf_of()
    assert (leaf.points, leaf.level, leaf.review) == (5, "Có", None)
    assert [item.days_late for item in leaf.evidence] == [0, 0, 0, 0]


def test_nothing_is_nothing_and_every_week_is_named(portal):
    leaf = leaf_of()
    assert (leaf.points, leaf.level) == (0, "Không")
    assert list(leaf.missing) == [absent(monday) for monday in MONDAYS]


def test_one_missing_week_is_not_every_week(portal, put_up):
    for monday in MONDAYS[:3]:
        put_up(portal, monday)
    leaf = leaf_of()
    assert leaf.points == 0 and list(leaf.missing) == [absent(MONDAYS[3])]


def test_a_late_week_counts_and_is_flagged_with_its_days(portal, put_up):
    for monday in MONDAYS[:3]:
        put_up(portal, monday)
    put_up(portal, MONDAYS[3], "2026-10-28 08:00")
    leaf = leaf_of()
    assert leaf.points == 5
    assert [item.days_late for item in leaf.evidence] == [0, 0, 0, 2]
    late = gettext("late items: %(number)d, at most %(days)d working days")
    assert leaf.review == late % {"number": 1, "days": 2}


def test_a_week_put_up_after_the_month_is_absent_in_it_and_flagged(portal, put_up):
    for monday in MONDAYS[:3]:
        put_up(portal, monday)
    put_up(portal, MONDAYS[3], "2026-11-01 00:00")
    leaf = leaf_of()
    assert leaf.points == 0 and leaf.missing == (absent(MONDAYS[3]),)
    assert leaf.review == gettext("something due in the period was published after it")


def test_what_was_taken_down_or_turned_into_another_week_is_gone(portal, put_up):
    for monday in MONDAYS:
        put_up(portal, monday)
    put_up(portal, MONDAYS[0], "2026-10-20 08:00", kind="unpublished")
    put_up(
        portal, date(2026, 11, 2), "2026-10-30 08:00", kind="updated",
        week=MONDAYS[1].toordinal(),
    )  # fmt: skip
    assert list(leaf_of().missing) == [absent(monday) for monday in MONDAYS[:2]]


def test_a_row_counts_for_a_week_from_the_day_it_was_that_weeks(portal, put_up):
    for monday in MONDAYS[:3]:
        put_up(portal, monday)
    put_up(portal, date(2026, 9, 28), week=7)
    put_up(portal, MONDAYS[3], "2026-10-27 08:00", kind="updated", week=7)
    assert leaf_of().evidence[-1].days_late == 1


def test_drafts_imports_and_other_portals_weeks_do_not_count(portal, put_up, make_portal):
    for monday in MONDAYS[:2]:
        put_up(portal, monday)
    put_up(portal, MONDAYS[2], facts={"missing": ["leader_name:19/10"]})
    put_up(portal, MONDAYS[3], origin="provisioned")
    leaf = leaf_of()
    assert leaf.points == 0 and len(leaf.missing) == 2
    assert f"{gettext('leader')} (19/10)" in leaf.missing[0]


def test_holidays_move_the_day_and_empty_weeks_are_passed_over(portal, put_up):
    """31/8 to 2/9 are off, so that week begins on Thursday, 3 September."""
    september = Period(date(2026, 9, 1), date(2026, 9, 30))
    mondays = [date(2026, 8, 31), *(date(2026, 9, day) for day in (7, 14, 21, 28))]
    for day in range(14, 19):
        CalendarDay.objects.create(day=date(2026, 9, day), is_working=False, reason="Bão")
    CalendarDay.objects.update_or_create(
        day=date(2026, 8, 31), defaults={"is_working": False, "reason": "Hoán đổi"}
    )
    assert absent(mondays[0], date(2026, 9, 3)) in leaf_of(september).missing
    put_up(portal, mondays[0], "2026-09-03 17:00")
    for monday in (mondays[1], mondays[3], mondays[4]):
        put_up(portal, monday)
    leaf = leaf_of(september)
    assert (leaf.points, leaf.review, len(leaf.evidence)) == (5, None, 4)


def test_weeks_to_come_are_not_due_and_today_has_until_midnight(portal, put_up, november):
    put_up(portal, MONDAYS[0])
    november.move_to(datetime(2026, 10, 11, 23, tzinfo=ZONE))
    assert leaf_of().points == 5
    november.move_to(datetime(2026, 10, 12, 23, tzinfo=ZONE))
    assert leaf_of().points == 5
    november.move_to(datetime(2026, 10, 13, 0, 1, tzinfo=ZONE))
    assert leaf_of().missing == (absent(MONDAYS[1]),)
    put_up(portal, MONDAYS[1], "2026-10-13 00:02")
    assert leaf_of().points == 5 and leaf_of().review


def test_a_period_without_a_week_is_judged_by_the_one_running_at_its_start(portal, put_up):
    few_days = Period(date(2026, 10, 7), date(2026, 10, 9))
    said = gettext("No week is due in the period: judged by the week that ran at its start.")
    leaf = leaf_of(few_days)
    assert (leaf.points, leaf.missing) == (0, (absent(MONDAYS[0]),))
    assert said in leaf.rule
    put_up(portal, MONDAYS[0])
    assert leaf_of(few_days).points == 5
    assert said not in leaf_of().rule


def test_queries_do_not_grow_with_portals_or_weeks(make_portal, put_up):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            score_period(OCTOBER)
        return len(queries)

    def kind_of(number):
        return "department" if number % 2 else "commune"

    for number in range(4):
        put_up(make_portal(f"p{number}", kind_of(number)), MONDAYS[0])
    few = cost()
    for number in range(4, 40):
        portal = make_portal(f"p{number}", kind_of(number))
        for monday in MONDAYS:
            put_up(portal, monday)
    assert cost() == few


def test_both_annexes_share_one_reading_of_the_ledger(portal, put_up):
    put_up(portal, MONDAYS[0])
    (policy,) = load_policies()
    records = Records([portal], OCTOBER, policy)
    with CaptureQueriesContext(connection) as queries:
        for _annex in range(2):
            records.things("portal.workweek")
    assert len(queries) == 1


def test_a_replayed_row_is_what_the_scorer_reads(demo_installation, portal):
    """The real snapshot of a real row, at another time."""
    weeks = []
    for monday in MONDAYS:
        week = WorkWeek.objects.create(portal=portal, monday=monday)
        week.entries.create(**entry(monday + timedelta(days=1)))
        weeks.append(replayed(week, moment(f"{monday} 10:00")))
    replay(weeks, "demo")
    leaf = leaf_of()
    assert (leaf.points, leaf.missing, leaf.review) == (5, (), None)
