"""One editor a portal, a clock that the ledger follows, the whole score after each step."""

from datetime import date, datetime

import pytest
import time_machine

from compliance.assessment import score_period
from i18n.dates import ZONE, Period
from tests.filled.hand import Hand
from tests.portal.about.conftest import fill, page_at  # noqa: F401 - the hand needs them

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))


@pytest.fixture
def on(ledger_clock):
    """Return a clock that the ledger follows: `with on(14): …` is 9:00 on 14 October 2026."""

    def travel(day, hour=9):
        return time_machine.travel(datetime(2026, 10, day, hour, tzinfo=ZONE), tick=False)

    return travel


@pytest.fixture
def hand(request, installation, editor_of, admin_of):
    """Return the hand of a portal's editor: `hand("snv")`."""
    names = ("section", "fill_page_form", "fill", "on")
    tools = {name: request.getfixturevalue(name) for name in names}
    return lambda code: Hand(installation[code], admin_of(editor_of(code)), **tools)


@pytest.fixture
def points(on):
    """Return the reader of a portal's points by leaf, looked at on the last evening of October."""

    def read(code):
        with on(31, hour=20):
            (score,) = score_period(OCTOBER, [code])
        assert score.total == sum(leaf.points for leaf in score.criteria)
        return {leaf.number: leaf.points for leaf in score.criteria}

    return read
