"""The archive of a news section: articles by month, together with category and pages."""

import re
from datetime import datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext

import pytest

from i18n.dates import ZONE
from portal.models import NewsCategory, Repost
from sites.row_actions import save_row
from tests.factories import grow_articles

LIST = 20


def moment(*parts):
    return datetime(*parts, tzinfo=ZONE)


def read(response):
    assert response.status_code == 200
    return response.content.decode()


def months_in(html):
    """What the archive offers: {month: number of articles}."""
    found = re.findall(r'thang=(\d{4}-\d{2})"[^>]*>[^<]*\((\d+)\)</a>', html)
    return {month: int(number) for month, number in found}


@pytest.fixture
def articles(publish_article):
    """One in September, two in October (its first and its last moment), one in November."""
    for title, at in (
        ("Tin tháng chín", moment(2026, 9, 30, 23, 59)),
        ("Tin đầu tháng mười", moment(2026, 10, 1)),
        ("Tin cuối tháng mười", moment(2026, 10, 31, 23, 59)),
        ("Tin tháng mười một", moment(2026, 11, 1)),
    ):
        publish_article("kinhbac", title=title, pub_at=at)


@pytest.fixture
def titles_at(at_portal):
    def ask(path):
        return re.findall(r">(Tin [^<]*?tháng [^<]+)</a>", read(at_portal("kinhbac", path)))

    return ask


def test_the_months_with_articles_are_listed_newest_first(articles, publish_article, at_portal):
    publish_article("anlac", title="Của An Lạc", pub_at=moment(2026, 5, 5))
    found = months_in(read(at_portal("kinhbac", "/tin-tuc/")))
    assert list(found.items()) == [("2026-11", 1), ("2026-10", 2), ("2026-09", 1)]


def test_a_month_shows_its_own_by_the_clock_of_vietnam(articles, titles_at):
    assert titles_at("/tin-tuc/?thang=2026-10") == ["Tin cuối tháng mười", "Tin đầu tháng mười"]
    assert titles_at("/tin-tuc/?thang=2026-09") == ["Tin tháng chín"]
    assert titles_at("/tin-tuc/?thang=2026-12") == []


def test_a_december_ends_with_its_year(publish_article, titles_at):
    publish_article("kinhbac", title="Tin tháng mười hai", pub_at=moment(2025, 12, 31, 23))
    publish_article("kinhbac", title="Tin tháng một", pub_at=moment(2026, 1, 1))
    assert titles_at("/tin-tuc/?thang=2025-12") == ["Tin tháng mười hai"]


def test_reposts_stand_in_the_month_of_the_repost(publish_article, installation, at_portal):
    master = publish_article("tulan", title="Tin của tháng tư", pub_at=moment(2026, 4, 2))
    row = Repost(portal=installation["kinhbac"], article=master, reposted_at=moment(2026, 6, 3))
    save_row(row, None)
    html = read(at_portal("kinhbac", "/tin-tuc/?thang=2026-06"))
    assert "Tin của tháng tư" in html and months_in(html) == {"2026-06": 1}
    assert "Tin của tháng tư" not in read(at_portal("kinhbac", "/tin-tuc/?thang=2026-04"))


def test_the_leadership_section_has_the_provinces_months(publish_article, at_portal):
    publish_article("bacninh", "chi-dao-dieu-hanh", pub_at=moment(2026, 8, 1))
    assert months_in(read(at_portal("kinhbac", "/chi-dao-dieu-hanh/"))) == {"2026-08": 1}


@pytest.mark.parametrize(
    "asked",
    ["", "x", "2026", "2026-13", "2026-1", "0000-01", "9999-12", "%00", "²²²²-10", "9" * 99],
)
def test_nonsense_is_ignored(articles, titles_at, asked):
    assert len(titles_at(f"/tin-tuc/?thang={asked}")) == 4


def test_month_category_and_page_are_kept_together(section, at_portal):
    category = NewsCategory.objects.get(slug="kinh-te")
    news = section("kinhbac", "tin-tuc")
    grow_articles(news, 14, pub_at=moment(2026, 10, 5), category=category)
    grow_articles(news, 1, pub_at=moment(2026, 9, 5), category=category, slug="thang-chin")
    html = read(at_portal("kinhbac", "/tin-tuc/?chuyen-muc=kinh-te&thang=2026-10"))
    assert "?chuyen-muc=kinh-te&amp;thang=2026-10&amp;trang=2" in html
    assert "?chuyen-muc=kinh-te&amp;thang=2026-09" in html
    others = NewsCategory.objects.exclude(slug="kinh-te").values_list("slug", flat=True)
    for slug in others:
        assert f'href="?thang=2026-10&amp;chuyen-muc={slug}"' in html
    assert gettext("All months") in html and gettext("All categories") in html
    second = read(at_portal("kinhbac", "/tin-tuc/?chuyen-muc=kinh-te&thang=2026-10&trang=2"))
    assert len(re.findall(r'<h\d class="card__title', second)) == 2


def test_a_list_costs_the_same_for_one_month_and_for_forty(section, at_portal):
    def cost(path):
        at_portal("kinhbac", path)
        with CaptureQueriesContext(connection) as queries:
            read(at_portal("kinhbac", path))
        return len(queries)

    paths = ["/tin-tuc/", "/tin-tuc/?thang=2026-10"]
    news = section("kinhbac", "tin-tuc")
    grow_articles(news, 3, pub_at=moment(2026, 10, 5))
    few = [cost(path) for path in paths]
    for number in range(40):
        at = moment(2022 + number // 12, number % 12 + 1, 3)
        grow_articles(news, 5, pub_at=at, slug=f"thang-{number}")
    assert [cost(path) for path in paths] == few
    assert max(few) <= LIST
