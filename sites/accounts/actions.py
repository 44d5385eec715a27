"""Storing an account: roles, state, password, and what the history says of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wagtail.log_actions import log

from ..models import Portal, PortalRole, User

CLOSED, OPENED = "portal_sites.close_account", "portal_sites.open_account"
ROLES, PASSWORD = "portal_sites.change_roles", "portal_sites.set_password"

# Action, its name in filters, what the history says.
LOG_ACTIONS = (
    (CLOSED, _("Close account"), _("Account closed")),
    (OPENED, _("Open account"), _("Account opened again")),
    (ROLES, _("Change roles"), _("Roles changed")),
    (PASSWORD, _("Set password"), _("Temporary password set")),
)


@dataclass(frozen=True)
class AccountChange:
    """What a form wants of an account; "" leaves the password as it is."""

    portal: Portal
    roles: frozenset[str]
    password: str = ""
    names_changed: bool = False


def create_account(account: User, change: AccountChange, by: User) -> User:
    """Store a new account with its roles."""
    with transaction.atomic():
        account.home_portal = change.portal
        account.set_password(change.password)
        account.save()
        _give_roles(account, None, change)
        log(account, "wagtail.create", user=by, data=_facts(change), content_changed=True)
    return account


def change_account(account: User, change: AccountChange, by: User) -> User:
    """Store a changed account; a closed one is logged out everywhere at once.

    Groups of other portals than the old and the new one are left as they are.
    """
    with transaction.atomic():
        before = User.objects.select_for_update().get(pk=account.pk)
        account.home_portal = change.portal
        if change.password:
            account.set_password(change.password)
        account.save()
        if change.names_changed:
            log(account, "wagtail.edit", user=by, content_changed=True)
        if _give_roles(account, before.home_portal_id, change):
            log(account, ROLES, user=by, data=_facts(change), content_changed=True)
        if before.is_active != account.is_active:
            log(account, OPENED if account.is_active else CLOSED, user=by, content_changed=True)
        if change.password:
            log(account, PASSWORD, user=by)
    return account


def _give_roles(account: User, portal_before: int | None, change: AccountChange) -> bool:
    """Give exactly these roles in the portal; returns whether anything changed."""
    wanted = set(
        PortalRole.objects.filter(portal=change.portal, role__in=change.roles).values_list(
            "group_id", flat=True
        )
    )
    governed = PortalRole.objects.filter(portal__in=[change.portal.pk, portal_before or 0])
    have = set(
        Group.objects.filter(user=account, pk__in=governed.values("group_id")).values_list(
            "pk", flat=True
        )
    )
    account.groups.remove(*(have - wanted))
    account.groups.add(*(wanted - have))
    return have != wanted


def _facts(change: AccountChange) -> dict[str, object]:
    return {"portal": change.portal.code, "roles": sorted(change.roles)}
