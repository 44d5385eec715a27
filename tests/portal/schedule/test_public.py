"""What a citizen sees of the work schedule."""

from datetime import date, datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext

import pytest
import time_machine

from i18n.dates import ZONE
from portal.models import WorkEntry, WorkProgramme, WorkWeek
from portal.registers import register_of

from .conftest import MONDAY, entry

PATH = "/lich-cong-tac/"
WEEK = timedelta(days=7)


@pytest.fixture(autouse=True)
def thursday():
    """Thursday, 8 October 2026."""
    with time_machine.travel(datetime(2026, 10, 8, 9, tzinfo=ZONE), tick=False) as traveller:
        yield traveller


def read(response, status=200):
    assert response.status_code == status
    return response.content.decode()


def heading(monday):
    first, last = f"{monday:%d/%m/%Y}", f"{monday + timedelta(days=6):%d/%m/%Y}"
    return gettext("Week from %(first)s to %(last)s") % {"first": first, "last": last}


def test_the_current_week_comes_first_whatever_the_hour_in_vietnam(week_in, at_portal, thursday):
    week_in("kinhbac", MONDAY)
    week_in("kinhbac", MONDAY + WEEK)
    assert heading(MONDAY) in read(at_portal("kinhbac", PATH))
    thursday.move_to(datetime(2026, 10, 11, 23, 59, tzinfo=ZONE))
    assert heading(MONDAY) in read(at_portal("kinhbac", PATH))
    thursday.move_to(datetime(2026, 10, 12, 0, 1, tzinfo=ZONE))  # Sunday still in London
    assert heading(MONDAY + WEEK) in read(at_portal("kinhbac", PATH))


def test_days_stand_in_order_and_receptions_are_marked(week_in, at_portal):
    week = week_in("kinhbac", entries=0)
    lines = [
        entry(MONDAY + timedelta(days=1), content="Việc thứ hai"),
        entry(MONDAY, session=2, content="Việc buổi chiều"),
        entry(MONDAY, is_reception=True, content="Việc buổi sáng", leader_name="<b>Lan</b>"),
    ]
    for line in lines:
        WorkEntry.objects.create(week=week, **line)
    WorkWeek.objects.update(is_public=True)
    html = read(at_portal("kinhbac", PATH))
    places = [html.index(f"Việc {part}") for part in ("buổi sáng", "buổi chiều", "thứ hai")]
    assert places == sorted(places)
    assert html.count(gettext("Receives citizens")) == 1
    assert "<b>Lan</b>" not in html and "&lt;b&gt;Lan" in html


def test_neighbours_are_weeks_that_can_be_read(week_in, at_portal):
    for monday in (MONDAY - 3 * WEEK, MONDAY, MONDAY + WEEK):
        week_in("kinhbac", monday)
    week_in("anlac", MONDAY - WEEK)
    html = read(at_portal("kinhbac", PATH))
    assert f"?tuan={MONDAY - 3 * WEEK}" in html and f"?tuan={MONDAY + WEEK}" in html
    assert f"?tuan={MONDAY - WEEK}" not in html
    past = read(at_portal("kinhbac", f"{PATH}?tuan={MONDAY - 3 * WEEK + timedelta(days=4)}"))
    assert heading(MONDAY - 3 * WEEK) in past and gettext("This week") in past
    assert 'rel="prev"' not in past and f"?tuan={MONDAY}" in past


@pytest.mark.parametrize(
    "asked", ["", "x", "2026-02-30", "0001-01-01", "9999-12-31", "%00", "9" * 500, "²²²²-01-01"]
)
def test_nonsense_shows_the_current_week(week_in, at_portal, asked):
    week_in("kinhbac")
    assert heading(MONDAY) in read(at_portal("kinhbac", f"{PATH}?tuan={asked}&trang=zzz"))


def test_a_week_without_schedule_says_what_will_be_here(installation, at_portal):
    html = read(at_portal("kinhbac", PATH))
    assert gettext("There is no schedule of this week yet") in html
    assert gettext("There is no programme of work yet") in html


def test_a_week_has_a_page_and_a_sheet_of_its_own_portal_alone(week_in, at_portal):
    week = week_in("kinhbac")
    hidden = week_in("kinhbac", MONDAY + WEEK, is_public=False)
    for suffix in ("", "in/"):
        html = read(at_portal("kinhbac", f"{PATH}{week.pk}/{suffix}"))
        assert "Họp giao ban tuần" in html and str(week) in html
        read(at_portal("anlac", f"{PATH}{week.pk}/{suffix}"), 404)
        read(at_portal("kinhbac", f"{PATH}{hidden.pk}/{suffix}"), 404)
        read(at_portal("kinhbac", f"{PATH}{10**25}/{suffix}"), 404)


def test_the_home_page_is_given_this_weeks_lines_from_today_on(week_in, installation):
    week = week_in("kinhbac", entries=5)
    latest = register_of("lich-cong-tac").latest
    rows = latest(installation["kinhbac"].pk, 3)
    assert rows[0].title == str(week) and rows[0].url == f"{PATH}{week.pk}/"
    assert "5" in rows[0].note
    assert [row.day for row in rows[1:]] == [date(2026, 10, 8), date(2026, 10, 9)]
    assert latest(installation["anlac"].pk, 3) == []
    WorkWeek.objects.update(is_public=False)
    assert latest(installation["kinhbac"].pk, 3) == []


def test_pages_cost_the_same_for_few_lines_and_many(week_in, installation, at_portal):
    def cost(path):
        at_portal("kinhbac", path)
        with CaptureQueriesContext(connection) as queries:
            read(at_portal("kinhbac", path))
        return len(queries)

    week = week_in("kinhbac")
    WorkProgramme.objects.create(
        portal=installation["kinhbac"], title="Một", kind="year", year=2026, text="x"
    )
    paths = [PATH, f"{PATH}{week.pk}/", f"{PATH}{week.pk}/in/"]
    few = [cost(path) for path in paths]
    for number in range(40):
        WorkEntry.objects.create(week=week, **entry(MONDAY + timedelta(days=number % 5)))
        week_in("kinhbac", MONDAY - (number + 1) * WEEK, entries=3)
        WorkProgramme.objects.create(
            portal=installation["kinhbac"], title=f"Số {number}", kind="month", number=1,
            year=2026, text="x",
        )  # fmt: skip
    assert [cost(path) for path in paths] == few
    assert max(few) <= 18
    assert "?trang=2" in read(at_portal("kinhbac", PATH))
