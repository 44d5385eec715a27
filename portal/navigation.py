"""Menu, breadcrumbs and section trees, each in one query whatever the size of the portal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page

from sites.models import Portal

MENU_DEPTHS = (3, 4)


@dataclass
class MenuItem:
    """An entry of the menu or of the site map; `url` is local to the portal."""

    title: str
    url: str
    is_current: bool = False
    children: list[MenuItem] = field(default_factory=list)


def local_path(url_path: str) -> str:
    """Return the address within the portal: the home's slug is left out."""
    return "/" + url_path.split("/", 2)[2]


def menu_of(portal: Portal, request_path: str) -> list[MenuItem]:
    """Return the portal's menu, two levels; one query."""
    return _tree(portal.site.root_page.path, MENU_DEPTHS, request_path)


def section_tree(page: Page) -> list[MenuItem]:
    """Return all sections of the page's portal, nested; one query."""
    return _tree(page.path[: 2 * page.steplen], (3, 4, 5), "")


def _tree(home_path: str, depths: tuple[int, ...], request_path: str) -> list[MenuItem]:
    rows = (
        Page.objects.live()
        .in_menu()
        .filter(path__startswith=home_path, depth__in=depths)
        .order_by("path")
        .values_list("path", "title", "url_path")
    )
    top: list[MenuItem] = []
    by_path: dict[str, MenuItem] = {}
    for path, title, url_path in rows:
        url = local_path(url_path)
        item = MenuItem(title, url, is_current=request_path.startswith(url))
        by_path[path] = item
        if len(path) == depths[0] * Page.steplen:
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
    return [*above, (page.title, "")]


def child_sections(page: Page) -> list[tuple[str, str, str]]:
    """Return (title, address, purpose) of the subsections; one query for each kind of section."""
    children: Any = page.get_children().live().in_menu().specific()
    return [(child.title, child.local_url, getattr(child, "purpose", "")) for child in children]
