"""Translated “About” pages: words of their own, names and numbers of the Vietnamese page."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from portal.models import Official, OfficialsPage, OrganisationPage, OrganisationUnit
from sites.models import Portal, PublicationEvent
from sites.provisioning.languages import enable_languages

OFFICIAL = {
    "name": "Trần Thị Hương",
    "position": "Chánh Văn phòng",
    "unit": "Văn phòng Sở",
    "phone": "0222 3 822 444",
    "fax": "không có",
    "email": "huongtt@bacninh.gov.vn",
}
SLUG = "can-bo-dau-moi"


@pytest.fixture
def english_page(installation, fill):
    """Sở Nội vụ's officials, and the English page that provisioning made for them."""
    fill("snv", SLUG, rows=[OFFICIAL])
    enable_languages(installation["snv"], ["en"])
    return OfficialsPage.objects.get(portal__code="snv", locale__language_code="en")


def read(at_portal):
    return at_portal("snv", "/en/officials/").content.decode()


def test_a_new_translation_shows_the_vietnamese_rows(english_page, at_portal):
    assert english_page.key == f"{SLUG}-en"
    html = read(at_portal)
    assert OFFICIAL["name"] in html and "tel:02223822444" in html


def test_a_number_is_changed_once(english_page, at_portal, fill):
    Official.objects.create(
        page=english_page,
        locale=english_page.locale,
        name=OFFICIAL["name"],
        position="Chief of Office",
        phone="0222 000",
    )
    html = read(at_portal)
    assert "Chief of Office" in html and OFFICIAL["position"] not in html
    assert "tel:02223822444" in html and "0222 000" not in html
    Official.objects.filter(page__locale__language_code="vi").delete()
    fill("snv", SLUG, rows=[{**OFFICIAL, "phone": "0222 3 999 999"}])
    html = read(at_portal)
    assert "tel:02223999999" in html and "Chief of Office" in html


def test_who_left_is_gone_everywhere(english_page, at_portal):
    Official.objects.create(page=english_page, locale=english_page.locale, name="Former Official")
    assert "Former Official" not in read(at_portal)


def test_units_typed_by_hand_are_told_by_their_order(fill, installation, at_portal):
    rows = [
        {"name": "Ban Giám đốc", "functions": "Lãnh đạo."},
        {
            "name": "Văn phòng",
            "part_of": "Ban Giám đốc",
            "functions": "Xử lý.",
            "phone": "0222 111",
        },
    ]
    fill("snv", "co-cau-to-chuc", functions="Chức năng.", rows=rows)
    enable_languages(installation["snv"], ["en"])
    page = OrganisationPage.objects.get(portal__code="snv", locale__language_code="en")
    html = at_portal("snv", "/en/organisation/").content.decode()
    assert "Ban Giám đốc" in html
    for order, name in enumerate(("Board of Directors", "Office")):
        OrganisationUnit.objects.create(
            page=page, locale=page.locale, sort_order=order, name=name, functions=f"{name} does."
        )
    html = at_portal("snv", "/en/organisation/").content.decode()
    assert "Ban Giám đốc" not in html and "Board of Directors does." in html
    assert html.index("Office does.") < html.index("</main>")
    assert "tel:0222111" in html
    assert html.count("Board of Directors</a>") == 1


def test_a_translation_never_stands_for_the_vietnamese_page(english_page, leaf):
    english_page.save_revision().publish()
    event = PublicationEvent.objects.order_by("-pk").first()
    assert event.section == f"{SLUG}-en"
    OfficialsPage.objects.get(portal__code="snv", key=SLUG).unpublish()
    assert leaf("snv", "1.4").points == 0


def test_more_rows_cost_no_more_queries(english_page, at_portal):
    original = OfficialsPage.objects.get(portal__code="snv", key=SLUG)

    def cost():
        read(at_portal)
        with CaptureQueriesContext(connection) as queries:
            read(at_portal)
        return len(queries)

    before = cost()
    for number in range(8):
        Official.objects.create(
            page=original, locale=original.locale, name=f"Người {number}", sort_order=number + 1
        )
    assert cost() == before
    assert Portal.objects.get(code="snv").languages == ["en"]
