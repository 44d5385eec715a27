"""Pages in several languages: names, the switch, and where an untranslated address leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language

from wagtail.models import Locale, Page, PageQuerySet

from sites.foreign_homes import foreign_home_of, foreign_home_of_slug
from sites.models import Portal


@dataclass(frozen=True)
class PageLanguage:
    """One entry of the language switch; `url` is local to the portal, `full_url` for hreflang."""

    code: str
    name: str
    url: str
    full_url: str
    is_current: bool


def local_name(portal: Portal) -> str:
    """Return the portal's name in the language of the request; no query."""
    home = foreign_home_of(portal.pk, get_language())
    return home.title if home else portal.name


def home_url_of(portal: Portal) -> str:
    """Return the address of the portal's home page in the language of the request; no query."""
    home = foreign_home_of(portal.pk, get_language())
    return f"/{home.language}/" if home else "/"


def language_of(page: Page) -> str:
    """Return the language of a page by its home's; no query."""
    home = foreign_home_of_slug(page.url_path.split("/", 2)[1])
    return home.language if home else settings.LANGUAGE_CODE


def _live_translations(page: Page) -> PageQuerySet:
    """The page and its translations that citizens can read; copies of the original are none."""
    rows = Page.objects.live().filter(alias_of=None)
    return rows.filter(translation_key=page.translation_key)


def languages_of(page: Page, portal: Portal) -> list[PageLanguage]:
    """Return the languages that this very page can be read in, the current one included.

    Empty where there is no other; one query, none on a portal without foreign languages.
    """
    if not portal.languages:
        return []
    names = dict(settings.LANGUAGES)
    offered = [settings.LANGUAGE_CODE, *portal.languages]
    rows = _live_translations(page).filter(locale__language_code__in=offered)
    urls = {language_of(row): local_path(row.url_path) for row in rows.only("url_path")}
    current = language_of(page)
    urls.setdefault(current, local_path(page.url_path))
    if len(urls) == 1:
        return []
    root_url = portal.site.root_url
    return [
        PageLanguage(code, str(names[code]), urls[code], root_url + urls[code], code == current)
        for code in names
        if code in urls
    ]


def translation_in(page: Page, language: str) -> Page | None:
    """Return the live translation of a page, or None; one query."""
    found: Page | None = _live_translations(page).filter(locale__language_code=language).first()
    return found


def original_of(home: Page, path_components: Sequence[str]) -> Page | None:
    """Return the live Vietnamese page meant by an address below a foreign home.

    That is the Vietnamese page at the same address, or the original of a translation that is
    not published (any more); two queries at most, only where nothing else was found.
    """
    below = "".join(f"{slug}/" for slug in path_components)
    original_home = home.get_translation_or_none(Locale.get_default())
    if original_home is None:
        return None
    here = Page.objects.live().filter(url_path=original_home.url_path + below).first()
    if here is not None:
        return here
    draft = Page.objects.filter(url_path=home.url_path + below).first()
    return translation_in(draft, settings.LANGUAGE_CODE) if draft else None


def local_path(url_path: str) -> str:
    """Return the address within the portal: a foreign home's slug becomes its language."""
    _root, slug, below = url_path.split("/", 2)
    home = foreign_home_of_slug(slug)
    return f"/{home.language}/{below}" if home else f"/{below}"
