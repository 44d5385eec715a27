"""Days and periods by the clock of Vietnam."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.dates import (
    ZONE,
    NotADateError,
    OutOfRangeError,
    Period,
    ReversedPeriodError,
    local_date,
    parse_day,
    previous_month,
)

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))


def test_period_begins_and_ends_at_midnight_in_vietnam():
    assert OCTOBER.begins == datetime(2026, 9, 30, 17, tzinfo=UTC)
    assert OCTOBER.ends == datetime(2026, 10, 31, 17, tzinfo=UTC)
    assert OCTOBER.ends == Period(date(2026, 11, 1), date(2026, 11, 1)).begins


@pytest.mark.parametrize(
    ("moment", "inside"),
    [
        (date(2026, 10, 1), True),
        (date(2026, 10, 31), True),
        (date(2026, 11, 1), False),
        (datetime(2026, 10, 31, 23, 59, tzinfo=ZONE), True),
        (datetime(2026, 11, 1, 0, 0, tzinfo=ZONE), False),
        (datetime(2026, 9, 30, 17, 0, tzinfo=UTC), True),
        (datetime(2026, 9, 30, 16, 59, tzinfo=UTC), False),
    ],
)
def test_contains(moment, inside):
    assert OCTOBER.contains(moment) is inside


def test_reversed_period_is_refused():
    with pytest.raises(ReversedPeriodError) as caught:
        Period.from_dates(date(2026, 10, 2), date(2026, 10, 1))
    assert isinstance(caught.value, ValueError)
    assert caught.value.code == "reversed"


@pytest.mark.parametrize("days", [(date.min, date(2026, 1, 1)), (date(2026, 1, 1), date.max)])
def test_days_beyond_any_database_are_refused(days):
    with pytest.raises(OutOfRangeError):
        Period(*days)


def test_from_dates_takes_moments_by_their_day_in_vietnam():
    moment = datetime(2026, 9, 30, 18, tzinfo=UTC)
    assert Period.from_dates(moment, date(2026, 10, 31)) == OCTOBER


@pytest.mark.parametrize(
    ("start", "end", "is_month"),
    [
        (date(2026, 10, 1), date(2026, 10, 31), True),
        (date(2024, 2, 1), date(2024, 2, 29), True),
        (date(2026, 10, 1), date(2026, 10, 30), False),
        (date(2026, 9, 1), date(2026, 10, 31), False),
        (date(2025, 10, 1), date(2026, 10, 31), False),
    ],
)
def test_is_month(start, end, is_month):
    assert Period(start, end).is_month is is_month


def test_previous_month_crosses_the_year():
    assert previous_month(date(2027, 1, 15)) == Period(date(2026, 12, 1), date(2026, 12, 31))


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_previous_month_is_the_month_before(today):
    month = previous_month(today)
    assert month.is_month
    assert month.contains(month.end)
    assert month.end < today.replace(day=1)


def test_local_date_needs_a_zone():
    assert local_date(datetime(2026, 10, 31, 17, tzinfo=UTC)) == date(2026, 11, 1)
    with pytest.raises(ValueError, match="naive"):
        local_date(datetime(2026, 10, 31, 17))


@pytest.mark.parametrize("text", ["", "31/10/2026", "2026-02-30", "20261001", "2026-10-1", "x"])
def test_parse_day_refuses(text):
    with pytest.raises(NotADateError):
        parse_day(text)


def test_parse_day():
    assert parse_day("2026-10-31") == date(2026, 10, 31)
