"""What the search page shows of entries: kind, day, excerpt, and the address on this portal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import pgettext, pgettext_lazy

from portal.models import NewsPage
from portal.navigation import navigation_of
from portal.section_keys import LEADERSHIP_KEY
from portal.sharing import SHARED_PREFIX, site_title
from sites.hosts import portal_with_id

from .models import SearchEntry
from .references import model_named

ARTICLE = NewsPage._meta.label_lower
KINDS = {
    ARTICLE: pgettext_lazy("kind of search result", "Article"),
    "portal.repost": pgettext_lazy("kind of search result", "Article"),
    "portal.homepage": pgettext_lazy("kind of search result", "Portal"),
}


@dataclass(frozen=True)
class Result:
    """One line of the list; `owner` names the portal where it is another one's."""

    title: str
    url: str
    kind: str
    day: date | None
    excerpt: str
    owner: str


def results_of(ids: Sequence[int], request: HttpRequest) -> list[Result]:
    """Return the lines of these entries, in this order; one query, and one for the menu."""
    entries = SearchEntry.objects.defer("keys").in_bulk(ids)
    return [_result(entries[pk], request) for pk in ids if pk in entries]


def _result(entry: SearchEntry, request: HttpRequest) -> Result:
    portal_id = request.portal.pk  # type: ignore[attr-defined]
    is_own = entry.portal_id == portal_id
    return Result(
        title=entry.title,
        url=entry.url if is_own else _url_of_shared(entry, request),
        kind=_kind(entry.object_type),
        day=entry.day,
        excerpt=entry.excerpt,
        owner="" if is_own else site_title(portal_with_id(entry.portal_id)),
    )


def _url_of_shared(entry: SearchEntry, request: HttpRequest) -> str:
    """The address on this portal where it shows the thing, else that on its owner's."""
    if entry.shown_everywhere and entry.object_type != ARTICLE:
        return entry.url
    section_url = navigation_of(request).url(LEADERSHIP_KEY) if entry.shown_everywhere else ""
    if section_url:
        slug = entry.url.rstrip("/").rpartition("/")[2]
        return f"{section_url}{SHARED_PREFIX}{entry.object_id}/{slug}/"
    owner = portal_with_id(entry.portal_id)
    return f"{owner.site.root_url if owner else ''}{entry.url}"


def _kind(object_type: str) -> str:
    """What the thing is, in the language of the request."""
    if object_type in KINDS:
        return str(KINDS[object_type])
    model = model_named(object_type)
    if model is None:
        return ""
    if model._meta.app_label == "portal" and object_type.endswith("page"):
        return pgettext("kind of search result", "Section")
    return str(capfirst(model._meta.verbose_name))
