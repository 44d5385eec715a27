"""Entries of pages: which pages citizens can read, and what is found of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.utils import timezone

from wagtail.models import Page, PageViewRestriction

from portal.models import NewsPage, NewsSectionPage, PortalPage
from portal.sharing import is_leadership
from sites.foreign_homes import language_of_path
from sites.tree import portal_id_for_path

from .findable import Findable, entry_of
from .models import Reach, SearchEntry
from .page_texts import child_accessors, summary_of, text_of

BATCH = 500


def page_models() -> list[type[PortalPage]]:
    """Return all types of pages that portals have."""
    return [model for model in apps.get_models() if issubclass(model, PortalPage)]


def pages_of(model: type[PortalPage]) -> QuerySet:
    """Return all pages of a type that may be public, with the rows that belong to them."""
    return model._default_manager.filter(live=True).prefetch_related(*child_accessors(model))


def entries_of_pages(pages: Iterable[Any]) -> Iterator[SearchEntry]:
    """Yield the entries of those specific pages that citizens can read; one query.

    An alias repeats what is found already. The path says whose a page is, also after a move.
    """
    restricted = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
    for page in pages:
        portal_id = portal_id_for_path(page.path)
        is_public = page.live and not page.alias_of_id and not page.path.startswith(restricted)
        if is_public and portal_id is not None and isinstance(page, PortalPage):
            yield entry_of(_findable(page, portal_id))


def with_their_sections(pages: list[Any]) -> list[Any]:
    """Set the articles' sections by their places in the tree; one query."""
    articles = [page for page in pages if isinstance(page, NewsPage)]
    above = {article.path[: -article.steplen] for article in articles}
    holders = NewsSectionPage.objects.filter(path__in=above) if above else []
    keys = {holder.path: holder.key for holder in holders}
    for article in articles:
        article.portal_id = portal_id_for_path(article.path)
        article.section_key = keys.get(article.path[: -article.steplen], "")
    return pages


def _findable(page: Any, portal_id: int) -> Findable:
    is_article = isinstance(page, NewsPage)
    return Findable(
        portal_id=portal_id,
        object_type=str(page._meta.label_lower),
        object_id=str(page.pk),
        page_id=page.pk,
        title=page.title,
        summary=summary_of(page),
        text=text_of(page),
        url=page.local_url,
        section=page.section_key if is_article else getattr(page, "key", ""),
        day=timezone.localdate(page.pub_at) if is_article else None,
        language=language_of_path(page.path),
        reach=Reach.ALL if is_article and is_leadership(page) else Reach.OWN,
    )


def below(page: Page) -> Any:
    """Return a page and all below it, as base pages."""
    return Page.objects.filter(path__startswith=page.path)
