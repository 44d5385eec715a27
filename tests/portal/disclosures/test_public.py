"""What citizens see of disclosures: lists, filters, one row and its sheet, and what they cost."""

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext

import pytest

from portal.disclosures.shelves import SHELVES, number_in, row_at
from portal.models import FinancialReport, Plan, Project
from portal.registers import register_of
from sites.row_actions import delete_row, save_row

PLANS = "/ke-hoach-du-an/chien-luoc-ke-hoach/"
REPORTS = "/cong-khai/tai-chinh-ngan-sach/"
COMMUNE = "/cong-khai/ke-hoach-du-an/"


@pytest.fixture
def plan_of(installation):
    """Return a maker of public plans."""

    def make(code, title, **fields):
        values = {"kind": "development_plan", "approved_on": date(2026, 9, 14), **fields}
        row = Plan(portal=installation[code], title=title, text="Mục tiêu.", **values)
        save_row(row, None)
        return row

    return make


@pytest.fixture
def project_of(installation):
    """Return a maker of public, complete projects."""

    def make(code, title, **fields):
        values = {
            "kind": "works", "year": 2026, "owner": "Ban Quản lý dự án", "funds": 2500000000,
            "state": "running", "symbol": "61/QĐ-UBND", "approved_on": date(2026, 8, 25), **fields,
        }  # fmt: skip
        row = Project(portal=installation[code], title=title, **values)
        save_row(row, None)
        return row

    return make


def read(response, status=200):
    assert response.status_code == status, response
    return response.content.decode()


@pytest.mark.parametrize("key", SHELVES)
def test_an_empty_section_says_what_will_be_here(key, installation, section, at_portal):
    code = "kinhbac" if key == "ke-hoach-du-an" else "snv"
    html = read(at_portal(code, section(code, key).local_url))
    assert gettext("Nothing has been disclosed here yet") in html


def test_a_list_is_newest_first_and_filters_by_kind_and_year(plan_of, at_portal):
    plan_of("snv", "Kế hoạch cũ", approved_on=date(2024, 3, 1))
    plan_of("snv", "Chiến lược mới", kind="strategy")
    html = read(at_portal("snv", PLANS))
    assert html.index("Chiến lược mới") < html.index("Kế hoạch cũ")
    assert "?nam=2024" in html and "?loai=strategy" in html
    for query, shown, hidden in (
        ("?nam=2024", "Kế hoạch cũ", "Chiến lược mới"),
        ("?loai=strategy", "Chiến lược mới", "Kế hoạch cũ"),
    ):
        listed = read(at_portal("snv", PLANS + query))
        assert f">{shown}</a>" in listed and f">{hidden}</a>" not in listed
    nothing = read(at_portal("snv", PLANS + "?loai=strategy&nam=2024"))
    assert gettext("Nothing has been disclosed here yet") in nothing


@pytest.mark.parametrize(
    "query",
    ["?nam=abc", "?nam=1", f"?nam={'9' * 40}", "?loai=x%00", "?trang=0", "?trang=²", "?trang=99"],
)
def test_nonsense_in_the_address_shows_the_list(query, plan_of, at_portal):
    plan_of("snv", "Kế hoạch")
    assert ">Kế hoạch</a>" in read(at_portal("snv", f"{PLANS}?{query}"))


def test_long_lists_have_pages_that_keep_the_filter(plan_of, at_portal):
    for number in range(25):
        plan_of("snv", f"Kế hoạch số {number}")
    html = read(at_portal("snv", PLANS + "?nam=2026"))
    assert html.count("card__title") == 20 and "?nam=2026&amp;trang=2" in html
    assert read(at_portal("snv", PLANS + "?trang=2")).count("card__title") == 5


def test_a_row_shows_facts_text_and_file_and_prints(installation, report_file, at_portal):
    row = FinancialReport(
        portal=installation["snv"], title="Quyết toán năm 2025", kind="settlement", year=2025,
        symbol="48/QĐ-SNV", issued_on=date(2026, 4, 24), file=report_file("snv"),
        text="Dòng một.\n<script>alert(1)</script>",
    )  # fmt: skip
    save_row(row, None)
    address = f"{REPORTS}{row.pk}/"
    html = read(at_portal("snv", address))
    for text in ("Quyết toán ngân sách", "48/QĐ-SNV", "2025", "Dòng một.", row.file.url):
        assert text in html
    assert "<script>alert(1)" not in html
    assert "<title>Quyết toán năm 2025 | " in html
    assert f"{address}in/" in html
    sheet = read(at_portal("snv", f"{address}in/"))
    assert "48/QĐ-SNV" in sheet and 'name="robots" content="noindex"' in sheet
    assert at_portal("snv", row.file.url).status_code == 200


def test_money_is_written_the_vietnamese_way(project_of, at_portal):
    row = project_of("snv", "Trường học")
    html = read(at_portal("snv", row.local_url()))
    assert "2.500.000.000" in html


def test_communes_show_plans_and_projects_under_numbers_of_their_own(
    plan_of, project_of, at_portal
):
    plan, project = plan_of("kinhbac", "Kế hoạch xã"), project_of("kinhbac", "Đường thôn")
    assert plan.local_url() != project.local_url()
    html = read(at_portal("kinhbac", COMMUNE))
    assert html.index("Kế hoạch xã") < html.index("Đường thôn")
    for row in (plan, project):
        assert f'href="{row.local_url()}"' in html
        assert row.title in read(at_portal("kinhbac", row.local_url()))


@pytest.mark.parametrize("key", SHELVES)
def test_numbers_lead_back_to_their_rows(key):
    rows = [(name, pk) for name in SHELVES[key] for pk in range(1, 50)]
    numbers = [number_in(key, name, pk) for name, pk in rows]
    assert len(set(numbers)) == len(rows)
    assert [row_at(key, number) for number in numbers] == rows


def test_rows_of_others_drafts_and_withdrawn_rows_are_not_found(plan_of, project_of, at_portal):
    foreign = plan_of("stc", "Của Sở khác")
    draft = project_of("snv", "Còn thiếu", owner="")
    gone = plan_of("snv", "Đã xóa")
    pk = gone.pk
    delete_row(gone, None)
    for path in (
        f"{PLANS}{foreign.pk}/", f"{PLANS}{foreign.pk}/in/", f"{PLANS}{pk}/", f"{PLANS}0/",
        f"{PLANS}{10**30}/", f"/ke-hoach-du-an/dau-tu-mua-sam/{draft.pk}/",
    ):  # fmt: skip
        read(at_portal("snv", path), 404)
    assert "Của Sở khác" not in read(at_portal("snv", PLANS))


def test_the_home_page_can_have_the_newest_in_one_query(installation, plan_of, project_of):
    for number in range(3):
        plan_of("kinhbac", f"Kế hoạch {number}", approved_on=date(2026, 9, 1 + number))
    project = project_of("kinhbac", "Đường thôn", approved_on=date(2026, 9, 30))
    project_of("anlac", "Của xã khác")
    with CaptureQueriesContext(connection) as queries:
        rows = register_of("ke-hoach-du-an").latest(installation["kinhbac"].pk, 2)
    assert len(queries) == 1
    assert [row.title for row in rows] == ["Đường thôn", "Kế hoạch 2"]
    assert rows[0].url == project.local_url() and rows[0].note == "Công trình trên địa bàn"


def test_pages_cost_the_same_for_few_rows_and_many(plan_of, project_of, at_portal):
    def costs():
        found = []
        for path in (COMMUNE, f"{COMMUNE}?nam=2026", first.local_url()):
            at_portal("kinhbac", path)
            with CaptureQueriesContext(connection) as queries:
                read(at_portal("kinhbac", path))
            found.append(len(queries))
        return found

    first = plan_of("kinhbac", "Kế hoạch")
    project_of("kinhbac", "Đường thôn")
    few = costs()
    for number in range(12):
        day = date(2026, 1, 5) + timedelta(days=number)
        plan_of("kinhbac", f"Kế hoạch {number}", approved_on=day)
        project_of("kinhbac", f"Công trình {number}", approved_on=day)
    assert costs() == few
    assert max(few) <= 22


def test_the_admins_list_costs_the_same_for_few_rows_and_many(forms_of, plan_of):
    browser = forms_of("snv").browser

    def cost():
        browser.get("/admin/plans/")
        with CaptureQueriesContext(connection) as queries:
            browser.get("/admin/plans/")
        return len(queries)

    plan_of("snv", "Một")
    few = cost()
    for number in range(15):
        plan_of("snv", f"Kế hoạch {number}")
    assert cost() == few
