"""What citizens see of the cases, and what they must never see."""

import json

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from feedback.models import PRIVATE_FIELDS
from sites.models import PublicationEvent
from sites.row_actions import delete_row, save_row
from tests.factories import DocumentFactory
from tests.feedback.story import on, read, say

HOME = "/phan-anh-kien-nghi/"
SECRET = {name: f"bimat {name}" for name in PRIVATE_FIELDS} | {"sender_email": "bimat@example.vn"}


@pytest.fixture(autouse=True)
def on_the_twentieth():
    with on("2026-10-20"):
        yield


def test_an_empty_section_says_what_will_be_here_and_how_to_write(at_portal, installation):
    portal = installation["kinhbac"]
    portal.phone, portal.address = "0222 3800 000", "Số 1 đường Lý Thái Tổ"
    portal.save()
    html = read(at_portal("kinhbac", HOME))
    assert say("No question has been published yet") in html
    assert "0222 3800 000" in html and "Số 1 đường Lý Thái Tổ" in html
    assert "<form" not in html.split("<main")[1].split("</main>")[0]


def test_question_answer_and_the_account_of_the_limit(at_portal, make_case, installation):
    file = DocumentFactory(title="Văn bản trả lời", collection=installation["kinhbac"].collection)
    case = make_case(
        "2026-10-05", "2026-10-12", is_public=True, public_text="Đèn <b>hỏng</b> & tối.",
        answer="Đã thay bóng.", answer_file=file, answered_by="Phòng Kinh tế", **SECRET,
    )  # fmt: skip
    assert case.subject in read(at_portal("kinhbac", HOME))
    page = read(at_portal("kinhbac", case.local_url()))
    for words in (
        "Đèn &lt;b&gt;hỏng&lt;/b&gt; &amp; tối.", "Đã thay bóng.", "Văn bản trả lời",
        "Phòng Kinh tế", case.code, "mức tạm áp dụng", say("Answered in time"), "state--good",
    ):  # fmt: skip
        assert words in page, words
    assert "Đã thay bóng." in read(at_portal("kinhbac", case.local_url() + "in/"))
    read(at_portal("tulan", case.local_url()), 404)


def test_without_a_cleared_text_only_the_subject_is_shown(at_portal, make_case):
    case = make_case("2026-10-05", is_public=True, answer="Bản nháp của câu trả lời", **SECRET)
    page = read(at_portal("kinhbac", case.local_url()))
    assert case.subject in page
    assert (
        say("The words of the question are left out, because they contain personal data.") in page
    )
    assert "Bản nháp" not in page and say("The agency has not answered yet.") in page


def test_private_words_are_in_no_page_no_ledger_line_and_no_score(
    at_portal, make_case, feedback_line, section
):
    shown = make_case("2026-10-05", "2026-10-19", is_public=True, public_text="Đèn hỏng.", **SECRET)
    make_case("2026-10-05", "2026-10-20", **SECRET)
    shown.is_public, shown.subject = False, "bimat subject"
    save_row(shown, None)
    shown.is_public = True
    save_row(shown, None)
    shown.subject = "Đèn đường"
    save_row(shown, None)
    delete_row(make_case("2026-10-05", **SECRET), None)
    for path in (HOME, shown.local_url(), shown.local_url() + "in/", "/", "/so-do-cong/"):
        assert "bimat" not in read(at_portal("kinhbac", path)), path
    events = PublicationEvent.objects.filter(object_type="feedback.feedbackcase")
    assert [event.kind for event in events.order_by("pk")] == [
        "published", "unpublished", "updated", "updated",
    ]  # fmt: skip
    for event in events:
        written = json.dumps(event.facts) + event.source + event.url
        assert "bimat" not in written
        assert set(event.facts) == {
            "missing", "received_on", "due_on", "answered_on", "closed_as", "category", "posted",
        }  # fmt: skip
    assert "bimat" not in str(feedback_line())


def test_the_name_of_a_withdrawn_case_is_not_kept(make_case):
    case = make_case("2026-10-05", is_public=True)
    case.is_public, case.subject = False, "bimat"
    save_row(case, None)
    assert PublicationEvent.objects.get(kind="unpublished").title == case.code


def test_cases_that_are_not_shown_are_not_found(at_portal, make_case):
    case = make_case("2026-10-05", "2026-10-06")
    assert case.subject not in read(at_portal("kinhbac", HOME))
    read(at_portal("kinhbac", case.local_url()), 404)


def test_each_category_has_its_section(at_portal, make_case):
    rude = make_case("2026-10-05", category="attitude", subject="Thái độ", is_public=True)
    rule = make_case("2026-10-05", category="regulation", subject="Thủ tục", is_public=True)
    assert rude.local_url() == f"{HOME}thai-do-phuc-vu/{rude.pk}/"
    assert rule.ledger_section() == "quy-dinh-hanh-chinh"
    html = read(at_portal("kinhbac", HOME + "thai-do-phuc-vu/"))
    assert rude.local_url() in html and rule.local_url() not in html
    assert f'{HOME}quy-dinh-hanh-chinh/"' in read(at_portal("kinhbac", HOME))
    read(at_portal("kinhbac", rude.local_url()))
    read(at_portal("kinhbac", f"{HOME}{rude.pk}/"), 404)


def test_filters_by_state_and_pages(at_portal, make_case):
    in_time = make_case("2026-10-05", "2026-10-06", subject="Kịp", is_public=True)
    late = make_case("2026-09-01", "2026-10-06", subject="Trễ", is_public=True)
    waiting = make_case("2026-10-12", subject="Đang chờ", is_public=True)
    for word, case in (("dung-han", in_time), ("tre-han", late), ("dang-xu-ly", waiting)):
        html = read(at_portal("kinhbac", f"{HOME}?tinh-trang={word}"))
        others = {in_time, late, waiting} - {case}
        assert case.local_url() in html
        assert not any(other.local_url() in html for other in others), word
    for nonsense in ("?tinh-trang=x", "?trang=0", "?trang=" + "9" * 40, "?tinh-trang=%00"):
        read(at_portal("kinhbac", HOME + nonsense))
    for number in range(20):
        make_case("2026-10-13", subject=f"Câu hỏi {number:02}", is_public=True)
    assert waiting.local_url() not in read(at_portal("kinhbac", HOME))
    assert waiting.local_url() in read(at_portal("kinhbac", HOME + "?trang=2"))


def test_this_months_share_counts_cases_that_are_not_shown(at_portal, make_case):
    make_case("2026-10-05", "2026-10-06")
    make_case("2026-10-05")
    make_case("2026-10-05", "2026-10-06", closed_as="spam")
    make_case("2026-10-15")
    make_case("2026-10-05", "2026-10-06", code="tulan")
    assert '<progress max="2" value="1"' in read(at_portal("kinhbac", HOME))


def test_lists_and_pages_cost_the_same_for_few_and_many(at_portal, make_case):
    def cost(path):
        at_portal("kinhbac", path)
        with CaptureQueriesContext(connection) as queries:
            read(at_portal("kinhbac", path))
        return len(queries)

    case = make_case("2026-10-05", is_public=True)
    few = [cost(HOME), cost(case.local_url())]
    for _number in range(18):
        make_case("2026-10-05", "2026-10-06", is_public=True)
    assert [cost(HOME), cost(case.local_url())] == few
