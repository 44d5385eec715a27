"""Host name -> portal, remembered per process (Site.find_for_request costs a query a request)."""

from __future__ import annotations

import copy

from wagtail.models import Site

from .memory import Memory
from .models import Kind, Portal


def _read_hosts() -> dict[str, Portal]:
    portals = Portal.objects.select_related("site__root_page", "emblem_image")
    return {portal.site.hostname: portal for portal in portals}


_hosts = Memory(_read_hosts)


def portal_at(hostname: str) -> Portal | None:
    """Return a copy of the portal at this host name (port not included), or None."""
    portal = _hosts.get().get(hostname)
    return None if portal is None else copy.copy(portal)


def all_portals() -> list[Portal]:
    """All portals with their sites, in registry order; shared, so do not change them."""
    return sorted(_hosts.get().values(), key=lambda portal: (portal.position, portal.code))


def portal_with_id(pk: int | None) -> Portal | None:
    """Return the shared portal of this id, or None; no query."""
    return next((portal for portal in _hosts.get().values() if portal.pk == pk), None)


def province_portal() -> Portal | None:
    """Return the province's own portal, shared, or None before it is provisioned; no query."""
    return next((p for p in _hosts.get().values() if p.kind == Kind.PROVINCE), None)


def site_of(portal: Portal) -> Site:
    """Return a fresh Site object: Wagtail hangs the root page on it, threads must not share it."""
    site = portal.site
    return Site(
        pk=site.pk,
        hostname=site.hostname,
        port=site.port,
        site_name=site.site_name,
        root_page_id=site.root_page_id,
        is_default_site=False,
    )


def forget_hosts() -> None:
    """Drop what is remembered (a portal or a site changed)."""
    _hosts.forget()
