"""An editor of Kinh Bắc who registers cases; cases made directly; the line of the score."""

from datetime import date

from django.urls import reverse

import pytest
from hypothesis import settings as hypothesis_settings

from compliance.assessment import score_period
from feedback.models import FeedbackCase
from i18n.dates import Period, parse_day
from sites.row_actions import save_row
from tests.feedback.story import moment

hypothesis_settings.register_profile("no_deadline", deadline=None)
hypothesis_settings.load_profile("no_deadline")


@pytest.fixture(autouse=True)
def ledger_by_the_same_clock(ledger_clock):
    """What an editor does on a day stands in the ledger on that day."""


@pytest.fixture
def editor(editor_of, admin_of):
    """Return the logged-in browser of Kinh Bắc's editor."""
    return admin_of(editor_of("kinhbac"))


@pytest.fixture
def send(editor, installation):
    """Return the hand that fills the form of a case and sends it."""

    def press(case=None, browser=None, **typed):
        form = {
            "portal": installation["kinhbac"].pk,
            "category": "general",
            "channel": "post",
            "subject": "Đèn đường khu phố 3",
            "received_on": "2026-10-05",
            **typed,
        }
        form = {name: value for name, value in form.items() if value is not None}
        if case:
            address = reverse("feedback_cases:edit", args=[case.pk])
        else:
            address = reverse("feedback_cases:add")
        return (browser or editor).post(address, form)

    return press


@pytest.fixture
def make_case(installation):
    """Return a maker of cases: `make_case("2026-10-05", closed="2026-10-12")`, as recorded then."""

    def make(received, closed="", code="kinhbac", entered="", **fields):
        if closed:
            fields.setdefault("closed_as", "answered")
            fields.setdefault("answer", "Đã sửa.")
            fields["closed_on"] = date.fromisoformat(closed)
            fields["closed_at"] = moment(entered or closed)
        values = {
            "portal": installation[code],
            "category": "general",
            "channel": "post",
            "subject": "Đèn đường khu phố 3",
            "received_on": date.fromisoformat(received),
            "registered_at": moment(received),
            **fields,
        }
        case = FeedbackCase(**values)
        save_row(case, None)
        return case

    return make


@pytest.fixture
def feedback_line(installation):
    """Return the reader of criterion 9 of Kinh Bắc in a month."""

    def read(first="2026-10-01", last="2026-10-31", code="kinhbac", number="9"):
        (score,) = score_period(Period(parse_day(first), parse_day(last)), [code])
        return next(leaf for leaf in score.criteria if leaf.number == number)

    return read
