"""The guide names every criterion of a portal's annex once, and screens that exist."""

from django.urls import reverse

import pytest

from compliance.annexes import annex_for_kind, load_annexes
from compliance.guide_lines import guide_lines, screens

# Functions of the platform: no section of their own, nobody fills them.
BY_THE_PLATFORM = {"department": {"12.1", "12.3"}, "commune": {"11.1", "12"}}


@pytest.mark.parametrize("kind", ["department", "commune"])
def test_every_criterion_has_its_line(kind):
    leaves = {leaf.number for leaf in annex_for_kind(load_annexes(), kind).leaves}
    named = {line.criterion.number for line in guide_lines(kind)}
    assert named == leaves - BY_THE_PLATFORM[kind]


def test_the_province_is_not_scored_and_has_none():
    assert guide_lines("province") == []


@pytest.mark.parametrize("kind", ["department", "commune"])
def test_every_screen_exists(kind):
    for line in guide_lines(kind):
        assert not line.screen or reverse(line.screen)
    assert screens("department").keys() - screens("commune").keys() == {"thu-tuc-hanh-chinh"}


def test_an_editor_reads_own_criteria_with_links(editor_of, admin_of):
    html = admin_of(editor_of("kinhbac")).get(reverse("portal_guide")).content.decode()
    assert reverse("work_weeks:index") in html
    assert reverse("station_bulletins:index") in html
    assert reverse("rewards_and_sanctions:index") not in html
