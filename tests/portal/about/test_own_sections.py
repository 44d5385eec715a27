"""Sections that a portal adds itself: their own articles, their own criterion or none."""

from django.urls import reverse

from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

import pytest

from portal.models import NewsPage, NewsSectionPage, SectionPage
from sites.foreign_homes import foreign_languages
from sites.provisioning.languages import enable_languages
from tests.factories import NewsPageFactory

from .conftest import LONG


@pytest.fixture
def editor(editor_of, admin_of):
    return admin_of(editor_of("kinhbac"))


@pytest.fixture
def add_section(editor, installation):
    """Return the editor's hand: adds a section of the own portal at the home page."""

    def add(title, kind="newssectionpage", **typed):
        home = installation["kinhbac"].site.root_page
        address = reverse("wagtailadmin_pages:add", args=["portal", kind, home.pk])
        form = querydict_from_html(
            editor.get(address).content.decode(), form_id="page-edit-form"
        ).copy()
        form.update(nested_form_data({"body": streamfield([])}))
        form.update({"title": title, "action-publish": "1"})
        for name, value in typed.items():
            form[name] = value
        return editor.post(address, form)

    return add


def write_in(section, title):
    section.refresh_from_db()
    article = NewsPageFactory(parent=section, title=title)
    article.save_revision().publish()
    return NewsPage.objects.get(pk=article.pk)


def news_section(title):
    return NewsSectionPage.objects.get(title=title)


def test_two_own_sections_list_their_own_articles_alone(add_section, at_portal):
    add_section("Khuyến nông")
    add_section("Thể thao")
    farm, sport = news_section("Khuyến nông"), news_section("Thể thao")
    write_in(farm, "Tập huấn trồng lúa")
    write_in(sport, "Giải bóng đá thiếu niên")
    listed = at_portal("kinhbac", farm.local_url).content.decode()
    assert "Tập huấn trồng lúa" in listed and "Giải bóng đá thiếu niên" not in listed
    assert "Tập huấn trồng lúa" not in at_portal("kinhbac", "/tin-tuc/").content.decode()
    copy = farm.copy(to=farm.get_parent(), update_attrs={"title": "Bản sao", "slug": "ban-sao"})
    assert copy.key != farm.key


def test_an_own_section_that_counts_for_nothing_counts_nothing(add_section, leaf):
    add_section("Khuyến nông")
    write_in(news_section("Khuyến nông"), "Tập huấn")
    assert leaf("kinhbac", "2").points == 0


def test_an_own_section_may_count_for_the_news_and_change_its_mind(add_section, leaf, editor):
    add_section("Khuyến nông", counts_for="tin-tuc")
    own = news_section("Khuyến nông")
    assert (own.counts_for, own.criterion) == ("tin-tuc", "2")
    write_in(own, "Tập huấn trồng lúa")
    assert leaf("kinhbac", "2").points > 0
    own.counts_for = "pho-bien-phap-luat"
    own.save_revision().publish()
    assert leaf("kinhbac", "2").points == 0
    assert NewsPage.objects.get().counts_for == "pho-bien-phap-luat"


def test_an_article_moved_into_it_counts_there(add_section, publish_article, leaf, section):
    add_section("Thể thao")
    article = publish_article("kinhbac")
    assert leaf("kinhbac", "2").points > 0
    article.move(news_section("Thể thao"), pos="last-child")
    assert leaf("kinhbac", "2").points == 0
    moved = NewsPage.objects.get()
    assert (moved.section_key, moved.counts_for) == (news_section("Thể thao").key, "")


def test_a_page_of_text_may_count_for_the_heritage(add_section, fill, leaf):
    add_section("Danh thắng", "sectionpage", counts_for="lich-su-van-hoa")
    page = SectionPage.objects.get(title="Danh thắng")
    fill("kinhbac", page.slug, body=LONG, counts_for="lich-su-van-hoa")
    assert leaf("kinhbac", "1.4").points == 3


@pytest.mark.parametrize("wanted", ["chi-dao-dieu-hanh", "qua-trinh-phat-trien", "lich-su-van-hoa"])
def test_only_what_such_a_page_can_serve_is_offered(add_section, wanted):
    assert add_section("Lạ", counts_for=wanted).status_code == 200
    assert not NewsSectionPage.objects.filter(title="Lạ").exists()


def test_sections_of_the_blueprint_are_not_asked(editor, section):
    for key, kind in (("tin-tuc", "Tin"), ("lich-su-van-hoa", "Trang")):
        address = reverse("wagtailadmin_pages:edit", args=[section("kinhbac", key).pk])
        assert 'name="counts_for"' not in editor.get(address).content.decode(), kind


def test_an_own_section_may_be_deleted_one_of_the_plan_may_not(add_section, editor, section):
    add_section("Khuyến nông")
    own = news_section("Khuyến nông")
    editor.post(reverse("wagtailadmin_pages:delete", args=[own.pk]))
    assert not NewsSectionPage.objects.filter(pk=own.pk).exists()
    required = section("kinhbac", "tin-tuc")
    editor.post(reverse("wagtailadmin_pages:delete", args=[required.pk]))
    assert NewsSectionPage.objects.filter(pk=required.pk).exists()


def test_below_a_foreign_home_nothing_counts(installation):
    enable_languages(installation["kinhbac"], foreign_languages()[:1])
    home = installation["kinhbac"].site.root_page.get_translations().get().specific
    page = home.add_child(instance=NewsSectionPage(title="Farming", counts_for="tin-tuc"))
    assert page.counts_for == ""
    assert page.key.endswith("-en")
