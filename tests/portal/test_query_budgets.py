"""What a page costs: queries that do not grow with portals or articles, bytes on the wire."""

import gzip
import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from portal.cards import CARD_FILTERS
from portal.models import NewsCategory, NewsPage, PortalMedia
from sites.provisioning import provision
from sites.signal_handlers import forget_portals
from tests.conftest import BASE_DOMAIN, PORT
from tests.factories import DocumentFactory, ImageFactory, grow_articles

HOME, ARTICLE, COLD = 30, 20, 8
PAGES = {
    "home": "/",
    "list": "/tin-tuc/",
    "second page": "/tin-tuc/?trang=2",
    "category": "/tin-tuc/?chuyen-muc=kinh-te",
    "article": "/tin-tuc/tin-so-3/",
    "printed": "/tin-tuc/tin-so-3/in/",
    "section": "/gioi-thieu/",
    "contacts": "/lien-he/",
    "links": "/lien-ket/",
    "site map": "/so-do-cong/",
}


@pytest.fixture
def illustrated(installation):
    """What articles of these tests share: a category and an image whose sizes exist."""
    image = ImageFactory()
    image.get_renditions(*CARD_FILTERS)
    category = NewsCategory.objects.get(slug="kinh-te")
    return {"lead_image": image, "lead_image_alt": "Cánh đồng", "category": category}


@pytest.fixture
def fifty_articles(section, illustrated):
    """Fifty articles of Kinh Bắc, and leadership news at the province."""
    grow_articles(section("kinhbac", "tin-tuc"), 50, **illustrated)
    grow_articles(section("bacninh", "chi-dao-dieu-hanh"), 10, **illustrated)


@pytest.fixture
def costs_of(at_portal, monkeypatch):
    """Return a counter: {name of the page: queries} of Kinh Bắc, hosts and root paths known.

    `visits` before the counted one make the sizes of the article's own image.
    """

    for module in ("memory", "root_paths"):  # a slow machine must not forget in between
        monkeypatch.setattr(f"sites.{module}.SECONDS", 3600)

    def count(pages=PAGES, visits=1):
        costs = {}
        for name, path in pages.items():
            for address in ["/lien-he/", *[path] * visits]:
                at_portal("kinhbac", address)
            with CaptureQueriesContext(connection) as queries:
                assert at_portal("kinhbac", path).status_code == 200, path
            costs[name] = len(queries)
        return costs

    return count


def test_the_first_visit_of_each_page_stays_below_its_budget(fifty_articles, costs_of):
    costs = costs_of(visits=0)
    assert costs["home"] <= HOME
    assert costs["article"] <= ARTICLE
    assert max(costs.values()) <= HOME


def test_5000_articles_cost_no_more_queries_than_50(fifty_articles, costs_of, section, illustrated):
    before = costs_of()
    grow_articles(section("kinhbac", "tin-tuc"), 4950, **illustrated, slug="them")
    assert NewsPage.objects.filter(portal__code="kinhbac").count() == 5000
    assert costs_of() == before


def test_119_portals_cost_no_more_queries_than_6(fifty_articles, costs_of, registry_rows):
    before = costs_of()
    provision(registry_rows, BASE_DOMAIN, PORT)
    assert costs_of() == before


def test_a_process_that_remembers_nothing_asks_only_a_little_more(
    fifty_articles, costs_of, at_portal
):
    warm = costs_of({"home": "/"})["home"]
    forget_portals()
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        at_portal("kinhbac")
    assert warm < len(queries) <= warm + COLD


def test_images_add_no_queries_for_each_card(section, illustrated, costs_of):
    news = section("kinhbac", "tin-tuc")
    grow_articles(news, 1, slug="tin-so-3", **illustrated)
    one = costs_of({"home": "/", "list": "/tin-tuc/"})
    for _number in range(6):
        image = ImageFactory()
        image.get_renditions(*CARD_FILTERS)
        grow_articles(news, 2, slug="khac", lead_image=image, lead_image_alt="Đình làng")
    assert costs_of({"home": "/", "list": "/tin-tuc/"}) == one


def test_an_article_of_every_kind_of_block_stays_below_the_budget(
    fifty_articles, illustrated, publish_article, costs_of
):
    pictures = [{"image": ImageFactory(), "alt": "Cảnh", "caption": ""} for _number in range(12)]
    film = PortalMedia.objects.create(title="Phim", file="media/phim.mp4", type="video", duration=9)
    publish_article(
        "kinhbac", slug="day-du", **illustrated,
        body=[
            ("text", "<p>Lời.</p>"), ("image", pictures[0]),
            ("gallery", {"images": pictures, "caption": ""}),
            ("file", {"document": DocumentFactory(), "title": ""}),
            ("video", {"media": film, "caption": "", "transcript": ""}),
        ],
    )  # fmt: skip
    assert costs_of({"article": "/tin-tuc/day-du/"})["article"] <= ARTICLE


def wire_size(content):
    """Bytes of a file as a browser receives it."""
    return len(gzip.compress(content, 9))


def test_a_home_page_fits_a_slow_phone(
    fifty_articles, section, illustrated, at_portal, registry_rows
):
    provision(registry_rows, BASE_DOMAIN, PORT)
    for code in ("bacninh", "snv"):
        grow_articles(section(code, "tin-tuc"), 20, **illustrated)
    for code in ("bacninh", "snv", "kinhbac"):
        html = at_portal(code).content.decode()
        assert html.count("/tin-tuc/tin-so-") >= 7
        files = set(re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js))"', html))
        assert {file.rpartition(".")[2] for file in files} == {"css", "js"}
        contents = [Path(finders.find(file)).read_bytes() for file in files]
        assert sum(map(wire_size, [html.encode(), *contents])) <= 60 * 1024, code


def test_a_page_asks_no_other_server_for_anything(fifty_articles, at_portal):
    for path in PAGES.values():
        html = at_portal("kinhbac", path).content.decode()
        loaded = re.findall(r'<(?:script|img|source)[^>]*? src(?:set)?="([^"]+)"', html)
        loaded += re.findall(r'<link rel="(?:stylesheet|icon|preload)[^>]*? href="([^"]+)"', html)
        assert loaded
        assert not [address for address in loaded if "//" in address], path
