"""What every public page shows around its content: name, menu, contacts, all other portals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from sites.hosts import all_portals, province_portal
from sites.models import Kind, Portal

from .languages import home_url_of, local_name
from .navigation import navigation_of
from .notices.shown import notices_on
from .related_agencies import related_agencies
from .sharing import site_title


@dataclass(frozen=True)
class PortalFrame:
    """The portal as templates see it."""

    code: str
    kind: str
    unit_type: str
    name: str
    short_name: str
    site_title: str
    parent_name: str
    address: str
    phone: str
    fax: str
    email: str
    responsible_person: str
    responsible_title: str
    palette: str
    emblem_url: str
    home_url: str


@dataclass(frozen=True)
class PortalGroup:
    """Portals of one kind: (name, address) pairs."""

    title: str
    portals: list[tuple[str, str]]


def frame_of(portal: Portal) -> PortalFrame:
    """Return what templates may know of a portal; no query."""
    province = province_portal()
    own_emblem = portal.emblem_image
    return PortalFrame(
        code=portal.code,
        kind=portal.kind,
        unit_type=portal.unit_type,
        name=local_name(portal),
        short_name=portal.short_name,
        site_title=site_title(portal),
        parent_name=local_name(province) if province and province.pk != portal.pk else "",
        address=portal.address,
        phone=portal.phone,
        fax=portal.fax,
        email=portal.email,
        responsible_person=portal.responsible_person,
        responsible_title=portal.responsible_title,
        palette=portal.palette,
        emblem_url=own_emblem.file.url if own_emblem else static(portal.emblem_file),
        home_url=home_url_of(portal),
    )


def portal_groups() -> list[PortalGroup]:
    """Return all portals by kind, in registry order; no query."""
    titles = {
        Kind.PROVINCE: _("Province"),
        Kind.DEPARTMENT: _("Departments"),
        Kind.COMMUNE: _("Communes and wards"),
    }
    groups = {kind: PortalGroup(str(title), []) for kind, title in titles.items()}
    for portal in all_portals():
        groups[Kind(portal.kind)].portals.append((portal.name, portal.site.root_url + "/"))
    return [group for group in groups.values() if group.portals]


def portal_frame(request: HttpRequest) -> dict[str, Any]:
    """Context of every public page; empty on the admin's host. Lazy: unused parts cost nothing."""
    portal = getattr(request, "portal", None)
    if portal is None:
        return {}
    return {
        "portal": frame_of(portal),
        "is_foreign": home_url_of(portal) != "/",
        "search_url": reverse("search"),
        "menu": SimpleLazyObject(lambda: navigation_of(request).menu),
        "contacts_url": SimpleLazyObject(lambda: navigation_of(request).contacts_url()),
        "sitemap_url": SimpleLazyObject(lambda: navigation_of(request).url("so-do-cong")),
        "portals_url": SimpleLazyObject(lambda: navigation_of(request).url("lien-ket")),
        "urgent_notices": SimpleLazyObject(lambda: notices_on(portal.pk)),
        "portal_groups": SimpleLazyObject(portal_groups),
        "related_agencies": related_agencies(portal.code),
        "today": timezone.localdate(),
    }
