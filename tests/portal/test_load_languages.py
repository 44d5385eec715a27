"""The demonstration in foreign languages: every text is there, in its own language."""

from datetime import date
from html import unescape

import pytest

from portal.demo.datafiles import load
from portal.demo.load_languages import load_languages
from portal.models import NewsPage
from sites.demo import PASSWORD, DemoOptions
from sites.foreign_homes import foreign_languages
from sites.models import Portal, PublicationEvent, User
from sites.provisioning import find_drift
from tests.conftest import BASE_DOMAIN, FEW, PORT


@pytest.fixture
def demo(installation):
    """The province as the first load leaves it."""
    Portal.objects.filter(code="bacninh").update(
        phone="0222 3 822 000", fax="không có", responsible_person="Nguyễn Văn Khánh"
    )
    options = DemoOptions(1, 1, None, date(2026, 10, 31))
    load_languages(options, lambda step, count: None)
    return Portal.objects.get(code="bacninh")


def test_every_language_has_its_sections_and_the_article(demo, at_portal):
    assert demo.languages == list(foreign_languages())
    texts = load("languages")
    for language in demo.languages:
        for slug in ("about", "organisation", "officials", "news", "contacts"):
            response = at_portal("bacninh", f"/{language}/{slug}/")
            assert response.status_code == 200, (language, slug)
            if slug in texts:
                last = texts[slug][language][-1].partition("{")[0]
                assert last in unescape(response.content.decode())
        assert (
            texts["article"][language]["title"]
            in at_portal("bacninh", f"/{language}/").content.decode()
        )
    officials = at_portal("bacninh", "/ko/officials/").content.decode()
    for word in ("Nguyễn Văn Khánh", "0222 3 822 000", "팩스: 없음"):
        assert word in officials


def test_the_article_is_one_in_five_languages(demo, at_portal):
    articles = NewsPage.objects.filter(portal=demo)
    assert articles.count() == 1 + len(demo.languages)
    assert articles.values("translation_key").distinct().count() == 1
    for article in articles:
        html = at_portal("bacninh", article.local_url).content.decode()
        assert html.count('rel="alternate" hreflang') == 5
    events = PublicationEvent.objects.filter(object_type="portal.newspage")
    assert {event.url for event in events} == {
        demo.site.root_url + article.local_url for article in articles
    }
    assert not events.filter(section="tin-tuc").exists()


def test_the_translator_logs_in(demo, client):
    host = {"host": "quantri.bacninh.localhost:8000"}
    client.post("/admin/login/", {"username": "translator", "password": PASSWORD}, headers=host)
    assert client.get("/admin/", headers=host).status_code == 200
    assert User.objects.get(username="translator").get_full_name() == "Biên dịch viên Tỉnh Bắc Ninh"


def test_the_days_that_pass_add_nothing_and_there_is_no_drift(demo, registry_rows):
    before = NewsPage.objects.count()
    later = DemoOptions(1, 1, date(2026, 11, 1), date(2026, 11, 2))
    load_languages(later, lambda step, count: None)
    assert NewsPage.objects.count() == before
    rows = [row for row in registry_rows if row.code in FEW]
    assert find_drift(rows, BASE_DOMAIN, PORT) == []
