"""The index holds what is public now, whatever happened to pages and rows."""

from io import StringIO

from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail.models import PageViewRestriction

import pytest

from portal.models import NewsPage, NewsSectionPage, Repost, SectionPage
from search.indexing import rebuild
from search.models import SearchEntry
from search.row_entries import NEVER_FOUND, row_models
from tests.factories import grow_articles


def everything():
    """All entries but for their ids."""
    rows = SearchEntry.objects.order_by("object_type", "object_id").values()
    return [{name: value for name, value in row.items() if name != "id"} for row in rows]


@pytest.fixture
def subsection(section):
    """A section of text in Kinh Bắc with a news section and an article below it."""
    parent = section("kinhbac", "tin-tuc").get_parent()
    outer = parent.add_child(instance=SectionPage(title="Làng nghề", slug="lang-nghe"))
    inner = outer.add_child(instance=NewsSectionPage(title="Tin làng nghề", slug="tin"))
    article = NewsPage(title="Nghề gốm Phù Lãng", slug="gom")
    inner.add_child(instance=article)
    for page in (outer, inner, article):
        page.save_revision().publish()
    return SectionPage.objects.get(pk=outer.pk)


def test_a_deleted_section_takes_all_below_it_along(subsection, titles):
    assert titles("kinhbac", "gom phu lang") == ["Nghề gốm Phù Lãng"]
    assert "Làng nghề" in titles("kinhbac", "lang nghe")
    subsection.delete()
    assert titles("kinhbac", "gom phu lang") == titles("kinhbac", "lang nghe") == []


def test_a_section_that_moves_or_is_renamed_takes_the_addresses_along(
    subsection, section, ask, django_capture_on_commit_callbacks
):
    subsection.slug = "lang-nghe-co"
    with django_capture_on_commit_callbacks(execute=True):
        subsection.save_revision().publish()
    assert ask("kinhbac", "gốm Phù Lãng")[0][1] == "/lang-nghe-co/tin/gom/"
    target = section("tulan", "gioi-thieu")
    SectionPage.objects.get(pk=subsection.pk).move(target, pos="last-child")
    assert ask("kinhbac", "gốm Phù Lãng") == []
    assert ask("tulan", "gốm Phù Lãng")[0][1] == f"{target.local_url}lang-nghe-co/tin/gom/"


def test_an_article_that_moves_to_leadership_news_is_found_everywhere(
    publish_article, section, titles
):
    article = publish_article("bacninh", title="Công điện khẩn", slug="khan")
    assert titles("kinhbac", "công điện khẩn") == []
    article.move(section("bacninh", "chi-dao-dieu-hanh"), pos="last-child")
    assert titles("kinhbac", "công điện khẩn") == ["Công điện khẩn"]
    NewsPage.objects.get(pk=article.pk).move(section("bacninh", "tin-tuc"), pos="last-child")
    assert titles("kinhbac", "công điện khẩn") == []


def test_what_asks_for_a_login_is_not_found_until_it_is_opened(subsection, titles):
    restriction = PageViewRestriction.objects.create(
        page=subsection.page_ptr, restriction_type=PageViewRestriction.LOGIN
    )
    assert titles("kinhbac", "gốm Phù Lãng") == []
    NewsPage.objects.get(slug="gom").save_revision().publish()
    assert titles("kinhbac", "gốm Phù Lãng") == []
    restriction.delete()
    assert titles("kinhbac", "gốm Phù Lãng") == ["Nghề gốm Phù Lãng"]
    PageViewRestriction.objects.create(
        page=subsection.page_ptr, restriction_type=PageViewRestriction.LOGIN
    )
    subsection.delete()
    assert titles("kinhbac", "làng nghề") == []


def test_an_alias_is_not_found_twice(publish_article, section, titles):
    article = publish_article("kinhbac", title="Tin được nhân đôi", slug="doi")
    article.create_alias(parent=section("kinhbac", "chi-dao-dieu-hanh"), update_slug="doi")
    rebuild()
    assert titles("kinhbac", "nhân đôi") == ["Tin được nhân đôi"]


def test_a_rebuild_finds_what_signals_found_and_twice_is_once(
    installation, subsection, publish_article
):
    master = publish_article("snv", title="Bài của sở")
    Repost.objects.create(portal=installation["kinhbac"], article=master)
    publish_article("bacninh", "chi-dao-dieu-hanh", title="Chỉ đạo")
    by_signals = everything()
    SearchEntry.objects.filter(object_type="portal.newspage").delete()
    SearchEntry.objects.create(
        portal=master.portal, object_type="portal.gone", object_id="1", title="?", url="/",
        language="vi", keys="x1",
    )  # fmt: skip
    assert rebuild() == len(by_signals)
    assert everything() == by_signals
    rebuild()
    assert everything() == by_signals


def test_a_rebuild_reads_each_type_of_thing_in_few_queries(installation, publish_article, section):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            rebuild()
        return len([q for q in queries if q["sql"].startswith("SELECT")])

    def repost(code):
        master = publish_article("snv", title=f"Bài cho {code}", slug=code)
        Repost.objects.create(portal=installation[code], article=master)

    repost("kinhbac")
    before = cost()
    grow_articles(section("kinhbac", "tin-tuc"), 30, slug="them")
    for code in ("tulan", "anlac"):
        repost(code)
    assert cost() == before


def test_the_command_says_what_it_did(installation):
    SearchEntry.objects.all().delete()
    said = StringIO()
    call_command("rebuild_search", stdout=said)
    assert str(SearchEntry.objects.count()) in said.getvalue()
    assert SearchEntry.objects.exists()


def test_the_command_refuses_an_installation_without_portals(db):
    with pytest.raises(CommandError) as refused:
        call_command("rebuild_search", stdout=StringIO())
    assert refused.value.returncode == 1


def test_rows_of_every_register_are_found_but_for_those_named(db):
    labels = {model._meta.label_lower for model in row_models()}
    assert "portal.repost" in labels
    assert not labels & NEVER_FOUND


def test_a_rows_own_words_and_reach_are_asked_for(installation, publish_article, ask, monkeypatch):
    """What a register that is still to come may say of its rows, said by one that is here."""
    monkeypatch.setattr(Repost, "search_text", lambda row: "từ khóa riêng", raising=False)
    monkeypatch.setattr(Repost, "search_reach", lambda row: "communes", raising=False)
    master = publish_article("snv", title="Thủ tục dùng chung", slug="chung")
    Repost.objects.create(portal=installation["bacninh"], article=master)
    address = f"/tin-tuc/bai/{master.pk}/chung/"
    for code in ("bacninh", "kinhbac", "tulan"):
        assert ask(code, "tu khoa rieng") == [("Thủ tục dùng chung", address)]
    assert ask("stc", "tu khoa rieng") == []
    Repost.objects.get().delete()
    assert ask("kinhbac", "tu khoa rieng") == []


def test_a_row_that_is_switched_off_or_has_no_section_is_not_found(
    installation, publish_article, titles, monkeypatch
):
    master = publish_article("snv", title="Bài của sở", slug="so")
    row = Repost.objects.create(portal=installation["kinhbac"], article=master)
    assert titles("kinhbac", "bài của sở") == ["Bài của sở"]
    row.is_public = False
    row.save()
    assert titles("kinhbac", "bài của sở") == []
    monkeypatch.setattr(Repost, "ledger_section", lambda row: "")
    row.is_public = True
    row.save()
    assert titles("kinhbac", "bài của sở") == []
