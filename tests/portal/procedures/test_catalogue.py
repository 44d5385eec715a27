"""One catalogue for all portals: who shows what, search, filters, one procedure, numbers."""

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import gettext

import pytest

from portal.models import Procedure
from portal.procedures.register import latest_entries
from sites.row_actions import save_row
from tests.portal.registers_kit import events_of, read

LIST = "/thu-tuc-hanh-chinh/"
SERVICES = "/thu-tuc-hanh-chinh/dich-vu-cong-truc-tuyen/"
NATIONAL = "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/abc"


@pytest.fixture
def catalogue(entry_of):
    """A procedure of the finance department, one for communes, and one of home affairs."""
    return {
        "own": entry_of("stc", name="Đăng ký thành lập doanh nghiệp", field="Doanh nghiệp"),
        "commune": entry_of(
            "stc", name="Đăng ký hộ kinh doanh", level="commune", field="Hộ kinh doanh"
        ),
        "other": entry_of("snv", name="Công nhận điều lệ hội", field="Hội"),
    }


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("stc", {"own", "commune"}),
        ("snv", {"other"}),
        ("kinhbac", {"commune"}),
        ("anlac", {"commune"}),
        ("bacninh", {"own", "commune", "other"}),
    ],
)
def test_every_portal_shows_its_part_of_the_one_catalogue(catalogue, at_portal, code, shown):
    html = read(at_portal(code, LIST))
    for key, row in catalogue.items():
        assert (row.name in html) == (key in shown), key
        read(at_portal(code, f"{LIST}{row.pk}/"), 200 if key in shown else 404)


def test_a_department_marks_what_is_handled_by_communes(catalogue, at_portal):
    mark = f'<span class="tag">{gettext("Commune level")}</span>'
    assert read(at_portal("stc", LIST)).count(mark) == 1
    assert mark not in read(at_portal("kinhbac", LIST))


@pytest.mark.parametrize("asked", ["ho kinh doanh", "HỘ KINH DOANH", "kinh  hộ", "1.0"])
def test_words_are_found_with_and_without_marks(catalogue, at_portal, asked):
    html = read(at_portal("stc", LIST, data={"q": asked}))
    assert catalogue["commune"].name in html


def test_filters_narrow_and_refuse_nonsense_quietly(catalogue, at_portal):
    by_field = read(at_portal("stc", LIST, data={"linh-vuc": "ho-kinh-doanh"}))
    assert catalogue["commune"].name in by_field
    assert catalogue["own"].name not in by_field
    by_agency = read(at_portal("bacninh", LIST, data={"co-quan": "snv"}))
    assert catalogue["other"].name in by_agency and catalogue["own"].name not in by_agency
    for nonsense in (
        {"linh-vuc": "\0", "co-quan": "khong-co", "trang": "x"},
        {"trang": "9" * 40},
        {"q": "\0%_"},
    ):
        read(at_portal("bacninh", LIST, data=nonsense))
    assert gettext("No procedure was found") in read(at_portal("stc", LIST, data={"q": "zzz"}))


def test_a_long_list_has_pages_that_keep_the_question(entry_of, at_portal):
    for _each in range(21):
        entry_of("stc")
    first = read(at_portal("stc", LIST, data={"q": "thu tuc", "linh-vuc": "ho-tich"}))
    assert "?q=thu+tuc&amp;linh-vuc=ho-tich&amp;trang=2" in first
    assert read(at_portal("stc", LIST, data={"trang": "2"})).count('<th scope="row">') == 1


def test_a_procedure_shows_all_its_facts_and_prints(entry_of, at_portal):
    row = entry_of("stc", papers="Tờ khai <mẫu>", national_url=NATIONAL, decision="12/QĐ-UBND")
    html = read(at_portal("stc", f"{LIST}{row.pk}/"))
    for text in (row.code, row.steps, row.time_limit, "Tờ khai &lt;mẫu&gt;", "12/QĐ-UBND"):
        assert text in html
    assert f'<a class="button" href="{NATIONAL}" rel="external noopener" data-service-link>' in html
    sheet = read(at_portal("stc", f"{LIST}{row.pk}/in/"))
    assert row.name in sheet and NATIONAL in sheet


def test_an_entry_without_its_parts_is_kept_back(entry_of, at_portal):
    draft = entry_of("stc", fee="", name="Chưa có phí")
    assert not draft.is_public and draft.missing_parts() == ["fee"]
    assert draft.name not in read(at_portal("stc", LIST))
    told_elsewhere = entry_of("stc", fee="", steps="", time_limit="", national_url=NATIONAL)
    assert told_elsewhere.is_public


def test_what_is_repealed_disappears(entry_of, at_portal):
    row = entry_of("stc", level="commune", name="Sắp bãi bỏ")
    row.repealed_on = timezone.localdate() + timedelta(days=1)
    save_row(row, None)
    assert row.is_public and row.name in read(at_portal("kinhbac", LIST))
    row.repealed_on = timezone.localdate()
    save_row(row, None)
    for code in ("kinhbac", "stc", "bacninh"):
        assert row.name not in read(at_portal(code, LIST))
    read(at_portal("stc", f"{LIST}{row.pk}/"), 404)
    assert events_of("portal.procedure") == ["published", "updated", "unpublished"]


def test_a_day_to_come_hides_the_entry_by_itself(entry_of, at_portal):
    row = entry_of("stc", name="Hết hiệu lực hôm qua")
    yesterday = timezone.localdate() - timedelta(days=1)
    Procedure.objects.filter(pk=row.pk).update(repealed_on=yesterday)
    assert row.name not in read(at_portal("stc", LIST))


def test_the_newest_are_those_announced_last(entry_of, installation):
    entry_of("stc", announced_on=date(2026, 3, 1))
    newest = entry_of("stc", announced_on=date(2026, 9, 1))
    entry_of("snv", announced_on=date(2026, 9, 2))
    (first, _second) = latest_entries(installation["stc"].pk, 2)
    assert (first.title, first.url) == (newest.name, f"{LIST}{newest.pk}/")


# Online services


def test_the_national_portal_is_named_while_the_catalogue_is_empty(installation, at_portal):
    for code in ("stc", "kinhbac", "bacninh"):
        html = read(at_portal(code, SERVICES))
        assert 'href="https://dichvucong.gov.vn/" rel="external noopener" data-service-link' in html
        assert gettext("The list of services is being prepared") in html


def test_services_are_listed_by_field_with_their_link(entry_of, at_portal):
    entry_of("stc", level="commune", name="Không trực tuyến", field="Khác")
    online = entry_of("stc", level="commune", national_url=NATIONAL)
    html = read(at_portal("kinhbac", SERVICES))
    assert (
        f'<a class="list__link" href="{NATIONAL}" rel="external noopener" data-service-link>'
        f"{online.name}</a>" in html
    )
    assert f'<a href="{LIST}{online.pk}/">' in html
    assert "Không trực tuyến" not in html


# Numbers


def queries_of(at_portal, code, path):
    read(at_portal(code, path))
    with CaptureQueriesContext(connection) as queries:
        read(at_portal(code, path))
    return len(queries)


@pytest.mark.parametrize("code", ["stc", "kinhbac", "bacninh"])
def test_pages_cost_the_same_for_few_entries_and_many(entry_of, at_portal, code):
    row = entry_of("stc", level="commune", national_url=NATIONAL)
    paths = [LIST, SERVICES, f"{LIST}{row.pk}/"]
    few = [queries_of(at_portal, code, path) for path in paths]
    for number in range(15):
        entry_of(
            ("stc", "snv")[number % 2], level="commune", national_url=NATIONAL, field=f"{number}"
        )
    many = [queries_of(at_portal, code, path) for path in paths]
    assert many == few
    assert max(many) <= 16


def test_the_catalogue_does_not_grow_with_portals(whole_province, at_portal):
    from portal.procedures.catalogue import sample_entries

    entries = sample_entries(whole_province)
    for row in entries:
        save_row(row, None)
    assert len(whole_province) == 119
    assert Procedure.objects.count() == len(entries) < 119
    shared = [row for row in entries if row.level == "commune"]
    assert len(shared) >= 25
    for code in ("kinhbac", "anlac", "tulan"):
        assert Procedure.objects.shown_on(whole_province[code]).count() == len(shared)
