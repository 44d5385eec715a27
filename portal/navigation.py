"""Menu, breadcrumbs and section trees, each in one query whatever the size of the portal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wagtail.models import Page

from sites.foreign_homes import foreign_home_of
from sites.models import Portal

from .languages import local_path

MENU_DEPTHS = (3, 4)
SECTION_DEPTHS = (3, 4, 5)
# Sections that stand in the foot of every page instead of the menu.
FOOT_SLUGS = ("so-do-cong", "lien-ket", "lien-he")
FOREIGN_CONTACTS = "contacts"


@dataclass
class MenuItem:
    """An entry of the menu or of the site map; `url` is local to the portal."""

    title: str
    url: str
    is_current: bool = False
    children: list[MenuItem] = field(default_factory=list)


class Choice(NamedTuple):
    """One choice of a filter; `number` is None where it is not counted."""

    title: str
    url: str
    is_current: bool
    number: int | None = None


@dataclass(frozen=True)
class Navigation:
    """The menu, and every section the menu or the foot leads to, by its slug: (title, address)."""

    menu: list[MenuItem]
    sections: dict[str, tuple[str, str]]

    def contacts_url(self) -> str:
        """Return the address of the contacts section in the language of the request."""
        return self.url("lien-he") or self.url(FOREIGN_CONTACTS)

    def url(self, slug: str) -> str:
        """Return the section's address, or "" where the portal has none."""
        return self.sections.get(slug, ("", ""))[1]


def navigation_of(request: HttpRequest) -> Navigation:
    """Return the navigation of the request's portal; one query, once a request."""
    found: Navigation | None = getattr(request, "_navigation", None)
    if found is None:
        found = _read_navigation(request.portal, request.path)  # type: ignore[attr-defined]
        request._navigation = found  # type: ignore[attr-defined]
    return found


def _read_navigation(portal: Portal, request_path: str) -> Navigation:
    home = foreign_home_of(portal.pk, get_language()) or portal.site.root_page
    rows = _sections_below(home.path, MENU_DEPTHS, Q(slug__in=FOOT_SLUGS, depth=3))
    sections = {slug: (title, local_path(url)) for _path, title, url, slug, _in_menu in rows}
    return Navigation(_tree([row for row in rows if row[4]], request_path), sections)


def section_tree(page: Page) -> list[MenuItem]:
    """Return all sections of the page's portal, nested; one query."""
    home_path = page.path[: 2 * page.steplen]
    return _tree(_sections_below(home_path, SECTION_DEPTHS, Q(depth=3)), "")


def _sections_below(home_path: str, depths: tuple[int, ...], others: Q) -> list[tuple[Any, ...]]:
    rows = Page.objects.live().filter(
        Q(show_in_menus=True, depth__in=depths) | others, path__startswith=home_path
    )
    return list(
        rows.order_by("path").values_list("path", "title", "url_path", "slug", "show_in_menus")
    )


def _tree(rows: list[tuple[Any, ...]], request_path: str) -> list[MenuItem]:
    top: list[MenuItem] = []
    by_path: dict[str, MenuItem] = {}
    for path, title, url_path, _slug, _in_menu in rows:
        url = local_path(url_path)
        item = MenuItem(title, url, is_current=request_path.startswith(url))
        by_path[path] = item
        if len(path) == MENU_DEPTHS[0] * Page.steplen:
            top.append(item)
        elif parent := by_path.get(path[: -Page.steplen]):
            parent.children.append(item)
    return top


def breadcrumbs_of(page: Page) -> list[tuple[str, str]]:
    """Return (title, address) from the home to this page, which has no address; one query."""
    prefixes = [page.path[: depth * page.steplen] for depth in range(3, page.depth)]
    rows = Page.objects.filter(path__in=prefixes).order_by("path")
    above = [
        (title, local_path(url_path)) for title, url_path in rows.values_list("title", "url_path")
    ]
    home_url = local_path(page.url_path[: page.url_path.index("/", 1) + 1])
    return [(_("Home page"), home_url), *above, (page.title, "")]


def child_sections(page: Page) -> list[tuple[str, str, str]]:
    """Return (title, address, purpose) of the subsections; one query for each kind of section."""
    children: Any = page.get_children().live().in_menu().specific()
    return [(child.title, child.local_url, getattr(child, "purpose", "")) for child in children]
