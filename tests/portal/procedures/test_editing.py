"""An editor of an agency keeps its entries; the score of 4.1 and 5.1 follows."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

import pytest

from portal.models import Procedure
from sites.models import User
from tests.portal.registers_kit import errors_of, events_of, leaf_of, read, this_month

ADD = "procedures:add"


@pytest.fixture
def editor(editor_of, admin_of):
    return admin_of(editor_of("stc"))


@pytest.fixture
def send(editor, installation):
    """Return the hand of the finance department's editor: fills the form and sends it."""

    def press(url=None, browser=editor, **typed):
        form = {
            "portal": installation["stc"].pk,
            "code": "1.001612",
            "name": "Đăng ký thành lập hộ kinh doanh",
            "kind": "procedure",
            "level": "commune",
            "field": "Đăng ký hộ kinh doanh",
            "announced_on": timezone.localdate().isoformat(),
            "decision": "15/QĐ-UBND",
            "repealed_on": "",
            "national_url": "",
            "online_level": "full",
            "steps": "Bước 1: Nộp hồ sơ.\r\nBước 2: Nhận kết quả.",
            "papers": "Giấy đề nghị",
            "time_limit": "03 ngày làm việc",
            "fee": "100.000 đồng",
            "result": "Giấy chứng nhận",
            "legal_basis": "",
            "is_public": "on",
            **typed,
        }
        form = {name: value for name, value in form.items() if value is not None}
        return browser.post(url or reverse(ADD), form)

    return press


def test_one_entry_lifts_the_department_and_all_communes(send, installation):
    month = this_month()
    for code, number in (("stc", "4.1"), ("kinhbac", "5.1"), ("anlac", "5.1")):
        leaf = leaf_of(code, number, month)
        assert (leaf.points, leaf.level) == (0, "Không")
    assert send().status_code == 302
    row = Procedure.objects.get()
    assert row.is_public and row.portal.code == "stc"
    for code, number in (("stc", "4.1"), ("kinhbac", "5.1"), ("anlac", "5.1")):
        leaf = leaf_of(code, number, month)
        assert (leaf.points, leaf.level, leaf.review) == (5, "Có", None)
        assert [item.text for item in leaf.counted] == [str(row)]
    assert leaf_of("snv", "4.1", month).points == 0


def test_half_an_entry_is_a_draft_and_scores_nothing(send, editor):
    answer = send(steps="", fee="")
    assert answer.status_code == 302
    said = read(editor.get(answer.url))
    assert gettext("fees and charges") in said and gettext("steps") in said
    row = Procedure.objects.get()
    assert not row.is_public and events_of("portal.procedure") == []
    assert leaf_of("stc", "4.1", this_month()).points == 0
    assert send(reverse("procedures:edit", args=[row.pk])).status_code == 302
    assert leaf_of("stc", "4.1", this_month()).points == 5
    assert events_of("portal.procedure") == ["published"]


def test_a_repeal_takes_it_down(send):
    send()
    row = Procedure.objects.get()
    today = timezone.localdate().isoformat()
    assert send(reverse("procedures:edit", args=[row.pk]), repealed_on=today).status_code == 302
    assert events_of("portal.procedure") == ["published", "unpublished"]
    assert leaf_of("stc", "4.1", this_month()).points == 0


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("national_url", "http://dichvucong.gov.vn/a"),
        ("national_url", "https://dichvucong.gov.vn.evil.com/a"),
        ("national_url", "https://gov.vn@evil.com/"),
        ("national_url", "https://[::1/"),
        ("national_url", "javascript:alert(1)"),
        ("announced_on", ""),
        ("announced_on", "31/02/2026"),
        ("announced_on", (timezone.localdate() + timedelta(days=3)).isoformat()),
        ("repealed_on", "2020-01-01"),
        ("code", "có dấu cách"),
        ("code", ""),
        ("name", "x" * 501),
        ("name", "\0"),
        ("level", "village"),
        ("portal", "999999999999999999999"),
    ],
)
def test_what_cannot_be_is_said_at_the_field(send, field, typed):
    answer = send(**{field: typed})
    assert list(errors_of(answer)) == [field]
    assert "Bước 1: Nộp hồ sơ." in read(answer)
    assert not Procedure.objects.exists()


def test_a_code_stands_once(send):
    send()
    assert list(errors_of(send())) == ["code"]


def test_an_address_may_be_typed_without_its_scheme(send):
    send(national_url="dichvucong.gov.vn/thu-tuc-hanh-chinh/a", steps="", fee="", time_limit="")
    row = Procedure.objects.get()
    assert row.national_url == "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/a"
    assert row.is_public


def test_a_work_process_needs_no_announcement(send):
    assert send(kind="work_process", level="department", announced_on="").status_code == 302
    assert Procedure.objects.get().is_public


def test_communes_look_at_the_public_list_alone(send, entry_of, editor_of, admin_of, installation):
    browser = admin_of(editor_of("kinhbac"))
    row = entry_of("stc", level="commune")
    menu = read(browser.get(reverse("wagtailadmin_home")))
    assert reverse("procedures:index") not in menu
    for url in (
        reverse("procedures:index"),
        reverse(ADD),
        reverse("procedures:edit", args=[row.pk]),
        reverse("procedures:delete", args=[row.pk]),
    ):
        answer = browser.get(url)
        assert answer.status_code in (302, 404), url
        send(url, browser=browser, portal=installation["kinhbac"].pk, code="9.999")
    assert list(Procedure.objects.values_list("code", flat=True)) == [row.code]


def test_entries_of_other_agencies_are_not_the_editors(send, editor, entry_of, installation):
    foreign = entry_of("snv", name="Của Sở Nội vụ")
    assert foreign.name not in read(editor.get(reverse("procedures:index")))
    for name in ("edit", "delete"):
        read(editor.get(reverse(f"procedures:{name}", args=[foreign.pk])), 404)
    assert list(errors_of(send(portal=installation["snv"].pk))) == ["portal"]
    assert list(errors_of(send(portal=installation["kinhbac"].pk))) == ["portal"]


def test_the_provinces_staff_keep_all_entries_of_agencies(send, admin_of, installation, entry_of):
    chief = admin_of(User.objects.create_superuser("quan-tri"))
    row = entry_of("snv")
    read(chief.get(reverse("procedures:edit", args=[row.pk])))
    assert send(browser=chief, portal=installation["snv"].pk).status_code == 302
    refused = send(browser=chief, portal=installation["kinhbac"].pk, code="2.1")
    assert list(errors_of(refused)) == ["portal"]
