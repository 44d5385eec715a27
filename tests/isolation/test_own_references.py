"""A page form takes any id that is sent: what is another portal's is refused, drafts and files."""

import json

import pytest

from portal.models import NewsPage, PortalDocument, PortalImage
from portal.own_references import OwnReferencesMixin


def form_of(page, user, **sent):
    """Return the page's own form with these fields sent."""
    base = type(page).get_edit_handler().get_form_class()
    form_class = base if issubclass(base, OwnReferencesMixin) else _with_check(base)
    data = {"title": page.title, "slug": page.slug, "pub_at": "2026-09-01 08:00", "body-count": "0"}
    for name in ("comments", "shares"):
        data |= {f"{name}-TOTAL_FORMS": "0", f"{name}-INITIAL_FORMS": "0"}
    return form_class({**data, **sent}, instance=page, parent_page=page.get_parent(), for_user=user)


def _with_check(base):
    return type("PageForm", (OwnReferencesMixin, base), {})


def passage(markup):
    """Return a body of one passage of rich text, as the editor's script sends it."""
    block = {"body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "text"}
    return {**block, "body-0-value": markup, "body-0-id": ""}


def refusals(scene, **sent):
    page = NewsPage.objects.get(pk=scene.a.pages["suaroi"].pk)
    return form_of(page, scene.a.users["editor"], **sent).non_field_errors()


def linked(kind, pk):
    """Return rich text of one linked word, as Draftail sends it."""
    entity = {"type": kind, "mutability": "MUTABLE", "data": {"id": pk, "url": "/"}}
    block = {"key": "a", "text": "xem", "type": "unstyled", "depth": 0, "inlineStyleRanges": []}
    block["entityRanges"] = [{"key": 0, "offset": 0, "length": 3}]
    return json.dumps({"blocks": [block], "entityMap": {"0": entity}})


def test_an_image_of_another_portal_is_refused(scene):
    foreign, own = scene.b.rows[PortalImage].pk, scene.a.rows[PortalImage].pk
    assert refusals(scene, lead_image=foreign, lead_image_alt="Hình")
    assert not refusals(scene, lead_image=own, lead_image_alt="Hình")


@pytest.mark.parametrize("kind", ["LINK", "DOCUMENT"])
def test_a_link_in_the_text_to_another_portal_is_refused(scene, kind):
    def target(plant):
        return plant.rows[PortalDocument].pk if kind == "DOCUMENT" else plant.pages["nhap"].pk

    assert refusals(scene, **passage(linked(kind, target(scene.b))))
    assert not refusals(scene, **passage(linked(kind, target(scene.a))))


def test_what_the_page_pointed_at_before_stays(scene):
    page = NewsPage.objects.get(pk=scene.a.pages["suaroi"].pk)
    page.lead_image = scene.b.rows[PortalImage]
    sent = {"lead_image": page.lead_image_id, "lead_image_alt": "Hình"}
    assert not form_of(page, scene.a.users["editor"], **sent).non_field_errors()
    assert not form_of(page, scene.infocentre, **sent).non_field_errors()
