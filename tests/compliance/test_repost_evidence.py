"""Criterion 2 and reposts by reference: what counts once, and until when."""

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

import pytest

from compliance.annexes import load_annexes
from compliance.evidence.news import count_news
from compliance.evidence.records import Records
from compliance.policy_file import load_policies
from i18n.dates import Period, local_date
from portal.models import Repost
from sites.models import PublicationEvent
from sites.row_actions import delete_row, save_row

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
NEWS = next(leaf for leaf in load_annexes()[1].leaves if leaf.number == "2")
(POLICY,) = load_policies()
SOURCE = {"source": "Cổng Tứ Lân", "url": "http://tulan.bacninh.localhost:8000/tin-tuc/a/"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def ward(make_portal):
    return make_portal("kinhbac", name="Phường Kinh Bắc")


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def repost(ledger):
    """Return the hand that writes a repost by reference into the ledger."""

    def write(portal, at, title="", **fields):
        values = {"object_type": "portal.repost", **SOURCE, **fields}
        return ledger.repost(portal, at, title, **values)

    return write


def look(*portals, period=OCTOBER):
    return count_news(portals, period, NEWS, POLICY, Records(portals, period, POLICY))[
        portals[0].pk
    ]


def counted(evidence):
    assert evidence.measure.number == len(evidence.counted)
    return [item.text for item in evidence.counted]


def notes(evidence):
    return {item.text: item.note for item in evidence.items if not item.counted}


def test_a_repost_counts_like_an_article(ward, repost, ledger):
    repost(ward, "2026-10-05 09:00", "Đăng lại")
    ledger.news(ward, "2026-10-06 09:00", "Của mình")
    assert counted(look(ward)) == ["Đăng lại", "Của mình"]


def test_only_in_the_section_of_news(ward, repost):
    repost(ward, "2026-10-05 09:00", section="pho-bien-phap-luat")
    assert look(ward).items == ()


@pytest.mark.parametrize(("at", "number"), [("2026-10-31 23:59", 0), ("2026-11-01 00:00", 1)])
def test_its_master_must_stand_when_the_period_closes(ward, repost, ledger, at, number):
    first = repost(ward, "2026-10-05 09:00", "A")
    ledger.later(first, at, "unpublished")
    evidence = look(ward)
    assert len(counted(evidence)) == number
    if not number:
        assert notes(evidence) == {"A": "no longer public at the end of the period"}


def test_back_before_the_end_it_counts_in_its_first_month_alone(ward, repost, ledger):
    first = repost(ward, "2026-10-05 09:00", "A")
    ledger.later(first, "2026-10-06 09:00", "unpublished")
    ledger.later(first, "2026-10-07 09:00")
    assert counted(look(ward)) == ["A"]
    assert look(ward, period=Period(date(2026, 11, 1), date(2026, 11, 30))).items == ()


def test_an_article_and_a_repost_of_one_number_are_two_things(ward, repost, ledger):
    article = ledger.news(ward, "2026-10-05 09:00", "Bài", object_id="7")
    repost(ward, "2026-10-06 09:00", "Đăng lại", object_id="7")
    ledger.news(ward, "2026-09-06 09:00", "Bài cũ", object_id="8")
    repost(ward, "2026-10-07 09:00", "Đăng lại 8", object_id="8")
    ledger.later(article, "2026-10-08 09:00", "unpublished")
    evidence = look(ward)
    assert counted(evidence) == ["Đăng lại", "Đăng lại 8"]
    assert list(notes(evidence)) == ["Bài"]


def test_the_same_text_counts_once_whichever_way_it_came(ward, repost, ledger):
    repost(ward, "2026-10-05 09:00", "Theo dẫn chiếu", text="Hội làng", object_id="7")
    ledger.repost(ward, "2026-10-06 09:00", "Chép tay", text="Hội làng", object_id="7", **SOURCE)
    evidence = look(ward)
    assert counted(evidence) == ["Theo dẫn chiếu"]
    assert notes(evidence) == {"Chép tay": "the same text was published before"}


def test_what_every_portal_shows_by_itself_counts_nothing(ward, repost):
    url = "http://bacninh.localhost:8000/chi-dao-dieu-hanh/a/"
    repost(ward, "2026-10-05 09:00", "A", url=url)
    assert notes(look(ward)) == {"A": "reposted although every portal shows it by itself"}


def test_the_queries_do_not_grow(make_portal, repost, ledger):
    portals = [make_portal(f"xa{number}") for number in range(6)]
    repost(portals[0], "2026-10-05 09:00")
    costs = []
    for _round in range(2):
        with CaptureQueriesContext(connection) as queries:
            look(*portals)
        costs.append(len(queries))
        for portal in portals:
            for _number in range(5):
                repost(portal, "2026-10-06 09:00")
                ledger.news(portal, "2026-10-06 09:00")
    assert costs[0] == costs[1] <= 3


def test_from_the_screen_to_the_score(installation, publish_article):
    """The real rows: reposted, the master withdrawn, put back, the row deleted."""
    ward = installation["kinhbac"]
    master = publish_article("tulan", title="Bàn giao mặt bằng")
    row = Repost(portal=ward, article=master)
    save_row(row, None)
    today = local_date(PublicationEvent.objects.latest("recorded_at").recorded_at)
    period = Period(today, today + timedelta(days=1))
    assert counted(look(ward, period=period)) == ["Bàn giao mặt bằng"]
    master.unpublish()
    assert notes(look(ward, period=period)) == {
        "Bàn giao mặt bằng": "no longer public at the end of the period"
    }
    master.refresh_from_db()
    master.save_revision().publish()
    assert counted(look(ward, period=period)) == ["Bàn giao mặt bằng"]
    row.refresh_from_db()
    delete_row(row, None)
    assert counted(look(ward, period=period)) == []
