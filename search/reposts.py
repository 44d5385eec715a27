"""Reposts (đăng lại): rows whose words and whose being public are another portal's article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet

from portal.models import NewsPage, NewsSectionPage, Repost


def with_public_master(rows: QuerySet) -> QuerySet:
    """Keep the reposts whose article citizens can read."""
    return rows.filter(article__in=NewsPage.objects.live().public().order_by())


def know_sections(rows: Sequence[Repost]) -> None:
    """Tell the reposts where their sections are; one query for all."""
    portals = {row.portal_id for row in rows}
    sections = NewsSectionPage.objects.filter(
        portal_id__in=portals, key__in={row.section for row in rows}
    )
    urls = {(page.portal_id, page.key): page.local_url for page in sections.order_by("-path")}
    for row in rows:
        row.section_url = urls.get((row.portal_id, row.section), f"/{row.section}/")


def reposts_of(articles: Iterable[Any]) -> list[int]:
    """Return the ids of all rows that repost these pages; one query."""
    rows = Repost.objects.filter(article_id__in=[article.pk for article in articles])
    return list(rows.values_list("pk", flat=True))
