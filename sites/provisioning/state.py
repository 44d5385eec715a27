"""What the database already holds of the portals; a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps

from wagtail.models import GroupCollectionPermission, GroupPagePermission, Page

from ..blueprint import Section, blueprint_of
from ..models import Portal, PortalRole
from ..registry import RegistryRow


@dataclass
class State:
    """Portals by code, and what each of them has."""

    portals: dict[str, Portal] = field(default_factory=dict)
    homes: dict[str, Page] = field(default_factory=dict)
    sections: dict[int, dict[str, Page]] = field(default_factory=lambda: defaultdict(dict))
    groups: dict[int, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))
    page_rights: dict[int, set[tuple[int, int]]] = field(default_factory=lambda: defaultdict(set))
    collection_rights: dict[int, set[tuple[int, int]]] = field(
        default_factory=lambda: defaultdict(set)
    )
    admin_groups: set[int] = field(default_factory=set)


def section_types(rows: Iterable[RegistryRow]) -> set[str]:
    """Return the page types ("app.Model") that the blueprints of these rows name."""
    return {
        section.page_type
        for kind in {row.kind for row in rows}
        for top in blueprint_of(kind)
        for section in top.walk()
    }


def read_state(rows: Sequence[RegistryRow]) -> State:
    """Read portals, homes, sections by key, groups and rights; about 12 queries."""
    state = State()
    portals = Portal.objects.select_related("site__root_page", "collection")
    state.portals = {portal.code: portal for portal in portals}
    state.homes = {code: portal.site.root_page for code, portal in state.portals.items()}
    for name in section_types(rows):
        for page in apps.get_model(name).objects.exclude(key="").defer_streamfields():
            state.sections[page.portal_id][page.key] = page
    for role in PortalRole.objects.select_related("group"):
        state.groups[role.portal_id][role.role] = role.group
    for group, page, permission in GroupPagePermission.objects.values_list(
        "group_id", "page_id", "permission_id"
    ):
        state.page_rights[group].add((page, permission))
    for group, collection, permission in GroupCollectionPermission.objects.values_list(
        "group_id", "collection_id", "permission_id"
    ):
        state.collection_rights[group].add((collection, permission))
    through = apps.get_model("auth.Group").permissions.through
    state.admin_groups = set(
        through.objects.filter(permission__codename="access_admin").values_list(
            "group_id", flat=True
        )
    )
    return state


def missing_sections(row: RegistryRow, portal: Portal | None, state: State) -> list[Section]:
    """Return the blueprint's sections that the portal lacks, parents first."""
    have = state.sections[portal.pk] if portal else {}
    return [
        section
        for top in blueprint_of(row.kind)
        for section in top.walk()
        if section.slug not in have
    ]
