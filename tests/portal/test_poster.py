"""The poster with a QR code: each portal's own, leading to its own pages only."""

import re

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

import pytest

from tests.conftest import BASE_DOMAIN, PORT

HOST = f"http://kinhbac.{BASE_DOMAIN}:{PORT}"
HOME = f'<p class="poster__address">{HOST}/</p>'


def poster(at_portal, page=""):
    response = at_portal("kinhbac", "/ap-phich/", data={"trang": page} if page else {})
    assert response.status_code == 200
    return response.content.decode()


def test_it_leads_to_the_home_page_and_names_whom_to_ask(installation, at_portal):
    portal = installation["kinhbac"]
    portal.phone = "0222 3821 000"
    portal.save()
    html = poster(at_portal)
    assert HOME in html and portal.name in html and "0222 3821 000" in html
    assert "<svg" in re.search(r'class="poster__code".*?</div>', html, re.S)[0]


def test_it_leads_to_a_section_on_request(installation, at_portal):
    html = poster(at_portal, "/phan-anh-kien-nghi/")
    assert f"{HOST}/phan-anh-kien-nghi/" in html
    assert html != poster(at_portal)
    below = poster(at_portal, "/gioi-thieu/can-bo-dau-moi")
    assert f"{HOST}/gioi-thieu/can-bo-dau-moi/" in below


@pytest.mark.parametrize(
    "page",
    [
        "/khong-co/", "//example.com/", "https://example.com/", "phan-anh-kien-nghi", "/\0/", "/",
        "/../snv/", "/" + "a" * 9000, '/"><script>',
    ],
)  # fmt: skip
def test_anything_else_is_ignored(installation, at_portal, page):
    assert HOME in poster(at_portal, page)


def test_drafts_and_other_portals_pages_are_ignored(section, publish_article, at_portal):
    section("kinhbac", "van-ban").unpublish()
    publish_article("tulan", slug="tin-tu-lan")
    assert HOME in poster(at_portal, "/van-ban/")
    assert HOME in poster(at_portal, "/tin-tuc/tin-tu-lan/")


def test_the_admins_host_has_none(installation, client):
    host = f"{settings.ADMIN_HOST}:{PORT}"
    assert client.get("/ap-phich/", headers={"host": host}).status_code == 404


def test_editors_and_readers_find_it(installation, editor_of, admin_of, at_portal):
    home = admin_of(editor_of("kinhbac")).get(reverse("wagtailadmin_home")).content.decode()
    assert f'href="{HOST}/ap-phich/"' in home
    site_map = at_portal("kinhbac", "/so-do-cong/").content.decode()
    assert 'href="/ap-phich/"' in site_map and gettext("QR poster of this portal") in site_map
