"""What the form of a case refuses, what it locks, and who sees the sender."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest

from feedback.codes import ALPHABET, new_code
from feedback.models import PRIVATE_FIELDS, FeedbackCase
from sites.models import User
from tests.factories import DocumentFactory
from tests.feedback.story import errors_of, on, read, say

LONG = "Đèn đường hỏng từ tuần trước, đi lại buổi tối rất nguy hiểm."


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ({"received_on": "2026-10-06"}, ["received_on"]),
        ({"received_on": "0001-01-01"}, ["received_on"]),
        ({"received_on": "9999-12-31"}, ["received_on"]),
        ({"received_on": "mai"}, ["received_on"]),
        ({"received_on": ""}, ["received_on"]),
        ({"category": "khac"}, ["category"]),
        ({"subject": "a\x00"}, ["subject"]),
        ({"subject": "a" * 251}, ["subject"]),
        ({"sender_email": "không có"}, ["sender_email"]),
        ({"closed_as": "answered"}, ["closed_on", "answer"]),
        ({"closed_on": "2026-10-05"}, ["closed_as"]),
        ({"closed_as": "spam", "closed_on": "2026-10-04"}, ["closed_on"]),
        ({"closed_as": "spam", "closed_on": "2026-10-06"}, ["closed_on"]),
        ({"closed_as": "spam", "closed_on": "2026-10-05", "is_public": "on"}, ["is_public"]),
        ({"closed_as": "redirected", "closed_on": "2026-10-05"}, ["redirected_to"]),
        ({"closed_as": "merged", "closed_on": "2026-10-05"}, ["merged_into"]),
        ({"closed_as": "het", "closed_on": "2026-10-05"}, ["closed_as"]),
        ({"extended_to": "2026-10-26"}, ["extension_reason"]),
        ({"extended_to": "2026-10-19", "extension_reason": "x"}, ["extended_to"]),
        ({"extended_to": "9999-12-31", "extension_reason": "x"}, ["extended_to"]),
        ({"answer_file": "9" * 30}, ["answer_file"]),
    ],
)
def test_nonsense_is_named_at_its_field_and_nothing_is_lost(send, typed, fields):
    with on("2026-10-05"):
        answer = send(**{"question": LONG, **typed})
    assert list(errors_of(answer)) == fields
    assert LONG in read(answer)
    assert not FeedbackCase.objects.exists()


def test_an_extension_is_granted_before_the_limit_or_not_at_all(send, make_case):
    case = make_case("2026-10-05")
    typed = {"extended_to": "2026-10-26", "extension_reason": "Chờ kết luận thanh tra"}
    with on("2026-10-20"):
        assert list(errors_of(send(case, **typed))) == ["extended_to"]
    with on("2026-10-19", hour=23):
        assert send(case, **typed).status_code == 302
    case.refresh_from_db()
    assert (case.last_day, case.due_on) == (date(2026, 10, 26), date(2026, 10, 19))


def test_what_the_score_rests_on_is_settled_and_the_province_may_correct_it(
    send, make_case, admin_of, installation
):
    case = make_case("2026-10-05", "2026-10-20")
    moved = {"received_on": "2026-10-12", "closed_as": "answered", "closed_on": "2026-10-13",
             "category": "attitude", "answer": "Đã sửa."}  # fmt: skip
    assert send(case, **moved).status_code == 302
    case.refresh_from_db()
    assert (case.received_on, case.closed_on, case.category) == (
        date(2026, 10, 5), date(2026, 10, 20), "general",
    )  # fmt: skip
    chief = admin_of(User.objects.create_superuser("quan-tri"))
    assert send(case, browser=chief, **moved).status_code == 302
    case.refresh_from_db()
    assert (case.received_on, case.due_on) == (date(2026, 10, 12), date(2026, 10, 26))


def test_merging_names_another_case_of_the_same_portal(send, make_case):
    case, twin, foreign = make_case("2026-10-05"), make_case("2026-10-05"), None
    foreign = make_case("2026-10-05", code="tulan")
    end = {"closed_as": "merged", "closed_on": "2026-10-06"}
    for code in (case.code, foreign.code, "PA-XXXXX-XXXXX"):
        assert list(errors_of(send(case, merged_into=code, **end))) == ["merged_into"]
    assert send(case, merged_into=f" {twin.code.lower()} ", **end).status_code == 302
    assert list(errors_of(send(twin, merged_into=case.code, **end))) == ["merged_into"]


def test_files_of_other_portals_are_refused_and_not_named(send, installation):
    foreign = DocumentFactory(title="Bí mật", collection=installation["tulan"].collection)
    answer = send(answer_file=foreign.pk)
    assert list(errors_of(answer)) == ["answer_file"]
    assert "Bí mật" not in read(answer)
    own = DocumentFactory(collection=installation["kinhbac"].collection)
    assert send(answer_file=own.pk).status_code == 302


def test_a_case_is_never_deleted_by_the_agency_that_is_scored(editor, make_case, admin_of):
    case = make_case("2026-10-05")
    assert editor.post(reverse("feedback_cases:delete", args=[case.pk])).status_code in (302, 404)
    assert FeedbackCase.objects.exists()
    chief = admin_of(User.objects.create_superuser("quan-tri"))
    chief.post(reverse("feedback_cases:delete", args=[case.pk]))
    assert not FeedbackCase.objects.exists()


def test_the_sender_is_for_the_agencys_own_staff(send, editor, admin_of, make_case):
    secret = {name: f"bimat-{name}" for name in PRIVATE_FIELDS}
    secret["sender_email"] = "bimat@example.vn"
    case = make_case("2026-10-05", **secret)
    form = reverse("feedback_cases:edit", args=[case.pk])
    own = read(editor.get(form))
    assert all(value in own for value in secret.values())
    chief = admin_of(User.objects.create_superuser("quan-tri"))
    assert "bimat" not in read(chief.get(form))
    assert send(case, browser=chief, subject="Sửa", question="mất").status_code == 302
    case.refresh_from_db()
    assert (case.subject, case.question) == ("Sửa", "bimat-question")
    for browser in (editor, chief):
        for address in (
            reverse("feedback_cases:index"),
            reverse("feedback_cases:index") + "?export=csv",
            reverse("feedback_cases:index") + "?q=bimat",
            reverse("feedback_cases:history", args=[case.pk]),
        ):
            answer = browser.get(address)
            words = b"".join(answer) if answer.streaming else answer.content
            assert b"bimat-" not in words and b"bimat@" not in words, address


def test_rows_of_other_portals_are_not_seen_nor_exported(editor, make_case):
    own = make_case("2026-10-05")
    foreign = make_case("2026-10-05", code="tulan")
    index = reverse("feedback_cases:index")
    for address in (index, index + "?export=csv"):
        answer = editor.get(address)
        words = (b"".join(answer) if answer.streaming else answer.content).decode()
        assert own.code in words and foreign.code not in words
    read(editor.get(reverse("feedback_cases:edit", args=[foreign.pk])), 404)


def test_the_list_is_sorted_by_the_limit_and_marks_what_is_overdue(editor, make_case):
    late = make_case("2026-10-01", subject="Thứ nhất")
    done = make_case("2026-10-02", "2026-10-06", subject="Thứ hai")
    waiting = make_case("2026-10-15", subject="Thứ ba")
    index = reverse("feedback_cases:index")
    with on("2026-10-20"):
        html = read(editor.get(index))
        places = [html.index(case.code) for case in (late, done, waiting)]
        assert places == sorted(places)
        assert html.count("w-status--primary") == 1 and say("Overdue") in html
        overdue = read(editor.get(index + "?state=overdue"))
        assert late.code in overdue and waiting.code not in overdue
        still_open = read(editor.get(index + "?state=open"))
        assert waiting.code in still_open and done.code not in still_open
        assert done.code in read(editor.get(index + "?state=closed"))
        read(editor.get(index + "?state=x&ordering=question"))


def test_the_list_costs_the_same_for_few_and_many(editor, make_case):
    def cost():
        editor.get(reverse("feedback_cases:index"))
        with CaptureQueriesContext(connection) as queries:
            read(editor.get(reverse("feedback_cases:index")))
        return len(queries)

    make_case("2026-10-01")
    few = cost()
    for _number in range(8):
        make_case("2026-10-01")
    assert cost() == few


def test_codes_are_drawn_from_many_and_easy_to_read():
    codes = {new_code() for _number in range(500)}
    assert len(codes) == 500
    assert len(ALPHABET) ** 10 > 10**14
    assert not set("01OIL") & set("".join(code[3:] for code in codes))
