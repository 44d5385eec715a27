"""Hands that write weeks: an editor's over HTTP, and one without a form."""

from datetime import date, timedelta

from django.urls import reverse

import pytest

from portal.models import WorkEntry, WorkWeek
from sites.row_actions import save_row

MONDAY = date(2026, 10, 5)


def entry(day, **fields):
    """One whole line."""
    values = {
        "day": day,
        "session": 1,
        "leader_name": "Nguyễn Văn Thành",
        "leader_position": "Chủ tịch UBND phường",
        "content": "Họp giao ban tuần",
        "place": "Phòng họp tầng 2",
    }
    return {**values, **fields}


def form_of(portal, monday, entries, **fields):
    """What the browser sends: the week and its lines."""
    form = {
        "portal": portal.pk,
        "monday": str(monday),
        "note": "",
        "is_public": "on",
        "entries-TOTAL_FORMS": len(entries),
        "entries-INITIAL_FORMS": 0,
        "entries-MIN_NUM_FORMS": 0,
        "entries-MAX_NUM_FORMS": 80,
        **fields,
    }
    for number, line in enumerate(entries):
        names = ("id", "DELETE", "starts_at", "preparer")
        for name, value in {**dict.fromkeys(names, ""), **line}.items():
            form[f"entries-{number}-{name}"] = value
    return {name: value for name, value in form.items() if value is not None}


@pytest.fixture
def editor(editor_of, admin_of):
    """The browser of Kinh Bắc's editor."""
    return admin_of(editor_of("kinhbac"))


@pytest.fixture
def send(editor, installation):
    """Return the editor's hand: fills the form of a week and sends it."""

    def press(monday, entries, url=None, code="kinhbac", **fields):
        form = form_of(installation[code], monday, entries, **fields)
        return editor.post(url or reverse("work_weeks:add"), form)

    return press


@pytest.fixture
def week_in(installation):
    """Return a hand that stores a week without a form."""

    def save(code, monday=MONDAY, entries=1, **fields):
        week = WorkWeek(portal=installation[code], monday=monday, **fields)
        lines = [
            WorkEntry(**entry(monday + timedelta(days=number % 5))) for number in range(entries)
        ]
        week.entries.set(lines)
        save_row(week, None)
        return week

    return save
