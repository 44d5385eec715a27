"""The accounts screen: a head of board makes, changes and closes accounts of the own portal."""

import unicodedata

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wagtail.log_actions import registry

import pytest

from sites.models import PortalRole, User
from tests.factories import UserFactory

from .account_forms import (
    ADD,
    LIST,
    NEW,
    PASSWORD,
    actions_on,
    edit,
    errors_at,
    form_of,
    groups_of,
)


def test_the_head_makes_an_account_that_can_write_in_the_own_portal(browser, installation, client):
    response = browser.post(ADD, NEW | {"full_name": unicodedata.normalize("NFD", "Đỗ Thị Hoà")})
    assert response.status_code == 302, response.context["form"].errors
    hoa = User.objects.get(username="hoa.kinhbac")
    assert hoa.get_full_name() == "Đỗ Thị Hoà"
    assert unicodedata.is_normalized("NFC", hoa.last_name + hoa.first_name)
    assert (hoa.home_portal, hoa.is_active) == (installation["kinhbac"], True)
    assert not hoa.is_superuser
    assert not hoa.is_staff
    assert groups_of(hoa) == {"kinhbac: Cộng tác viên"}
    assert actions_on(hoa) == ["wagtail.create"]
    login = {"username": "hoa.kinhbac", "password": PASSWORD, "next": "/admin/"}
    host = {"host": "quantri.bacninh.localhost:8000"}
    assert client.post("/admin/login/", login, headers=host).status_code == 302
    assert "kinhbac" in client.get("/admin/", headers=host, follow=True).content.decode()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("full_name", "", "bắt buộc"),
        ("email", "khong-phai-thu", "hợp lệ"),
        ("roles", [], "bắt buộc"),
        ("roles", ["translator"], "translator"),
        ("password2", "khac-han-7351", "không giống nhau"),
        ("password2", "12345678", ""),
        ("username", "có dấu cách !", ""),
    ],
)
def test_wrong_input_is_refused_at_its_field(browser, field, value, words):
    sent = NEW | {field: value}
    if value == "12345678":
        sent["password1"] = value
    response = browser.post(ADD, sent)
    assert errors_at(response, field)
    assert words in errors_at(response, field)
    assert not User.objects.filter(username="hoa.kinhbac").exists()


def test_a_password_like_the_name_is_refused(browser):
    response = browser.post(ADD, NEW | {"password1": "hoa.kinhbac", "password2": "hoa.kinhbac"})
    assert errors_at(response, "password2")


def test_a_name_taken_elsewhere_is_refused_without_saying_whose_it_is(browser, editor_of):
    taken = editor_of("tulan")
    for name in (taken.username, taken.username.upper()):
        response = browser.post(ADD, NEW | {"username": name})
        assert errors_at(response, "username") == "Không dùng được tên này. Hãy chọn tên khác."
        assert "Tư Lan" not in errors_at(response, "username")


def test_the_list_shows_the_own_accounts_alone(browser, editor_of, infocentre):
    mine, other = editor_of("kinhbac"), editor_of("tulan")
    shown = browser.get(LIST).content.decode()
    assert mine.username in shown
    assert "Biên tập viên" in shown
    for hidden in (other, infocentre):
        assert hidden.username not in shown
        assert hidden.username not in browser.get(LIST, {"q": hidden.username[:5]}).content.decode()


def test_the_list_costs_the_same_for_any_number_of_accounts(browser, editor_of, installation):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(LIST).status_code == 200
        return len(queries)

    editor_of("kinhbac")
    cost()
    before = cost()
    group = PortalRole.objects.get(portal=installation["kinhbac"], role="author").group
    for number in range(15):
        UserFactory(username=f"ctv-{number}", home_portal=installation["kinhbac"]).groups.add(group)
    assert cost() == before
    assert before <= 20


def test_name_and_roles_are_changed_and_the_history_says_so(browser, editor_of, head):
    hai = editor_of("kinhbac")
    sent = form_of(hai, full_name="Lê Văn Hải", roles=["author", "head"])
    assert browser.post(edit(hai), sent).status_code == 302
    hai.refresh_from_db()
    assert (hai.get_full_name(), hai.first_name) == ("Lê Văn Hải", "Hải")
    assert groups_of(hai) == {"kinhbac: Cộng tác viên", "kinhbac: Trưởng ban biên tập"}
    assert set(actions_on(hai)) == {"wagtail.edit", "portal_sites.change_roles"}
    assert {entry.user for entry in registry.get_logs_for_instance(hai)} == {head}
    history = browser.get(reverse("accounts:history", args=[hai.pk])).content.decode()
    assert "Đổi vai trò" in history


def test_a_closed_account_is_logged_out_at_once_and_can_be_opened_again(
    browser, editor_of, admin_of
):
    hai = editor_of("kinhbac")
    at_work = admin_of(hai)
    assert at_work.get("/admin/").status_code == 200
    closed = form_of(hai)
    del closed["is_active"]
    browser.post(edit(hai), closed)
    assert User.objects.get(pk=hai.pk).is_active is False
    assert at_work.get("/admin/").status_code == 302
    login = {"username": hai.username, "password": "mat-khau-thu"}
    at_work.post("/admin/login/", login)
    assert at_work.get("/admin/").status_code == 302
    assert hai.username in browser.get(LIST).content.decode()

    browser.post(edit(hai), form_of(hai))
    assert User.objects.get(pk=hai.pk).is_active is True
    assert groups_of(hai) == {"kinhbac: Biên tập viên"}
    at_work.post("/admin/login/", login)
    assert at_work.get("/admin/").status_code == 200
    assert actions_on(hai)[:1] == ["portal_sites.open_account"]
    assert "portal_sites.close_account" in actions_on(hai)


def test_a_new_password_ends_the_old_session_and_no_password_changes_nothing(
    browser, editor_of, admin_of
):
    hai = editor_of("kinhbac")
    at_work = admin_of(hai)
    browser.post(edit(hai), form_of(hai))
    assert at_work.get("/admin/").status_code == 200
    one = browser.post(edit(hai), form_of(hai, password1=PASSWORD))
    assert errors_at(one, "password2")
    browser.post(edit(hai), form_of(hai, password1=PASSWORD, password2=PASSWORD))
    assert User.objects.get(pk=hai.pk).check_password(PASSWORD)
    assert at_work.get("/admin/").status_code == 302
    assert "portal_sites.set_password" in actions_on(hai)
