"""What citizens read: the list of news, an article, its printed form."""

import re
from datetime import datetime, timedelta

from wagtail.models import PageViewRestriction

import pytest

from i18n.dates import ZONE
from portal.models import NewsCategory, NewsPage, SectionPage
from tests.factories import ImageFactory, NewsPageFactory

NOON = datetime(2026, 11, 2, 12, tzinfo=ZONE)


@pytest.fixture
def read(at_portal):
    """Return a reader of Kinh Bắc's pages: text of the page, which must be there."""

    def text_of(path):
        response = at_portal("kinhbac", path)
        assert response.status_code == 200, path
        return response.content.decode()

    return text_of


@pytest.fixture
def thirty_articles(publish_article):
    """Articles "Tin số 01" (oldest) to "Tin số 30" of Kinh Bắc, an hour apart."""
    return [
        publish_article(
            "kinhbac", title=f"Tin số {number:02}", slug=f"tin-{number:02}",
            pub_at=NOON + timedelta(hours=number),
        )
        for number in range(1, 31)
    ]  # fmt: skip


def titles_in(html):
    main = html.split("<main")[1].split("</main>")[0]
    return list(dict.fromkeys(re.findall(r"Tin số \d\d", main)))


# --- the list -----------------------------------------------------------------------------


def test_the_newest_stands_first_twelve_on_a_page(thirty_articles, read):
    first = titles_in(read("/tin-tuc/"))
    assert first == [f"Tin số {number:02}" for number in range(30, 18, -1)]
    assert titles_in(read("/tin-tuc/?trang=2"))[0] == "Tin số 18"
    assert titles_in(read("/tin-tuc/?trang=3")) == [f"Tin số {n:02}" for n in range(6, 0, -1)]


def test_a_garbage_page_number_gives_a_page_that_exists(thirty_articles, read):
    asked = {
        "": 30, "abc": 30, "2.5": 30, "%00": 30, "0": 30, "-1": 30, "99": 6, "9" * 40: 6, "२": 18,
    }  # fmt: skip
    for number, first in asked.items():
        assert titles_in(read(f"/tin-tuc/?trang={number}"))[0] == f"Tin số {first:02}", number


def test_the_pages_are_linked_to_each_other(thirty_articles, read):
    html = read("/tin-tuc/?trang=2")
    assert '<link rel="prev" href="?trang=1">' in html
    assert '<link rel="next" href="?trang=3">' in html


def test_a_category_narrows_the_list_and_stays_on_the_next_page(publish_article, read):
    economy = NewsCategory.objects.get(slug="kinh-te")
    for number in range(1, 15):
        publish_article("kinhbac", title=f"Tin số {number:02}", category=economy)
    publish_article("kinhbac", title="Tin số 99")
    html = read("/tin-tuc/?chuyen-muc=kinh-te")
    assert "Tin số 99" not in titles_in(html)
    assert len(titles_in(html)) == 12
    assert "?chuyen-muc=kinh-te&amp;trang=2" in html
    assert len(titles_in(read("/tin-tuc/?chuyen-muc=kinh-te&trang=2"))) == 2
    assert 'aria-current="page"' in html.split("Kinh tế")[0].rsplit("<a", 1)[1]


def test_an_unknown_category_is_an_empty_list(publish_article, read):
    publish_article("kinhbac", title="Tin số 01")
    for asked in ("khong-co", "<script>", "%00"):
        assert titles_in(read(f"/tin-tuc/?chuyen-muc={asked}")) == []


def test_an_empty_section_says_what_will_be_found_there(installation, read):
    html = read("/tin-tuc/")
    assert "Tin, bài về hoạt động" in html
    assert 'class="empty' in html
    assert "Văn bản" in read("/van-ban/")


def test_only_public_articles_of_the_section_are_listed(publish_article, section, read):
    publish_article("kinhbac", title="Tin số 01")
    publish_article("kinhbac", key="pho-bien-phap-luat", title="Tin số 02")
    publish_article("tulan", title="Tin số 03")
    NewsPageFactory(parent=section("kinhbac", "tin-tuc"), title="Tin số 04")
    inner = publish_article("kinhbac", title="Tin số 05")
    PageViewRestriction.objects.create(page=inner, restriction_type="login")
    assert titles_in(read("/tin-tuc/")) == ["Tin số 01"]
    assert titles_in(read("/")) == ["Tin số 01"]


# --- an article ---------------------------------------------------------------------------


def test_a_repost_shows_its_source_with_a_link(publish_article, read):
    address = "https://baobacninh.vn/khoi-cong-1.html"
    article = publish_article("kinhbac", source_name="Báo Bắc Ninh", source_url=address)
    html = read(article.local_url)
    note = html.split('class="callout callout--source"')[1].split("</div>")[0]
    assert "Báo Bắc Ninh" in note
    assert f'href="{address}"' in note
    assert "Báo Bắc Ninh" in read("/tin-tuc/")


def test_own_work_shows_no_source(publish_article, read):
    assert "source" not in re.findall(
        r'class="(\w*source\w*)', read(publish_article("kinhbac").local_url)
    )


def test_a_correction_is_shown_above_the_text_on_screen_and_paper(publish_article, read):
    article = publish_article("kinhbac", correction_notice="Bản trước ghi sai ngày.")
    for path in (article.local_url, article.local_url + "in/"):
        html = read(path)
        assert html.index("Bản trước ghi sai ngày.") < html.index('class="prose"')


def test_the_printed_form_bears_the_address_of_the_article(publish_article, read):
    article = publish_article("kinhbac", title="Hội Lim")
    address = f"http://kinhbac.bacninh.localhost:8000{article.local_url}"
    html = read(article.local_url + "in/")
    assert "<h1>Hội Lim</h1>" in html
    assert f": {address}" in html
    assert "<svg" in html.split("<footer")[1]
    assert "noindex" in html


def test_the_article_names_its_own_address_as_the_canonical_one(publish_article, read):
    article = publish_article("kinhbac")
    address = f"http://kinhbac.bacninh.localhost:8000{article.local_url}"
    assert f'<link rel="canonical" href="{address}">' in read(article.local_url)


def test_nothing_else_hangs_below_an_article(publish_article, at_portal):
    article = publish_article("kinhbac")
    for path in ("in", "in/in/", "khac/"):
        assert at_portal("kinhbac", article.local_url + path).status_code in (301, 404), path


@pytest.mark.parametrize("path", ["", "in/"])
def test_a_withdrawn_article_is_gone(publish_article, at_portal, path):
    article = publish_article("kinhbac")
    address = article.local_url + path
    assert at_portal("kinhbac", address).status_code == 200
    article.unpublish()
    assert at_portal("kinhbac", address).status_code == 404


def test_what_people_type_is_never_markup(publish_article, read):
    attack = '<script>alert("x")</script>'
    article = publish_article(
        "kinhbac", title=f"Tin {attack}", summary=attack, author_name=attack, slug="tin-la",
        correction_notice=attack, source_name=attack, source_url="https://bao.vn/?a=1&b='\"",
        body=[("quotation", {"text": attack, "attribution": attack})],
    )  # fmt: skip
    for path in ("/", "/tin-tuc/", article.local_url, article.local_url + "in/"):
        html = read(path)
        assert "alert(&quot;x&quot;)" in html, path
        assert "<script>" not in html, path


def test_the_description_of_the_lead_image_is_its_alternative_text(publish_article, read):
    article = publish_article(
        "kinhbac", lead_image=ImageFactory(), lead_image_alt="Đoàn rước qua đình"
    )
    assert 'alt="Đoàn rước qua đình"' in read("/tin-tuc/")
    assert read(article.local_url)


def test_an_image_whose_file_is_lost_costs_the_image_alone(publish_article, read):
    image = ImageFactory()
    publish_article("kinhbac", title="Tin số 01", lead_image=image, lead_image_alt="Đình")
    image.file.delete(save=False)
    assert titles_in(read("/tin-tuc/")) == ["Tin số 01"]


# --- addresses ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Đề án đường sắt", "de-an-duong-sat"),
        ("Kế hoạch số 65/KH-UBND: Ưu tiên!", "ke-hoach-so-65-kh-ubnd-uu-tien"),
        ("Quy hoạch “Thành phố Từ Sơn”", "quy-hoach-thanh-pho-tu-son"),
        ("新闻", "tin"),
        ("Đ" * 250, "d" * 200),
    ],
)
def test_addresses_are_read_from_vietnamese_titles(section, title, slug):
    article = section("kinhbac", "tin-tuc").add_child(instance=NewsPage(title=title))
    assert article.slug == slug


def test_a_section_that_an_editor_adds_reads_its_title_too(section):
    page = section("kinhbac", "gioi-thieu").add_child(instance=SectionPage(title="Địa đạo Đông"))
    assert page.slug == "dia-dao-dong"
