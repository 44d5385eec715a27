"""The demonstration in foreign languages: every text is there, in its own language."""

from datetime import date
from html import unescape

import pytest

from portal.demo.datafiles import load
from portal.demo.load_about import load_about
from portal.demo.load_languages import load_languages
from portal.models import NewsPage, Official
from sites.demo import PASSWORD, DemoOptions
from sites.foreign_homes import foreign_languages
from sites.models import Portal, PublicationEvent, User
from sites.provisioning import find_drift
from tests.conftest import BASE_DOMAIN, FEW, PORT


@pytest.fixture
def demo(installation):
    """The province as the first load leaves it."""
    options = DemoOptions(1, 1, None, date(2026, 10, 31))
    load_about(options, lambda step, count: None)
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


def test_units_and_officials_are_taken_over_from_the_vietnamese_rows(demo, at_portal):
    words = load("languages")
    original = Official.objects.filter(page__key="can-bo-dau-moi", page__portal=demo).first()
    for language in demo.languages:
        html = unescape(at_portal("bacninh", f"/{language}/officials/").content.decode())
        for text in (original.name, original.phone, words["official_rows"][0][language]["unit"]):
            assert text in html, (language, text)
        assert original.unit not in html
        html = unescape(at_portal("bacninh", f"/{language}/organisation/").content.decode())
        for unit in words["units"]:
            for end in ("</a>", "</h3>"):  # in the chart, and above its functions
                assert f">{unit[language]['name']}{end}" in html, language
            assert unit[language]["functions"] in html


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
