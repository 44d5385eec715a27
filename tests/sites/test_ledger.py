"""The publication ledger: what became public, when, by whom; nothing is ever rewritten."""

from datetime import datetime, timedelta
from io import StringIO

from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from wagtail.models import Page

import pytest
import time_machine

from i18n.dates import ZONE
from i18n.text import text_hash
from portal.models import NewsPage
from portal.publication import body_text, snapshot_of
from sites.ledger import replay
from sites.models import PublicationEvent
from sites.models.ledger import AppendOnlyError
from tests.factories import NewsPageFactory


def events_of(article):
    """All events of an article, oldest first."""
    return list(PublicationEvent.objects.filter(object_id=str(article.pk)).order_by("pk"))


def kinds_of(article):
    return [event.kind for event in events_of(article)]


@pytest.fixture
def article(publish_article):
    return publish_article("kinhbac", title="Khai giảng năm học mới")


def publish_again(article, **changes):
    for name, value in changes.items():
        setattr(article, name, value)
    article.save_revision().publish()


# --- the rows themselves ------------------------------------------------------------------


def test_a_row_is_never_saved_again_updated_or_deleted(article):
    (event,) = events_of(article)
    event.title = "Tiêu đề khác"
    for change in (event.save, event.delete, PublicationEvent.objects.all().delete):
        with pytest.raises(AppendOnlyError):
            change()
    with pytest.raises(AppendOnlyError):
        PublicationEvent.objects.update(title="Tiêu đề khác")
    assert events_of(article)[0].title == "Khai giảng năm học mới"


def test_many_rows_cannot_be_rewritten_at_once_either(article):
    (event,) = events_of(article)
    event.title = "Tiêu đề khác"
    with pytest.raises(AppendOnlyError):
        PublicationEvent.objects.bulk_update([event], ["title"])


def test_an_event_is_not_replaced_by_another(article):
    (event,) = events_of(article)
    with pytest.raises(AppendOnlyError):
        PublicationEvent.objects.update_or_create(pk=event.pk, defaults={"title": "Khác"})


def test_the_time_of_record_is_the_databases_own(publish_article):
    before = timezone.now()
    with time_machine.travel("2020-01-01", tick=False):
        article = publish_article("kinhbac")
    (event,) = events_of(article)
    assert abs(event.recorded_at - before) < timedelta(minutes=1)


def test_what_citizens_see_may_be_backdated_the_ledger_may_not(publish_article):
    shown = datetime(2026, 1, 2, 8, tzinfo=ZONE)
    (event,) = events_of(publish_article("kinhbac", pub_at=shown))
    assert event.at == shown
    assert timezone.now() - event.recorded_at < timedelta(minutes=1)


def test_only_replay_sets_another_time_and_never_as_own_work(article):
    then = datetime(2026, 10, 5, 9, tzinfo=ZONE)
    row = (snapshot_of(article), "published", then)
    for origin in ("own", "repost", "provisioned"):
        with pytest.raises(ValueError, match="replay"):
            replay([row], origin)
    assert replay([row], "imported") == 1
    event = events_of(article)[-1]
    assert (event.origin, event.recorded_at) == ("imported", then)


# --- what Wagtail's own actions write -----------------------------------------------------


def test_publishing_records_who_what_and_where(section, editor_of):
    editor = editor_of("kinhbac")
    article = NewsPageFactory(parent=section("kinhbac", "tin-tuc"), title="Hội làng Diềm")
    article.save_revision(user=editor).publish(user=editor)
    (event,) = events_of(article)
    text = body_text(article)
    assert (event.kind, event.origin, event.portal.code) == ("published", "own", "kinhbac")
    assert (event.by, event.section, event.title) == (editor, "tin-tuc", "Hội làng Diềm")
    assert event.url == f"http://kinhbac.bacninh.localhost:8000/tin-tuc/{article.slug}/"
    assert (event.text_hash, event.length) == (text_hash(text), len(text))
    assert text.startswith("Hội làng Diềm. Ủy ban nhân dân")


def test_a_repost_says_so_and_names_its_source(publish_article):
    address = "https://baobacninh.vn/bai-1.html"
    article = publish_article("kinhbac", source_name="Báo Bắc Ninh", source_url=address)
    (event,) = events_of(article)
    assert (event.origin, event.source) == ("repost", "Báo Bắc Ninh")
    assert event.facts["source_url"] == address


def test_the_first_time_is_published_the_next_ones_are_updates(article):
    publish_again(article, summary="Tóm tắt mới.")
    publish_again(article, title="Khai giảng năm học")
    assert kinds_of(article) == ["published", "updated", "updated"]


def test_only_a_new_notice_makes_a_correction(article):
    publish_again(article, correction_notice="Bản trước ghi sai ngày.")
    publish_again(article, summary="Một câu khác.")
    publish_again(article, correction_notice="Bản trước ghi sai ngày và địa điểm.")
    assert kinds_of(article) == ["published", "corrected", "updated", "corrected"]


def test_a_draft_writes_nothing(article):
    article.title = "Chưa xong"
    article.save_revision()
    assert kinds_of(article) == ["published"]


def test_withdrawing_and_publishing_again_are_both_recorded(article):
    article.unpublish()
    publish_again(NewsPage.objects.get(pk=article.pk))
    assert kinds_of(article) == ["published", "unpublished", "updated"]


def test_deleting_a_public_article_records_that_it_is_gone(article):
    pk = article.pk
    article.delete()
    assert [e.kind for e in PublicationEvent.objects.filter(object_id=str(pk)).order_by("pk")] == [
        "published", "unpublished",
    ]  # fmt: skip


def test_deleting_a_section_records_every_article_below_it(publish_article, section):
    for _number in range(3):
        publish_article("kinhbac")
    section("kinhbac", "tin-tuc").delete()
    gone = PublicationEvent.objects.filter(kind="unpublished", portal__code="kinhbac")
    assert gone.count() == 3


def test_deleting_a_draft_records_nothing(section):
    draft = NewsPageFactory(parent=section("kinhbac", "tin-tuc"))
    draft.delete()
    assert not PublicationEvent.objects.exists()


def test_a_move_to_another_section_is_an_update_there(article, section):
    article.move(section("kinhbac", "pho-bien-phap-luat"), pos="last-child")
    first, moved = events_of(article)
    assert (first.section, moved.section, moved.kind) == (
        "tin-tuc", "pho-bien-phap-luat", "updated",
    )  # fmt: skip
    assert moved.url.endswith("/pho-bien-phap-luat/" + article.slug + "/")
    article.refresh_from_db()
    assert article.section_key == "pho-bien-phap-luat"


def test_a_move_to_another_portal_belongs_to_that_portal_from_then_on(
    article, section, installation
):
    article.move(section("tulan", "tin-tuc"), pos="last-child")
    moved = events_of(article)[-1]
    assert (moved.portal.code, moved.section) == ("tulan", "tin-tuc")
    assert moved.url.startswith("http://tulan.bacninh.localhost:8000/tin-tuc/")
    article.refresh_from_db()
    assert article.portal == installation["tulan"]


def test_a_move_within_the_same_section_is_no_event(article, section, publish_article):
    other = publish_article("kinhbac")
    Page.objects.get(pk=other.pk).move(Page.objects.get(pk=article.pk), pos="left")
    assert kinds_of(article) == ["published"]


def test_moving_a_draft_records_nothing(section):
    draft = NewsPageFactory(parent=section("kinhbac", "tin-tuc"))
    draft.move(section("kinhbac", "pho-bien-phap-luat"), pos="last-child")
    assert not PublicationEvent.objects.exists()


def test_a_copy_is_a_draft_until_it_is_published(article, section):
    copy = article.copy(to=section("tulan", "tin-tuc"), keep_live=False)
    assert kinds_of(copy) == []
    publish_again(NewsPage.objects.get(pk=copy.pk))
    (event,) = events_of(copy)
    assert (event.kind, event.portal.code) == ("published", "tulan")


def test_a_copy_that_goes_public_at_once_is_recorded_in_its_own_portal(article, section):
    copy = article.copy(to=section("tulan", "tin-tuc"), keep_live=True)
    (event,) = events_of(copy)
    assert (event.kind, event.portal.code, event.section) == ("published", "tulan", "tin-tuc")


def test_copying_in_the_admin_does_not_publish(article, editor_of, admin_of):
    form = {
        "new_title": "Bản sao",
        "new_slug": "ban-sao",
        "new_parent_page": article.get_parent().pk,
    }
    address = reverse("wagtailadmin_pages:copy", args=[article.pk])
    assert admin_of(editor_of("kinhbac")).post(address, form).status_code == 302
    assert kinds_of(NewsPage.objects.get(slug="ban-sao")) == []


def test_withdrawing_in_the_admin_names_the_editor(article, editor_of, admin_of):
    editor = editor_of("kinhbac")
    browser = admin_of(editor)
    browser.post(reverse("wagtailadmin_pages:unpublish", args=[article.pk]))
    assert (kinds_of(article)[-1], events_of(article)[-1].by) == ("unpublished", editor)


def test_moving_in_the_admin_names_the_editor(article, section, editor_of, admin_of):
    editor = editor_of("kinhbac")
    target = section("kinhbac", "pho-bien-phap-luat")
    address = reverse("wagtailadmin_pages:move_confirm", args=[article.pk, target.pk])
    admin_of(editor).post(address)
    assert (events_of(article)[-1].section, events_of(article)[-1].by) == (target.key, editor)


def test_a_scheduled_article_is_recorded_when_it_goes_live(section, editor_of, at_portal):
    editor = editor_of("kinhbac")
    article = NewsPageFactory(parent=section("kinhbac", "tin-tuc"), title="Hẹn giờ")
    article.go_live_at = timezone.now() + timedelta(hours=2)
    article.save_revision(user=editor).publish(user=editor)
    assert kinds_of(article) == []
    assert at_portal("kinhbac", f"/tin-tuc/{article.slug}/").status_code == 404
    with time_machine.travel(timezone.now() + timedelta(hours=3)):
        call_command("publish_scheduled", stdout=StringIO())
    (event,) = events_of(article)
    assert (event.kind, event.by) == ("published", editor)


def test_an_article_that_expires_is_recorded_as_withdrawn(publish_article):
    article = publish_article("kinhbac", expire_at=timezone.now() + timedelta(hours=2))
    with time_machine.travel(timezone.now() + timedelta(hours=3)):
        call_command("publish_scheduled", stdout=StringIO())
    assert kinds_of(article) == ["published", "unpublished"]
