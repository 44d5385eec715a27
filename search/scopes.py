"""Who finds what, as keys of the text index: the engines never join to the portals."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings

from sites.hosts import all_portals
from sites.models import Kind, Portal

from .models import Reach

REACHED_BY = {
    Kind.PROVINCE: (Reach.ALL, Reach.COMMUNES, Reach.PROVINCE),
    Kind.DEPARTMENT: (Reach.ALL,),
    Kind.COMMUNE: (Reach.ALL, Reach.COMMUNES),
}

Scope = tuple[str, ...]
"""Keys of which an entry must have one."""


def scope_keys_of(portal_id: int, language: str, reach: str, is_master: bool) -> list[str]:
    """Return the keys of an entry; `is_master` is false for what another portal wrote."""
    keys = [_portal_key(portal_id, language)]
    if is_master:
        keys.append(_language_key(language))
    if reach:
        keys.append(_reach_key(reach))
    return keys


def own_scope(portal: Portal, language: str) -> Scope:
    """What a portal shows: its own, and what it shows of others by reference.

    A question in Vietnamese finds all languages of the portal, any other its own alone.
    """
    if language != settings.LANGUAGE_CODE:
        return (_portal_key(portal.pk, language),)
    keys = [_portal_key(portal.pk, code) for code in (language, *portal.languages)]
    keys += [_reach_key(reach) for reach in REACHED_BY[Kind(portal.kind)]]
    return tuple(keys)


def everywhere_scope(language: str) -> Scope:
    """The masters of all portals in Vietnamese, or what the portals show in a foreign language."""
    if language == settings.LANGUAGE_CODE:
        return (_language_key(language),)
    return tuple(_foreign_keys(all_portals(), language))


def _foreign_keys(portals: Iterable[Portal], language: str) -> list[str]:
    return [_portal_key(p.pk, language) for p in portals if language in p.languages]


def _portal_key(portal_id: int, language: str) -> str:
    return f"p{portal_id}{_letters(language)}"


def _language_key(language: str) -> str:
    return f"l1{_letters(language)}"


def _reach_key(reach: str) -> str:
    return f"e1{reach}"


def _letters(language: str) -> str:
    return language.replace("-", "")
