"""What an editor of documents meets: a form that says what is wrong, and the score it moves."""

import unicodedata
from datetime import date

from django.utils.translation import gettext

import pytest

from legaldocs.models import LegalDocument
from sites.models import PublicationEvent

from .conftest import address, errors_of, leaf, read


@pytest.fixture
def editor(editor_of, admin_of):
    return admin_of(editor_of("kinhbac"))


@pytest.fixture
def send(editor, document_form):
    """Return the hand of Kinh Bắc's editor: fills the form of a document and sends it."""

    def press(url=None, **typed):
        return editor.post(url or address("legal_documents:add"), document_form("kinhbac", **typed))

    return press


def test_a_document_entered_in_time_lifts_the_commune_from_nothing_to_all(send, write_at):
    with write_at(12):
        assert leaf("kinhbac", "4").points == 0
    with write_at(14):
        assert send().status_code == 302
    line = leaf("kinhbac", "4")
    assert (line.points, line.review) == (10, None)
    assert line.evidence[0].url.endswith(LegalDocument.objects.get().local_url())


def test_half_a_document_is_public_and_lowers_the_level(send, editor, write_at):
    with write_at(13):
        answer = editor.get(send(file="", effective_on="")["Location"])
    said = gettext("It is incomplete: %(parts)s.")
    parts = ", ".join([gettext("effective from"), gettext("file of the document")])
    assert said % {"parts": parts} in read(answer)
    line = leaf("kinhbac", "4")
    assert line.points == 5
    assert gettext("File") in line.missing[0]


def test_late_is_incomplete_and_days_late_are_shown(send, write_at):
    with write_at(20):
        send()
    line = leaf("kinhbac", "4")
    assert (line.points, line.evidence[0].days_late) == (5, 3)
    assert line.review


def test_a_row_filled_late_was_not_posted_in_time(send, write_at):
    with write_at(13):
        send(file="")
    document = LegalDocument.objects.get()
    with write_at(26):
        assert send(address("legal_documents:edit", document.pk)).status_code == 302
    assert leaf("kinhbac", "4").evidence[0].days_late == 7


def test_a_draft_whose_limit_passed_is_known_to_be_absent(send, write_at):
    with write_at(13):
        send(symbol="1/QĐ-UBND", is_public=None)
    assert leaf("kinhbac", "4").points == 0
    with write_at(14):
        send(symbol="2/QĐ-UBND")
    line = leaf("kinhbac", "4")
    assert line.points == 5 and line.review
    assert any("1/QĐ-UBND" in text for text in line.missing)


def test_what_is_withdrawn_before_the_month_ends_is_absent(send, editor, write_at):
    with write_at(13):
        send()
    with write_at(20):
        editor.post(address("legal_documents:delete", LegalDocument.objects.get().pk))
    assert not LegalDocument.objects.exists()
    assert leaf("kinhbac", "4").points == 0
    kinds = PublicationEvent.objects.values_list("kind", flat=True).order_by("pk")
    assert list(kinds) == ["published", "unpublished"]


def test_a_letter_need_not_be_public(send, write_at):
    with write_at(30):
        send(form="cong-van", symbol="7/UBND-VP")
    line = leaf("kinhbac", "4")
    assert line.points == 0
    assert line.evidence[0].note == gettext("a document of this form need not be public")


def test_the_symbol_is_needed_and_kept_in_nfc(send):
    assert list(errors_of(send(symbol=""))) == ["symbol"]
    send(symbol=unicodedata.normalize("NFD", " 12 / QĐ - UBND "))
    assert LegalDocument.objects.get().symbol == "12/QĐ-UBND"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"effective_on": "2026-10-01"}, "effective_on"),
        ({"expired_on": "2026-10-01"}, "expired_on"),
        ({"issued_on": "2100-01-01", "effective_on": ""}, "issued_on"),
        ({"issued_on": "0001-01-01"}, "issued_on"),
        ({"issued_on": "31/31/2026"}, "issued_on"),
        ({"issued_on": ""}, "issued_on"),
        ({"symbol": "1\x002"}, "symbol"),
        ({"symbol": "9" * 500}, "symbol"),
        ({"abstract": "a" * 5000}, "abstract"),
        ({"form": "khong-co"}, "form"),
        ({"section": "tin-tuc"}, "section"),
        ({"file": "99999999999999999999"}, "file"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(send, write_at, typed, field):
    with write_at(20):
        answer = send(**typed)
    assert list(errors_of(answer)) == [field]
    assert "UBND phường Kinh Bắc" in read(answer)
    assert not LegalDocument.objects.exists()


def test_a_twin_is_refused_for_this_portal_alone(send, issue):
    issue("tulan", symbol="12/QĐ-UBND", issuing_authority="UBND phường Kinh Bắc")
    assert send().status_code == 302
    twin = send(symbol="12/qđ-ubnd", issuing_authority="UBND  phường Kinh Bắc")
    assert list(errors_of(twin)) == ["symbol"]
    assert send(symbol="13/QĐ-UBND").status_code == 302


def test_files_and_rows_of_another_portal_are_refused(send, file_of, issue, installation, editor):
    assert list(errors_of(send(file=file_of("tulan").pk))) == ["file"]
    assert list(errors_of(send(portal=installation["tulan"].pk))) == ["portal"]
    foreign = issue("tulan")
    assert send(address("legal_documents:edit", foreign.pk)).status_code == 404
    assert foreign.symbol not in read(editor.get(address("legal_documents:index")))


def test_communes_are_not_asked_about_scope(editor, editor_of, admin_of):
    commune = read(editor.get(address("legal_documents:add")))
    department = read(admin_of(editor_of("snv")).get(address("legal_documents:add")))
    for name in ("in_scope", "for_all_communes", "role"):
        assert f'name="{name}"' not in commune and f'name="{name}"' in department


def test_a_correction_is_visible_and_stands_in_the_ledger(send, at_portal):
    send()
    document = LegalDocument.objects.get()
    notice = "Ngày ban hành đúng là 11/10/2026."
    send(address("legal_documents:edit", document.pk), correction_notice=notice)
    assert notice in read(at_portal("kinhbac", document.local_url()))
    assert PublicationEvent.objects.latest("pk").kind == "corrected"


def test_guidance_counts_once_and_elsewhere(send, write_at, at_portal):
    with write_at(13):
        send(section="pho-bien-phap-luat", symbol="1/HD-STP")
        send(section="pho-bien-phap-luat", symbol="2/HD-STP", file="")
    line = leaf("kinhbac", "6")
    assert line.points == 5
    assert [item.counted for item in line.evidence] == [True, False]
    assert leaf("kinhbac", "4").evidence == ()
    for path in ("/pho-bien-phap-luat/", "/van-ban/?nhom=pho-bien"):
        assert "1/HD-STP" in read(at_portal("kinhbac", path))
    assert "1/HD-STP" not in read(at_portal("kinhbac", "/van-ban/"))
    with write_at(14):
        for number in (3, 4):
            send(section="pho-bien-phap-luat", symbol=f"{number}/HD-STP", issued_on="2024-01-02")
    assert leaf("kinhbac", "6").points == 10


def test_a_department_gets_its_points_for_what_it_drafted_too(
    editor_of, admin_of, document_form, write_at
):
    editor = admin_of(editor_of("snv"))
    form = document_form("snv", role="drafted", issuing_authority="UBND tỉnh")
    with write_at(14):
        assert editor.post(address("legal_documents:add"), form).status_code == 302
    assert leaf("snv", "3").points == 10
    assert leaf("snv", "5").points == 0
    assert LegalDocument.objects.get().issued_on == date(2026, 10, 12)


def test_a_document_that_loses_its_file_is_no_longer_whole(issue, write_at):
    with write_at(13):
        document = issue("kinhbac")
        assert leaf("kinhbac", "4").points == 10
    with write_at(20):
        document.file.delete()
    event = PublicationEvent.objects.latest("pk")
    assert (event.object_type, event.kind) == ("legaldocs.legaldocument", "updated")
    assert event.facts["missing"] == ["file"]
    assert leaf("kinhbac", "4").points == 5
