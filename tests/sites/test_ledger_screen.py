"""The publication ledger shown to people: their own portals', to read and nothing else."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from wagtail.models import ReferenceIndex

import pytest

from i18n.dates import ZONE
from sites.ledger import Snapshot, replay
from sites.models import PublicationEvent
from tests.factories import UserFactory

INDEX = "publication-ledger_modeladmin_index"


def moment(day, month=10):
    return datetime(2026, month, day, 9, tzinfo=ZONE)


@pytest.fixture
def event_in(installation):
    """Return a hand that writes an event of another time."""

    def write(code, title, at=None, kind="published", **fields):
        at = at or moment(5)
        values = {"object_type": "portal.newspage", "object_id": title, "section": "tin-tuc"}
        row = Snapshot(portal_id=installation[code].pk, title=title, at=at, **{**values, **fields})
        replay([(row, kind, at)], "imported")

    return write


@pytest.fixture
def read(editor_of, admin_of):
    """Return a reader of the screen: `read(section="tin-tuc")` as the editor of Kinh Bắc."""
    browser = admin_of(editor_of("kinhbac"))

    def get(**asked):
        answer = browser.get(reverse(INDEX), asked)
        assert answer.status_code == 200
        return answer

    return get


def titles(answer):
    return [event.title for event in answer.context["object_list"]]


@pytest.mark.parametrize("role", ["author", "editor", "head"])
def test_everybody_reads_the_ledger_of_their_own_portal(
    event_in, editor_of, admin_of, role, installation
):
    event_in("kinhbac", "Của mình")
    event_in("anlac", "Của An Lạc")
    answer = admin_of(editor_of("kinhbac", role)).get(reverse(INDEX))
    assert titles(answer) == ["Của mình"]
    assert "Của An Lạc" not in answer.content.decode()


def test_the_province_reads_all(event_in, admin_of, installation):
    event_in("kinhbac", "Một")
    event_in("anlac", "Hai", moment(6))
    centre = UserFactory(username="infocentre", home_portal=installation["bacninh"])
    centre.groups.add(Group.objects.get(permissions__codename="act_in_all_portals"))
    assert titles(admin_of(centre).get(reverse(INDEX))) == ["Hai", "Một"]


def test_strangers_are_refused(event_in, admin_of):
    event_in("kinhbac", "Một")
    stranger = UserFactory(username="nguoi-la")
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert admin_of(stranger).get(reverse(INDEX))["Location"] == "/admin/"


def test_a_line_says_what_happened_where_and_how_long_it_took(event_in, read):
    event_in(
        "kinhbac", "Quyết định 12", moment(6), url="http://kinhbac.bacninh.localhost:8000/x/",
        clock_date=moment(1).date(), section="lich-cong-tac",
    )  # fmt: skip
    answer = read()
    html = answer.content.decode()
    assert '<a href="http://kinhbac.bacninh.localhost:8000/x/">Quyết định 12</a>' in html
    assert "Lịch công tác" in html and gettext("Imported") in html and gettext("Published") in html
    (event,) = answer.context["object_list"]
    admin = answer.context["model_admin"]
    assert admin.working_days(event) == 3  # Friday, Monday, Tuesday
    assert gettext("working days from clock to record").lower() in html.lower()


def test_titles_and_addresses_are_text(event_in, read):
    event_in("kinhbac", "<script>1</script>", url="javascript:alert(1)")
    html = read().content.decode()
    assert "<script>1</script>" not in html and "javascript:alert" not in html


def test_it_is_filtered_and_searched(event_in, read):
    event_in("kinhbac", "Tin một")
    event_in("kinhbac", "Lịch tuần", object_type="portal.workweek", section="lich-cong-tac")
    event_in("kinhbac", "Tin hai", kind="unpublished")
    assert titles(read(section="lich-cong-tac")) == ["Lịch tuần"]
    assert titles(read(type="portal.workweek")) == ["Lịch tuần"]
    assert titles(read(kind="unpublished")) == ["Tin hai"]
    assert sorted(titles(read(q="tin"))) == ["Tin hai", "Tin một"]


def test_filters_offer_nothing_of_other_portals(event_in, read):
    event_in("kinhbac", "Một")
    event_in("anlac", "Hai", object_type="portal.repost", section="pho-bien-phap-luat")
    offered = {
        choice
        for spec in read().context["view"].filter_specs
        for choice, _label in spec.lookup_choices
    }
    assert {"tin-tuc", "portal.newspage"} <= offered
    assert not {"pho-bien-phap-luat", "portal.repost"} & offered


@pytest.mark.parametrize(
    "asked",
    [
        {"by__password__startswith": "pbkdf2"},
        {"portal__code": "anlac"},
        {"portal": "x"},
        {"section": "khong-co"},
        {"type": "\x00"},
        {"kind": "x"},
        {"q": "\x00"},
        {"o": "99.-x.--1"},
        {"p": "9999999999"},
        {"p": "-1"},
        {"p": "x"},
        {"e": "1"},
    ],
)
def test_other_questions_are_not_put_to_the_database(event_in, read, asked):
    event_in("kinhbac", "Một")
    assert titles(read(**asked)) == ["Một"]


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_there_is_no_export(event_in, read, format_):
    event_in("kinhbac", "Một")
    assert read(export=format_)["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("action", ["create", "edit", "delete", "inspect", "history"])
def test_nothing_can_be_done_to_it(event_in, editor_of, admin_of, action):
    event_in("kinhbac", "Một")
    for arguments in ([], [PublicationEvent.objects.get().pk]):
        with pytest.raises(NoReverseMatch):
            reverse(f"publication-ledger_modeladmin_{action}", args=arguments)
    browser = admin_of(UserFactory(username="goc", is_superuser=True))
    html = browser.get(reverse(INDEX)).content.decode()
    assert reverse(INDEX) + f"{action}/" not in html


def test_it_stands_below_the_reports(read, editor_of, admin_of):
    html = admin_of(editor_of("kinhbac")).get("/admin/").content.decode()
    assert reverse(INDEX) in html
    assert settings.LANGUAGE_CODE == "vi"


def test_rows_cost_no_queries(event_in, read):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            read()
        return len(queries)

    event_in("kinhbac", "Một", clock_date=moment(1).date())
    read()
    few = cost()
    for number in range(49):
        event_in("kinhbac", f"Tin {number}", moment(6), clock_date=moment(1).date())
    assert cost() == few <= 20


def test_the_ledger_is_written_as_cheaply_as_before(installation):
    """The screen does not make Wagtail follow what events refer to."""
    assert not ReferenceIndex.model_is_indexable(PublicationEvent) or (
        PublicationEvent not in ReferenceIndex.tracked_models
    )
