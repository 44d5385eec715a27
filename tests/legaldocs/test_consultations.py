"""Drafts for comments: the editor's form, the citizen's list, criterion 9 of departments."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import gettext

import pytest

from legaldocs.consultation_register import latest_consultations
from legaldocs.models import Consultation
from sites.ledger import Snapshot, record_published

from .conftest import address, errors_of, leaf, read

PLACE = "/cong-khai/lay-y-kien-du-thao/"


@pytest.fixture
def editor(editor_of, admin_of):
    return admin_of(editor_of("snv"))


@pytest.fixture
def send(editor, installation, file_of):
    """Return the hand of the department's editor."""

    def press(url=None, **typed):
        form = {
            "portal": installation["snv"].pk,
            "title": "Dự thảo Quyết định về tuyển dụng",
            "asked_by": "Sở Nội vụ",
            "requested_on": "2026-10-12",
            "opens_on": "2026-10-13",
            "closes_on": "2026-11-13",
            "draft_file": file_of("snv").pk,
            "is_public": "on",
            **typed,
        }
        form = {name: value for name, value in form.items() if value is not None}
        return editor.post(url or address("consultations:add"), form)

    return press


def test_a_request_posted_in_time_gives_the_points(send, write_at, at_portal):
    assert leaf("snv", "9").points == 0
    with write_at(14):
        assert send().status_code == 302
    line = leaf("snv", "9")
    assert (line.points, line.review) == (4, None)
    row = Consultation.objects.get()
    assert line.evidence[0].url.endswith(f"{PLACE}{row.pk}/")
    assert row.title in read(at_portal("snv", f"{PLACE}{row.pk}/"))


def test_late_is_flagged_and_counts(send, write_at):
    with write_at(20):
        send()
    line = leaf("snv", "9")
    assert line.points == 4 and line.review


def test_what_was_requested_and_not_shown_makes_it_no(send, write_at):
    with write_at(13):
        send(title="Dự thảo thứ nhất")
        send(title="Dự thảo thứ hai", is_public=None)
    line = leaf("snv", "9")
    assert line.points == 0
    assert any("Dự thảo thứ hai" in text for text in line.missing) and line.review


def test_half_a_draft_does_not_count(send, write_at):
    with write_at(13):
        send(draft_file="")
    line = leaf("snv", "9")
    assert line.points == 0 and gettext("File of the draft") in line.missing[0]


def test_a_draft_that_is_still_open_is_current(consult, write_at):
    with write_at(1):
        consult("snv", requested_on=date(2026, 9, 10), opens_on=date(2026, 9, 12))
    assert leaf("snv", "9").points == 4


def test_a_declared_month_counts_and_is_flagged(installation):
    declaration = Snapshot(
        portal_id=installation["snv"].pk, object_type="portal.nildeclaration", object_id="1",
        title="Không phát sinh", at=timezone.now(), section="lay-y-kien-du-thao",
        facts={"month": "2026-10", "declared_by": "Nguyễn Văn Mẫu"},
    )  # fmt: skip
    record_published(declaration, None)
    line = leaf("snv", "9")
    assert line.points == 4 and line.review


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"closes_on": "2026-10-01"}, "closes_on"),
        ({"requested_on": "2100-01-01"}, "requested_on"),
        ({"requested_on": ""}, "requested_on"),
        ({"opens_on": "0001-01-01"}, "opens_on"),
        ({"title": ""}, "title"),
        ({"title": "a\x00b"}, "title"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(send, write_at, typed, field):
    with write_at(20):
        assert list(errors_of(send(**typed))) == [field]
    assert not Consultation.objects.exists()


def test_a_short_time_warns_and_refuses_nothing(send, editor):
    html = read(editor.get(send(closes_on="2026-10-20")["Location"]))
    assert "64/2025/QH15" in html
    assert Consultation.objects.count() == 1


def test_open_and_closed_drafts_are_told_apart(consult, installation, at_portal, write_at):
    with write_at(20):
        consult("snv", title="Dự thảo mở")
        consult("snv", title="Dự thảo đóng", closes_on=date(2026, 10, 16), result="Tiếp thu cả.")
        consult("snv", title="Dự thảo kín", is_public=False)
        for query, titles in (
            ("", {"mở", "đóng"}),
            ("?trang-thai=dang-lay-y-kien", {"mở"}),
            ("?trang-thai=da-ket-thuc", {"đóng"}),
            ("?trang-thai=x%00", {"mở", "đóng"}),
        ):
            html = read(at_portal("snv", PLACE + query))
            shown = {word for word in ("mở", "đóng", "kín") if f"Dự thảo {word}" in html}
            assert shown == titles, query
        closed = Consultation.objects.get(title="Dự thảo đóng")
        for suffix in ("", "in/"):
            assert "Tiếp thu cả." in read(at_portal("snv", f"{PLACE}{closed.pk}/{suffix}"))
        with CaptureQueriesContext(connection) as queries:
            (row,) = latest_consultations(installation["snv"].pk, 3)
    assert len(queries) == 1
    assert row.url == f"{PLACE}{Consultation.objects.get(title='Dự thảo mở').pk}/"
    hidden = Consultation.objects.get(title="Dự thảo kín")
    read(at_portal("snv", f"{PLACE}{hidden.pk}/"), 404)
    read(at_portal("stc", f"{PLACE}{closed.pk}/"), 404)
