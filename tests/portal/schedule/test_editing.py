"""What an editor does with the work schedule: weeks, drafts, the copy of last week, programmes."""

from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext

import pytest
import time_machine

from i18n.dates import ZONE
from portal.models import PortalDocument, WorkProgramme, WorkWeek
from sites.models import PublicationEvent, User
from tests.factories import DocumentFactory

from .conftest import MONDAY, entry, form_of


def events():
    return PublicationEvent.objects.filter(object_type="portal.workweek").order_by("pk")


def errors_of(response):
    assert response.status_code == 200
    form = response.context["form"]
    return (
        {name: list(texts) for name, texts in form.errors.items()},
        [
            {name: list(texts) for name, texts in child.errors.items()}
            for child in form.formsets["entries"].forms
        ],
    )


def said(response):
    return " ".join(str(message) for message in response.context["messages"])


def test_a_week_and_its_lines_are_stored_with_one_event(send):
    lines = [
        entry(date(2026, 10, 6), session=2, starts_at="14:00", content="Kiểm tra trường học"),
        entry(date(2026, 10, 5)),
        entry(date(2026, 10, 6), session=1, is_reception="on", content="Tiếp công dân"),
    ]
    assert send(date(2026, 10, 8), lines, note="Lịch có thể thay đổi.").status_code == 302
    week = WorkWeek.objects.get()
    assert (week.monday, week.note, week.is_public) == (MONDAY, "Lịch có thể thay đổi.", True)
    assert [line.content for line in week.sorted_entries()] == [
        "Họp giao ban tuần",
        "Tiếp công dân",
        "Kiểm tra trường học",
    ]
    event = events().get()
    assert (event.kind, event.section, event.clock_date) == ("published", "lich-cong-tac", MONDAY)
    assert event.facts == {"missing": [], "monday": "2026-10-05", "entries": 3}
    assert event.by == User.objects.get(username="editor.kinhbac")
    assert event.url.endswith(f"/lich-cong-tac/{week.pk}/")
    assert "05/10/2026" in event.title


def test_the_event_of_a_change_sees_the_changed_lines(send):
    send(MONDAY, [entry(MONDAY), entry(MONDAY + timedelta(days=1))])
    week = WorkWeek.objects.get()
    first, second = week.entries.all()
    url = reverse("work_weeks:edit", args=[week.pk])
    lines = [
        entry(MONDAY, id=first.pk, content="Đi cơ sở"),
        entry(second.day, id=second.pk, DELETE="1"),
    ]
    assert send(MONDAY, lines, url, **{"entries-INITIAL_FORMS": 2}).status_code == 302
    assert [line.content for line in WorkWeek.objects.get().entries.all()] == ["Đi cơ sở"]
    assert [event.facts["entries"] for event in events()] == [2, 1]
    assert events().last().kind == "updated"
    assert len({event.text_hash for event in events()}) == 2


def test_a_week_without_lines_is_a_draft_and_the_editor_is_told(send, editor, at_portal):
    answer = send(MONDAY, [])
    assert answer.status_code == 302
    week = WorkWeek.objects.get()
    assert not week.is_public and not events().exists()
    assert gettext("entries of the week") in said(editor.get(answer["Location"]))
    assert at_portal("kinhbac", f"/lich-cong-tac/{week.pk}/").status_code == 404


def test_a_line_without_leader_or_content_keeps_the_week_back_until_it_is_filled(send, editor):
    lines = [entry(MONDAY, leader_name=""), entry(MONDAY + timedelta(days=1), content=" ")]
    answer = send(MONDAY, lines)
    week = WorkWeek.objects.get()
    assert week.missing_parts() == ["leader_name:05/10", "content:06/10"]
    assert f"{gettext('leader')} (05/10)" in said(editor.get(answer["Location"]))
    assert not events().exists()
    url = reverse("work_weeks:edit", args=[week.pk])
    opened = editor.get(url).context["form"]
    assert opened["is_public"].value() is True  # once complete it is meant to be public
    lines = [
        entry(line.day, id=line.pk, content="Việc", leader_name="Trần Thị Lan")
        for line in week.entries.all()
    ]
    assert send(MONDAY, lines, url, **{"entries-INITIAL_FORMS": 2}).status_code == 302
    assert events().get().kind == "published"


def test_a_second_schedule_of_a_week_is_refused_at_the_field(send, week_in):
    week_in("kinhbac")
    week_in("anlac", MONDAY + timedelta(days=7))
    form, _lines = errors_of(send(MONDAY + timedelta(days=3), [entry(MONDAY)]))
    message = gettext("There is a schedule of the week from %(day)s already: change that one.")
    assert form == {"monday": [message % {"day": "05/10/2026"}]}
    assert send(MONDAY + timedelta(days=7), []).status_code == 302


def test_a_day_outside_the_week_is_refused_at_its_field_and_nothing_is_lost(send):
    lines = [entry(MONDAY), entry(MONDAY + timedelta(days=7), content="Việc tuần sau")]
    answer = send(MONDAY, lines)
    form, children = errors_of(answer)
    assert form == {} and children[0] == {}
    assert list(children[1]) == ["day"] and "11/10/2026" in children[1]["day"][0]
    assert "Việc tuần sau" in answer.content.decode()
    assert not WorkWeek.objects.exists()


@pytest.mark.parametrize(
    "typed", ["", "hôm nay", "2026-13-01", "0001-01-01", "9999-12-31", "9" * 400, "\x00"]
)
def test_what_is_no_week_is_said_at_the_field(send, typed):
    form, _lines = errors_of(send(typed, [entry(MONDAY)]))
    assert list(form) == ["monday"]


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("day", "31/02/2026"),
        ("day", ""),
        ("session", "9"),
        ("starts_at", "25:00"),
        ("content", "a\x00b"),
        ("leader_name", "x" * 201),
    ],
)
def test_bad_lines_are_said_at_their_field(send, field, typed):
    _form, children = errors_of(send(MONDAY, [entry(MONDAY) | {field: typed}]))
    assert [list(child) for child in children] == [[field]]


def test_a_form_without_its_lines_is_refused_not_a_fault(send):
    answer = send(MONDAY, [], **{"entries-TOTAL_FORMS": None, "entries-INITIAL_FORMS": None})
    assert answer.status_code == 200 and not WorkWeek.objects.exists()


def test_last_week_is_copied_seven_days_on(editor, week_in, send):
    week = week_in("kinhbac", entries=2, note="Ghi chú")
    week_in("anlac", MONDAY + timedelta(days=7))
    with time_machine.travel(datetime(2026, 10, 9, 9, tzinfo=ZONE), tick=False):
        copy_url = reverse("work_weeks:copy", args=[week.pk])
        listed = editor.get(reverse("work_weeks:index")).content.decode()
        assert gettext("Copy last week") in listed and copy_url in listed
        form = editor.get(copy_url).context["form"]
    assert form["monday"].value() == MONDAY + timedelta(days=7)
    lines = [child.initial | {"id": "", "DELETE": ""} for child in form.formsets["entries"].forms]
    assert [line["day"] for line in lines] == [date(2026, 10, 12), date(2026, 10, 13)]
    assert WorkWeek.objects.for_portal(week.portal).count() == 1
    for line in lines:
        line.update(starts_at="", is_reception=None)
        line.pop("is_reception")
    answer = send(date(2026, 10, 12), lines, **{"entries-INITIAL_FORMS": 2})
    assert answer.status_code == 302
    copied = WorkWeek.objects.get(portal=week.portal, monday=date(2026, 10, 12))
    assert copied.entries.count() == 2 and week.entries.count() == 2


def test_an_old_week_is_copied_to_the_first_week_that_is_free(editor, week_in):
    old = week_in("kinhbac", date(2026, 8, 3))
    week_in("kinhbac", MONDAY)
    with time_machine.travel(datetime(2026, 10, 9, 9, tzinfo=ZONE), tick=False):
        form = editor.get(reverse("work_weeks:copy", args=[old.pk])).context["form"]
    assert form["monday"].value() == date(2026, 10, 12)


def test_weeks_of_other_portals_are_not_seen_changed_or_copied(editor, week_in, send):
    foreign = week_in("anlac")
    listed = editor.get(reverse("work_weeks:index")).content.decode()
    assert "05/10/2026" not in listed and gettext("Copy last week") not in listed
    for name in ("edit", "delete", "copy"):
        assert editor.get(reverse(f"work_weeks:{name}", args=[foreign.pk])).status_code == 404
    form, _lines = errors_of(send(MONDAY, [entry(MONDAY)], code="anlac"))
    assert list(form) == ["portal"]


def test_a_line_of_another_portals_week_cannot_be_taken(send, week_in):
    foreign = week_in("anlac").entries.get()
    mine = week_in("kinhbac")
    url = reverse("work_weeks:edit", args=[mine.pk])
    send(MONDAY, [entry(MONDAY, id=foreign.pk, content="Lấy")], url, **{"entries-INITIAL_FORMS": 1})
    foreign.refresh_from_db()
    assert foreign.content == "Họp giao ban tuần"
    assert foreign.week.portal.code == "anlac"


def test_an_author_looks_but_does_not_write(editor_of, admin_of, installation):
    browser = admin_of(editor_of("kinhbac", "author"))
    assert browser.get(reverse("work_weeks:index")).status_code == 200
    form = form_of(installation["kinhbac"], MONDAY, [entry(MONDAY)])
    assert browser.post(reverse("work_weeks:add"), form).status_code == 302
    assert not WorkWeek.objects.exists()


def test_the_form_names_its_criterion(editor):
    html = editor.get(reverse("work_weeks:add")).content.decode()
    assert "Lịch làm việc của lãnh đạo cơ quan" in html


# Programmes of work


@pytest.fixture
def send_programme(editor, installation):
    def press(url=None, **fields):
        form = {
            "portal": installation["kinhbac"].pk,
            "title": "Chương trình công tác tháng 10",
            "kind": "month",
            "number": "10",
            "year": "2026",
            "text": "1. Tiếp công dân.",
            "document": "",
            "is_public": "on",
            **fields,
        }
        return editor.post(url or reverse("work_programmes:add"), form)

    return press


def test_a_programme_is_public_with_its_text_or_its_file(send_programme, installation, at_portal):
    folder = installation["kinhbac"].collection
    file = DocumentFactory(title="Chương trình.pdf", collection=folder)
    assert send_programme().status_code == 302
    filed = {"kind": "year", "number": "", "text": "", "document": file.pk}
    assert send_programme(title="Chương trình năm 2026", **filed).status_code == 302
    html = at_portal("kinhbac", "/lich-cong-tac/").content.decode()
    assert "1. Tiếp công dân." in html and file.url in html
    assert gettext("Month %(number)s of %(year)s") % {"number": 10, "year": 2026} in html
    assert "Chương trình năm 2026" not in at_portal("anlac", "/lich-cong-tac/").content.decode()


def test_a_programme_without_text_and_file_is_a_draft(send_programme, editor):
    answer = send_programme(text="")
    assert not WorkProgramme.objects.get().is_public
    assert gettext("text or file") in said(editor.get(answer["Location"]))


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"number": "13"}, ["number"]),
        ({"number": ""}, ["number"]),
        ({"kind": "quarter", "number": "5"}, ["number"]),
        ({"kind": "year"}, ["number"]),
        ({"year": "99999999999999"}, ["year"]),
        ({"year": "1026"}, ["year"]),
        ({"title": ""}, ["title"]),
        ({"document": "987654321"}, ["document"]),
    ],
)
def test_bad_programmes_are_said_at_their_field(send_programme, fields, named):
    answer = send_programme(**fields)
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == named


def test_another_portals_file_is_refused(send_programme, installation):
    file = DocumentFactory(title="Của An Lạc", collection=installation["anlac"].collection)
    answer = send_programme(document=file.pk)
    assert answer.status_code == 200 and not WorkProgramme.objects.exists()
    assert PortalDocument.objects.filter(pk=file.pk).exists()
