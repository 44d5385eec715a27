"""Links (12.2 of departments, 11.2 of communes): every group present, every address alive."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from portal.related_agencies import ministry_of
from sites.hosts import all_portals
from sites.models import Kind, Portal

from .looks import Look
from .outside import Outside
from .visitor import Answer, Visitor

SECTION = "/lien-ket/"
GROUP_OF_KIND = {
    Kind.PROVINCE: "province",
    Kind.DEPARTMENT: "departments",
    Kind.COMMUNE: "communes",
}


@dataclass
class Links:
    """Looks at the links of portals; each address is asked once a run."""

    visitor: Visitor
    outside: Outside
    groups: Mapping[str, tuple[str, ...]]
    _alive: dict[str, bool] = field(default_factory=dict)

    def look(self, portal: Portal) -> Look:
        """Look at one portal's list: its groups, the other portals in them, what answers."""
        answer = self.visitor.get(portal, SECTION)
        url = portal.site.root_url + SECTION
        if not answer.is_ok:
            return Look(url, (_("the section of links does not open"),))
        problems: list[str] = []
        unasked: list[str] = []
        for group in self.groups.get(portal.kind, ()):
            if group == "ministry" and not ministry_of(portal.code):
                continue
            found = answer.addresses(data_link_group=group)
            if not found:
                problems.append(_("no link of the group “%(group)s”") % {"group": group})
            problems += self._missing_portals(portal, group, found)
            problems += self._dead(found, unasked)
        return Look(url, tuple(problems), tuple(unasked))

    def _missing_portals(self, portal: Portal, group: str, found: Iterable[str]) -> list[str]:
        hosts = {urlsplit(address).hostname for address in found}
        return [
            _("no link to “%(name)s”") % {"name": other.name}
            for other in all_portals()
            if GROUP_OF_KIND[Kind(other.kind)] == group
            and other.pk != portal.pk
            and other.site.hostname not in hosts
        ]

    def _dead(self, addresses: Iterable[str], unasked: list[str]) -> list[str]:
        dead = []
        for address in addresses:
            alive = self._is_alive(address)
            if alive is None:
                unasked.append(address)
            elif not alive:
                dead.append(_("does not answer: %(address)s") % {"address": address})
        return dead

    def _is_alive(self, address: str) -> bool | None:
        """Return whether an address answers; None where it may not be asked."""
        target = _portal_at(address)
        if target is None:
            return self.outside.answers(address)
        if address not in self._alive:
            answer: Answer = self.visitor.get(target, urlsplit(address).path or "/")
            self._alive[address] = answer.is_ok
        return self._alive[address]


def _portal_at(address: str) -> Portal | None:
    host = urlsplit(address).hostname
    return next((portal for portal in all_portals() if portal.site.hostname == host), None)
