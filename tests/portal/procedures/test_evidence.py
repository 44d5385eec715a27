"""How 4.1 and 5.1 read the ledger: announced in time, repealed gone, the platform counts."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext

import pytest

from compliance.assessment import score_period
from compliance.policy_file import load_policies
from i18n.dates import Period
from sites.models import DemoInstallation
from tests.portal.registers_kit import OCTOBER, leaf_of, tell

# 5 October 2026 is a Monday: two working days end on the 7th, five on the 12th.
MONDAY = date(2026, 10, 5)


@pytest.fixture
def row(entry_of):
    """An entry of the commune level, without a ledger line yet."""
    return entry_of("stc", told=False, level="commune", announced_on=MONDAY)


def both(period=OCTOBER):
    return leaf_of("stc", "4.1", period), leaf_of("kinhbac", "5.1", period)


def test_announced_and_posted_in_time(row):
    tell(row, "2026-10-07 23:59")
    for leaf in both():
        assert (leaf.level, leaf.review) == ("Có", None)


def test_late_is_flagged_by_the_limit_of_each_annex(row):
    tell(row, "2026-10-09 08:00")
    department, commune = both()
    assert (department.level, commune.level) == ("Có", "Có")
    assert [item.days_late for item in department.evidence] == [2]
    assert department.review == gettext("late items: %(number)d, at most %(days)d working days") % {
        "number": 1,
        "days": 2,
    }
    assert commune.review is None


def test_posted_after_the_month_is_no(row, entry_of):
    other = entry_of("stc", told=False, level="commune")
    tell(other, "2026-09-01 08:00")
    tell(row, "2026-11-02 08:00")
    for leaf in both():
        assert leaf.level == "Không" and leaf.review
        assert row.name in leaf.missing[0]


def test_a_draft_whose_limit_passed_is_no_before_and_after_it_is_published(row, entry_of):
    other = entry_of("stc", told=False, level="commune")
    tell(other, "2026-09-01 08:00")
    row.is_public, row.fee = False, ""
    row.save()
    for leaf in both():
        assert leaf.level == "Không" and leaf.review
        assert leaf.missing == (
            gettext("announced, but still a draft: %(title)s") % {"title": str(row)},
        )
    tell(row, "2026-11-20 08:00")
    for leaf in both():
        assert leaf.level == "Không" and leaf.review


def test_a_later_decision_is_an_announcement_of_its_own(row):
    tell(row, "2026-09-01 08:00", clock_date=date(2026, 9, 1))
    tell(row, "2026-10-20 08:00", kind="updated")
    department, _commune = both()
    assert department.level == "Có"
    assert max(item.days_late for item in department.evidence) == 9
    tell(row, "2026-10-21 08:00", kind="updated")
    assert max(item.days_late for item in both()[0].evidence) == 9


def repeal(row, day):
    row.repealed_on = day
    row.save()


def test_repealed_and_taken_down_in_time(row, entry_of):
    tell(entry_of("stc", told=False, level="commune"), "2026-09-01 08:00")
    tell(row, "2026-10-01 08:00", clock_date=date(2026, 9, 30))
    repeal(row, date(2026, 10, 19))
    tell(row, "2026-10-21 08:00", kind="unpublished")
    for leaf in both():
        assert (leaf.level, leaf.review) == ("Có", None)
        assert row.name not in str(leaf.evidence)


def test_repealed_and_taken_down_late_is_flagged(row, entry_of):
    tell(entry_of("stc", told=False, level="commune"), "2026-09-01 08:00")
    tell(row, "2026-09-02 08:00", clock_date=date(2026, 9, 1))
    repeal(row, date(2026, 10, 12))
    tell(row, "2026-10-16 08:00", kind="unpublished")
    department, commune = both()
    assert department.level == "Có" and department.review
    assert [item.days_late for item in department.evidence if not item.counted] == [2]
    assert (commune.level, commune.review) == ("Có", None)


def test_repealed_and_still_public_is_no_in_its_month_and_named_after(row, entry_of):
    tell(entry_of("stc", told=False, level="commune"), "2026-08-01 08:00")
    tell(row, "2026-08-02 08:00", clock_date=date(2026, 8, 1))
    repeal(row, date(2026, 9, 14))
    tell(row, "2026-11-10 08:00", kind="unpublished")
    september = Period(date(2026, 9, 1), date(2026, 9, 30))
    for leaf in both(september):
        assert leaf.level == "Không" and leaf.review
    for leaf in both():
        assert leaf.level == "Có" and leaf.review == gettext("something repealed is still public")
        assert row.name in leaf.missing[0]


def test_a_day_entered_ahead_needs_no_hand_on_the_day(row):
    tell(row, "2026-10-01 08:00", clock_date=date(2026, 9, 30))
    repeal(row, date(2026, 10, 19))
    tell(row, "2026-10-06 08:00", kind="updated", clock_date=date(2026, 9, 30))
    department, _commune = both()
    assert (department.level, department.evidence) == ("Không", ())


@pytest.mark.parametrize("origin", ["own", "imported", "provisioned", "automatic"])
def test_the_shared_catalogue_counts_whoever_filled_it(row, origin):
    tell(row, "2026-10-06 08:00", origin=origin)
    assert [leaf.points for leaf in both()] == [5, 5]


def test_samples_count_in_a_demonstration_alone(row, settings):
    tell(row, "2026-10-06 08:00", origin="demo")
    settings.DEMO_ALLOWED = True
    assert [leaf.points for leaf in both()] == [0, 0]
    DemoInstallation.objects.create(seed=1, articles_per_portal=1, until=date(2026, 10, 31))
    assert [leaf.points for leaf in both()] == [5, 5]


def test_the_policy_says_where_the_platform_counts():
    (policy,) = load_policies()
    counting = {key for key, leaf in policy.leaves.items() if leaf.platform_counts}
    assert {("departments", "4.1"), ("communes", "5.1")} <= counting


def test_queries_do_not_grow_with_entries_or_portals(entry_of, installation):
    def cost(codes):
        with CaptureQueriesContext(connection) as queries:
            score_period(OCTOBER, codes)
        return len(queries)

    tell(entry_of("stc", told=False, level="commune"), "2026-09-01 08:00")
    few = cost(["stc", "kinhbac"])
    for number in range(10):
        row = entry_of(("stc", "snv")[number % 2], told=False, level="commune")
        tell(row, "2026-09-01 08:00")
    assert cost(None) == few
