"""The form that submits a page for translation offers the portal's languages and no others."""

from django.urls import reverse

from wagtail.models import Locale

import pytest

from portal.models import NewsPage
from sites.models import Portal
from sites.provisioning.languages import enable_languages


@pytest.fixture
def article(installation, publish_article):
    """An article of Kinh Bắc, which has English; the province has all four languages."""
    enable_languages(installation["bacninh"], ["en", "ja", "zh-hans", "ko"])
    enable_languages(Portal.objects.get(code="kinhbac"), ["en"])
    return publish_article("kinhbac", slug="gui-dich")


@pytest.fixture
def submit(article, editor_of, admin_of):
    browser = admin_of(editor_of("kinhbac"))
    address = reverse("wagtail_localize:submit_page_translation", args=[article.pk])

    def press(*codes):
        if not codes:
            return browser.get(address)
        chosen = Locale.objects.filter(language_code__in=codes)
        return browser.post(address, {"locales": [locale.pk for locale in chosen]})

    return press


def offered(response):
    queryset = response.context["form"].fields["locales"].queryset
    return list(queryset.values_list("language_code", flat=True))


def test_it_offers_what_the_portal_has_enabled(submit):
    assert offered(submit()) == ["en"]


def test_another_language_that_is_sent_is_refused(submit, article):
    for codes in (["ja"], ["en", "ko"]):
        answer = submit(*codes)
        assert answer.status_code == 200
        assert list(answer.context["form"].errors) == ["locales"]
    assert not article.get_translations().exists()


def test_the_enabled_language_is_accepted(submit, article):
    assert submit("en").status_code == 302
    assert article.get_translations().get().locale.language_code == "en"


def test_a_portal_without_languages_is_offered_none(article, publish_article, editor_of, admin_of):
    other = publish_article("tulan", slug="khong-dich")
    address = reverse("wagtail_localize:submit_page_translation", args=[other.pk])
    browser = admin_of(editor_of("tulan"))
    answer = browser.get(address)
    assert answer.status_code != 200 or offered(answer) == []
    browser.post(address, {"locales": [Locale.objects.get(language_code="en").pk]})
    assert NewsPage.objects.filter(translation_key=other.translation_key).count() == 1
