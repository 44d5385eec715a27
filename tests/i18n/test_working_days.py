"""The working-day calendar of Vietnam."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.working_days import add_working_days, is_working_day, working_days_late

# Công văn 12729/VPCP-KGVX: Friday 2/1/2026 off, Saturday 10/1/2026 worked; the package misses it.
NEW_YEAR_2026 = {date(2026, 1, 2): False, date(2026, 1, 10): True}
DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 10, 1), True),
        (date(2026, 10, 3), False),  # Saturday
        (date(2026, 9, 2), False),  # National Day
        (date(2026, 8, 31), False),  # off in exchange
        (date(2026, 8, 22), True),  # for this Saturday
        (date(2026, 2, 17), False),  # Tết
        (date(2026, 4, 27), False),  # in lieu of a Sunday
        (date(2026, 11, 24), False),  # Vietnam Cultural Day
        (date(2026, 1, 2), True),  # what the package says
    ],
)
def test_national_calendar(day, worked):
    assert is_working_day(day) is worked


def test_overrides_stand_above_the_package():
    assert not is_working_day(date(2026, 1, 2), NEW_YEAR_2026)
    assert is_working_day(date(2026, 1, 10), NEW_YEAR_2026)


@pytest.mark.parametrize(
    ("start", "number", "end"),
    [
        (date(2026, 10, 1), 2, date(2026, 10, 5)),  # Thursday: Friday, Monday
        (date(2026, 9, 30), 2, date(2026, 10, 2)),  # G3's own example
        (date(2026, 8, 28), 2, date(2026, 9, 4)),  # Friday, then four days off
        (date(2026, 8, 21), 1, date(2026, 8, 22)),  # the worked Saturday
        (date(2025, 12, 31), 1, date(2026, 1, 2)),  # across the year
        (date(2026, 10, 3), 0, date(2026, 10, 3)),
    ],
)
def test_day_after_the_event_is_day_one(start, number, end):
    assert add_working_days(start, number) == end


def test_overrides_move_a_limit():
    assert add_working_days(date(2025, 12, 31), 1, NEW_YEAR_2026) == date(2026, 1, 5)


def test_negative_limit_is_refused():
    with pytest.raises(ValueError, match="-1"):
        add_working_days(date(2026, 10, 1), -1)


@pytest.mark.parametrize(
    ("done", "late"),
    [
        (date(2026, 8, 28), 0),
        (date(2026, 9, 4), 0),
        (date(2026, 9, 5), 1),  # Saturday after the limit: late, and counted as one
        (date(2026, 9, 7), 1),
        (date(2026, 9, 9), 3),
    ],
)
def test_days_late_over_the_second_of_september(done, late):
    assert working_days_late(date(2026, 8, 28), 2, done) == late


@given(DAYS, st.integers(1, 30))
def test_limits_end_on_working_days(start, number):
    end = add_working_days(start, number)
    assert is_working_day(end)
    days = [start + timedelta(days=step) for step in range(1, (end - start).days + 1)]
    assert sum(map(is_working_day, days)) == number


@given(DAYS, st.integers(0, 10), st.integers(0, 60))
def test_late_exactly_after_the_limit(event, limit, wait):
    done = event + timedelta(days=wait)
    assert (working_days_late(event, limit, done) > 0) is (done > add_working_days(event, limit))
