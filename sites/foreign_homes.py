"""Translated home pages (siblings of the Vietnamese ones under the root), remembered for seconds.

There are a handful of them in the whole installation, so addresses and names in a foreign
language cost no query.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.db.models import OuterRef, Subquery

from wagtail.models import Page

from .memory import Memory
from .tree import HOME_DEPTH, ROOT_LENGTH


@dataclass(frozen=True)
class ForeignHome:
    """The home page of a portal in a foreign language; `slug` never shows in addresses."""

    portal_id: int
    language: str
    path: str
    slug: str
    title: str
    live: bool


def foreign_languages() -> tuple[str, ...]:
    """Return the codes of the languages that a portal may enable, in the settings' order."""
    return tuple(code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE)


def _read() -> dict[str, ForeignHome]:
    portals = apps.get_model("portal_sites.Portal").objects.filter(
        site__root_page__translation_key=OuterRef("translation_key")
    )
    homes = (
        Page.objects.filter(depth=HOME_DEPTH)
        .exclude(locale__language_code=settings.LANGUAGE_CODE)
        .annotate(home_of=Subquery(portals.values("pk")[:1]))
        .exclude(home_of=None)
    )
    names = ("home_of", "locale__language_code", "path", "slug", "title", "live")
    return {row[3]: ForeignHome(*row) for row in homes.values_list(*names)}


_homes = Memory(_read)


def foreign_home_of_slug(slug: str) -> ForeignHome | None:
    """Return the translated home with this slug, live or not; None for a Vietnamese one."""
    return _homes.get().get(slug)


def foreign_home_of(portal_id: int | None, language: str | None) -> ForeignHome | None:
    """Return the portal's live home in a foreign language, or None where there is none."""
    if language == settings.LANGUAGE_CODE:
        return None
    homes = _homes.get().values()
    return next(
        (h for h in homes if h.live and (h.portal_id, h.language) == (portal_id, language)), None
    )


def language_of_path(path: str) -> str:
    """Return the language of the tree that a page path lies in."""
    root = path[:ROOT_LENGTH]
    homes = _homes.get().values()
    return next((h.language for h in homes if h.path == root), settings.LANGUAGE_CODE)


def key_in_language(key: str, language: str) -> str:
    """Return a section's key in a language: "tin-tuc" is "tin-tuc-en" in English.

    Keys differ, so that a translation never stands for the section that the plan asks for.
    """
    for code in foreign_languages():
        key = key.removesuffix(f"-{code}")
    return f"{key}-{language}" if key and language != settings.LANGUAGE_CODE else key


def forget_foreign_homes() -> None:
    """Drop what is remembered (a home page changed)."""
    _homes.forget()
