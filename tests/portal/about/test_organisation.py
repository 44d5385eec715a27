"""Organisation, leaders and the map: an editor fills the forms, criterion 1.1 follows."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import gettext

import pytest

from portal.about.chart import chart_of
from portal.models import Leader, LeadersPage, OrganisationPage, OrganisationUnit
from sites.models import PublicationEvent
from tests.factories import ImageFactory

OFFICE = {"name": "Văn phòng Sở", "functions": "Tham mưu tổng hợp, hành chính, quản trị."}
STAFF = {
    "name": "Phòng Công chức, viên chức",
    "part_of": "Văn phòng Sở",
    "functions": "Tham mưu quản lý công chức.",
    "head_name": "Trần Thị Lan",
    "phone": "0222 3 822 111",
}
FUNCTIONS = "Sở tham mưu UBND tỉnh quản lý nhà nước về nội vụ."
CHAIR = {
    "name": "Nguyễn Văn Thành",
    "position": "Chủ tịch UBND phường",
    "biography": "Sinh năm 1975, cử nhân Luật.",
    "duties": "Lãnh đạo, điều hành chung.",
    "phone": "0222 3 822 333",
    "email": "chutich@bacninh.gov.vn",
}


def full_chart(fill, code="snv", slug="co-cau-to-chuc", **typed):
    return fill(code, slug, functions=FUNCTIONS, rows=[OFFICE, STAFF], **typed)


@pytest.fixture
def map_page(fill, installation):
    """Return the hand that publishes the ward's map."""

    def publish():
        image = ImageFactory(collection=installation["kinhbac"].collection)
        block = {"image": str(image.pk), "alt": "Bản đồ phường Kinh Bắc", "caption": ""}
        return fill("kinhbac", "ban-do-dia-gioi", body=[("image", block)])

    return publish


# Departments


def test_what_provisioning_made_counts_nothing(leaf):
    assert (leaf("snv", "1.1").points, leaf("kinhbac", "1.1").points) == (0, 0)
    assert not PublicationEvent.objects.exists()


def test_a_department_fills_its_organisation_and_reaches_the_highest_level(fill, leaf, at_portal):
    assert full_chart(fill).status_code == 302
    line = leaf("snv", "1.1")
    assert (line.points, line.missing, line.review) == (3, (), None)
    event = PublicationEvent.objects.get()
    assert (event.kind, event.object_type) == ("published", "portal.organisationpage")
    assert event.section == "co-cau-to-chuc"
    assert [unit["name"] for unit in event.facts["units"]] == [OFFICE["name"], STAFF["name"]]
    html = at_portal("snv", "/gioi-thieu/co-cau-to-chuc/").content.decode()
    for text in (FUNCTIONS, OFFICE["functions"], STAFF["head_name"], "tel:02223822111"):
        assert text in html
    assert '<h3 id="unit-2">' in html and 'href="#unit-2"' in html


def test_a_unit_without_functions_makes_it_incomplete_and_is_named(fill, leaf):
    fill("snv", "co-cau-to-chuc", functions=FUNCTIONS, rows=[OFFICE, {"name": "Phòng Cải cách"}])
    line = leaf("snv", "1.1")
    assert line.points == 2
    assert len(line.missing) == 1 and "Phòng Cải cách" in line.missing[0]


def test_an_empty_page_that_somebody_published_is_still_nothing(fill, leaf):
    fill("snv", "co-cau-to-chuc", body="Đang cập nhật.")
    assert leaf("snv", "1.1").points == 0


def test_no_units_may_be_declared(fill, leaf):
    fill("snv", "co-cau-to-chuc", functions=FUNCTIONS, has_no_units="on")
    assert leaf("snv", "1.1").points == 2  # a chart is asked for all the same
    image = ImageFactory()
    OrganisationPage.objects.filter(portal__code="snv").update(chart=image)
    fill("snv", "co-cau-to-chuc", functions=FUNCTIONS, has_no_units="on", chart=image.pk)
    assert leaf("snv", "1.1").points == 3


def test_a_draft_counts_nothing(fill, leaf):
    full_chart(fill, button="")
    assert leaf("snv", "1.1").points == 0


def test_a_change_that_came_late_lowers_and_is_flagged(fill, leaf):
    received = timezone.localdate() - timedelta(days=20)
    assert full_chart(fill, received_on=f"{received:%d/%m/%Y}").status_code == 302
    line = leaf("snv", "1.1")
    assert line.points == 2
    assert line.review
    assert any(f"{received:%d/%m/%Y}" in text for text in line.missing)


def test_withdrawn_is_gone(fill, leaf, page_at):
    full_chart(fill)
    page_at("snv", "co-cau-to-chuc").unpublish()
    assert leaf("snv", "1.1").points == 0
    assert PublicationEvent.objects.last().kind == "published"
    assert PublicationEvent.objects.first().kind == "unpublished"


def test_withdrawing_what_nobody_published_leaves_no_trace(page_at):
    page_at("snv", "co-cau-to-chuc").unpublish()
    page_at("snv", "co-cau-to-chuc").delete()
    assert not PublicationEvent.objects.exists()


# What the form refuses


@pytest.mark.parametrize(
    ("rows", "field", "message"),
    [
        (
            [{**OFFICE, "part_of": "Phòng lạ"}], "units-0-part_of",
            "Name another unit of this list, word for word.",
        ),
        (
            [{**OFFICE, "part_of": OFFICE["name"]}], "units-0-part_of",
            "Name another unit of this list, word for word.",
        ),
        ([{**OFFICE, "phone": "hỏi lễ tân"}], "units-0-phone", "This is no telephone number."),
    ],
)  # fmt: skip
def test_wrong_rows_are_refused_at_their_field(fill, errors_in, rows, field, message):
    response = fill("snv", "co-cau-to-chuc", functions=FUNCTIONS, rows=rows)
    assert errors_in(response) == {field: [gettext(message)]}
    assert OFFICE["functions"] in response.content.decode()  # nothing that was typed is lost
    assert not OrganisationUnit.objects.exists()


def test_units_and_the_mark_that_there_are_none_do_not_go_together(fill, errors_in):
    response = full_chart(fill, has_no_units="on")
    assert list(errors_in(response)) == ["has_no_units"]


@pytest.mark.parametrize("day", ["2999-01-01", "31/02/2026", "hôm qua", "99999999999-1-1"])
def test_a_day_that_cannot_be_is_refused(fill, errors_in, day):
    assert list(errors_in(full_chart(fill, received_on=day))) == ["received_on"]


def test_a_nul_in_a_name_is_refused_not_a_crash(fill, errors_in):
    response = fill("snv", "co-cau-to-chuc", rows=[{**OFFICE, "name": "Phòng\x00"}])
    assert list(errors_in(response)) == ["units-0-name"]


def test_a_portrait_of_another_portal_is_refused(fill, errors_in, installation):
    foreign = ImageFactory(collection=installation["tulan"].collection)
    response = fill("kinhbac", "lanh-dao", rows=[{**CHAIR, "portrait": foreign.pk}])
    assert list(errors_in(response)) == ["leaders-0-portrait"]
    assert not Leader.objects.exists()


# Communes


def test_a_commune_needs_apparatus_map_and_leaders(fill, leaf, map_page):
    full_chart(fill, "kinhbac", "to-chuc-bo-may")
    assert leaf("kinhbac", "1.1").points == 2
    assert map_page().status_code == 302
    assert leaf("kinhbac", "1.1").points == 2
    fill("kinhbac", "lanh-dao", rows=[CHAIR])
    assert (leaf("kinhbac", "1.1").points, leaf("kinhbac", "1.1").missing) == (3, ())
    assert leaf("tulan", "1.1").points == 0


def test_a_leader_without_biography_is_named(fill, leaf, map_page):
    full_chart(fill, "kinhbac", "to-chuc-bo-may")
    map_page()
    fill("kinhbac", "lanh-dao", rows=[CHAIR, {"name": "Lê Thị Mai", "duties": "Văn hóa."}])
    line = leaf("kinhbac", "1.1")
    assert line.points == 2
    assert len(line.missing) == 1 and "Lê Thị Mai" in line.missing[0]


def test_a_map_page_of_words_is_no_map(fill, leaf):
    fill("kinhbac", "ban-do-dia-gioi", body="Phường giáp sông Cầu ở phía bắc.")
    assert leaf("kinhbac", "1.1").points == 0
    assert PublicationEvent.objects.get().facts == {"images": 0, "files": 0}


def test_leaders_are_shown_with_biography_and_duties(fill, at_portal, installation):
    portrait = ImageFactory(collection=installation["kinhbac"].collection)
    fill("kinhbac", "lanh-dao", rows=[{**CHAIR, "portrait": portrait.pk}])
    html = at_portal("kinhbac", "/gioi-thieu/lanh-dao/").content.decode()
    for text in (CHAIR["biography"], CHAIR["duties"], "tel:02223822333", "<picture>"):
        assert text in html


def test_more_leaders_cost_no_more_queries(at_portal, installation):
    page = LeadersPage.objects.get(portal__code="kinhbac")

    def add(number):
        for place in range(number):
            image = ImageFactory()
            image.get_renditions("fill-240x320|format-webp", "fill-240x320|format-jpeg")
            values = {**CHAIR, "name": f"Lãnh đạo {place}", "portrait": image}
            Leader.objects.create(page=page, locale=page.locale, **values)

    def cost():
        at_portal("kinhbac", "/gioi-thieu/lanh-dao/")
        with CaptureQueriesContext(connection) as queries:
            assert at_portal("kinhbac", "/gioi-thieu/lanh-dao/").status_code == 200
        return len(queries)

    add(2)
    few = cost()
    add(8)
    assert cost() == few <= 20


def test_units_of_a_loop_are_drawn_once_and_never_hang():
    units = [
        OrganisationUnit(name="A", part_of="B"),
        OrganisationUnit(name="B", part_of="A"),
        OrganisationUnit(name="C", part_of="không có trong danh sách"),
        OrganisationUnit(name="D", part_of="C"),
    ]
    (top,) = chart_of(units)
    assert (top.title, [node.title for node in top.children]) == ("C", ["D"])
