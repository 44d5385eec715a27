"""The hand of an editor who fills forms of disclosures, and the score of the last weeks."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

import pytest

from compliance.assessment import score_period
from i18n.dates import Period
from tests.factories import DocumentFactory

WEEKS = timedelta(days=80)


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def report_file(installation):
    """Return a maker of files in a portal's own folder."""

    def make(code):
        return DocumentFactory(title=f"Tệp của {code}", collection=installation[code].collection)

    return make


@pytest.fixture
def forms_of(installation, editor_of, admin_of):
    """Return the hand of a portal's editor: `press(screen, **fields)` sends the form."""

    def editor(code):
        browser = admin_of(editor_of(code))

        def press(screen, address=None, **typed):
            form = {"portal": installation[code].pk, "is_public": "on", **typed}
            form = {name: value for name, value in form.items() if value is not None}
            return browser.post(address or reverse(f"{screen}:add"), form)

        press.browser = browser
        return press

    return editor


@pytest.fixture
def line_of(today):
    """Return a reader of one line of the score: `line_of("snv", "6.1")`."""

    def read(code, number, begins=None):
        period = Period(begins or today - WEEKS, today)
        (score,) = score_period(period, [code])
        return next(line for line in score.criteria if line.number == number)

    return read


def errors_of(response):
    """Return the messages at each field of a refused form."""
    assert response.status_code == 200
    return {name: list(texts) for name, texts in response.context["form"].errors.items()}
