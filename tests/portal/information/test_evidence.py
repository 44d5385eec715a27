"""How criterion 13 reads the ledger: kinds, facts, places that open, adoption."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext

import pytest

from compliance.assessment import score_period
from i18n.dates import Period
from tests.conftest import BASE_DOMAIN, PORT
from tests.portal.registers_kit import OCTOBER, leaf_of, tell

FULL, PART, NOTHING = "Cập nhật đầy đủ", "Cập nhật không đầy đủ", "Không cập nhật"


@pytest.fixture
def adopted(list_of, adoption_of):
    """The whole list of a portal, adopted in September: `adopted("kinhbac")` returns its rows."""

    def make(code):
        rows = list_of(code)
        for row in (*rows, adoption_of(code)):
            tell(row, "2026-09-10 09:00")
        return rows

    return make


def level(code="kinhbac", period=OCTOBER):
    return leaf_of(code, "13", period).level


@pytest.mark.parametrize("code", ["kinhbac", "stc"])
def test_whole_and_adopted(adopted, code):
    adopted(code)
    leaf = leaf_of(code, "13")
    assert (leaf.level, leaf.missing, leaf.review) == (FULL, (), None)
    assert gettext("the kinds of information are provisional") in leaf.rule
    assert level("anlac") == NOTHING


def test_a_past_month_stays_what_it_was(adopted):
    rows = adopted("kinhbac")
    august = Period(date(2026, 8, 1), date(2026, 8, 31))
    assert level(period=august) == NOTHING
    tell(rows[0], "2026-11-03 09:00", kind="unpublished")
    assert level() == FULL
    assert level(period=Period(date(2026, 11, 1), date(2026, 11, 30))) == PART


def test_without_adoption_at_best_partial(list_of, adoption_of):
    for row in list_of("kinhbac"):
        tell(row, "2026-09-10 09:00")
    assert level() == PART
    tell(adoption_of("kinhbac"), "2026-11-01 00:00")
    assert level() == PART


def test_an_adoption_alone_is_nothing(adoption_of):
    tell(adoption_of("kinhbac"), "2026-09-10 09:00")
    assert level() == NOTHING


def test_every_kind_that_must_be_there_is_named_where_it_is_not(adopted):
    rows = {row.kind: row for row in adopted("kinhbac")}
    for kind in ("von-nha-nuoc", "thong-tin-khac"):
        tell(rows[kind], "2026-10-02 09:00", kind="unpublished")
    assert level() == FULL
    tell(rows["ngan-sach"], "2026-10-02 09:00", kind="unpublished")
    leaf = leaf_of("kinhbac", "13")
    assert leaf.level == PART
    assert leaf.missing == (
        gettext("no complete row: %(kind)s") % {"kind": rows["ngan-sach"].kind_title},
    )


@pytest.mark.parametrize("part", ["place", "form", "time", "duration"])
def test_each_row_says_all_four_facts(adopted, part):
    row = adopted("kinhbac")[4]
    setattr(row, part, "")
    tell(row, "2026-10-02 09:00", kind="updated")
    leaf = leaf_of("kinhbac", "13")
    assert leaf.level == PART and row.title in leaf.missing[0]


HOST = f"kinhbac.{BASE_DOMAIN}:{PORT}"


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("/", FULL),
        ("/van-ban/", FULL),
        ("/van-ban", FULL),
        ("/van-ban/?trang=2", FULL),
        ("/van-ban/12/", FULL),
        ("/van-ban/12/in/", FULL),
        (f"http://{HOST}/van-ban/", FULL),
        ("https://congbao.bacninh.gov.vn/a/", FULL),
        (f"http://tulan.{BASE_DOMAIN}:{PORT}/bat-ky/", FULL),
        ("Niêm yết tại trụ sở", FULL),
        ("/khong-co/", PART),
        ("/van-ban/khong-co/", PART),
        (f"http://{HOST}/khong-co/", PART),
        ("/co-cau-to-chuc/", PART),
    ],
)
def test_places_within_the_portal_must_open(adopted, place, expected):
    row = adopted("kinhbac")[0]
    row.place = place
    tell(row, "2026-10-02 09:00", kind="updated")
    assert level() == expected


def test_a_page_that_is_gone_no_longer_opens(adopted, section):
    adopted("kinhbac")
    section("kinhbac", "van-ban").unpublish()
    assert level() == PART


@pytest.mark.parametrize("origin", ["provisioned", "automatic", "imported", "demo"])
def test_what_the_platform_supplies_counts_nothing(row_of, origin):
    tell(row_of("kinhbac"), "2026-09-10 09:00", origin=origin)
    assert level() == NOTHING


def test_queries_do_not_grow_with_portals(adopted):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            score_period(OCTOBER)
        return len(queries)

    for code in ("kinhbac", "stc"):
        adopted(code)
    few = cost()
    for code in ("anlac", "tulan", "snv"):
        adopted(code)
    assert cost() == few
