"""An editor of Kinh Bắc who types bulletins."""

from django.urls import reverse

import pytest

from compliance.assessment import score_period
from i18n.dates import Period, parse_day


@pytest.fixture(autouse=True)
def ledger_by_the_same_clock(ledger_clock):
    """What an editor does on a day stands in the ledger on that day."""


@pytest.fixture
def editor(editor_of, admin_of):
    """Return the logged-in browser of Kinh Bắc's editor."""
    return admin_of(editor_of("kinhbac"))


@pytest.fixture
def send(editor, installation):
    """Return the hand that fills a form and sends it: `send("station_bulletins", …)`."""

    def press(screen, row=None, **typed):
        form = {"portal": installation["kinhbac"].pk, "is_public": "on", **typed}
        form = {name: value for name, value in form.items() if value is not None}
        address = reverse(f"{screen}:edit", args=[row.pk]) if row else reverse(f"{screen}:add")
        return editor.post(address, form)

    return press


@pytest.fixture
def radio_line(installation):
    """Return the reader of criterion 3 of Kinh Bắc in a month."""

    def read(first="2026-10-01", last="2026-10-31", code="kinhbac"):
        (score,) = score_period(Period(parse_day(first), parse_day(last)), [code])
        return next(leaf for leaf in score.criteria if leaf.number == "3")

    return read
