"""Writes demo news: a unit's own articles, reposts and the province's leadership news."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from random import Random

from portal.demo.datafiles import load
from portal.demo.phrasing import render
from portal.demo.topics import Topic, leadership_topics, own_topics, repost_topics
from portal.demo.units import DemoUnit, date_slots, unit_slots

__all__ = [
    "DemoArticle",
    "DemoUnit",
    "write_article",
    "write_articles",
    "write_leadership_article",
]

_PROVINCE = DemoUnit("bacninh", "province", "Tỉnh", "Tỉnh Bắc Ninh")
_QUOTATION_CHANCE = 0.45


@dataclass(frozen=True)
class DemoArticle:
    """A finished article; quotation is (text, office), a table's first row is its header."""

    title: str
    summary: str
    paragraphs: tuple[str, ...]
    category: str
    quotation: tuple[str, str] | None
    table: tuple[tuple[str, ...], ...] | None
    source_name: str
    source_url: str
    topic: str = ""


def write_article(
    rng: Random,
    unit: DemoUnit,
    on: date,
    *,
    repost: bool = False,
    avoid_topics: Collection[str] = (),
) -> DemoArticle:
    """Return an article the unit could publish that day, on a topic not to avoid if one is left."""
    topics = repost_topics(on) if repost else own_topics(unit, on)
    fresh = [topic for topic in topics if topic.key not in avoid_topics]
    topic = rng.choice(fresh or topics)
    if repost:
        return _repost(rng, topic, unit, on)
    return _compose(rng, topic, unit, on)


def write_articles(rng: Random, unit: DemoUnit, days: Iterable[date]) -> list[DemoArticle]:
    """Return the unit's own articles for the days in order: no title twice, topics spread out."""
    written: list[DemoArticle] = []
    titles: set[str] = set()
    for day in days:
        spread = len({topic.key for topic in own_topics(unit, day)}) - 1
        recent = [article.topic for article in written[-spread:]]
        article = write_article(rng, unit, day, avoid_topics=recent)
        while article.title in titles:
            article = write_article(rng, unit, day)
        written.append(article)
        titles.add(article.title)
    return written


def write_leadership_article(rng: Random, on: date) -> DemoArticle:
    """Return one piece of the province's direction-and-management news for that day."""
    return _compose(rng, rng.choice(leadership_topics(on)), _PROVINCE, on)


def _compose(rng: Random, topic: Topic, unit: DemoUnit, on: date) -> DemoArticle:
    slots = unit_slots(rng, unit) | date_slots(rng, on)
    common = load("common")[unit.kind]
    title = render(rng.choice(topic.titles), slots, rng)
    templates = [
        *topic.body,
        rng.choice(_pool(common["detail"], topic)),
        rng.choice(_pool(load("context")[unit.kind], topic)),
        rng.choice(_pool(common["closing"], topic)),
    ]
    quotation = None
    if rng.random() < _QUOTATION_CHANCE:
        text = render(rng.choice(_pool(common["quote"], topic)), slots, rng)
        office = slots["lanhdao"]
        quotation = (text, office[0].upper() + office[1:])
    return DemoArticle(
        title=title,
        summary=render(topic.summary, slots, rng),
        paragraphs=tuple(render(template, slots, rng) for template in templates),
        category=topic.category,
        quotation=quotation,
        table=_table(rng, topic, slots),
        source_name="",
        source_url="",
        topic=topic.key,
    )


def _repost(rng: Random, topic: Topic, unit: DemoUnit, on: date) -> DemoArticle:
    slots = unit_slots(rng, unit) | date_slots(rng, on)
    texts = load("repost_bodies")
    context = rng.choice(_pool(load("context")["repost"], topic))
    body = (*texts["bodies"][topic.key], context, rng.choice(texts["closings"]))
    source = rng.choice(
        [
            source
            for source in load("sources")
            if topic.category in source.get("categories", (topic.category,))
        ]
    )
    title = render(rng.choice(topic.titles), slots, rng)
    number = rng.randint(100000, 899999)
    address = source["address"].format(
        path=topic.path, number=number, year=on.year, month=on.month, day=on.day
    )
    return DemoArticle(
        title=title,
        summary=render(topic.summary, slots, rng),
        paragraphs=tuple(render(template, slots, rng) for template in body),
        category=topic.category,
        quotation=None,
        table=None,
        source_name=source["name"],
        source_url=address,
        topic=topic.key,
    )


def _pool(pools: dict[str, list[str]], topic: Topic) -> list[str]:
    return pools[topic.category] if topic.category in pools else pools["any"]


def _table(rng: Random, topic: Topic, slots: dict[str, str]) -> tuple[tuple[str, ...], ...] | None:
    if not topic.table:
        return None
    return tuple(tuple(render(cell, slots, rng) for cell in row) for row in topic.table)
