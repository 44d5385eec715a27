"""The demonstration's “About” pages: portals differ, the ledger agrees with what is shown."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from compliance.assessment import score_period
from i18n.dates import Period
from portal.demo.about import write_about
from portal.demo.calendar import character_of
from portal.demo.load_about import load_about
from portal.demo.units import unit_of
from portal.models import OrganisationUnit, PortalImage
from sites.demo import DemoOptions
from sites.models import DemoInstallation, Portal, PublicationEvent

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
LEAVES = {"department": ("1.1", "1.2", "1.4"), "commune": ("1.1", "1.3", "1.4")}


def load(since=None):
    options = DemoOptions(1, 1, since, date(2026, 10, 31))
    load_about(options, lambda step, count: None)


@pytest.fixture
def demo(whole_province, settings):
    settings.DEMO_ALLOWED = True
    DemoInstallation.objects.create(seed=1, articles_per_portal=1, until=date(2026, 10, 31))
    with CaptureQueriesContext(connection) as queries:
        load()
    return len(queries)


def test_the_whole_province_is_filled_in_few_queries_and_scores_differ(demo, at_portal):
    assert demo < 150
    reached = {}
    for score in score_period(OCTOBER):
        leaves = [leaf for leaf in score.criteria if leaf.number in LEAVES[score.kind]]
        reached[score.code] = (sum(leaf.points for leaf in leaves), leaves)
    for portal in Portal.objects.exclude(kind="province"):
        points, leaves = reached[portal.code]
        character = character_of(1, portal.code)
        if character == "excellent":
            assert points == sum(leaf.max for leaf in leaves), portal.code
        if character == "silent":
            assert points == 0, portal.code
            assert not PublicationEvent.objects.filter(portal=portal).exists()
    assert len({points for points, _leaves in reached.values()}) > 3
    assert PortalImage.objects.count() == 6
    excellent = next(
        portal
        for portal in Portal.objects.filter(kind="commune")
        if character_of(1, portal.code) == "excellent"
    )
    for slug in ("to-chuc-bo-may", "ban-do-dia-gioi", "lanh-dao", "can-bo-dau-moi"):
        assert at_portal(excellent.code, f"/gioi-thieu/{slug}/").status_code == 200, slug
    html = at_portal(excellent.code, "/gioi-thieu/lanh-dao/").content.decode()
    assert write_about(1, unit_of(excellent)).leaders[0]["duties"] in html


def test_the_days_that_pass_add_nothing(installation):
    load(since=date(2026, 11, 1))
    assert not OrganisationUnit.objects.exists()
    assert not PublicationEvent.objects.exists()
