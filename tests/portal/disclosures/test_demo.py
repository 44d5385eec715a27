"""Demonstration disclosures: portals differ, the same seed says the same, reruns agree."""

from datetime import date

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from wagtail.models import ReferenceIndex

import pytest

from compliance.assessment import score_period
from i18n.dates import Period
from i18n.text import normalise
from portal.demo import load_disclosures as loader
from portal.demo.load_disclosures import load_disclosures
from portal.disclosures.shelves import SHELVES
from portal.models import FinancialReport, NilDeclaration, Plan, Project
from sites.demo import DemoOptions
from sites.models import DemoInstallation, PublicationEvent

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
CHARACTERS = {"snv": "excellent", "stc": "fair", "kinhbac": "excellent", "tulan": "weak"}


def load(since=None, until=date(2026, 10, 31), seed=65):
    options = DemoOptions(seed=seed, articles_per_portal=4, since=since, until=until)
    load_disclosures(options, lambda step, count: None)


def ledger():
    events = PublicationEvent.objects.order_by("recorded_at", "portal_id", "title")
    return list(
        events.values_list("portal__code", "object_type", "recorded_at", "title", "url", "facts")
    )


@pytest.fixture
def characters(monkeypatch):
    """Two excellent portals, a fair, a weak, the rest silent."""
    monkeypatch.setattr(loader, "character_of", lambda seed, code: CHARACTERS.get(code, "silent"))


@pytest.fixture
def demonstration(installation, characters, settings):
    settings.DEMO_ALLOWED = True
    DemoInstallation.objects.create(seed=65, articles_per_portal=4, until=date(2026, 10, 31))
    load()


def points(code, *numbers):
    (score,) = score_period(OCTOBER, [code])
    return [line.points for line in score.criteria if line.number in numbers]


def test_portals_score_by_their_character(demonstration):
    assert points("snv", "6.1", "6.2", "7.1", "7.2", "11") == [5, 5, 5, 5, 3]
    assert points("kinhbac", "7.1", "7.2", "8") == [5, 5, 5]
    assert points("tulan", "7.1", "7.2", "8") == [0, 0, 0]
    assert points("anlac", "7.1", "7.2", "8") == [0, 0, 0]


def test_all_stand_in_the_ledger_at_addresses_that_open(demonstration, at_portal):
    assert Plan.objects.exists() and Project.objects.exists()
    public = Project.objects.public().count()
    events = PublicationEvent.objects.filter(object_type="portal.project")
    assert events.count() == public
    assert set(events.values_list("origin", flat=True)) == {"demo"}
    for event in PublicationEvent.objects.filter(section__in=SHELVES).select_related("portal"):
        path = event.url.partition("//")[2].partition("/")[2]
        html = at_portal(event.portal.code, f"/{path}").content.decode()
        assert event.object_type == "portal.nildeclaration" or event.title in html


def test_texts_are_clean_and_days_are_those_of_the_season(demonstration):
    rows = [*Plan.objects.all(), *Project.objects.all(), *FinancialReport.objects.all()]
    for row in rows:
        assert row.title == normalise(row.title) and "{" not in row.title + row.text + row.symbol
        row.full_clean()
        assert not row.is_public or not row.missing_parts()
    days = [event[2].date() for event in ledger()]
    assert date(2026, 8, 1) <= min(days) <= max(days) <= date(2026, 10, 31)


def test_the_shared_file_cannot_be_lost(demonstration):
    report = FinancialReport.objects.first()
    usage = ReferenceIndex.get_references_to(report.file)
    assert usage.count() == FinancialReport.objects.count()


def test_the_same_seed_says_the_same(installation, characters):
    seen = []
    for seed in (7, 7, 8):
        with transaction.atomic():
            load(seed=seed)
            seen.append([row[:4] for row in ledger()])
            transaction.set_rollback(True)
    assert seen[0] == seen[1] != seen[2]


def test_later_runs_add_declarations_alone_and_agree_with_one_long_run(installation, characters):
    with transaction.atomic():
        load(until=date(2027, 2, 28))
        together = set(NilDeclaration.objects.values_list("portal__code", "month"))
        transaction.set_rollback(True)
    load(until=date(2026, 10, 31))
    plans = Plan.objects.count()
    load(since=date(2026, 11, 1), until=date(2026, 12, 25))
    load(since=date(2026, 12, 26), until=date(2027, 2, 28))
    assert Plan.objects.count() == plans
    assert set(NilDeclaration.objects.values_list("portal__code", "month")) == together
    assert {code for code, _month in together} == {"stc"}


def test_queries_do_not_grow_with_portals(whole_province, monkeypatch):
    def cost(some):
        monkeypatch.setattr(
            loader, "character_of", lambda seed, code: "excellent" if code in some else "silent"
        )
        with CaptureQueriesContext(connection) as queries, transaction.atomic():
            load()
            transaction.set_rollback(True)
        return len(queries)

    few, many = {"snv", "kinhbac"}, {"snv", "stc", "sxd", "kinhbac", "tulan", "anlac", "bogia"}
    cost(few)
    assert cost(many) <= cost(few) + 2


def test_kinds_are_those_of_the_lists(demonstration):
    for model in (Plan, Project, FinancialReport):
        known = {code for code, _label in model._meta.get_field("kind").flatchoices}
        assert set(model.objects.values_list("kind", flat=True)) <= known
