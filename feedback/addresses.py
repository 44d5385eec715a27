"""Where a section of feedback stands on a portal, as its blueprint says."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from sites.blueprint import Section, blueprint_of


@cache
def section_path(kind: str, key: str) -> str:
    """Return the address of a section within portals of a kind; no query."""
    return _path_below(blueprint_of(kind), key, "/") or f"/{key}/"


def _path_below(sections: Iterable[Section], key: str, above: str) -> str:
    for section in sections:
        path = f"{above}{section.slug}/"
        found = path if section.slug == key else _path_below(section.children, key, path)
        if found:
            return found
    return ""
