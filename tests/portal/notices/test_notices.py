"""Urgent notices: on every page of the portal, from their first moment to their last."""

from datetime import datetime, timedelta

from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

import pytest
import time_machine

from i18n.dates import ZONE
from portal.models import UrgentNotice
from portal.notices.limits import limits
from portal.notices.shown import forget_notices
from sites.models import PublicationEvent
from sites.row_actions import save_row
from tests.conftest import FEW
from tests.factories import UserFactory

NOW = datetime(2026, 10, 8, 9, tzinfo=ZONE)
TEXT = "Tạm ngừng cung cấp nước sạch tại khu phố 3"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def notice_in(installation):
    """Return a hand that puts a notice up without a form."""

    def save(code, text=TEXT, hours=(-1, 1), **fields):
        starts_at, ends_at = (NOW + timedelta(hours=number) for number in hours)
        row = UrgentNotice(
            portal=installation[code], text=text, starts_at=starts_at, ends_at=ends_at, **fields
        )
        save_row(row, None)
        return row

    return save


@pytest.fixture
def send(admin_of, installation):
    """Return a hand that fills the form as somebody."""

    def press(user, code="kinhbac", url=None, **fields):
        form = {
            "portal": installation[code].pk,
            "text": TEXT,
            "link": "",
            "level": "urgent",
            "starts_at": "2026-10-08 08:00",
            "ends_at": "2026-10-09 08:00",
            "is_public": "on",
            **fields,
        }
        return admin_of(user).post(url or reverse("urgent_notices:add"), form)

    return press


@pytest.fixture
def infocentre(installation):
    user = UserFactory(username="infocentre", home_portal=installation["bacninh"])
    user.groups.add(Group.objects.get(permissions__codename="act_in_all_portals"))
    return user


def shows(response, text=TEXT):
    return text in response.content.decode()


def errors_of(response):
    assert response.status_code == 200
    return {name: list(texts) for name, texts in response.context["form"].errors.items()}


# What a citizen sees


@pytest.mark.parametrize("path", ["/", "/tin-tuc/", "/lien-he/", "/khong-co/"])
def test_a_notice_stands_on_every_page_of_its_portal_alone(notice_in, at_portal, path):
    notice_in("kinhbac", link="https://bacninh.gov.vn/chi-tiet")
    html = at_portal("kinhbac", path).content.decode()
    assert 'role="status"' in html and TEXT in html
    assert 'href="https://bacninh.gov.vn/chi-tiet"' in html
    for code in FEW:
        if code != "kinhbac":
            assert not shows(at_portal(code, path)), code


def test_a_page_without_notices_has_no_empty_banner(installation, at_portal):
    assert 'role="status"' not in at_portal("kinhbac").content.decode()


def test_the_provinces_notice_for_all_stands_on_all(notice_in, at_portal):
    notice_in("bacninh", scope="all")
    assert [code for code in FEW if shows(at_portal(code))] == list(FEW)


def test_it_begins_and_ends_by_itself_without_anything_saved(notice_in, at_portal, clock):
    notice_in("kinhbac", hours=(1, 2))
    seen = []
    for minutes in (0, 59, 60, 119, 120):
        clock.move_to(NOW + timedelta(minutes=minutes))
        seen.append(shows(at_portal("kinhbac")))
    assert seen == [False, False, True, True, False]


def test_what_is_withdrawn_is_gone_on_the_next_page(notice_in, at_portal):
    row = notice_in("kinhbac")
    assert shows(at_portal("kinhbac"))
    row.is_public = False
    save_row(row, None)
    assert not shows(at_portal("kinhbac"))


def test_urgent_ones_come_first_and_markup_is_text(notice_in, at_portal):
    notice_in("kinhbac", "Lịch nghỉ <b>lễ</b>", level="information")
    notice_in("kinhbac", "Mưa lớn", hours=(-5, 5), level="urgent")
    html = at_portal("kinhbac").content.decode()
    assert html.index("Mưa lớn") < html.index("Lịch nghỉ &lt;b&gt;lễ")


def test_notices_cost_no_query_once_they_are_remembered(notice_in, at_portal, monkeypatch):
    monkeypatch.setattr("sites.memory.SECONDS", 3600)

    def cost():
        with CaptureQueriesContext(connection) as queries:
            at_portal("kinhbac")
        return len(queries)

    at_portal("kinhbac")
    without = cost()
    for number in range(5):
        notice_in("kinhbac", f"Thông báo {number}")
    at_portal("kinhbac")
    assert cost() == without
    forget_notices()
    assert cost() == without + 1


# What an editor does


@pytest.mark.parametrize("role", ["editor", "head"])
def test_editors_and_heads_put_up_notices_of_their_own_portal(send, editor_of, at_portal, role):
    assert send(editor_of("kinhbac", role)).status_code == 302
    assert shows(at_portal("kinhbac"))
    event = PublicationEvent.objects.get(object_type="portal.urgentnotice")
    assert (event.portal.code, event.kind) == ("kinhbac", "published")


def test_an_author_does_not(send, editor_of):
    assert send(editor_of("kinhbac", "author"))["Location"] == "/admin/"
    assert not UrgentNotice.objects.exists()


def test_an_editor_cannot_choose_all_portals_even_the_provinces(send, editor_of):
    for code in ("kinhbac", "bacninh"):
        send(editor_of(code), code, scope="all")
        assert UrgentNotice.objects.get().scope == "own"
        UrgentNotice.objects.all().delete()


def test_an_editor_of_the_province_cannot_touch_a_notice_on_all_portals(
    send, editor_of, admin_of, notice_in
):
    row = notice_in("bacninh", scope="all")
    editor = editor_of("bacninh")
    assert send(editor, "bacninh", reverse("urgent_notices:edit", args=[row.pk])).status_code == 404
    assert not shows(admin_of(editor).get(reverse("urgent_notices:index")))


def test_those_who_act_everywhere_choose_all_portals_for_the_provinces_notices(send, infocentre):
    assert send(infocentre, "bacninh", scope="all").status_code == 302
    assert UrgentNotice.objects.get().scope == "all"
    assert list(errors_of(send(infocentre, "kinhbac", scope="all"))) == ["scope"]


def test_another_portal_is_refused(send, editor_of):
    assert list(errors_of(send(editor_of("kinhbac"), "anlac"))) == ["portal"]


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"ends_at": "2026-10-08 08:00"}, ["ends_at"]),
        ({"ends_at": "2026-10-01 08:00"}, ["ends_at"]),
        ({"ends_at": ""}, ["ends_at"]),
        ({"ends_at": "9999-12-31 23:59"}, ["ends_at"]),
        ({"ends_at": "ngày mai"}, ["ends_at"]),
        ({"starts_at": "\x00"}, ["starts_at"]),
        ({"text": ""}, ["text"]),
        ({"text": "x" * 301}, ["text"]),
        ({"text": "a\x00b"}, ["text"]),
        ({"link": "javascript:alert(1)"}, ["link"]),
        ({"link": "ftp://x.vn/a"}, ["link"]),
        ({"level": "panic"}, ["level"]),
    ],
)
def test_bad_input_is_said_at_the_field(send, editor_of, fields, named):
    assert list(errors_of(send(editor_of("kinhbac"), **fields))) == named


def test_a_notice_stands_a_month_at_most(send, editor_of):
    days = limits()["longest_days"]
    begins = datetime(2026, 10, 8, 8)
    longest, longer = (begins + timedelta(days=days, minutes=number) for number in (0, 1))
    editor = editor_of("kinhbac")
    assert send(editor, ends_at=f"{longest:%Y-%m-%d %H:%M}").status_code == 302
    message = gettext("A notice may stand for %(days)d days at most; put up a new one then.")
    errors = errors_of(send(editor, ends_at=f"{longer:%Y-%m-%d %H:%M}"))
    assert errors == {"ends_at": [message % {"days": days}]}


def test_the_form_says_what_the_law_asks_of_a_planned_stop(editor_of, admin_of):
    html = admin_of(editor_of("kinhbac")).get(reverse("urgent_notices:add")).content.decode()
    assert limits()["planned_stop_source"] in html
    assert timezone.localdate() == NOW.date()
