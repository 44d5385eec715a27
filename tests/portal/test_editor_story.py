"""A day of editor.kinhbac: logs in, writes, looks at it, publishes, reads it on the portal."""

import json
from html import unescape

from django.conf import settings
from django.test import Client
from django.urls import reverse

from wagtail.models import Page

import pytest

from portal.models import NewsPage
from sites.models import PublicationEvent
from tests.factories import UserFactory

TITLE = "Đề án đường sắt qua phường Kinh Bắc"


@pytest.fixture
def editor(editor_of, admin_of):
    return admin_of(editor_of("kinhbac"))


@pytest.fixture
def write(editor, add_form_of, fill_page_form):
    """Return the editor's hand: fills the form of a new article of Kinh Bắc and sends it."""
    return lambda button="", **typed: fill_page_form(
        editor, add_form_of("kinhbac"), button, **typed
    )


def edit_form_of(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def errors_of(response):
    return {name: list(texts) for name, texts in response.context["form"].errors.items()}


def test_the_editor_logs_in_by_the_form_and_sees_the_own_portal(editor_of):
    editor_of("kinhbac")
    browser = Client(headers={"host": f"{settings.ADMIN_HOST}:8000"})
    first = browser.get("/", follow=True)
    assert first.redirect_chain[-1][0].startswith("/admin/login/")
    assert "Mật khẩu" in first.content.decode()
    refused = browser.post(
        "/admin/login/", {"username": "editor.kinhbac", "password": "không phải"}
    )
    assert refused.status_code == 200
    form = {"username": "editor.kinhbac", "password": "mat-khau-thu", "next": "/admin/"}
    dashboard = browser.post("/admin/login/", form, follow=True)
    assert dashboard.redirect_chain == [("/admin/", 302)]
    assert "Phường Kinh Bắc" in dashboard.content.decode()


def test_an_account_without_a_role_does_not_get_in(installation):
    UserFactory(username="nguoi-la")
    browser = Client(headers={"host": f"{settings.ADMIN_HOST}:8000"})
    form = {"username": "nguoi-la", "password": "mat-khau-thu"}
    browser.post("/admin/login/", form)
    assert browser.get("/admin/").status_code == 302


def test_the_form_of_a_new_article_opens_in_vietnamese(editor, add_form_of):
    html = editor.get(add_form_of("kinhbac")).content.decode()
    for label in ("Tiêu đề", "Tóm tắt", "Nguồn"):
        assert label in html, label


def test_without_a_title_nothing_is_lost_and_the_field_says_why(write):
    answer = write(text="Đã gõ rất lâu.", summary="Tóm tắt đã gõ.")
    assert answer.status_code == 200
    errors = errors_of(answer)
    assert list(errors) == ["title"]
    assert errors["title"] == ["Mục này bắt buộc phải nhập."]
    html = answer.content.decode()
    assert "Tóm tắt đã gõ." in html
    assert json.dumps("Đã gõ rất lâu.").strip('"') in unescape(html).replace("\\\\", "\\")
    assert not NewsPage.objects.exists()


def test_a_title_of_spaces_is_no_title(write):
    answer = write(title="   ")
    assert list(errors_of(answer)) == ["title"]


@pytest.mark.parametrize("button", ["", "action-publish"])
@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"source_name": "Báo Bắc Ninh"}, "source_url"),
        ({"source_url": "https://baobacninh.vn/1.html"}, "source_name"),
        ({"source_name": "Báo Bắc Ninh", "source_url": "baobacninh"}, "source_url"),
        ({"pub_at": "hôm qua"}, "pub_at"),
        ({"summary": "dài " * 200}, "summary"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_in_vietnamese(write, typed, wrong, button):
    answer = write(button, title=TITLE, **typed)
    assert answer.status_code == 200
    errors = errors_of(answer)
    assert wrong in errors
    assert not [text for texts in errors.values() for text in texts if text.isascii()]
    assert not NewsPage.objects.exists()


def test_a_draft_is_seen_by_its_editor_alone(write, at_portal):
    answer = write(title=TITLE)
    assert answer.status_code == 302
    draft = NewsPage.objects.get()
    assert (draft.live, draft.slug) == (False, "de-an-duong-sat-qua-phuong-kinh-bac")
    assert draft.portal.code == "kinhbac"
    assert at_portal("kinhbac", draft.local_url).status_code == 404
    assert TITLE not in at_portal("kinhbac", "/tin-tuc/").content.decode()
    assert not PublicationEvent.objects.exists()


def test_the_preview_shows_what_is_typed_before_it_is_saved(editor, publish_article):
    article = publish_article("kinhbac", title="Tiêu đề cũ")
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk])
    form = {"title": TITLE, "slug": article.slug, "pub_at": "2026-11-20 08:00", "body-count": "0"}
    assert editor.post(preview, form).json() == {"is_valid": True, "is_available": True}
    html = editor.get(preview).content.decode()
    assert f"<h1>{TITLE}</h1>" in html
    assert "Cổng thông tin điện tử" in html
    article.refresh_from_db()
    assert article.title == "Tiêu đề cũ"


def test_the_preview_of_an_article_not_saved_yet(editor, section, installation):
    parent = section("kinhbac", "tin-tuc")
    preview = reverse("wagtailadmin_pages:preview_on_add", args=["portal", "newspage", parent.pk])
    form = {"title": TITLE, "slug": "", "pub_at": "2026-11-20 08:00", "body-count": "0"}
    assert editor.post(preview, form).json()["is_available"]
    html = editor.get(preview).content.decode()
    assert f"<h1>{TITLE}</h1>" in html
    assert "Phường Kinh Bắc" in html
    assert not NewsPage.objects.exists()


def test_published_at_once_it_stands_on_the_portal(write, at_portal):
    answer = write("action-publish", title=TITLE, text="Nội dung đầy đủ.")
    assert answer.status_code == 302
    html = at_portal("kinhbac", "/tin-tuc/de-an-duong-sat-qua-phuong-kinh-bac/").content.decode()
    assert TITLE in html
    assert "Nội dung đầy đủ." in html
    assert TITLE in at_portal("kinhbac", "/").content.decode()
    event = PublicationEvent.objects.get()
    assert (event.kind, event.by.username) == ("published", "editor.kinhbac")
    assert not any(Page.find_problems())


def test_a_correction_is_published_from_the_form_of_the_article(
    editor, publish_article, fill_page_form, at_portal
):
    article = publish_article("kinhbac", title=TITLE)
    notice = "Bản trước ghi sai ngày khởi công."
    answer = fill_page_form(
        editor, edit_form_of(article), "action-publish", correction_notice=notice
    )
    assert answer.status_code == 302
    assert notice in at_portal("kinhbac", article.local_url).content.decode()
    assert [event.kind for event in PublicationEvent.objects.order_by("pk")] == [
        "published", "corrected",
    ]  # fmt: skip


def test_two_articles_of_one_title_get_two_addresses(write):
    for _number in range(2):
        answer = write("action-publish", title=TITLE)
        assert answer.status_code == 302
    slugs = NewsPage.objects.order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == [
        "de-an-duong-sat-qua-phuong-kinh-bac", "de-an-duong-sat-qua-phuong-kinh-bac-2",
    ]  # fmt: skip


def test_another_portals_section_takes_no_article_of_ours(editor, add_form_of, section):
    form = {"title": TITLE, "slug": "de-an", "pub_at": "2026-11-20 08:00", "body-count": "0"}
    editor.post(add_form_of("tulan"), form | {"action-publish": "1"})
    assert section("tulan", "tin-tuc").get_children().count() == 0


def test_the_first_screen_leads_to_the_usual_forms_of_the_role(editor_of, admin_of):
    home = reverse("wagtailadmin_home")
    forms = [reverse(f"{name}:add") for name in ("legal_documents", "work_weeks", "feedback_cases")]
    shown = admin_of(editor_of("kinhbac")).get(home).content.decode()
    assert all(f'href="{form}"' in shown for form in forms)
    author = admin_of(editor_of("kinhbac", "author")).get(home).content.decode()
    assert not any(f'class="button button-secondary" href="{form}"' in author for form in forms)
