"""Whole runs: constant queries, and the nothing that a fresh portal scores."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from compliance.assessment import NotScoredError, UnknownPortalError, score_period
from i18n.dates import Period

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
pytestmark = pytest.mark.django_db


def fill(make_portal, ledger, first, last):
    for number in range(first, last):
        kind = "department" if number % 6 == 0 else "commune"
        portal = make_portal(f"p{number}", kind)
        ledger.contacts(portal, "2026-10-02 09:00", received_on="2026-10-01")
        ledger.news(portal, "2026-10-05 09:00")
        ledger.later(ledger.news(portal, "2026-10-06 09:00"), "2026-10-07 09:00")
        ledger.repost(portal, "2026-10-08 09:00", url="https://nhandan.vn/a")


def test_queries_do_not_grow_with_portals(make_portal, ledger):
    fill(make_portal, ledger, 0, 10)
    with CaptureQueriesContext(connection) as few:
        assert len(score_period(OCTOBER)) == 10
    fill(make_portal, ledger, 10, 118)
    with CaptureQueriesContext(connection) as many:
        assert len(score_period(OCTOBER)) == 118
    assert len(many) == len(few) <= 50


def test_nothing_for_doing_nothing(make_portal, ledger):
    for code, kind in [("snv", "department"), ("kinhbac", "commune")]:
        portal = make_portal(code, kind)
        ledger.contacts(portal, "2026-10-02 09:00", origin="provisioned")
        ledger.news(portal, "2026-10-02 09:00", origin="provisioned")
    assert [score.total for score in score_period(OCTOBER)] == [0, 0]


def test_codes_choose_and_order_is_the_registrys(make_portal):
    make_portal("b", position=2)
    make_portal("a", position=3)
    make_portal("c", "department", position=4)
    assert [score.code for score in score_period(OCTOBER)] == ["c", "b", "a"]
    assert [score.code for score in score_period(OCTOBER, ["a", "c", "a"])] == ["c", "a"]
    assert score_period(OCTOBER, []) == []


def test_unknown_and_unscored_portals_are_refused(make_portal):
    make_portal("bacninh", "province")
    with pytest.raises(UnknownPortalError, match="nowhere"):
        score_period(OCTOBER, ["nowhere"])
    with pytest.raises(NotScoredError, match="bacninh"):
        score_period(OCTOBER, ["bacninh"])
