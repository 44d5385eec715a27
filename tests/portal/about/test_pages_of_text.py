"""Pages of text: history (1.2 of departments), culture and heritage (1.4 of communes)."""

from django.urls import reverse

from wagtail.models import Page

import pytest

from portal.models import SectionPage
from portal.page_ledger import snapshot_of_page
from sites.models import PublicationEvent

from .conftest import LONG


@pytest.mark.parametrize(
    ("code", "slug", "number"),
    [("snv", "qua-trinh-phat-trien", "1.2"), ("kinhbac", "lich-su-van-hoa", "1.4")],
)
def test_a_text_of_substance_makes_it_yes(fill, leaf, code, slug, number):
    assert leaf(code, number).points == 0
    fill(code, slug, body="Đang cập nhật.")
    assert leaf(code, number).points == 0
    fill(code, slug, body=LONG)
    assert leaf(code, number).points == 3
    assert [event.kind for event in PublicationEvent.objects.order_by("pk")] == [
        "published", "updated",
    ]  # fmt: skip


def test_a_page_below_the_section_counts_too(fill, leaf, page_at, editor_of, admin_of):
    parent = page_at("kinhbac", "lich-su-van-hoa")
    child = parent.add_child(instance=SectionPage(title="Đình làng", live=False))
    assert leaf("kinhbac", "1.4").points == 0
    fill("kinhbac", child.slug, body=LONG)
    assert leaf("kinhbac", "1.4").points == 3
    elsewhere = page_at("kinhbac", "gioi-thieu")
    child.refresh_from_db()
    child.move(elsewhere, pos="last-child")
    assert leaf("kinhbac", "1.4").points == 0


def test_deleting_it_withdraws_it(fill, leaf, page_at):
    child = page_at("kinhbac", "lich-su-van-hoa").add_child(
        instance=SectionPage(title="Đình làng", live=False)
    )
    fill("kinhbac", child.slug, body=LONG)
    SectionPage.objects.get(pk=child.pk).delete()
    assert leaf("kinhbac", "1.4").points == 0
    assert PublicationEvent.objects.latest("pk").kind == "unpublished"


def test_moving_what_nobody_published_writes_nothing(page_at):
    page_at("kinhbac", "lich-su-van-hoa").move(page_at("kinhbac", "cong-khai"), pos="last-child")
    assert not PublicationEvent.objects.exists()


def test_an_alias_repeats_what_is_shown_already(fill, page_at):
    fill("kinhbac", "lich-su-van-hoa", body=LONG)
    page_at("kinhbac", "lich-su-van-hoa").create_alias(
        parent=page_at("kinhbac", "cong-khai"), update_slug="ban-sao"
    )
    fill("kinhbac", "lich-su-van-hoa", body=LONG + "Thêm một câu.")
    assert PublicationEvent.objects.values("object_id").distinct().count() == 1


def test_images_and_files_are_counted(page_at, section):
    page = section("kinhbac", "lich-su-van-hoa")
    link = '<a linktype="document" id="1">Tệp</a>'
    page.body = [("text", f"<p>{link} và {link}</p>")]
    assert snapshot_of_page(page).facts == {"images": 0, "files": 2}
    assert snapshot_of_page(page).length == len("Tệp và Tệp")


def test_another_portals_editor_does_not_reach_the_form(page_at, editor_of, admin_of):
    browser = admin_of(editor_of("tulan"))
    for slug in ("lich-su-van-hoa", "lanh-dao", "can-bo-dau-moi", "to-chuc-bo-may"):
        address = reverse("wagtailadmin_pages:edit", args=[page_at("kinhbac", slug).pk])
        assert browser.get(address).status_code in {302, 404}
    assert Page.objects.filter(slug="lanh-dao").exists()
