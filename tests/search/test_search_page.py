"""A citizen searches a portal (criterion 12.1 of annex 1, 11.1 of annex 2)."""

import unicodedata

from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext

import pytest

from portal.models import Repost
from search.finding import MOST
from search.models import SearchEntry
from sites.row_actions import delete_row, save_row
from tests.conftest import BASE_DOMAIN, PORT
from tests.factories import grow_articles

EVERYWHERE = {"pham-vi": "tat-ca"}


@pytest.fixture
def stories(publish_article):
    """Three articles of Kinh Bắc whose words differ by their marks alone, oldest last."""
    return [
        publish_article("kinhbac", title=title, slug=f"bai-{number}", pub_at=pub_at)
        for number, (title, pub_at) in enumerate(
            [
                ("Gia hạn nộp thuế đất năm nay", "2026-10-01T08:00+07:00"),
                ("Người dân thuê đất trồng hoa", "2026-10-02T08:00+07:00"),
                ("Kế hoạch 65/KH-UBND về đường làng", "2026-10-03T08:00+07:00"),
            ]
        )
    ]


@pytest.mark.parametrize(
    "question",
    [
        "đường làng", "duong lang", "DUONG LANG", "làng đường", "  đường,  làng!  ",
        unicodedata.normalize("NFD", "Đường làng"), "65/KH-UBND", "65/kh-ubnd", "65KH UBND",
        "ke hoach 65/KH-UBND ve duong lang",
    ],
)  # fmt: skip
def test_an_article_is_found_however_its_words_are_typed(stories, ask, question):
    assert ask("kinhbac", question)[0] == (
        "Kế hoạch 65/KH-UBND về đường làng",
        "/tin-tuc/bai-2/",
    )


def test_the_marks_that_were_typed_come_first_and_without_marks_the_newest(stories, titles):
    tax, lease = "Gia hạn nộp thuế đất năm nay", "Người dân thuê đất trồng hoa"
    assert titles("kinhbac", "thuế đất") == [tax, lease]
    assert titles("kinhbac", "thuê đất") == [lease, tax]
    assert titles("kinhbac", "thue dat") == [lease, tax]


def test_a_title_comes_before_a_text_and_the_whole_title_before_a_newer_longer_one(
    publish_article, titles
):
    old, new = "2026-09-01T08:00+07:00", "2026-10-01T08:00+07:00"
    publish_article("kinhbac", title="Hội làng", slug="a", pub_at=old)
    publish_article("kinhbac", title="Hội làng mùa xuân", slug="b", pub_at=new)
    publish_article(
        "kinhbac", title="Tin khác", slug="c", pub_at=new, body=[("text", "<p>hội làng</p>")]
    )
    assert titles("kinhbac", "hoi lang") == ["Hội làng", "Hội làng mùa xuân", "Tin khác"]


def test_words_that_no_thing_has_together_find_what_has_most_of_them(stories, at_portal, titles):
    tax, lease = "Gia hạn nộp thuế đất năm nay", "Người dân thuê đất trồng hoa"
    assert titles("kinhbac", "gia hạn nộp thuế đất xyzxyz", loose=True)[0] == tax
    assert titles("kinhbac", "xyzxyz trồng", loose=True)[0] == lease
    html = at_portal("kinhbac", "/tim-kiem/?q=xyzxyz hoa").content.decode()
    assert gettext("Nothing has all these words; these have some of them.") in html


def test_what_was_withdrawn_or_never_published_is_not_found(stories, section, titles):
    stories[2].unpublish()
    assert titles("kinhbac", "đường làng") == []
    draft = stories[0]
    draft.title, draft.body = "Bản nháp chưa ai đọc", []
    draft.save_revision()
    assert titles("kinhbac", "bản nháp") == []
    draft.get_latest_revision().publish()
    assert titles("kinhbac", "bản nháp") == ["Bản nháp chưa ai đọc"]
    assert titles("kinhbac", "gia hạn nộp thuế") == []


def test_another_portals_articles_are_found_only_where_they_are_asked_for(stories, ask):
    assert ask("tulan", "đường làng") == []
    (found,) = ask("tulan", "đường làng", **EVERYWHERE)
    assert found[1] == f"http://kinhbac.{BASE_DOMAIN}:{PORT}/tin-tuc/bai-2/"
    assert ask("kinhbac", "đường làng", **EVERYWHERE)[0][1] == "/tin-tuc/bai-2/"


def test_leadership_news_is_found_on_every_portal_at_its_own_address(
    publish_article, ask, at_portal
):
    article = publish_article(
        "bacninh", "chi-dao-dieu-hanh", title="Chủ tịch chỉ đạo phòng chống bão", slug="bao"
    )
    for code in ("kinhbac", "snv"):
        (found,) = ask(code, "chu tich phong chong bao")
        assert found == (article.title, f"/chi-dao-dieu-hanh/bai/{article.pk}/bao/")
        assert at_portal(code, found[1]).status_code == 200
    assert ask("bacninh", "phòng chống bão") == [(article.title, "/chi-dao-dieu-hanh/bao/")]
    assert len(ask("kinhbac", "phòng chống bão", **EVERYWHERE)) == 1


def test_a_repost_is_found_on_its_portal_while_its_master_is_public(
    installation, publish_article, ask, editor_of
):
    master = publish_article("snv", title="Tuyển dụng lái đò", slug="tuyen")
    row = Repost(portal=installation["kinhbac"], article=master)
    save_row(row, editor_of("kinhbac"))
    assert ask("kinhbac", "tuyen dung") == [(master.title, f"/tin-tuc/bai/{master.pk}/tuyen/")]
    assert len(ask("kinhbac", "tuyen dung", **EVERYWHERE)) == 1

    master.title = "Thi tuyển lái đò"
    master.save_revision().publish()
    assert [title for title, _url in ask("kinhbac", "thi tuyển")] == ["Thi tuyển lái đò"]
    master.unpublish()
    assert ask("kinhbac", "lai do") == []
    master.save_revision().publish()
    assert len(ask("kinhbac", "lai do")) == 1
    delete_row(row, None)
    assert ask("kinhbac", "lai do") == []


@pytest.mark.parametrize(
    "question",
    ['"', "'; DROP TABLE x; --", "a\0b", "%s", "NOT AND OR NEAR", "title:", "x*", "(", "😀", "^a",
     "{title}", "&|!:", "\\", "<script>alert(1)</script>", "a" * 5000, "một hai " * 500, "\ud7ff"],
)  # fmt: skip
def test_no_question_breaks_the_page(stories, at_portal, question):
    response = at_portal("kinhbac", "/tim-kiem/", query_params={"q": question})
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_a_question_without_words_is_answered_politely(stories, at_portal):
    def page(question):
        return at_portal("kinhbac", "/tim-kiem/", query_params={"q": question}).content.decode()

    assert gettext("Type at least two letters.") in page("a")
    assert gettext("Type at least one word or number: punctuation alone finds nothing.") in page(
        "?!"
    )
    assert gettext("Use fewer or more common words") not in page("")
    nothing = gettext("Diacritics are not needed: “thu tuc” finds “thủ tục”.")
    assert nothing in page("xyzxyz") and nothing not in page("")
    assert 'value="xyzxyz"' in page("xyzxyz")
    long = gettext("The question was too long; its beginning was searched for.")
    assert long in page("thuế đất " * 100) and long not in page("thuế đất")
    assert '<meta name="robots" content="noindex">' in page("thuế")


def test_results_stand_ten_to_a_page_and_the_count_says_how_many(section, at_portal, titles):
    grow_articles(section("kinhbac", "tin-tuc"), 23)
    first, third = titles("kinhbac", "phát động"), titles("kinhbac", "phát động", trang=3)
    assert len(first) == 10 and len(third) == 3 and not set(first) & set(third)
    assert titles("kinhbac", "phát động", trang=99) == third
    html = at_portal("kinhbac", "/tim-kiem/?q=phat+dong&trang=-1").content.decode()
    assert "23" in html and "trang=2" in html


def test_a_search_costs_the_same_for_one_article_and_many(section, at_portal):
    def cost(question):
        at_portal("kinhbac", "/lien-he/")
        with CaptureQueriesContext(connection) as queries:
            at_portal("kinhbac", "/tim-kiem/", query_params={"q": question})
        return len(queries)

    grow_articles(section("kinhbac", "tin-tuc"), 1)
    one, nothing = cost("phát động"), cost("zzy zzx zzw")
    grow_articles(section("kinhbac", "tin-tuc"), 40, slug="them")
    assert cost("phát động") == one <= 10
    assert cost("zzy zzx zzw") == nothing <= 12


def test_more_than_anybody_reads_is_cut(installation, titles, at_portal):
    portal = installation["kinhbac"]
    SearchEntry.objects.bulk_create(
        SearchEntry(
            portal=portal, object_type="portal.newspage", object_id=f"x{number}",
            title=f"Tin {number}", url="/",
            language="vi", keys=f"p{portal.pk}vi chung",
        )
        for number in range(MOST + 5)
    )  # fmt: skip
    html = at_portal("kinhbac", "/tim-kiem/?q=chung").content.decode()
    number = gettext("More than %(number)s results") % {"number": MOST}
    assert number in html


def test_every_page_offers_the_search_and_the_admin_has_none(installation, at_portal, client):
    html = at_portal("kinhbac").content.decode()
    assert '<form class="search" role="search" action="/tim-kiem/"' in html
    host = f"{settings.ADMIN_HOST}:{PORT}"
    assert client.get("/tim-kiem/?q=tin", headers={"host": host}).status_code == 404
    assert client.get("/tim-kiem/", headers={"host": f"khongco.{BASE_DOMAIN}"}).status_code == 404


def test_a_section_is_found_as_soon_as_the_portal_is_made(installation, ask):
    assert ("Liên hệ", "/lien-he/") in ask("kinhbac", "lien he")
