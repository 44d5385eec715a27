"""Sections that a portal adds itself: each counts for a section of the blueprint, or for none."""

from __future__ import annotations

from django.conf import settings

from sites.blueprint import Section, blueprint_of
from sites.foreign_homes import language_of_path
from sites.hosts import portal_with_id
from sites.tree import portal_id_for_path


def servable_sections(path: str, page_type: str) -> list[Section]:
    """Return the scored sections of the blueprint that an own section below `path` may serve.

    Sections of its own page type that a criterion names; none below a foreign home, since
    translations count nothing. No query.
    """
    portal = portal_with_id(portal_id_for_path(path))
    if portal is None or language_of_path(path) != settings.LANGUAGE_CODE:
        return []
    return [
        section
        for top in blueprint_of(portal.kind)
        for section in top.walk()
        if section.criterion and section.page_type == page_type
    ]
