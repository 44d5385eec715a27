"""Sample entries of the catalogue and of the information lists."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from compliance.assessment import score_period
from portal.demo.calendar import character_of
from portal.demo.load_information import load_information
from portal.demo.load_procedures import load_procedures
from portal.models import InformationListAdoption, InformationRow, Procedure
from sites.demo import DemoOptions
from sites.models import DemoInstallation, PublicationEvent
from tests.portal.registers_kit import OCTOBER, leaf_of

FIRST = DemoOptions(65, 1, None, date(2026, 11, 20))
AGAIN = DemoOptions(65, 1, date(2026, 11, 21), date(2026, 11, 21))


def say_nothing(step, count):
    pass


@pytest.fixture
def loaded(whole_province, settings):
    settings.DEMO_ALLOWED = True
    DemoInstallation.objects.create(seed=65, articles_per_portal=1, until=FIRST.until)
    with CaptureQueriesContext(connection) as queries:
        load_procedures(FIRST, say_nothing)
        load_information(FIRST, say_nothing)
    assert len(queries) < 150
    return whole_province


def test_the_catalogue_serves_every_portal_and_lists_differ(loaded):
    assert Procedure.objects.count() < len(loaded)
    assert not [row for row in Procedure.objects.all() if row.missing_parts()]
    for code in ("snv", "xtdt"):
        assert leaf_of(code, "4.1").points == 5
    assert leaf_of("kinhbac", "5.1").points == 5
    listed = set(InformationRow.objects.values_list("portal__code", flat=True))
    silent = {code for code in loaded if character_of(65, code) == "silent"}
    assert silent and listed == set(loaded) - silent
    adopted = set(InformationListAdoption.objects.values_list("portal__code", flat=True))
    assert {code for code in loaded if character_of(65, code) == "excellent"} <= adopted < listed
    points = {
        leaf.points
        for score in score_period(OCTOBER)
        for leaf in score.criteria
        if leaf.number == "13"
    }
    assert points == {0, 2, 3}


def test_a_second_run_adds_nothing(loaded):
    before = PublicationEvent.objects.count(), Procedure.objects.count()
    for options in (AGAIN, FIRST):
        load_procedures(options, say_nothing)
    load_information(AGAIN, say_nothing)
    assert (PublicationEvent.objects.count(), Procedure.objects.count()) == before
