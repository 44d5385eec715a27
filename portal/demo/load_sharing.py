"""Pins of leadership news, and reposts between the demo portals with their ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils.timezone import localdate

from sites.demo import FIRST_DAY, DemoOptions, Progress
from sites.hosts import province_portal
from sites.ledger import Origin, replay
from sites.models import Kind, Portal
from sites.row_actions import replayed

from ..models import LeadershipPin, NewsPage, NewsSectionPage, Repost
from ..section_keys import LEADERSHIP_KEY, NEWS_KEY
from .calendar import ZONE, character_of
from .datafiles import load

PIN_CHANCE = {"excellent": 0.5, "fair": 0.25, "weak": 0.05, "silent": 0.0}
MOST_PINS = 2
PINNED_FROM = 8
# Chance of a repost on any one day.
REPOST_CHANCE = {"excellent": 0.03, "fair": 0.015, "weak": 0.004, "silent": 0.0}
AFTER = (1, 3)


def load_sharing(options: DemoOptions, progress: Progress) -> None:
    """Pin at the first load; repost on each day from the last load on."""
    portals = list(Portal.objects.select_related("site").order_by("position", "pk"))
    if options.since is None:
        progress("pins", _pin(options, portals))
    progress("reposts", _repost(options, portals))


def _pin(options: DemoOptions, portals: list[Portal]) -> int:
    """One or two of the newest leadership articles, on the portals that care."""
    province = province_portal()
    if province is None:
        return 0
    newest = list(NewsPage.objects.in_section(province.pk, LEADERSHIP_KEY)[:PINNED_FROM])
    pins = []
    for portal in portals:
        rng = Random(f"{options.seed} pins {portal.code}")
        if not newest or rng.random() >= PIN_CHANCE[character_of(options.seed, portal.code)]:
            continue
        chosen = rng.sample(newest, min(len(newest), rng.randint(1, MOST_PINS)))
        pins += [
            LeadershipPin(portal=portal, article=article, position=place)
            for place, article in enumerate(chosen, start=1)
        ]
    return len(LeadershipPin.objects.bulk_create(pins))


def _repost(options: DemoOptions, portals: list[Portal]) -> int:
    """Rows in bulk, then their ledger; four queries and their batches."""
    first = options.since or FIRST_DAY
    by_day = _articles_by_day(first, options.until)
    addresses = {page.portal_id: page.local_url for page in _news_sections()}
    taken: set[tuple[int, int]] = set()
    rows = []
    for portal in portals:
        if portal.pk not in addresses:
            continue
        for article, rng in _choices(options, portal, first, by_day):
            if (portal.pk, article.pk) in taken:
                continue
            taken.add((portal.pk, article.pk))
            row = Repost(portal=portal, article=article, section=NEWS_KEY)
            row.note = rng.choice(load("leadership_forms")["notes"])
            row.reposted_at = article.pub_at + timedelta(hours=rng.randint(*AFTER))
            row.section_url = addresses[portal.pk]
            rows.append(row)
    Repost.objects.bulk_create(rows)
    replay((replayed(row, row.reposted_at) for row in rows), Origin.DEMO)
    return len(rows)


def _choices(
    options: DemoOptions, portal: Portal, first: date, by_day: dict[date, list[NewsPage]]
) -> Iterator[tuple[NewsPage, Random]]:
    """Yield what a portal reposts; each day is decided by itself, so runs agree."""
    chance = REPOST_CHANCE[character_of(options.seed, portal.code)]
    for number in range((options.until - first).days + 1):
        day = first + timedelta(days=number)
        rng = Random(f"{options.seed} repost {portal.code} {day}")
        others = [article for article in by_day.get(day, []) if _may_repost(portal, article)]
        if others and rng.random() < chance:
            yield rng.choice(others), rng


def _may_repost(portal: Portal, article: NewsPage) -> bool:
    """Communes take from above; departments and the province from all others."""
    owner: Portal = article.portal  # type: ignore[assignment]
    return owner.pk != portal.pk and (
        portal.kind != Kind.COMMUNE or owner.kind in (Kind.PROVINCE, Kind.DEPARTMENT)
    )


def _articles_by_day(first: date, last: date) -> dict[date, list[NewsPage]]:
    """Own public news of all portals by day of publication; one query."""
    start = datetime.combine(first, time.min, tzinfo=ZONE)
    end = datetime.combine(last, time.max, tzinfo=ZONE)
    articles: Iterable[NewsPage] = (
        NewsPage.objects.live()
        .filter(section_key=NEWS_KEY, source_name="", pub_at__range=(start, end))
        .select_related("category", "portal")
        .order_by("pub_at", "path")
    )
    found: dict[date, list[NewsPage]] = {}
    for article in articles:
        found.setdefault(localdate(article.pub_at, ZONE), []).append(article)
    return found


def _news_sections() -> list[NewsSectionPage]:
    return list(NewsSectionPage.objects.filter(key=NEWS_KEY, live=True).order_by("-path"))
