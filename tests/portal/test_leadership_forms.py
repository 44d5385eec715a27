"""Leadership news as documents and videos: filled in, marked, filtered, seen on every portal."""

import re

from django.urls import reverse
from django.utils.translation import gettext, pgettext

import pytest

from portal.article_forms import FORM_PARAMETER
from portal.models import NewsPage, NewsSectionPage, PortalMedia
from sites.models import PublicationEvent
from tests.conftest import BASE_DOMAIN, PORT
from tests.factories import DocumentFactory, NewsPageFactory

KEY = "chi-dao-dieu-hanh"
DOCUMENT_TITLE, VIDEO_TITLE = "Công điện về ứng phó mưa lũ", "Chủ tịch UBND tỉnh kiểm tra đê"
SYMBOL = "12/CĐ-UBND"


def label(word):
    return pgettext("form of an article", word)


def tag(word):
    return f'<span class="tag tag--form">{label(word)}</span>'


def shared(article, suffix=""):
    return f"/{KEY}/bai/{article.pk}/{article.slug}/{suffix}"


def read(response, status=200):
    assert response.status_code == status, response
    return response.content.decode()


def film():
    return PortalMedia.objects.create(title="Phim", file="media/phim.mp4", type="video", duration=9)


def video_body():
    return [("video", {"media": film(), "caption": "Kiểm tra đê", "transcript": ""})]


def document_fields():
    return {
        "form": "document", "document_symbol": SYMBOL, "document_issued_on": "2026-10-02",
        "document_authority": "Chủ tịch UBND tỉnh", "document_file": DocumentFactory(),
    }  # fmt: skip


@pytest.fixture
def pair(publish_article):
    """A document and a video of the province."""
    return (
        publish_article("bacninh", KEY, title=DOCUMENT_TITLE, slug="van-ban", **document_fields()),
        publish_article(
            "bacninh", KEY, title=VIDEO_TITLE, slug="phim", form="video", body=video_body()
        ),
    )


# What the editor of the province does


@pytest.fixture
def write(editor_of, admin_of, fill_page_form, add_form_of):
    """Return the hand of the province's editor: fills the form of a leadership article."""
    browser = admin_of(editor_of("bacninh"))

    def press(button="action-publish", **typed):
        return fill_page_form(
            browser, add_form_of("bacninh", KEY), button, title=DOCUMENT_TITLE, **typed
        )

    return press


@pytest.fixture
def own_file(installation):
    """The id of a file in the province's folder, as the form sends it."""
    return str(DocumentFactory(collection=installation["bacninh"].collection).pk)


def errors_of(response):
    assert response.status_code == 200
    return response.context["form"].errors


def test_a_document_is_published_over_the_form(write, own_file, at_portal):
    fields = {**document_fields(), "document_file": own_file}
    assert write(**fields).status_code == 302
    article = NewsPage.objects.get(form="document")
    html = read(at_portal("bacninh", article.local_url))
    assert SYMBOL in html and "Chủ tịch UBND tỉnh" in html
    assert article.document_file.url in html


def test_a_document_without_symbol_and_file_is_told_so_at_the_fields(write):
    errors = errors_of(write(form="document"))
    assert set(errors) == {"document_symbol", "document_file"}
    assert not NewsPage.objects.exists()


def test_a_video_without_a_film_is_told_so(write):
    assert set(errors_of(write(form="video"))) == {"form"}


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("form", "bai-tho"),
        ("document_issued_on", "32/13/2026"),
        ("document_symbol", "x" * 61),
        ("document_symbol", "12\0/CĐ"),
        ("document_file", "999999"),
    ],
)
def test_nonsense_is_refused_at_the_field(write, own_file, field, typed):
    fields = {**document_fields(), "document_file": own_file, field: typed}
    assert field in errors_of(write(**fields))


def test_a_file_of_another_portal_is_refused(write, installation):
    foreign = DocumentFactory(collection=installation["kinhbac"].collection)
    answer = write(**{**document_fields(), "document_file": str(foreign.pk)})
    assert answer.status_code == 200
    assert not NewsPage.objects.filter(document_file=foreign).exists()


def test_the_fields_are_offered_in_the_leadership_section_alone(
    installation, editor_of, admin_of, add_form_of
):
    browser = admin_of(editor_of("bacninh"))
    assert 'name="document_symbol"' in read(browser.get(add_form_of("bacninh", KEY)))
    assert 'name="document_symbol"' not in read(browser.get(add_form_of("bacninh", "tin-tuc")))


def test_an_ordinary_article_stays_one(write):
    assert write().status_code == 302
    assert NewsPage.objects.get().form == "article"


def test_the_form_of_a_published_document_still_offers_the_fields(pair, editor_of, admin_of):
    address = reverse("wagtailadmin_pages:edit", args=[pair[0].pk])
    html = read(admin_of(editor_of("bacninh")).get(address))
    assert SYMBOL in html


# What citizens see


def test_lists_mark_documents_and_videos(pair, publish_article, at_portal):
    publish_article("bacninh", KEY, title="Tin thường")
    for code in ("bacninh", "kinhbac"):
        for path in ("/", f"/{KEY}/"):
            html = read(at_portal(code, path))
            assert html.count(tag("Document")) == html.count(tag("Video")) == 1, (code, path)
        assert tag("Article") not in html


def titles(html):
    return {title for title in (DOCUMENT_TITLE, VIDEO_TITLE, "Tin thường") if title in html}


@pytest.mark.parametrize("code", ["bacninh", "kinhbac"])
@pytest.mark.parametrize(
    "case",
    [
        ("van-ban", {DOCUMENT_TITLE}),
        ("video", {VIDEO_TITLE}),
        ("bai", {"Tin thường"}),
        ("khong-co", {DOCUMENT_TITLE, VIDEO_TITLE, "Tin thường"}),
        ("\0", {DOCUMENT_TITLE, VIDEO_TITLE, "Tin thường"}),
    ],
)
def test_the_section_is_narrowed_to_one_form(pair, publish_article, at_portal, code, case):
    asked, found = case
    publish_article("bacninh", KEY, title="Tin thường")
    html = read(at_portal(code, f"/{KEY}/", data={FORM_PARAMETER: asked}))
    assert titles(html.partition("<main")[2]) == found


def test_both_filters_keep_each_other(pair, at_portal):
    query = {FORM_PARAMETER: "video", "chuyen-muc": "kinh-te"}
    html = read(at_portal("kinhbac", f"/{KEY}/", data=query))
    assert titles(html.partition("<main")[2]) == set()
    assert "?chuyen-muc=kinh-te&amp;hinh-thuc=van-ban" in html
    assert "?hinh-thuc=video&amp;chuyen-muc=thong-bao" in html
    assert 'href="?hinh-thuc=video"' in html
    assert gettext("All forms") in html


def test_ordinary_sections_have_no_such_filter(installation, at_portal):
    assert gettext("All forms") not in read(at_portal("kinhbac", "/tin-tuc/"))


def test_print_and_saved_file_carry_symbol_and_file(pair, at_portal):
    for suffix in ("", "in/", "luu/"):
        html = read(at_portal("kinhbac", shared(pair[0], suffix)))
        assert SYMBOL in html and "Chủ tịch UBND tỉnh" in html, suffix
        assert pair[0].document_file.url in html, suffix
    saved = read(at_portal("kinhbac", shared(pair[1], "luu/")))
    assert "<video" not in saved and f"http://kinhbac.{BASE_DOMAIN}:{PORT}/media/" in saved


def test_a_document_whose_file_was_deleted_still_opens(pair, at_portal):
    pair[0].document_file.delete()
    for suffix in ("", "in/", "luu/"):
        assert SYMBOL in read(at_portal("kinhbac", shared(pair[0], suffix)))


def republish(article, **fields):
    for name, value in fields.items():
        setattr(article, name, value)
    article.save_revision().publish()


def test_a_document_and_a_video_follow_the_province_on_all_119_hosts(whole_province, at_portal):
    """Published, corrected, withdrawn; the file opens on every host."""
    parent = NewsSectionPage.objects.get(portal=whole_province["bacninh"], key=KEY)
    document = NewsPageFactory(
        parent=parent, title=DOCUMENT_TITLE, slug="van-ban", **document_fields()
    )
    video = NewsPageFactory(
        parent=parent, title=VIDEO_TITLE, slug="phim", form="video", body=video_body()
    )
    for article in (document, video):
        republish(article)
    others = [code for code in whole_province if code != "bacninh"]
    assert len(others) == 118
    file, source = document.document_file.url, video.body[0].value["media"].url
    for code in others:
        assert f'href="{file}"' in read(at_portal(code, shared(document))), code
        opened = at_portal(code, file)
        assert opened.status_code == 200 and b"".join(opened).startswith(b"%PDF"), code
        assert f'src="{source}"' in read(at_portal(code, shared(video))), code
    for article in (document, video):
        republish(article, correction_notice="Bản trước ghi sai ngày ban hành.")
    for code in others:
        for article in (document, video):
            assert "Bản trước ghi sai ngày" in read(at_portal(code, shared(article))), code
    for article in (document, video):
        NewsPage.objects.get(pk=article.pk).unpublish()
    for code in others:
        for article in (document, video):
            assert article.title in read(at_portal(code, shared(article)), 410), code
    listed = read(at_portal(others[0], f"/{KEY}/"))
    assert not re.search("tag--form", listed)
    assert NewsPage.objects.count() == 2
    assert PublicationEvent.objects.count() == 6
