"""What is tried on each portal: its newest public items, three queries for all portals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber

from legaldocs.models import LegalDocument
from portal.models import NewsPage, NewsSectionPage
from portal.section_keys import LEADERSHIP_KEY, NEWS_KEY
from portal.sharing import shared_url
from sites.models import Portal

ARTICLES = 2
DOCUMENTS = 1


@dataclass(frozen=True)
class Item:
    """Something public: what it is called, where it is on this portal."""

    title: str
    path: str


@dataclass
class Sample:
    """One portal's own items, and an article that it can print: its own, else leadership news."""

    own: list[Item] = field(default_factory=list)
    article: Item | None = None


def read_samples(portals: Iterable[Portal]) -> dict[int, Sample]:
    """Return the samples by portal; the same queries for one portal and for all."""
    samples: dict[int, Sample] = defaultdict(Sample)
    ids = [portal.pk for portal in portals]
    articles = NewsPage.objects.live().filter(section_key=NEWS_KEY, portal__in=ids)
    for article in _newest(articles, "-pub_at", ARTICLES):
        item = Item(article.title, article.local_url)
        samples[article.portal_id].own.append(item)
        samples[article.portal_id].article = samples[article.portal_id].article or item
    documents = LegalDocument.objects.public().filter(portal__in=ids)
    for document in _newest(documents, "-issued_on", DOCUMENTS):
        item = Item(f"{document.symbol} {document.abstract}", document.local_url())
        samples[document.portal_id].own.append(item)
    _lend_leadership_news(ids, samples)
    return samples


def _newest(rows: QuerySet, order: str, number: int) -> QuerySet:
    """Return the newest rows of each portal; one query."""
    place = Window(RowNumber(), partition_by=F("portal_id"), order_by=[order, "-pk"])
    return rows.annotate(place=place).filter(place__lte=number).order_by("portal_id", "place")


def _lend_leadership_news(ids: list[int], samples: dict[int, Sample]) -> None:
    """Give portals without an article the newest of the province, at their own address."""
    newest: Any = NewsPage.objects.live().filter(section_key=LEADERSHIP_KEY).order_by("-pub_at")
    shown = newest.first()
    if shown is None:
        return
    sections: Any = NewsSectionPage.objects.filter(key=LEADERSHIP_KEY, portal__in=ids)
    for section in sections:
        sample = samples[section.portal_id]
        own = section.portal_id == shown.portal_id
        url = shown.local_url if own else shared_url(section.local_url, shown)
        sample.article = sample.article or Item(shown.title, url)
