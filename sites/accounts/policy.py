"""Whose accounts a person may see and change."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Q, QuerySet

from ..models import Portal, PortalRole, Role, User
from ..permissions import EVERYWHERE, PortalPermissionPolicy, acts_everywhere, roles_of

RIGHTS: dict[str, set[str]] = {"view": {Role.HEAD}, "add": {Role.HEAD}, "change": {Role.HEAD}}
Membership = User.groups.through


def portals_managed_by(user: Any) -> QuerySet[Portal]:
    """Portals whose accounts this person makes and closes, in registry order."""
    portals = Portal.objects.in_registry_order()
    if acts_everywhere(user):
        return portals
    return portals.filter(pk__in=[pk for pk, roles in roles_of(user).items() if Role.HEAD in roles])


def ordinary_accounts() -> QuerySet[User]:
    """Accounts that act through roles alone: no superusers, no staff of the province."""
    app, codename = EVERYWHERE.split(".")
    staff_groups = Group.objects.filter(
        permissions__content_type__app_label=app, permissions__codename=codename
    )
    staff = Membership.objects.filter(group__in=staff_groups.values("pk"))
    return User.objects.filter(is_superuser=False, user_permissions__isnull=True).exclude(
        pk__in=staff.values("user_id")
    )


def accounts_managed_by(user: Any) -> QuerySet[User]:
    """Accounts that this person may see and change.

    A head has those at home in the own portals which have no other group: one who also works
    for another portal is the province's to change.
    """
    accounts = ordinary_accounts()
    if acts_everywhere(user):
        in_some_portal = Membership.objects.filter(group__portal_role__isnull=False)
        return accounts.filter(
            Q(home_portal__isnull=False) | Q(pk__in=in_some_portal.values("user_id"))
        )
    mine = list(portals_managed_by(user).values_list("pk", flat=True))
    roles = PortalRole.objects.filter(portal__in=mine)
    elsewhere = Membership.objects.exclude(group__in=roles.values("group_id"))
    return accounts.filter(home_portal__in=mine).exclude(pk__in=elsewhere.values("user_id"))


def active_heads_of(portal: Portal) -> QuerySet[User]:
    """Accounts that are heads of this portal's board and may log in."""
    roles = PortalRole.objects.filter(portal=portal, role=Role.HEAD)
    return User.objects.filter(is_active=True, groups__in=roles.values("group_id"))


class AccountPolicy(PortalPermissionPolicy):
    """Heads of board in their portals; the province's staff and superusers in all."""

    def __init__(self) -> None:
        super().__init__(User, RIGHTS, portal_lookup="home_portal_id")

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> QuerySet:
        """Accounts of the own portals, none for an action that nobody has (deleting)."""
        if not self.user_has_any_permission(user, actions):
            return User.objects.none()
        return accounts_managed_by(user)

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Any) -> bool:
        """True for accounts of the own portals."""
        accounts = self.instances_user_has_any_permission_for(user, actions)
        return bool(accounts.filter(pk=instance.pk).exists())
