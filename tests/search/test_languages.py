"""Searching in the other languages of a portal."""

from tests.portal.conftest import page_in, province, translated_article

__all__ = ["page_in", "province", "translated_article"]

EVERYWHERE = {"pham-vi": "tat-ca"}


def test_the_english_page_finds_what_is_english(translated_article, ask, at_portal):
    assert ask("bacninh", "bulletin", path="/en/tim-kiem/") == [
        ("The bulletin", "/en/news/the-bulletin/")
    ]
    assert ask("bacninh", "ban tin goc", path="/en/tim-kiem/") == []
    html = at_portal("bacninh", "/en/").content.decode()
    assert 'action="/en/tim-kiem/"' in html


def test_the_vietnamese_page_finds_both_but_not_what_others_translated(translated_article, ask):
    assert ask("bacninh", "ban tin goc") == [("Bản tin gốc", "/tin-tuc/ban-tin-goc/")]
    assert ask("bacninh", "the bulletin") == [("The bulletin", "/en/news/the-bulletin/")]
    assert ask("kinhbac", "the bulletin") == []
    assert len(ask("bacninh", "bulletin", path="/en/tim-kiem/", **EVERYWHERE)) == 1


def test_a_language_that_the_portal_has_not_is_404(translated_article, at_portal):
    assert at_portal("kinhbac", "/en/tim-kiem/?q=news").status_code == 404


def test_the_sections_of_a_language_are_found_at_once(province, ask):
    assert any(url.startswith("/en/") for _title, url in ask("bacninh", "news", "/en/tim-kiem/"))
