"""The province with foreign languages, for several tests."""

import pytest

from portal.models import HomePage, NewsPage
from sites.foreign_homes import foreign_languages
from sites.models import Portal
from sites.provisioning.languages import enable_languages
from tests.factories import NewsPageFactory


@pytest.fixture
def province(installation):
    """The province with all four languages."""
    enable_languages(installation["bacninh"], foreign_languages())
    return Portal.objects.select_related("site__root_page").get(code="bacninh")


@pytest.fixture
def page_in(province):
    """Return a finder of the province's pages: `page_in("en", "about")`."""

    def find(language, slug=""):
        homes = HomePage.objects.filter(portal=province, locale__language_code=language)
        home = homes.get()
        return home.get_children().get(slug=slug).specific if slug else home

    return find


@pytest.fixture
def translated_article(province, page_in, publish_article):
    """An article of the province and its English translation, both published."""
    original = publish_article("bacninh", title="Bản tin gốc", slug="ban-tin-goc")
    news = page_in("en", "news")
    english = NewsPageFactory(
        parent=news,
        title="The bulletin",
        slug="the-bulletin",
        locale=news.locale,
        translation_key=original.translation_key,
    )
    english.save_revision().publish()
    return original, NewsPage.objects.get(pk=english.pk)
