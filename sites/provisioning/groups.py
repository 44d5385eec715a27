"""Groups and rights: one group a role a portal, one for the province at the root; in bulk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group, Permission

from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from ..blueprint import RoleRights, rights
from ..models import Portal, PortalRole
from .state import State

BATCH = 500


class RightsBook:
    """Permission ids by "app.codename" (page permissions by codename alone); one query."""

    def __init__(self) -> None:
        rows = Permission.objects.values_list("content_type__app_label", "codename", "pk")
        self._ids: dict[str, int] = {}
        for app, codename, pk in rows:
            self._ids[f"{app}.{codename}"] = pk
            if app == "wagtailcore":
                self._ids[codename] = pk

    def ids(self, names: Iterable[str]) -> list[int]:
        """Return ids in order.

        Raises:
            KeyError: when roles.yaml names a permission that does not exist.
        """
        return [self._ids[name] for name in names]


def group_name(code: str, role: str) -> str:
    """Return the name of a portal's group, unique over all portals."""
    return f"{code}: {rights().roles[role].label}"


def ensure_groups(portals: list[Portal], state: State) -> int:
    """Make missing groups of these portals; returns how many were made."""
    missing = [
        (portal, role)
        for portal in portals
        for role in rights().roles
        if role not in state.groups[portal.pk]
    ]
    groups = Group.objects.bulk_create(
        [Group(name=group_name(portal.code, role)) for portal, role in missing], batch_size=BATCH
    )
    PortalRole.objects.bulk_create(
        [
            PortalRole(portal=portal, role=role, group=group)
            for (portal, role), group in zip(missing, groups, strict=True)
        ],
        batch_size=BATCH,
    )
    for (portal, role), group in zip(missing, groups, strict=True):
        state.groups[portal.pk][role] = group
    return len(missing)


def ensure_rights(portals: list[Portal], state: State, shared: Collection, book: RightsBook) -> int:
    """Grant what roles.yaml says and the groups lack; returns how many rights were granted."""
    pages: list[GroupPagePermission] = []
    collections: list[GroupCollectionPermission] = []
    admin: list[int] = []
    for portal in portals:
        for name, role in rights().roles.items():
            group = state.groups[portal.pk][name].pk
            home, folder = portal.site.root_page_id, portal.collection_id
            pages += _page_rights(group, home, role, state, book)
            collections += _collection_rights(group, folder, role.collection, state, book)
            collections += _collection_rights(group, shared.pk, role.shared, state, book)
            if group not in state.admin_groups:
                admin.append(group)
    return _store(pages, collections, admin, book)


def ensure_province_group(state: State, book: RightsBook) -> int:
    """Make the province's one group with rights at the roots; returns what was granted."""
    role = rights().province
    group, _created = Group.objects.get_or_create(name=role.label)
    root = Page.get_first_root_node()
    folder = Collection.get_first_root_node()
    admin = [] if group.pk in state.admin_groups else [group.pk]
    if admin:
        group.permissions.add(*book.ids(role.model))
    return _store(
        _page_rights(group.pk, root.pk, role, state, book),
        _collection_rights(group.pk, folder.pk, role.collection, state, book),
        admin,
        book,
    )


def lacks_province_rights(group: int, state: State, book: RightsBook) -> bool:
    """True when the province's group lacks one of its rights at the roots."""
    role = rights().province
    root, folder = Page.get_first_root_node(), Collection.get_first_root_node()
    return bool(
        group not in state.admin_groups
        or _page_rights(group, root.pk, role, state, book)
        or _collection_rights(group, folder.pk, role.collection, state, book)
    )


def _page_rights(
    group: int, page: int, role: RoleRights, state: State, book: RightsBook
) -> list[GroupPagePermission]:
    return [
        GroupPagePermission(group_id=group, page_id=page, permission_id=permission)
        for permission in book.ids(role.page)
        if (page, permission) not in state.page_rights[group]
    ]


def _collection_rights(
    group: int, folder: int, names: Iterable[str], state: State, book: RightsBook
) -> list[GroupCollectionPermission]:
    return [
        GroupCollectionPermission(group_id=group, collection_id=folder, permission_id=permission)
        for permission in book.ids(names)
        if (folder, permission) not in state.collection_rights[group]
    ]


def _store(
    pages: list[GroupPagePermission],
    collections: list[GroupCollectionPermission],
    admin: list[int],
    book: RightsBook,
) -> int:
    GroupPagePermission.objects.bulk_create(pages, batch_size=BATCH)
    GroupCollectionPermission.objects.bulk_create(collections, batch_size=BATCH)
    through: Any = Group.permissions.through
    access = book.ids(["wagtailadmin.access_admin"])[0]
    through.objects.bulk_create(
        [through(group_id=group, permission_id=access) for group in admin], batch_size=BATCH
    )
    return len(pages) + len(collections) + len(admin)
