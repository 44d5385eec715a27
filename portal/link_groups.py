"""The links of a portal by group (criterion 12.2 of annex 1, 11.2 of annex 2); no query."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sites.hosts import all_portals
from sites.models import Kind, Portal

from .related_agencies import Link, ministry_of, national_agencies


@dataclass(frozen=True)
class LinkGroup:
    """One group; `name` is what probes and the page's markup call it."""

    name: str
    title: str
    links: tuple[Link, ...]


def link_groups(portal: Portal) -> list[LinkGroup]:
    """Return the groups that have links: state agencies above, then all portals by kind."""
    is_department = portal.kind == Kind.DEPARTMENT
    departments = _("Related departments") if is_department else _("Departments")
    groups = [
        LinkGroup("national", _("National agencies"), national_agencies()),
        LinkGroup(
            "ministry",
            _("Ministry of this sector"),
            ministry_of(portal.code) if is_department else (),
        ),
        LinkGroup("province", _("Province"), _portals(Kind.PROVINCE)),
        LinkGroup("departments", departments, _portals(Kind.DEPARTMENT)),
        LinkGroup("communes", _("Communes and wards"), _portals(Kind.COMMUNE)),
    ]
    return [group for group in groups if group.links]


def _portals(kind: Kind) -> tuple[Link, ...]:
    portals = (portal for portal in all_portals() if portal.kind == kind)
    return tuple((portal.name, f"{portal.site.root_url}/") for portal in portals)
