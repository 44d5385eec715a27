"""The contacts screen: an editor changes a telephone number, citizens and the ledger see it."""

import unicodedata
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

import pytest

from sites.models import Portal, PublicationEvent

CONTACTS = {
    "address": "Số 5, đường Thiên Đức",
    "phone": "0222 3 822 822",
    "fax": "không có",
    "email": "kinhbac@bacninh.gov.vn",
    "responsible_person": "Nguyễn Thị Hương",
    "responsible_title": "Trưởng Ban Biên tập",
    "palette": "lacquer",
    "received_on": "2026-11-02",
}


@pytest.fixture
def contacts_of(installation):
    """Return the address of a portal's contacts screen."""
    return lambda code: reverse("contacts:edit", args=[installation[code].pk])


@pytest.fixture
def editor(editor_of, admin_of):
    """The browser of Kinh Bắc's editor."""
    return admin_of(editor_of("kinhbac"))


def contact_events():
    return list(PublicationEvent.objects.filter(object_type="portal_sites.portal").order_by("pk"))


def errors_at(response, field):
    return response.context["form"].errors.get(field, [])


def test_the_editor_changes_the_number_and_citizens_see_it_at_once(editor, contacts_of, at_portal):
    assert "0222 3 822 822" not in at_portal("kinhbac", "/lien-he/").content.decode()
    assert editor.post(contacts_of("kinhbac"), CONTACTS).status_code == 302
    for path in ("/", "/lien-he/", "/tin-tuc/"):
        assert "0222 3 822 822" in at_portal("kinhbac", path).content.decode(), path
    assert "0222 3 822 822" not in at_portal("tulan", "/lien-he/").content.decode()


def test_the_ledger_keeps_who_what_and_the_day_the_clock_starts(editor, contacts_of, installation):
    editor.post(contacts_of("kinhbac"), CONTACTS)
    editor.post(contacts_of("kinhbac"), CONTACTS | {"phone": "0222 3 999 999", "received_on": ""})
    first, second = contact_events()
    assert (first.kind, first.portal, first.by.username) == (
        "published", installation["kinhbac"], "editor.kinhbac",
    )  # fmt: skip
    assert (first.origin, first.clock_date) == ("own", date(2026, 11, 2))
    assert first.facts == {
        "address": "Số 5, đường Thiên Đức",
        "phone": "0222 3 822 822",
        "fax": "không có",
        "email": "kinhbac@bacninh.gov.vn",
        "received_on": "2026-11-02",
    }
    assert (second.kind, second.clock_date) == ("updated", None)
    assert second.facts["phone"] == "0222 3 999 999"
    assert second.url == "http://kinhbac.bacninh.localhost:8000/lien-he/"


def test_a_day_that_has_not_come_is_refused_at_its_field(editor, contacts_of):
    tomorrow = timezone.localdate() + timedelta(days=1)
    response = editor.post(contacts_of("kinhbac"), CONTACTS | {"received_on": tomorrow.isoformat()})
    assert response.status_code == 200
    (message,) = errors_at(response, "received_on")
    assert message.startswith("Ngày này chưa")
    assert "0222 3 822 822" in response.content.decode()
    assert Portal.objects.get(code="kinhbac").phone == ""
    assert contact_events() == []


@pytest.mark.parametrize(
    ("field", "value"),
    [("email", "kinhbac"), ("received_on", "32/13/2026"), ("palette", "pink"), ("phone", "0" * 61)],
)
def test_what_makes_no_sense_is_refused_at_its_field(editor, contacts_of, field, value):
    response = editor.post(contacts_of("kinhbac"), CONTACTS | {field: value})
    assert list(response.context["form"].errors) == [field]
    assert not [text for text in errors_at(response, field) if text.isascii()]
    assert contact_events() == []


def test_letters_typed_in_pieces_are_put_together(editor, contacts_of):
    pieces = {name: unicodedata.normalize("NFD", value) for name, value in CONTACTS.items()}
    assert pieces["address"] != CONTACTS["address"]
    editor.post(contacts_of("kinhbac"), pieces)
    kinhbac = Portal.objects.get(code="kinhbac")
    assert kinhbac.address == CONTACTS["address"]
    assert kinhbac.responsible_person == CONTACTS["responsible_person"]
    assert contact_events()[0].facts["address"] == CONTACTS["address"]


def test_the_name_of_the_portal_is_not_the_editors_to_change(editor, contacts_of):
    forged = {"name": "Phường Khác", "code": "khac", "kind": "province", "verified": "on"}
    editor.post(contacts_of("kinhbac"), CONTACTS | forged)
    portal = Portal.objects.get(code="kinhbac")
    assert (portal.name, portal.kind) == ("Phường Kinh Bắc", "commune")


def test_the_list_shows_the_own_portal_alone(editor, installation):
    page = editor.get(reverse("contacts:index")).content.decode()
    assert "Phường Kinh Bắc" in page
    assert installation["tulan"].name not in page


def test_an_author_may_not_change_contacts(editor_of, admin_of, contacts_of):
    author = admin_of(editor_of("kinhbac", "author"))
    author.post(contacts_of("kinhbac"), CONTACTS)
    assert Portal.objects.get(code="kinhbac").phone == ""
    assert contact_events() == []
    assert reverse("contacts:index") not in author.get("/admin/").content.decode()


def test_another_portals_contacts_are_out_of_reach(editor, contacts_of):
    editor.get(contacts_of("tulan"))
    assert editor.post(contacts_of("tulan"), CONTACTS).status_code in (302, 403, 404)
    assert Portal.objects.get(code="tulan").phone == ""
    assert contact_events() == []


def test_nobody_adds_or_deletes_a_portal_here(editor, editor_of, admin_of, installation):
    head = admin_of(editor_of("kinhbac", "head"))
    for browser in (editor, head):
        browser.post(reverse("contacts:add"), CONTACTS)
        browser.post(reverse("contacts:delete", args=[installation["kinhbac"].pk]))
    assert Portal.objects.count() == len(installation)
