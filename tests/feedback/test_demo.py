"""Demo bulletins and cases: deterministic, in agreement between runs, different by portal."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from compliance.assessment import score_period
from feedback.demo import load_feedback
from feedback.models import PRIVATE_FIELDS, FeedbackCase
from i18n.dates import Period
from radio.demo import load_radio
from radio.models import RadioBulletin
from sites.demo import DemoOptions
from sites.models import DemoInstallation, Portal, PublicationEvent

OCTOBER, NOVEMBER = date(2026, 10, 31), date(2026, 11, 20)


def quiet(step, count):
    """Report to nobody."""


def options(since=None, until=OCTOBER):
    return DemoOptions(65, 12, since, until)


def load_both(**asked):
    load_radio(options(**asked), quiet)
    load_feedback(options(**asked), quiet)


def everything():
    cases = FeedbackCase.objects.order_by("code")
    names = ("code", "subject", "answer", "received_on", "due_on", "closed_as", "closed_on")
    bulletins = RadioBulletin.objects.order_by("portal__code", "title", "text")
    events = PublicationEvent.objects.order_by("recorded_at", "title", "url")
    return (
        list(cases.values_list(*names, "is_public")),
        list(bulletins.values_list("title", "text", "sent_on", "received_on", "broadcast_on")),
        list(events.values_list("portal__code", "kind", "title", "recorded_at", "facts")),
    )


@pytest.fixture
def demo(db, settings):
    settings.DEMO_ALLOWED = True
    return DemoInstallation.objects.create(seed=65, articles_per_portal=12, until=OCTOBER)


def test_two_runs_give_what_one_would_have_given(installation):
    load_both(until=NOVEMBER)
    at_once = everything()
    for model in (FeedbackCase, RadioBulletin):
        model.objects.all().delete()
    connection.cursor().execute("DELETE FROM portal_sites_publicationevent")
    load_both()
    load_both(since=date(2026, 11, 1), until=NOVEMBER)
    assert everything() == at_once


def test_nobody_is_named_and_every_case_keeps_its_limits(installation):
    load_feedback(options(), quiet)
    for case in FeedbackCase.objects.all():
        assert not any(getattr(case, name) for name in PRIVATE_FIELDS)
        assert case.closed_on is None or case.received_on <= case.closed_on <= OCTOBER
        assert not (case.is_public and case.closed_as == "spam")
        case.full_clean(exclude=["portal"])


def test_portals_differ(whole_province, demo):
    load_both()
    october = Period(date(2026, 10, 1), OCTOBER)
    codes = Portal.objects.scored().in_registry_order().values_list("code", flat=True)[:50]
    scores = score_period(october, list(codes))
    feedback = [score.points_of("9" if score.kind == "commune" else "8") for score in scores]
    assert {0, 15} < set(feedback)
    assert len(set(feedback)) >= 4
    radio = [score.points_of("3") for score in scores if score.kind == "commune"]
    assert set(radio) == {0, 5}


def test_loading_costs_the_same_for_few_portals_and_many(installation, registry_rows):
    with CaptureQueriesContext(connection) as queries:
        load_both()
    assert len(queries) < 25
