"""What a head of board cannot do with accounts, whatever the browser sends."""

from django.contrib.auth.models import Group, Permission
from django.urls import reverse

import pytest

from sites.accounts.forms import ChangedAccountForm
from sites.models import PortalRole, User
from tests.factories import UserFactory

from .account_forms import (
    ADD,
    LIST,
    NEW,
    PASSWORD,
    edit,
    errors_at,
    facts_of,
    form_of,
    groups_of,
)


def test_nothing_but_roles_of_the_own_portal_is_granted_whatever_is_sent(
    browser, editor_of, installation
):
    hai = editor_of("kinhbac")
    foreign = PortalRole.objects.get(portal=installation["tulan"], role="head").group
    province = Group.objects.get(permissions__codename="act_in_all_portals")
    cheat = {
        "is_superuser": "on",
        "is_staff": "on",
        "groups": [foreign.pk, province.pk],
        "user_permissions": [Permission.objects.get(codename="act_in_all_portals").pk],
        "portal": installation["tulan"].pk,
        "home_portal": installation["tulan"].pk,
        "username": "ten-khac",
    }
    browser.post(edit(hai), form_of(hai) | cheat)
    browser.post(ADD, cheat | NEW)
    for name in (hai.username, "hoa.kinhbac"):
        user = User.objects.get(username=name)
        assert not user.is_superuser
        assert not user.is_staff
        assert not user.user_permissions.exists()
        assert user.home_portal == installation["kinhbac"]
        assert all(group.startswith("kinhbac: ") for group in groups_of(user))


def test_a_head_of_two_portals_is_offered_these_two_alone(
    head, browser, installation, publish_article
):
    head.groups.add(PortalRole.objects.get(portal=installation["anlac"], role="head").group)
    assert "Sở Nội vụ" not in browser.get(ADD).content.decode()
    response = browser.post(ADD, NEW | {"portal": installation["tulan"].pk})
    assert errors_at(response, "portal")
    assert browser.post(ADD, NEW | {"portal": installation["anlac"].pk}).status_code == 302
    assert groups_of(User.objects.get(username="hoa.kinhbac")) == {"anlac: Cộng tác viên"}


def test_accounts_of_others_are_not_found_and_stay_as_they_are(
    browser, editor_of, infocentre, installation
):
    shared, elsewhere = editor_of("kinhbac"), editor_of("kinhbac", "author")
    shared.groups.add(PortalRole.objects.get(portal=installation["tulan"], role="author").group)
    elsewhere.home_portal = installation["tulan"]
    elsewhere.save()
    infocentre.home_portal = installation["kinhbac"]
    infocentre.save()
    chief = UserFactory(username="operator", is_superuser=True, home_portal=installation["kinhbac"])
    gifted = UserFactory(username="gifted", home_portal=installation["kinhbac"])
    gifted.user_permissions.add(Permission.objects.get(codename="act_in_all_portals"))
    for user in (editor_of("tulan"), shared, elsewhere, infocentre, chief, gifted):
        before = facts_of(user)
        sent = form_of(user, full_name="Kẻ Gian", password1=PASSWORD, password2=PASSWORD)
        for response in (
            browser.get(edit(user)),
            browser.post(edit(user), sent | {"roles": ["head"]}),
            browser.get(reverse("accounts:history", args=[user.pk])),
        ):
            assert response.status_code == 404, user
        assert facts_of(user) == before


@pytest.mark.parametrize("address", ["delete", "usage", "copy", "inspect"])
def test_accounts_are_never_deleted(browser, editor_of, address):
    hai = editor_of("kinhbac")
    for path in (f"/admin/accounts/{address}/{hai.pk}/", f"/admin/users/{hai.pk}/delete/"):
        browser.post(path)
        browser.get(path)
    browser.post(f"/admin/bulk/portal_sites/user/delete/?id={hai.pk}")
    assert User.objects.filter(pk=hai.pk).exists()


def test_the_head_cannot_close_or_demote_the_own_account(browser, head, editor_of):
    editor_of("kinhbac")
    closed = form_of(head)
    del closed["is_active"]
    assert "chính mình" in errors_at(browser.post(edit(head), closed), "is_active")
    demoted = browser.post(edit(head), form_of(head, roles=["editor"]))
    assert "chính mình" in errors_at(demoted, "roles")
    head.refresh_from_db()
    assert head.is_active
    assert groups_of(head) == {"kinhbac: Trưởng ban biên tập"}
    assert browser.post(edit(head), form_of(head, full_name="Vũ An")).status_code == 302


def test_two_heads_cannot_close_each_other_at_the_same_moment(head, installation):
    """The second one waits for the lock, then is judged by what the first one did."""
    second = UserFactory(username="head.2", home_portal=installation["kinhbac"])
    second.groups.set(head.groups.all())
    stale = User.objects.get(pk=second.pk)
    User.objects.filter(pk=second.pk).update(is_active=False)
    form = ChangedAccountForm(
        form_of(head, is_active=""), instance=User.objects.get(pk=head.pk), for_user=stale
    )
    assert "cuối cùng" in str(form.errors["is_active"])
    form = ChangedAccountForm(
        form_of(head, roles=["editor"]), instance=User.objects.get(pk=head.pk), for_user=stale
    )
    assert "cuối cùng" in str(form.errors["roles"])


def test_another_head_is_closed_and_demoted(browser, head, installation):
    second = UserFactory(username="head.2", home_portal=installation["kinhbac"])
    second.groups.set(head.groups.all())
    assert browser.post(edit(second), form_of(second, roles=["author"])).status_code == 302
    assert groups_of(second) == {"kinhbac: Cộng tác viên"}


def test_the_province_manages_the_accounts_of_all_portals(
    admin_of, infocentre, editor_of, installation
):
    browser, hai = admin_of(infocentre), editor_of("tulan", "head")
    shown = browser.get(LIST).content.decode()
    assert hai.username in shown
    assert LIST in browser.get("/admin/").content.decode()
    assert errors_at(browser.post(ADD, NEW), "portal")
    browser.post(ADD, NEW | {"portal": installation["snv"].pk})
    assert groups_of(User.objects.get(username="hoa.kinhbac")) == {"snv: Cộng tác viên"}

    moved = form_of(hai, portal=installation["kinhbac"].pk, roles=["editor"])
    assert browser.post(edit(hai), moved).status_code == 302
    hai.refresh_from_db()
    assert (hai.home_portal, groups_of(hai)) == (
        installation["kinhbac"], {"kinhbac: Biên tập viên"},
    )  # fmt: skip


def test_the_province_touches_neither_superusers_nor_its_own_kind(
    admin_of, infocentre, installation
):
    browser = admin_of(infocentre)
    chief = UserFactory(username="operator", is_superuser=True, home_portal=installation["kinhbac"])
    for user in (chief, infocentre):
        before = facts_of(user)
        assert browser.post(edit(user), form_of(user, roles=["head"])).status_code == 404
        assert facts_of(user) == before


def test_an_account_closed_for_a_reason_may_leave_a_portal_without_head(
    admin_of, infocentre, head, installation
):
    closed = form_of(head, portal=installation["kinhbac"].pk)
    del closed["is_active"]
    response = admin_of(infocentre).post(edit(head), closed, follow=True)
    assert not User.objects.get(pk=head.pk).is_active
    assert "không còn trưởng ban biên tập" in response.content.decode()


@pytest.mark.parametrize("role", ["editor", "author"])
def test_others_have_no_such_screen(admin_of, editor_of, role):
    user = editor_of("kinhbac", role)
    browser = admin_of(user)
    assert LIST not in browser.get("/admin/").content.decode()
    for address in (LIST, ADD, edit(user)):
        assert browser.get(address).status_code in {302, 403, 404}
        assert browser.post(address, NEW).status_code in {302, 403, 404, 405}
    assert not User.objects.filter(username="hoa.kinhbac").exists()


def test_the_head_finds_the_screen_in_the_menu(browser):
    assert LIST in browser.get("/admin/").content.decode()


def test_superusers_keep_wagtails_own_screen(admin_of, installation):
    browser = admin_of(UserFactory(username="operator", is_superuser=True))
    assert LIST not in browser.get("/admin/").content.decode()
    assert browser.get("/admin/users/").status_code == 200


def test_an_open_account_has_a_role_and_any_account_can_be_closed(browser, editor_of, installation):
    hai = editor_of("kinhbac")
    assert "bắt buộc" in errors_at(browser.post(edit(hai), form_of(hai, roles=[])), "roles")
    bare = UserFactory(username="khong-vai-tro", home_portal=installation["kinhbac"])
    closed = {"full_name": "Trần Bình", "email": "", "roles": []}
    assert browser.post(edit(bare), closed).status_code == 302
    bare.refresh_from_db()
    assert not bare.is_active
