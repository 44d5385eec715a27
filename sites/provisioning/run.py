"""Provisioning itself: homes, sections, sites, portals, groups, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import transaction

from wagtail.models import Collection, Page, Site

from ..blueprint import Section, blueprint_of
from ..bulk_pages import PageGrower
from ..models import Kind, Portal
from ..registry import RegistryRow
from ..signal_handlers import forget_portals
from .collections import add_collections
from .groups import RightsBook, ensure_groups, ensure_province_group, ensure_rights
from .shared import ensure_calendar, ensure_shared_collection, ensure_workflow
from .state import State, missing_sections, read_state

HOME_MODEL = "portal.HomePage"
BATCH = 200


@dataclass
class ProvisioningReport:
    """What was made or mended."""

    portals: list[str] = field(default_factory=list)
    sections: int = 0
    groups: int = 0
    rights: int = 0
    renamed: list[str] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """True when anything was made or mended."""
        return bool(self.portals or self.sections or self.groups or self.rights or self.renamed)


def provision(
    rows: Sequence[RegistryRow],
    base_domain: str,
    port: int,
    on_step: Callable[[str], None] = lambda step: None,
) -> ProvisioningReport:
    """Make or mend the portals of these rows; all or nothing, nothing is ever deleted."""
    report = ProvisioningReport()
    with transaction.atomic():
        state = read_state(rows)
        on_step("pages")
        report.portals = _grow(rows, state, base_domain, port, report)
        on_step("names")
        report.renamed = _mend_names(rows, state)
        on_step("groups")
        mine = [state.portals[row.code] for row in rows]
        book = RightsBook()
        report.groups = ensure_groups(mine, state)
        report.rights = ensure_rights(mine, state, ensure_shared_collection(), book)
        report.rights += ensure_province_group(state, book)
        on_step("shared")
        ensure_workflow()
        ensure_calendar()
        sync_addresses(base_domain, port)
    forget_portals()
    return report


def sync_addresses(base_domain: str, port: int) -> int:
    """Give every site the host and port of this installation; returns how many changed."""
    changed = []
    for site in Site.objects.filter(portal__isnull=False).select_related("portal"):
        is_province = site.portal.kind == Kind.PROVINCE
        hostname = base_domain if is_province else f"{site.portal.code}.{base_domain}"
        if (site.hostname, site.port) != (hostname, port):
            site.hostname, site.port = hostname, port
            changed.append(site)
    if changed:
        Site.objects.bulk_update(changed, ["hostname", "port"], batch_size=BATCH)
        forget_portals()
    return len(changed)


def _grow(
    rows: Sequence[RegistryRow],
    state: State,
    base_domain: str,
    port: int,
    report: ProvisioningReport,
) -> list[str]:
    """Place missing homes and sections, store them, and make sites and portals between."""
    grower = PageGrower()
    new_rows = [row for row in rows if row.code not in state.portals]
    home_model = apps.get_model(HOME_MODEL)
    root = Page.get_first_root_node()
    grower.read_children([root] if new_rows else [])
    for row in new_rows:
        home = home_model(title=row.name, slug=row.code, show_in_menus=False)
        state.homes[row.code] = grower.place(root, home)
    placed = _place_sections(rows, state, grower)
    names = [row.name for row in new_rows]
    folders = dict(zip([row.code for row in new_rows], add_collections(names), strict=True))

    def make_portals() -> None:
        sites = Site.objects.bulk_create(
            [
                Site(
                    hostname=row.hostname(base_domain),
                    port=port,
                    site_name=row.name[:255],
                    root_page_id=state.homes[row.code].pk,
                )
                for row in new_rows
            ],
            batch_size=BATCH,
        )
        portals = Portal.objects.bulk_create(
            [
                Portal(
                    **_facts(row),
                    site=site,
                    collection=folders[row.code],
                    emblem=row.emblem,
                    palette=row.palette,
                )
                for row, site in zip(new_rows, sites, strict=True)
            ],
            batch_size=BATCH,
        )
        for portal in portals:
            state.portals[portal.code] = portal
        for row in rows:
            portal_id = state.portals[row.code].pk
            for page in placed.get(row.code, []):
                page.portal_id = portal_id

    report.sections = grower.store(between=make_portals) - len(new_rows)
    return [row.code for row in new_rows]


def _place_sections(
    rows: Sequence[RegistryRow], state: State, grower: PageGrower
) -> dict[str, list[Any]]:
    """Place what each portal lacks; returns {code: new pages, the new home included}."""
    placed: dict[str, list[Any]] = {}
    todo: list[tuple[RegistryRow, set[str]]] = []
    old_parents: list[Page] = []
    for row in rows:
        portal = state.portals.get(row.code)
        wanted = {section.slug for section in missing_sections(row, portal, state)}
        if portal is None:
            placed[row.code] = [state.homes[row.code]]
        elif wanted:
            old_parents += [state.homes[row.code], *state.sections[portal.pk].values()]
        if wanted:
            todo.append((row, wanted))
    grower.read_children(old_parents)
    for row, wanted in todo:
        portal = state.portals.get(row.code)
        have = dict(state.sections[portal.pk]) if portal else {}
        new = placed.setdefault(row.code, [])
        for top in blueprint_of(row.kind):
            new += _place(top, state.homes[row.code], have, wanted, grower)
    return placed


def _place(
    section: Section,
    parent: Page,
    have: dict[str, Page],
    wanted: set[str],
    grower: PageGrower,
) -> list[Any]:
    """Place the section and what is wanted below it; returns the new pages."""
    new: list[Any] = []
    page = have.get(section.slug)
    if section.slug in wanted:
        page = apps.get_model(section.page_type)(
            title=section.title,
            slug=section.slug,
            key=section.slug,
            criterion=section.criterion,
            purpose=section.purpose,
            show_in_menus=section.in_menu,
        )
        new.append(grower.place(parent, page))
    if page is not None:
        for child in section.children:
            new += _place(child, page, have, wanted, grower)
    return new


def _facts(row: RegistryRow) -> dict[str, Any]:
    """What the registry decides of a portal; contacts and look are the editors' own."""
    return {
        "code": row.code,
        "kind": row.kind,
        "unit_type": row.unit_type,
        "name": row.name,
        "short_name": row.short_name,
        "position": row.position,
        "verified": row.verified,
    }


def _mend_names(rows: Sequence[RegistryRow], state: State) -> list[str]:
    """Bring names and kinds back to the registry's; returns the codes that changed."""
    changed = []
    for row in rows:
        portal = state.portals[row.code]
        facts = _facts(row)
        if any(getattr(portal, name) != value for name, value in facts.items()):
            if portal.name != row.name:
                _rename(portal, row.name)
            for name, value in facts.items():
                setattr(portal, name, value)
            changed.append(portal)
    if changed:
        Portal.objects.bulk_update(changed, list(_facts(rows[0])), batch_size=BATCH)
    return [portal.code for portal in changed]


def _rename(portal: Portal, name: str) -> None:
    """Give site, home page and folder of files the new name, unless somebody gave them another."""
    old, home, folder = portal.name, portal.site.root_page, portal.collection
    Site.objects.filter(pk=portal.site_id, site_name=old[:255]).update(site_name=name[:255])
    Page.objects.filter(pk=home.pk, title=old).update(title=name, draft_title=name)
    if folder.name == old:
        folder.name = name
        folder.save()
        folder.move(Collection.get_first_root_node(), "sorted-child")
