"""How the database differs from the registry and the blueprints."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import Group
from django.utils.translation import gettext as _

from wagtail.models import Collection

from ..blueprint import rights
from ..models import Portal
from ..registry import RegistryRow
from .groups import RightsBook, lacks_province_rights
from .shared import has_workflow, shared_collection
from .state import State, missing_sections, read_state


def find_drift(
    rows: Sequence[RegistryRow], base_domain: str, port: int, whole: bool = True
) -> list[str]:
    """Return one sentence for each difference; changes nothing, constant queries.

    `whole` is False when `rows` is only a part of the registry: then unknown portals are no drift.
    """
    state = read_state(rows)
    book = RightsBook()
    shared = shared_collection()
    drift = _shared(shared, state, book)
    for row in rows:
        portal = state.portals.get(row.code)
        if portal is None:
            drift.append(_("%(code)s: the portal is missing.") % {"code": row.code})
            continue
        drift += _names(row, portal, base_domain, port)
        drift += [
            _("%(code)s: section “%(section)s” is missing.")
            % {"code": row.code, "section": section.title}
            for section in missing_sections(row, portal, state)
        ]
        drift += _rights(portal, shared, state, book)
    if whole:
        known = {row.code for row in rows}
        drift += [
            _("%(code)s: this portal is not in the registry; nothing was deleted.") % {"code": code}
            for code in sorted(set(state.portals) - known)
        ]
    return drift


def _shared(shared: Collection | None, state: State, book: RightsBook) -> list[str]:
    """What all portals share."""
    role = rights().province
    drift = []
    if shared is None:
        drift.append(
            _("The shared folder “%(name)s” is missing.") % {"name": rights().shared_collection}
        )
    if not has_workflow():
        drift.append(_("The workflow “%(name)s” is missing.") % {"name": rights().workflow})
    group = Group.objects.filter(name=role.label).first()
    if group is None or lacks_province_rights(group.pk, state, book):
        drift.append(_("The group “%(role)s” lacks some of its rights.") % {"role": role.label})
    return drift


def _names(row: RegistryRow, portal: Portal, base_domain: str, port: int) -> list[str]:
    drift = []
    for field in ("kind", "unit_type", "name", "short_name"):
        if getattr(portal, field) != getattr(row, field):
            drift.append(
                _("%(code)s: %(field)s is “%(found)s”, the registry says “%(wanted)s”.")
                % {
                    "code": row.code,
                    "field": field,
                    "found": getattr(portal, field),
                    "wanted": getattr(row, field),
                }
            )
    address = (row.hostname(base_domain), port)
    if (portal.site.hostname, portal.site.port) != address:
        drift.append(
            _("%(code)s: its address is %(found)s, it should be %(wanted)s.")
            % {
                "code": row.code,
                "found": f"{portal.site.hostname}:{portal.site.port}",
                "wanted": f"{address[0]}:{address[1]}",
            }
        )
    return drift


def _rights(portal: Portal, shared: Collection | None, state: State, book: RightsBook) -> list[str]:
    drift = []
    for name, role in rights().roles.items():
        group = state.groups[portal.pk].get(name)
        if group is None:
            drift.append(
                _("%(code)s: the group “%(role)s” is missing.")
                % {"code": portal.code, "role": role.label}
            )
            continue
        home, folder = portal.site.root_page_id, portal.collection_id
        lacking = {(home, pk) for pk in book.ids(role.page)} - state.page_rights[group.pk]
        wanted = {(folder, pk) for pk in book.ids(role.collection)}
        if shared is not None:
            wanted |= {(shared.pk, pk) for pk in book.ids(role.shared)}
        lacking |= wanted - state.collection_rights[group.pk]
        if lacking or group.pk not in state.admin_groups:
            drift.append(
                _("%(code)s: the group “%(role)s” lacks some of its rights.")
                % {"code": portal.code, "role": role.label}
            )
    return drift
