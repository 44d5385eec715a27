"""Foreign languages in the admin and the commands: rights, keys, what runs twice."""

from io import StringIO

from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.urls import reverse

from wagtail.models import GroupPagePermission, Locale, Page

import pytest

from portal.models import (
    HomePage,
    NewsPage,
    NewsSectionPage,
    RegisterSectionPage,
    SectionPage,
)
from sites.blueprint import foreign_blueprint
from sites.foreign_homes import foreign_languages, key_in_language
from sites.models import Portal, PortalRole
from sites.provisioning import find_drift, provision
from sites.provisioning.languages import enable_languages
from tests.conftest import BASE_DOMAIN, FEW, PORT
from tests.factories import UserFactory

ALL = ["en", "ja", "zh-hans", "ko"]


def test_a_second_run_finds_nothing_to_do_and_provisioning_stays_clean(province, registry_rows):
    rows = [row for row in registry_rows if row.code in FEW]
    pages = list(Page.objects.order_by("pk").values())
    assert not enable_languages(province, ALL).changed
    assert not provision(rows, BASE_DOMAIN, PORT).changed
    assert find_drift(rows, BASE_DOMAIN, PORT) == []
    assert list(Page.objects.order_by("pk").values()) == pages
    assert Page.objects.filter(depth=2).count() == len(FEW) + len(ALL)


def test_a_section_that_was_deleted_is_made_again(province, page_in):
    page_in("ko", "officials").delete()
    province.refresh_from_db()
    assert enable_languages(province, ALL).sections == 1
    assert page_in("ko", "officials").get_translations().count() == 4  # Vietnamese included


def test_a_translated_section_never_stands_for_the_one_the_plan_asks_for(
    province, section, registry_rows
):
    original = section("bacninh", "van-ban")
    copy = original.copy_for_translation(Locale.objects.get(language_code="en"))
    assert copy.specific.key == "van-ban-en"
    assert RegisterSectionPage.objects.filter(portal=province, key="van-ban").get() == original
    assert key_in_language("van-ban-en", "zh-hans") == "van-ban-zh-hans"
    assert key_in_language("van-ban-zh-hans", "vi") == "van-ban"
    assert key_in_language("", "en") == ""
    rows = [row for row in registry_rows if row.code in FEW]
    assert find_drift(rows, BASE_DOMAIN, PORT) == []


def test_an_article_submitted_for_translation_lands_in_its_languages_news(
    province, publish_article, page_in
):
    original = publish_article("bacninh", slug="goc")
    copy = original.copy_for_translation(Locale.objects.get(language_code="ja"))
    assert copy.get_parent().specific == page_in("ja", "news")
    assert copy.specific.section_key == "tin-tuc-ja"
    assert NewsPage.objects.filter(portal=province, section_key="tin-tuc").count() == 1
    assert NewsSectionPage.objects.filter(portal=province, key="tin-tuc").count() == 1


def test_the_editor_submits_an_article_for_translation(
    province, page_in, publish_article, editor_of, admin_of
):
    original = publish_article("bacninh", slug="gui-dich")
    foreign = publish_article("kinhbac", slug="cua-phuong")
    browser = admin_of(editor_of("bacninh"))
    locale = Locale.objects.get(language_code="en")

    def submit(page):
        address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        return browser.post(address, {"locales": [locale.pk]})

    assert submit(foreign).status_code == 404
    assert submit(original).status_code == 302
    (translation,) = original.get_translations()
    assert translation.get_parent().specific == page_in("en", "news")
    assert translation.section_key == "tin-tuc-en"
    assert not foreign.get_translations().exists()


@pytest.mark.parametrize("role", ["editor", "head"])
def test_the_provinces_editor_edits_the_translated_pages_and_nobody_elses_does(
    page_in, editor_of, admin_of, fill_page_form, role
):
    about = page_in("en", "about")
    address = reverse("wagtailadmin_pages:edit", args=[about.pk])
    browser = admin_of(editor_of("bacninh", role))
    assert browser.get(reverse("wagtailadmin_explore", args=[page_in("en").pk])).status_code == 200
    fill_page_form(browser, address, "action-publish", text="The province.")
    assert "The province." in str(SectionPage.objects.get(pk=about.pk).body)
    stranger = admin_of(editor_of("kinhbac", role))
    assert stranger.get(address).status_code in {302, 404}


def test_the_translator_writes_translations_and_nothing_else(
    province, page_in, section, admin_of, fill_page_form
):
    group = PortalRole.objects.get(portal=province, role="translator").group
    translator = UserFactory(username="translator", home_portal=province)
    translator.groups.add(group)
    browser = admin_of(translator)
    assert browser.get("/admin/").status_code == 200
    about = page_in("ja", "about")
    address = reverse("wagtailadmin_pages:edit", args=[about.pk])
    fill_page_form(browser, address, text="草稿です。")
    about.refresh_from_db()
    assert "草稿です。" in str(about.get_latest_revision_as_object().body)
    assert "草稿です。" not in str(SectionPage.objects.get(pk=about.pk).body)
    for foreign in (section("bacninh", "gioi-thieu"), section("kinhbac", "gioi-thieu")):
        assert not foreign.permissions_for_user(translator).can_edit()
        edit = reverse("wagtailadmin_pages:edit", args=[foreign.pk])
        assert browser.get(edit).status_code in {302, 404}


def test_whoever_translates_a_home_in_the_admin_gives_its_groups_their_rights(installation):
    home = installation["tulan"].site.root_page.specific
    locale = Locale.objects.create(language_code="en")
    copy = home.copy_for_translation(locale)
    names = ("group_id", "permission_id")
    rights = [
        set(GroupPagePermission.objects.filter(page=page).values_list(*names))
        for page in (home, copy)
    ]
    assert rights[0] == rights[1] != set()


def enable(*arguments):
    said = StringIO()
    call_command("enable_languages", *arguments, stdout=said)
    return said.getvalue()


def test_the_command_enables_and_says_so(installation):
    said = enable("--portal", "anlac", "--language", "ko", "en", "ko")
    assert "en, ko" in said
    assert Portal.objects.get(code="anlac").languages == ["en", "ko"]
    assert HomePage.objects.filter(portal__code="anlac").count() == 3


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--portal", "khong-co", "--language", "en"], "khong-co"),
        (["--portal", "anlac", "--language", "fr"], "fr"),
        (["--portal", "anlac", "--language", "vi"], "vi"),
        (["--portal", "anlac", "--language", "en", "ja", "--title", "An Lac"], "một ngôn ngữ"),
    ],
)
def test_bad_input_is_refused_and_changes_nothing(installation, arguments, named):
    with pytest.raises(CommandError, match=named) as refusal:
        enable(*arguments)
    assert refusal.value.returncode == 2
    assert HomePage.objects.count() == len(FEW)


@pytest.mark.django_db
def test_a_synchronised_locale_is_an_error():
    from wagtail_localize.models import LocaleSynchronization

    def ids():
        return {message.id for message in run_checks(databases=["default"])}

    assert "portal_sites.E003" not in ids()
    vi = Locale.objects.get(language_code="vi")
    en = Locale.objects.create(language_code="en")
    LocaleSynchronization(locale=en, sync_from=vi).save()
    assert "portal_sites.E003" in ids()


def test_the_form_of_a_locale_does_not_offer_to_synchronise(installation, admin_of):
    browser = admin_of(UserFactory(username="operator", is_superuser=True))
    locale = Locale.objects.create(language_code="en")
    form = browser.get(f"/admin/locales/edit/{locale.pk}/").content.decode()
    assert "sync" not in form.lower().replace("async", "")


def test_the_blueprint_speaks_all_languages():
    for section in foreign_blueprint().sections:
        assert set(section.titles) == set(section.purposes) == set(foreign_languages()) == set(ALL)
        assert section.slug.isascii()
