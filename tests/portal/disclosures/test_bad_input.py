"""What is wrong is said at its field; nothing is lost, nothing falls over."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext

import pytest

from portal.models import FinancialReport, NilDeclaration, Plan, Project

from . import filled
from .conftest import errors_of

TOMORROW = (timezone.localdate() + timedelta(days=2)).isoformat()


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ({"title": ""}, ["title"]),
        ({"title": "\u200b "}, ["title"]),
        ({"title": "a" * 301}, ["title"]),
        ({"title": "a\x00b"}, ["title"]),
        ({"kind": "rumour"}, ["kind"]),
        ({"approved_on": TOMORROW}, ["approved_on"]),
        ({"approved_on": "31/02/2026"}, ["approved_on"]),
        ({"approved_on": "0026-01-05"}, ["approved_on"]),
        ({"valid_from": "2026-05-01", "valid_until": "2026-04-30"}, ["valid_until"]),
        ({"file": "987654321"}, ["file"]),
        ({"file": str(10**30)}, ["file"]),
        ({"file": "x\x00"}, ["file"]),
        ({"portal": str(10**30)}, ["portal"]),
    ],
)
def test_plans(typed, fields, forms_of):
    answer = forms_of("snv")("plans", **filled.plan(**typed))
    assert list(errors_of(answer)) == fields
    assert not Plan.objects.exists()
    assert "12/KH-UBND" in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ({"funds": "-1"}, ["funds"]),
        ({"funds": "9" * 40}, ["funds"]),
        ({"funds": "NaN"}, ["funds"]),
        ({"year": "26"}, ["year"]),
        ({"year": "9" * 12}, ["year"]),
        ({"year": "-2026"}, ["year"]),
        ({"start_year": "2026", "finish_year": "2025"}, ["finish_year"]),
        ({"state": "lost"}, ["state"]),
    ],
)
def test_projects(typed, fields, forms_of):
    assert list(errors_of(forms_of("snv")("projects", **filled.project(**typed)))) == fields
    assert not Project.objects.exists()


def test_funds_of_nothing_are_complete(forms_of):
    forms_of("snv")("projects", **filled.project(funds="0"))
    assert Project.objects.get().is_public


def test_a_report_of_a_year_to_come(forms_of, report_file, today):
    form = filled.report(report_file("snv"), year=today.year + 2)
    assert list(errors_of(forms_of("snv")("financial_reports", **form))) == ["year"]


@pytest.mark.parametrize(
    ("month", "message"),
    [
        ("", None),
        ("10/2026", "Write a month such as 2026-10."),
        ("2026-13", "Write a month such as 2026-10."),
        ("２０２６-10", "Write a month such as 2026-10."),
        ("2099-01", "This month has not begun yet."),
    ],
)
def test_months(month, message, forms_of):
    found = errors_of(forms_of("snv")("nil_declarations", **filled.nil(month=month)))
    assert list(found) == ["month"]
    assert message is None or found["month"] == [gettext(message)]


def test_a_month_is_declared_once(forms_of):
    press = forms_of("snv")
    press("nil_declarations", **filled.nil())
    again = errors_of(press("nil_declarations", **filled.nil()))
    assert again == {"month": [gettext("This month is declared already.")]}
    assert NilDeclaration.objects.count() == 1


def test_files_and_portals_of_others_are_refused(forms_of, report_file, installation):
    press = forms_of("snv")
    foreign = report_file("stc")
    answer = press("financial_reports", **filled.report(foreign))
    assert list(errors_of(answer)) == ["file"]
    assert foreign.title not in answer.content.decode()
    own = report_file("snv")
    answer = press("financial_reports", portal=installation["stc"].pk, **filled.report(own))
    assert list(errors_of(answer)) == ["portal"]
    assert not FinancialReport.objects.exists()


def test_texts_are_kept_in_one_spelling(forms_of):
    forms_of("snv")("plans", **filled.plan(title="Kê\u0301 hoạch  năm"))
    assert Plan.objects.get().title == "Kế hoạch năm"
