"""A saved article is one file: it asks no server for anything and says where it came from."""

import re
from pathlib import Path
from urllib.parse import unquote

from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext

from wagtail.rich_text import RichText

import pytest

from portal import registers
from portal.article_addresses import article_at
from portal.models import PortalMedia, Repost
from portal.registers import Register, add_register
from portal.saving import MOST_BYTES, self_contained
from sites.provisioning import provision
from sites.row_actions import save_row
from tests.conftest import BASE_DOMAIN, PORT
from tests.factories import DocumentFactory, ImageFactory, png

TITLE = "Phường ra quân: tổng vệ sinh môi trường"
HOST = f"http://kinhbac.{BASE_DOMAIN}:{PORT}"


@pytest.fixture
def article(publish_article):
    """An article with every kind of block that loads something."""
    image = ImageFactory(file=png(size=(1000, 600)))
    film = PortalMedia.objects.create(title="Phim", file="media/phim.mp4", type="video", duration=9)
    picture = {"image": image, "alt": "Phố sáng", "caption": "Phố sáng sớm"}
    return publish_article(
        "kinhbac", title=TITLE, slug="ra-quan", lead_image=image, lead_image_alt="Người dân",
        body=[
            ("text", RichText('<p>Xem <a href="/lien-he/">liên hệ</a>. Nội dung chính.</p>')),
            ("image", picture), ("gallery", {"images": [picture, picture], "caption": ""}),
            ("file", {"document": DocumentFactory(title="Kế hoạch"), "title": ""}),
            ("video", {"media": film, "caption": "Phim ngắn", "transcript": ""}),
        ],
    )  # fmt: skip


def loads(html):
    """Return every address that a browser would fetch by itself, data: URIs left out."""
    found = re.findall(r'\s(?:src|srcset|poster|data)="([^"]*)"', html)
    found += re.findall(r'<link[^>]+href="([^"]+)"', html)
    found += re.findall(r"url\(([^)]*)\)|@import\s+(\S+)", html)
    return [address for address in found if not str(address).startswith("data:")]


def test_the_file_is_whole_and_asks_nobody(article, at_portal):
    response = at_portal("kinhbac", "/tin-tuc/ra-quan/luu/")
    html = response.content.decode()
    assert response.status_code == 200
    assert f"<h1>{TITLE}</h1>" in html and "Nội dung chính." in html
    assert loads(html) == []
    assert "<script" not in html
    assert html.count("data:image/jpeg;base64,") >= 4  # lead image, image, two of the gallery
    assert "data:image/svg+xml;base64," in html  # the emblem
    assert "<meta content=\"default-src 'none'; img-src data:" in html
    assert "<style>" in html and ".sheet" in html


def test_it_says_where_and_when_and_whose(article, at_portal, installation):
    html = at_portal("kinhbac", "/tin-tuc/ra-quan/luu/").content.decode()
    assert f"{HOST}/tin-tuc/ra-quan/" in html
    assert installation["kinhbac"].name in html
    assert gettext("Saved on") in html and gettext("Printed on") not in html
    code = re.search(r'class="sheet__code".*?</svg>', html, re.S)[0]
    assert "<path" in code


def test_links_lead_back_with_full_addresses(article, at_portal):
    html = at_portal("kinhbac", "/tin-tuc/ra-quan/luu/").content.decode()
    links = re.findall(r'<a[^>]+href="([^"]+)"', html)
    assert f"{HOST}/lien-he/" in links
    assert any(link.startswith(f"{HOST}/documents/") for link in links)
    assert any(link.endswith("media/phim.mp4") for link in links)
    assert all(link.startswith("http") for link in links)


def test_the_browser_saves_it_under_a_readable_name(article, at_portal):
    response = at_portal("kinhbac", "/tin-tuc/ra-quan/luu/")
    disposition = response["Content-Disposition"]
    assert disposition.startswith('attachment; filename="ra-quan.html";')
    assert unquote(disposition.partition("filename*=UTF-8''")[2]) == (
        "Phường ra quân tổng vệ sinh môi trường.html"
    )
    assert "style-src 'unsafe-inline'" in response["Content-Security-Policy"]


def test_the_article_links_to_print_and_save(article, at_portal):
    html = at_portal("kinhbac", "/tin-tuc/ra-quan/").content.decode()
    assert 'href="/tin-tuc/ra-quan/in/" data-tool="print"' in html
    assert 'href="/tin-tuc/ra-quan/luu/" data-tool="save"' in html


def test_a_missing_picture_is_replaced_by_its_words(article, at_portal):
    article.lead_image.get_renditions("format-jpeg|width-800")
    for folder in ("images", "original_images"):
        for file in (Path(settings.MEDIA_ROOT) / folder).glob("anh*"):
            file.unlink()
    html = at_portal("kinhbac", "/tin-tuc/ra-quan/luu/").content.decode()
    assert "Phố sáng" in html and "Người dân" in html
    assert loads(html) == []


def test_too_many_bytes_of_pictures_are_left_out(tmp_path, monkeypatch):
    large = Path(settings.MEDIA_ROOT) / "lon.jpg"
    large.parent.mkdir(exist_ok=True)
    large.write_bytes(b"x" * (MOST_BYTES // 2 + 1))
    page = '<html><head></head><body>{0}{0}<img src="/media/../settings.py" alt="lạ"></body></html>'
    html = self_contained(page.format('<img src="/media/lon.jpg" alt="bản đồ">'), HOST)
    assert html.count("data:image/jpeg") == 1
    assert "bản đồ" in html and "lạ" in html


def test_an_article_of_another_portal_is_saved_too(publish_article, at_portal, installation):
    master = publish_article("tulan", title="Tin của Tứ Lân", slug="tin-tu-lan")
    save_row(Repost(portal=installation["kinhbac"], article=master), None)
    address = f"/tin-tuc/bai/{master.pk}/tin-tu-lan/"
    shown = at_portal("kinhbac", address).content.decode()
    assert f'href="{address}luu/"' in shown
    response = at_portal("kinhbac", address + "luu/")
    html = response.content.decode()
    assert "attachment" in response["Content-Disposition"]
    assert installation["tulan"].name in html and f"{HOST}{address}" in html
    assert loads(html) == []
    wrong = at_portal("kinhbac", f"/tin-tuc/bai/{master.pk}/sai/luu/")
    assert (wrong.status_code, wrong["Location"]) == (302, address + "luu/")


def test_it_costs_the_same_in_a_large_province(article, at_portal, registry_rows):
    def count():
        for path in ("/lien-he/", "/tin-tuc/ra-quan/luu/"):
            at_portal("kinhbac", path)
        with CaptureQueriesContext(connection) as queries:
            at_portal("kinhbac", "/tin-tuc/ra-quan/luu/")
        return len(queries)

    few = count()
    provision(registry_rows, BASE_DOMAIN, PORT)
    assert count() == few <= 20


def test_a_row_of_a_register_is_saved_like_its_printed_sheet(installation, at_portal, monkeypatch):
    monkeypatch.setattr(registers, "_registers", {})
    title = "Quyết định: số 12"
    add_register(
        Register(
            "van-ban", "pages/register_section_page.html",
            list_context=lambda page, request: {},
            row_template="layouts/section.html", row_print_template="layouts/sheet.html",
            row_context=lambda page, request, pk: {"title": title} if pk == 7 else None,
        )
    )  # fmt: skip
    response = at_portal("kinhbac", "/van-ban/7/luu/")
    html = response.content.decode()
    assert f"{HOST}/van-ban/7/" in html and gettext("Saved on") in html
    assert loads(html) == []
    disposition = unquote(response["Content-Disposition"])
    assert 'filename="van-ban-7.html"' in disposition and "Quyết định số 12.html" in disposition
    assert at_portal("kinhbac", "/van-ban/8/luu/").status_code == 404


def test_the_address_of_the_file_finds_its_article(article):
    for suffix in ("", "in/", "luu/"):
        assert article_at(f"{HOST}/tin-tuc/ra-quan/{suffix}") == article
