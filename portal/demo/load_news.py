"""Puts demo articles into pages and the ledger, in bulk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

from wagtail.rich_text import RichText

from i18n.text import slugify_vi
from sites.bulk_pages import PageGrower
from sites.demo import LAST_FIXED_DAY, DemoOptions, Progress
from sites.ledger import Kind, Origin, Snapshot, replay
from sites.models import Kind as PortalKind
from sites.models import Portal

from ..models import NewsCategory, NewsPage, NewsSectionPage, PortalImage
from ..models.news import LEADERSHIP_KEY, NEWS_KEY
from ..publication import snapshot_of
from .articles import DemoArticle, write_article, write_leadership_article
from .calendar import Slot, fixed_slots, tail_slots
from .html import paragraphs_html
from .load_pictures import demo_pictures
from .units import DemoUnit, unit_of

LEADERSHIP_ARTICLES = 30
PICTURE_CHANCE = 0.75
REMEMBERED_TOPICS = 12
TRIES = 20
WITHDRAWN_AFTER = timedelta(days=3)
UNOFFICIAL = ("Trang tin tổng hợp", "https://tin-tong-hop.example/bai-viet")
SHORT_BODY = "Nội dung đang được cập nhật."


@dataclass
class Writer:
    """Writes the articles of one portal in order, without repeating topics or titles."""

    seed: int
    unit: DemoUnit
    is_leadership: bool = False

    def write(self, slots: list[Slot]) -> Iterator[tuple[Slot, DemoArticle]]:
        """Yield what stands in each slot; the same slots give the same texts."""
        topics: list[str] = []
        titles: set[str] = set()
        last: DemoArticle | None = None
        for slot in slots:
            rng = Random(f"{self.seed} article {self.unit.code} {self.is_leadership} {slot.at}")
            article = self._article(rng, slot, topics)
            for _attempt in range(TRIES):
                if article.title not in titles:
                    break
                article = self._article(rng, slot, topics)
            article = _numbered(article, titles)
            if slot.flaw == "twin" and last is not None:
                article = replace(last, title=f"{last.title} (tiếp theo)")
            if slot.flaw == "unofficial":
                article = replace(article, source_name=UNOFFICIAL[0], source_url=UNOFFICIAL[1])
            if slot.flaw == "short":
                article = replace(article, paragraphs=(SHORT_BODY,), quotation=None, table=None)
            titles.add(article.title)
            topics = [*topics, article.topic][-REMEMBERED_TOPICS:]
            last = article
            yield slot, article

    def _article(self, rng: Random, slot: Slot, topics: list[str]) -> DemoArticle:
        on = slot.at.date()
        if self.is_leadership:
            return write_leadership_article(rng, on)
        return write_article(rng, self.unit, on, repost=slot.is_repost, avoid_topics=topics)


def _numbered(article: DemoArticle, titles: set[str]) -> DemoArticle:
    """Return the article under a title of its own: thousands of articles exhaust the wordings."""
    title, number = article.title, 1
    while title in titles:
        number += 1
        title = f"{article.title} (kỳ {number})"
    return replace(article, title=title)


def load_news(options: DemoOptions, progress: Progress) -> None:
    """Load each portal's news and the province's leadership news, with their ledger."""
    shelf = _Shelf(options.seed)
    portals = list(Portal.objects.select_related("site"))
    for portal in portals:
        slots = _slots(options, portal.code, portal.kind, options.articles_per_portal)
        shelf.add(portal, NEWS_KEY, Writer(options.seed, unit_of(portal)).write(slots))
        if portal.kind == PortalKind.PROVINCE:
            slots = _slots(options, "leadership", portal.kind, LEADERSHIP_ARTICLES)
            slots = [replace(slot, is_repost=False, flaw="") for slot in slots]
            writer = Writer(options.seed, unit_of(portal), is_leadership=True)
            shelf.add(portal, LEADERSHIP_KEY, writer.write(slots))
        progress("news", len(slots))
    shelf.store()


def _slots(options: DemoOptions, code: str, kind: str, count: int) -> list[Slot]:
    seed = options.seed
    if options.since is not None:
        return tail_slots(seed, code, options.since, options.until)
    first_of_tail = LAST_FIXED_DAY + timedelta(days=1)
    return [
        *fixed_slots(seed, code, kind, count),
        *tail_slots(seed, code, first_of_tail, options.until),
    ]


class _Shelf:
    """Collects pages and ledger lines of all portals, then stores them."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._grower = PageGrower()
        self._pictures = demo_pictures()
        self._categories = {category.slug: category for category in NewsCategory.objects.all()}
        sections = NewsSectionPage.objects.filter(key__in=[NEWS_KEY, LEADERSHIP_KEY])
        self._sections = {(page.portal_id, page.key): page for page in sections}
        self._grower.read_children(self._sections.values())
        self._placed: list[tuple[NewsPage, Slot, str]] = []

    def add(self, portal: Portal, key: str, articles: Iterator[tuple[Slot, DemoArticle]]) -> None:
        """Place the articles below the portal's section; a portal without it gets none."""
        section = self._sections.get((portal.pk, key))
        if section is None:
            return
        for slot, article in articles:
            page = self._page(portal, key, slot, article)
            self._grower.place(section, page)
            self._placed.append((page, slot, portal.site.root_url))

    def store(self) -> None:
        """Insert pages, then replay their ledger."""
        self._grower.store()
        replay(self._events(), Origin.DEMO)

    def _events(self) -> Iterator[tuple[Snapshot, str, datetime]]:
        for page, slot, root_url in self._placed:
            snapshot = snapshot_of(page, root_url)
            yield snapshot, Kind.PUBLISHED, slot.at
            if slot.flaw == "withdrawn":
                yield snapshot, Kind.UNPUBLISHED, slot.at + WITHDRAWN_AFTER

    def _page(self, portal: Portal, key: str, slot: Slot, article: DemoArticle) -> NewsPage:
        rng = Random(f"{self._seed} picture {portal.code} {slot.at}")
        page = NewsPage(
            title=article.title,
            slug=slugify_vi(article.title)[:80].strip("-"),
            portal=portal,
            section_key=key,
            summary=article.summary,
            category=self._categories.get(article.category),
            pub_at=slot.at,
            first_published_at=slot.at,
            last_published_at=slot.at,
            author_name="Ban Biên tập",
            source_name=article.source_name,
            source_url=article.source_url,
            body=_blocks(article),
        )
        if self._pictures and rng.random() < PICTURE_CHANCE:
            image: PortalImage = rng.choice(self._pictures)
            page.lead_image, page.lead_image_alt = image, image.description
        if slot.flaw == "withdrawn":
            page.live = False
        return page


def _blocks(article: DemoArticle) -> list[tuple[str, Any]]:
    half = max(1, len(article.paragraphs) // 2)
    blocks: list[tuple[str, Any]] = [("text", RichText(paragraphs_html(article.paragraphs[:half])))]
    if article.quotation:
        text, attribution = article.quotation
        blocks.append(("quotation", {"text": text, "attribution": attribution}))
    if article.paragraphs[half:]:
        blocks.append(("text", RichText(paragraphs_html(article.paragraphs[half:]))))
    if article.table:
        blocks.append(("table", _table(article.table)))
    return blocks


def _table(rows: tuple[tuple[str, ...], ...]) -> dict[str, Any]:
    return {
        "data": [list(row) for row in rows],
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
        "table_caption": "",
        "cell": [],
        "className": [],
        "mergeCells": [],
    }
