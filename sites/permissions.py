"""Who may act in which portal: the one place that every list, form and chooser asks."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

from wagtail.permission_policies.base import BasePermissionPolicy

from .tree import portal_id_for_path, portal_ids_by_root

EVERYWHERE = "portal_sites.act_in_all_portals"


def acts_everywhere(user: Any) -> bool:
    """True for the province's staff (one group at the root) and superusers."""
    return bool(user.is_active and (user.is_superuser or user.has_perm(EVERYWHERE)))


def roles_of(user: Any) -> dict[int, frozenset[str]]:
    """Return {portal id: roles that the user has there}; one query per user object."""
    if not user.is_active or user.is_anonymous:
        return {}
    kept: dict[int, frozenset[str]] | None = getattr(user, "_portal_roles", None)
    if kept is None:
        rows = apps.get_model("portal_sites.PortalRole").objects.filter(group__user=user)
        kept = {}
        for portal_id, role in rows.values_list("portal_id", "role"):
            kept[portal_id] = kept.get(portal_id, frozenset()) | {role}
        user._portal_roles = kept
    return kept


def approving_portals(user: Any) -> frozenset[int]:
    """Ids of the portals whose pages this user may approve by role."""
    approving = {"editor", "head"}
    return frozenset(pk for pk, roles in roles_of(user).items() if roles & approving)


def can_approve_path(user: Any, path: str) -> bool:
    """True when the page path lies in a portal that this user may approve for."""
    return acts_everywhere(user) or portal_id_for_path(path) in approving_portals(user)


def roots_approved_by(user: Any) -> list[str] | None:
    """Paths of the homes (all languages) this user approves for; None means everywhere."""
    if acts_everywhere(user):
        return None
    mine = approving_portals(user)
    return [root for root, portal_id in portal_ids_by_root().items() if portal_id in mine]


def roots_of(user: Any) -> list[str] | None:
    """Paths of the homes (all languages) of the user's portals; None means everywhere."""
    if acts_everywhere(user):
        return None
    mine = roles_of(user).keys()
    return [root for root, portal_id in portal_ids_by_root().items() if portal_id in mine]


def may_see_path(user: Any, path: str) -> bool:
    """True when the page path lies in one of the user's portals."""
    return acts_everywhere(user) or portal_id_for_path(path) in roles_of(user)


def scope_pages(pages: QuerySet, user: Any) -> QuerySet:
    """Only the pages of the user's own portals, in all languages."""
    roots = roots_of(user)
    if roots is None:
        return pages
    within = Q(pk__in=[])
    for root in roots:
        within |= Q(path__startswith=root)
    return pages.filter(within)


def colleagues_of(user: Any) -> QuerySet:
    """Accounts with a role in one of the user's portals; all for those who act everywhere."""
    users = apps.get_model("portal_sites.User").objects.all()
    if acts_everywhere(user):
        return users
    mine = roles_of(user).keys()
    return users.filter(Q(pk=user.pk) | Q(groups__portal_role__portal_id__in=mine)).distinct()


class PortalPermissionPolicy(BasePermissionPolicy):
    """Scopes rows by the user's portals and roles.

    `portal_lookup` is the path from the row to the portal's id ("pk" on Portal itself);
    `rights` says which roles have which action ({"change": {"editor", "head"}}).
    """

    def __init__(
        self, model: Any, rights: dict[str, set[str]], portal_lookup: str = "portal_id"
    ) -> None:
        super().__init__(model)
        self.rights = rights
        self.portal_lookup = portal_lookup

    def _portal_ids(self, user: Any, actions: Any) -> set[int]:
        allowed: set[str] = set().union(*(self.rights.get(action, set()) for action in actions))
        return {pk for pk, roles in roles_of(user).items() if roles & allowed}

    def user_has_permission(self, user: Any, action: str) -> bool:
        """True when the user may do this in at least one portal."""
        return self.user_has_any_permission(user, [action])

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """True when the user may do one of these in at least one portal."""
        wanted = [action for action in actions if self.rights.get(action)]
        if not wanted:
            return False
        return acts_everywhere(user) or bool(self._portal_ids(user, wanted))

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> QuerySet:
        """The rows of the portals in which the user may do one of these."""
        rows = self.model._default_manager.all()
        if acts_everywhere(user):
            return rows if any(self.rights.get(action) for action in actions) else rows.none()
        return rows.filter(**{f"{self.portal_lookup}__in": self._portal_ids(user, actions)})

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """True when the user may do this to this row."""
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Any) -> bool:
        """True when the user may do one of these to this row."""
        if not any(self.rights.get(action) for action in actions):
            return False
        if acts_everywhere(user):
            return True
        owner = instance
        for step in self.portal_lookup.split("__"):
            owner = getattr(owner, step)
        return owner in self._portal_ids(user, actions)

    def users_with_any_permission(self, actions: Any) -> QuerySet:
        """Accounts that may do one of these somewhere."""
        roles = set().union(*(self.rights.get(action, set()) for action in actions))
        users = apps.get_model("portal_sites.User").objects.filter(is_active=True)
        return users.filter(
            Q(is_superuser=True) | Q(groups__portal_role__role__in=roles)
        ).distinct()
