"""Foreign languages: only where enabled, only what is translated, rights of their own."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail.models import Page

import pytest

from sites.blueprint import foreign_blueprint
from sites.provisioning.languages import enable_languages
from sites.tree import portal_id_for_path

ALL = ["en", "ja", "zh-hans", "ko"]


def switch(html):
    """Return {code: address} of the language switch."""
    nav = re.search(r'<nav class="topbar__tools topbar__languages".*?</nav>', html, re.S)
    return dict(re.findall(r'href="([^"]+)" lang="([^"]+)"', nav[0])) if nav else {}


def test_a_language_that_is_not_enabled_is_not_found(province, at_portal):
    assert at_portal("bacninh", "/en/").status_code == 200
    for code in ("kinhbac", "snv"):
        for path in ("/en/", "/ja/", "/en/tin-tuc/", "/zh-hans/gioi-thieu/"):
            assert at_portal(code, path).status_code == 404, (code, path)
        assert 'hreflang="' not in at_portal(code).content.decode()


def test_a_language_enabled_on_one_portal_alone_is_not_found_on_the_province(
    installation, at_portal
):
    enable_languages(installation["kinhbac"], ["en"], title="Kinh Bac Ward")
    assert "Kinh Bac Ward" in at_portal("kinhbac", "/en/").content.decode()
    assert at_portal("kinhbac", "/ja/").status_code == 404
    assert at_portal("bacninh", "/en/").status_code == 404


@pytest.mark.parametrize(
    ("language", "name", "words"),
    [
        ("en", "Bac Ninh Province", ["Organisation and functions", "Main menu", "Skip to main"]),
        ("ja", "バクニン省", ["組織と職務", "ニュース"]),
        ("zh-hans", "北宁省", ["机构与职能", "新闻"]),
        ("ko", "박닌성", ["조직과 기능", "뉴스"]),
    ],
)
def test_the_home_speaks_its_language(province, at_portal, language, name, words):
    response = at_portal("bacninh", f"/{language}/")
    html = response.content.decode()
    assert response.headers["Content-Language"] == language
    assert f'<html lang="{language}"' in html
    for word in [name, *words]:
        assert word in html
    menu = re.search(r'<ul class="menu__list">.*?</ul>', html, re.S)[0]
    addresses = re.findall(r'href="([^"]+)"', menu)
    assert len(addresses) == len(foreign_blueprint().sections)
    for address in addresses:
        assert address.startswith(f"/{language}/")
        assert at_portal("bacninh", address).status_code == 200
    for vietnamese in ("Giới thiệu", "Trang chủ", "Thủ tục hành chính"):
        assert vietnamese not in html


def test_breadcrumbs_and_canonical_addresses_keep_the_language(
    translated_article, at_portal, province
):
    html = at_portal("bacninh", "/en/news/the-bulletin/").content.decode()
    trail = re.search(r'<nav class="breadcrumbs".*?</nav>', html, re.S)[0]
    assert re.findall(r'href="([^"]+)"', trail) == ["/en/", "/en/news/"]
    root = province.site.root_url
    assert f'<link rel="canonical" href="{root}/en/news/the-bulletin/">' in html
    assert f'href="{root}/tin-tuc/ban-tin-goc/"' in html
    assert at_portal("bacninh", "/en/news/the-bulletin/in/").status_code == 200


def test_articles_of_one_language_stay_out_of_the_lists_of_another(translated_article, at_portal):
    vietnamese = (
        at_portal("bacninh").content.decode() + at_portal("bacninh", "/tin-tuc/").content.decode()
    )
    english = (
        at_portal("bacninh", "/en/").content.decode()
        + at_portal("bacninh", "/en/news/").content.decode()
    )
    assert vietnamese.count("Bản tin gốc") >= 2
    assert "The bulletin" not in vietnamese
    assert english.count("The bulletin") >= 2
    assert "Bản tin gốc" not in english
    assert "The bulletin" not in at_portal("bacninh", "/ja/news/").content.decode()


def test_the_switch_leads_only_to_what_is_there(translated_article, at_portal, province):
    _original, english = translated_article
    both = {"/tin-tuc/ban-tin-goc/": "vi", "/en/news/the-bulletin/": "en"}
    for path in both:
        html = at_portal("bacninh", path).content.decode()
        assert switch(html) == both
        assert html.count('rel="alternate" hreflang') == 2
    assert set(switch(at_portal("bacninh").content.decode()).values()) == {"vi", *ALL}
    assert switch(at_portal("bacninh", "/van-ban/").content.decode()) == {}
    english.unpublish()
    assert switch(at_portal("bacninh", "/tin-tuc/ban-tin-goc/").content.decode()) == {}


def test_the_switch_offers_no_language_that_was_switched_off(province, at_portal):
    province.languages = ["en"]
    province.save()
    assert set(switch(at_portal("bacninh").content.decode()).values()) == {"vi", "en"}
    assert at_portal("bacninh", "/ja/").status_code == 404


def test_an_untranslated_page_leads_to_the_vietnamese_one(
    province, at_portal, publish_article, translated_article
):
    publish_article("bacninh", title="Chỉ có tiếng Việt", slug="chi-tieng-viet")
    _original, english = translated_article
    english.unpublish()
    for asked, answer in {
        "/en/tin-tuc/chi-tieng-viet/": "/tin-tuc/chi-tieng-viet/",
        "/ja/van-ban/": "/van-ban/",
        "/en/gioi-thieu/": "/en/about/",
        "/en/news/the-bulletin/": "/tin-tuc/ban-tin-goc/",
    }.items():
        response = at_portal("bacninh", asked)
        assert response.status_code == 302, asked
        assert response.url.removeprefix(province.site.root_url) == answer
    assert at_portal("bacninh", "/en/khong-co/").status_code == 404
    assert at_portal("bacninh", "/tin-tuc/khong-co/").status_code == 404


def test_a_home_taken_back_leads_to_the_vietnamese_one(province, page_in, at_portal):
    page_in("en").unpublish()
    response = at_portal("bacninh", "/en/")
    assert response.status_code == 302
    assert response.url.removeprefix(province.site.root_url) == "/"
    assert "en" not in switch(at_portal("bacninh").content.decode()).values()


def test_translations_cost_few_queries_and_no_more_on_other_portals(
    translated_article, at_portal, publish_article
):
    publish_article("kinhbac", slug="mot-tin")

    def cost(code, path):
        for _visit in range(2):
            at_portal(code, path)
        with CaptureQueriesContext(connection) as queries:
            assert at_portal(code, path).status_code == 200
        return len(queries)

    assert cost("bacninh", "/en/") <= 30
    assert cost("bacninh", "/en/news/the-bulletin/") <= 20
    assert cost("bacninh", "/") <= cost("kinhbac", "/") + 1
    assert cost("bacninh", "/tin-tuc/ban-tin-goc/") <= cost("kinhbac", "/tin-tuc/mot-tin/") + 1


def test_the_tree_knows_whose_translations_these_are(province, page_in):
    for language in ALL:
        home = page_in(language)
        assert portal_id_for_path(home.path) == province.pk
        for page in home.get_descendants().specific():
            assert portal_id_for_path(page.path) == page.portal_id == province.pk
            assert page.key.endswith(f"-{language}")
    assert not any(Page.find_problems())
