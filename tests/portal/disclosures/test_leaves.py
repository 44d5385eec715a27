"""Each leaf of disclosures, from the editor's form to the line of the score."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext

import pytest

from portal.models import Plan, Project
from sites.models import PublicationEvent

from . import filled
from .conftest import errors_of


class Leaf(NamedTuple):
    """One leaf of the annexes, the screen that serves it, and its points."""

    code: str
    number: str
    screen: str
    fill: Callable[..., dict[str, Any]]
    points: int

    def form(self, report_file):
        """Return the filled form; a financial report needs a file."""
        if self.fill is filled.report:
            return self.fill(report_file(self.code))
        return self.fill()


LEAVES = [
    Leaf("snv", "6.1", "plans", filled.plan, 5),
    Leaf("snv", "6.2", "projects", filled.project, 5),
    Leaf("snv", "7.1", "financial_reports", filled.report, 5),
    Leaf("snv", "7.2", "statistics", filled.statistic, 5),
    Leaf("snv", "11", "rewards_and_sanctions", filled.reward, 3),
    Leaf("kinhbac", "7.1", "financial_reports", filled.report, 5),
    Leaf("kinhbac", "7.2", "statistics", filled.statistic, 5),
    Leaf("kinhbac", "8", "plans", filled.plan, 5),
    Leaf("kinhbac", "8", "projects", filled.project, 5),
]


@pytest.mark.parametrize(
    "leaf", LEAVES, ids=lambda leaf: f"{leaf.code}-{leaf.number}-{leaf.screen}"
)
def test_a_filled_form_moves_its_line_from_nothing_to_the_top(leaf, forms_of, line_of, report_file):
    before = line_of(leaf.code, leaf.number)
    assert (before.level, before.points) == ("Không", 0)
    form = leaf.form(report_file)
    assert forms_of(leaf.code)(leaf.screen, **form).status_code == 302
    line = line_of(leaf.code, leaf.number)
    assert (line.level, line.points, line.missing) == ("Có", leaf.points, ())
    (item,) = line.counted
    assert item.text == form["title"] and item.days_late == 0


@pytest.mark.parametrize(
    "leaf", LEAVES, ids=lambda leaf: f"{leaf.code}-{leaf.number}-{leaf.screen}"
)
def test_what_the_evidence_names_can_be_opened(leaf, forms_of, line_of, report_file, at_portal):
    form = leaf.form(report_file)
    forms_of(leaf.code)(leaf.screen, **form)
    (item,) = line_of(leaf.code, leaf.number).counted
    _host, _slash, path = item.url.partition("//")[2].partition("/")
    answer = at_portal(leaf.code, f"/{path}")
    assert answer.status_code == 200 and form["title"] in answer.content.decode()


def test_late_is_yes_with_a_flag(forms_of, line_of, today):
    forms_of("snv")("plans", **filled.plan(approved_on=today - timedelta(days=40)))
    line = line_of("snv", "6.1")
    assert line.level == "Có" and line.review
    (item,) = line.counted
    assert item.days_late > 10


def test_a_plan_without_its_file_or_text_is_public_but_does_not_count(forms_of, line_of):
    answer = forms_of("snv")("plans", **filled.plan(text=""))
    assert answer.status_code == 302
    line = line_of("snv", "6.1")
    assert line.level == "Không"
    assert gettext("file or text") in line.missing[0]
    assert Plan.objects.get().is_public


def test_a_half_filled_project_is_a_draft_and_says_what_is_missing(
    forms_of, line_of, at_portal, today
):
    press = forms_of("snv")
    form = filled.project(funds="", owner="", approved_on=today - timedelta(days=40))
    answer = press("projects", **form)
    said = press.browser.get(answer["Location"]).content.decode()
    assert gettext("total funds") in said and gettext("investor or owner") in said
    assert not Project.objects.get().is_public
    assert not PublicationEvent.objects.filter(object_type="portal.project").exists()
    listed = at_portal("snv", "/ke-hoach-du-an/dau-tu-mua-sam/").content.decode()
    assert form["title"] not in listed
    line = line_of("snv", "6.2")
    assert line.level == "Không" and line.review
    assert any(form["title"] in text for text in line.missing)
    edit = reverse("projects:edit", args=[Project.objects.get().pk])
    press("projects", edit, **filled.project(approved_on=today - timedelta(days=40)))
    line = line_of("snv", "6.2")
    assert line.level == "Có" and line.counted[0].days_late


def test_an_overdue_draft_lowers_even_beside_a_public_project(forms_of, line_of, today):
    press = forms_of("snv")
    press("projects", **filled.project())
    press("projects", **filled.project(owner="", approved_on=today - timedelta(days=40)))
    assert line_of("snv", "6.2").level == "Không"


def test_an_estimate_and_an_old_report_are_no_annual_report(forms_of, line_of, report_file, today):
    press, file = forms_of("snv"), report_file("snv")
    press("financial_reports", **filled.report(file, kind="estimate", year=today.year))
    press("financial_reports", **filled.report(file, year=today.year - 3))
    line = line_of("snv", "7.1")
    assert line.level == "Không"
    assert str(today.year - 3) not in line.missing[0]


def test_a_replaced_plan_no_longer_counts(forms_of, line_of, at_portal):
    press = forms_of("snv")
    press("plans", **filled.plan())
    row = Plan.objects.get()
    press("plans", reverse("plans:edit", args=[row.pk]), **filled.plan(is_superseded="on"))
    assert line_of("snv", "6.1").level == "Không"
    listed = at_portal("snv", "/ke-hoach-du-an/chien-luoc-ke-hoach/").content.decode()
    assert gettext("Replaced") in listed


def test_a_nil_declaration_moves_the_line_of_rewards_and_is_flagged(
    forms_of, line_of, at_portal, today
):
    begins = today.replace(day=1)
    assert line_of("snv", "11", begins).points == 0
    assert forms_of("snv")("nil_declarations", **filled.nil()).status_code == 302
    line = line_of("snv", "11", begins)
    assert (line.level, line.points) == ("Có", 3) and line.review
    assert "Nguyễn Văn Mẫu" in line.counted[0].text
    listed = at_portal("snv", "/cong-khai/khen-thuong-xu-phat/").content.decode()
    month = {"month": f"{today:%m/%Y}"}
    assert gettext("Month %(month)s: nothing arose.") % month in listed


def test_a_nil_declaration_of_another_month_does_not_count(forms_of, line_of, today):
    other = (today.replace(day=1) - timedelta(days=40)).strftime("%Y-%m")
    forms_of("snv")("nil_declarations", **filled.nil(month=other))
    assert line_of("snv", "11", today.replace(day=1)).points == 0


def test_only_sections_of_the_portals_kind_are_offered(forms_of):
    press = forms_of("kinhbac")
    html = press.browser.get(reverse("nil_declarations:add")).content.decode()
    assert 'value="tin-phat-thanh"' in html and 'value="khen-thuong-xu-phat"' not in html
    answer = press("nil_declarations", **filled.nil())
    assert list(errors_of(answer)) == ["section"]


def test_communes_are_not_offered_rewards(forms_of):
    address = reverse("rewards_and_sanctions:index")
    assert address in forms_of("snv").browser.get("/admin/").content.decode()
    commune = forms_of("kinhbac")
    assert address not in commune.browser.get("/admin/").content.decode()
    assert list(errors_of(commune("rewards_and_sanctions", **filled.reward()))) == ["__all__"]


def test_plans_of_a_commune_serve_its_own_leaf_alone(forms_of):
    html = forms_of("kinhbac").browser.get(reverse("plans:add")).content.decode()
    assert gettext("Plans") in html
    assert "Kế hoạch, dự án, công trình đầu tư" in html
    assert "Thông tin về chiến lược" not in html
