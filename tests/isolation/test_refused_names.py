"""A refused id tells nothing: the form that comes back does not name what it belongs to."""

from django.urls import reverse

import pytest

from legaldocs.models import LegalDocument
from portal.models import LeadersPage, PortalDocument, PortalImage

from .asking import Visitor
from .forms import harvest
from .test_own_references import linked


def send(scene, address, **changed):
    """Open a form as the commune's editor and send it with some fields changed."""
    visitor = Visitor(scene.a.users["editor"])
    shown = visitor.get(address)
    assert shown.status == 200, shown
    return visitor.post(address, harvest(shown) | changed)


def article_form(scene):
    return reverse("wagtailadmin_pages:edit", args=[scene.a.pages["nhap"].pk])


def assert_refused_silently(scene, answer):
    assert (answer.status, answer.location) == (200, ""), answer
    assert answer.marks(scene.b.mark) == set()


def test_the_picture_of_an_article(scene):
    foreign = scene.b.rows[PortalImage].pk
    answer = send(scene, article_form(scene), lead_image=foreign, lead_image_alt="Hình")
    assert_refused_silently(scene, answer)


def passage(kind, value):
    block = {"body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-id": ""}
    values = value if isinstance(value, dict) else {"": value}
    sent = {f"body-0-value{name and '-'}{name}": each for name, each in values.items()}
    return block | {"body-0-type": kind} | sent


@pytest.mark.parametrize("kind", ["LINK", "DOCUMENT"])
def test_a_link_in_the_text(scene, kind):
    row = scene.b.rows[PortalDocument] if kind == "DOCUMENT" else scene.b.pages["nhap"]
    answer = send(scene, article_form(scene), **passage("text", linked(kind, row.pk)))
    assert_refused_silently(scene, answer)


def test_a_picture_and_a_file_in_the_text(scene):
    image, file = scene.b.rows[PortalImage].pk, scene.b.rows[PortalDocument].pk
    picture = passage("image", {"image": image, "alt": "Hình", "caption": ""})
    assert_refused_silently(scene, send(scene, article_form(scene), **picture))
    attached = passage("file", {"document": file, "title": ""})
    assert_refused_silently(scene, send(scene, article_form(scene), **attached))


def test_the_portrait_of_a_leader(scene):
    page = LeadersPage.objects.get(portal=scene.a.portal)
    rows = {"leaders-TOTAL_FORMS": "1", "leaders-INITIAL_FORMS": "0", "leaders-0-id": ""}
    rows |= {"leaders-0-name": "Nguyễn Văn A", "leaders-0-position": "Chủ tịch"}
    rows |= {"leaders-0-ORDER": "1", "leaders-0-portrait": scene.b.rows[PortalImage].pk}
    answer = send(scene, reverse("wagtailadmin_pages:edit", args=[page.pk]), **rows)
    assert_refused_silently(scene, answer)


def test_a_further_file_of_a_document(scene):
    row = scene.a.rows[LegalDocument]
    files = {"more_files-TOTAL_FORMS": "1", "more_files-INITIAL_FORMS": "0"}
    files |= {"more_files-0-id": "", "more_files-0-ORDER": "1"}
    files |= {"more_files-0-file": scene.b.rows[PortalDocument].pk}
    answer = send(scene, reverse("legal_documents:edit", args=[row.pk]), **files)
    assert_refused_silently(scene, answer)
    assert not row.more_files.exists()
    files["more_files-0-file"] = scene.a.rows[PortalDocument].pk
    answer = send(scene, reverse("legal_documents:edit", args=[row.pk]), **files)
    assert answer.status == 302, answer
    assert row.more_files.count() == 1
