"""Days are typed and listed the Vietnamese way, and yes and no are words."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

from django import forms
from django.utils import translation

from wagtail.admin.widgets import AdminDateInput

import pytest

from sites.columns import DayColumn, YesNoColumn


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("typed", ["05/11/2026", "5-11-2026", "2026-11-05"])
def test_the_day_comes_before_the_month(language: str, typed: str) -> None:
    with translation.override(language):
        assert forms.DateField().clean(typed) == date(2026, 11, 5)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_the_form_shows_is_read_as_the_same_day(language: str) -> None:
    with translation.override(language):
        shown = AdminDateInput().format_value(date(2026, 11, 5))
        assert forms.DateField().clean(shown) == date(2026, 11, 5)
        assert shown == "05/11/2026"


def test_lists_show_days_in_figures_and_words_for_yes_and_no() -> None:
    row = SimpleNamespace(
        issued_on=date(2026, 11, 5),
        sent_at=datetime(2026, 11, 5, 18, 30, tzinfo=UTC),
        ended_on=None,
        is_public=True,
    )
    with translation.override("vi"):
        assert DayColumn("issued_on").get_value(row) == "05/11/2026"
        assert DayColumn("sent_at").get_value(row) == "06/11/2026, 01:30"
        assert DayColumn("ended_on").get_value(row) == ""
        assert YesNoColumn("is_public").get_value(row) == "Có"
