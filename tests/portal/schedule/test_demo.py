"""The demonstration's schedules: portals differ, reruns agree, the cost stays."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from compliance.assessment import score_period
from i18n.dates import Period
from portal.demo.calendar import character_of
from portal.demo.load_schedule import load_schedule
from portal.models import WorkEntry, WorkProgramme, WorkWeek
from sites.demo import DemoOptions
from sites.models import DemoInstallation, Portal, PublicationEvent

SEED = 1
LAST_OF_OCTOBER = date(2026, 10, 31)


def load(since=None, until=LAST_OF_OCTOBER):
    options = DemoOptions(seed=SEED, articles_per_portal=4, since=since, until=until)
    load_schedule(options, lambda what, number: None)


def weeks():
    rows = WorkWeek.objects.order_by("portal__code", "monday")
    return [(row.portal.code, row.monday, row.ledger_text()) for row in rows]


@pytest.fixture
def demo(settings, db):
    settings.DEMO_ALLOWED = True
    return DemoInstallation.objects.create(seed=SEED, articles_per_portal=4, until=LAST_OF_OCTOBER)


def test_diligent_portals_have_every_week_and_silent_ones_none(whole_province, demo):
    with CaptureQueriesContext(connection) as queries:
        load()
    read = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
    assert len(read) <= 3  # none for each portal; the rest are inserts by the hundred
    found = {
        code: WorkWeek.objects.filter(portal__code=code).count()
        for code in Portal.objects.values_list("code", flat=True)
    }
    for code, number in found.items():
        character = character_of(SEED, code)
        if character in ("excellent", "silent"):
            assert number == (13 if character == "excellent" else 0), code
    assert not WorkEntry.objects.filter(content="").exists()
    assert WorkProgramme.objects.exists()
    points = {
        score.code: score.points_of("10")
        for score in score_period(Period(date(2026, 10, 1), LAST_OF_OCTOBER))
    }
    assert set(points.values()) == {0, 5}
    for code, number in points.items():
        if character_of(SEED, code) == "excellent":
            assert number == 5, code


def test_every_portal_names_its_own_work(installation, demo):
    load()
    for week in WorkWeek.objects.prefetch_related("entries"):
        assert not week.missing_parts()
        text = week.ledger_text()
        assert "{" not in text and "<" not in text
    for event in PublicationEvent.objects.filter(object_type="portal.workweek"):
        assert event.origin == "demo" and event.url.endswith(f"/lich-cong-tac/{event.object_id}/")


def test_a_load_in_two_steps_gives_what_one_gives(installation, demo):
    load(until=date(2026, 11, 20))
    once = weeks()
    PublicationEvent.objects.all()._raw_delete("default")
    WorkWeek.objects.all().delete()
    load()
    load(since=date(2026, 11, 1), until=date(2026, 11, 20))
    assert weeks() == once
    programmes = WorkProgramme.objects.values_list("portal", "title")
    assert len(programmes) == 2 * len(set(programmes))  # written at first loads alone
