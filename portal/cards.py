"""What lists show of an article; knows articles by their attributes alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from .article_forms import form_label

CARD_FILTERS = ("fill-640x400|format-webp", "fill-320x200|format-webp")


@dataclass(frozen=True)
class CardImage:
    """An image of a card: sizes in CSS pixels, `srcset` ready for the attribute."""

    url: str
    width: int
    height: int
    alt: str
    srcset: str


@dataclass(frozen=True)
class Card:
    """An article in a list.

    `attribution` says whose it is where it is another portal's, `form_label` that it is a document
    or a video.
    """

    title: str
    url: str
    summary: str
    date: date
    category_title: str
    is_repost: bool
    source_name: str
    image: CardImage | None
    attribution: str = ""
    form_label: str = ""


def card_of(article: Any, with_image: bool = True) -> Card:
    """Return the card of an article that came through `NewsQuerySet.for_cards()`; no query."""
    return Card(
        title=article.title,
        url=article.local_url,
        summary=article.summary,
        date=timezone.localdate(article.pub_at),
        category_title=article.category.title if article.category else "",
        is_repost=article.is_repost,
        source_name=article.source_name,
        image=card_image(article) if with_image else None,
        form_label=form_label(article),
    )


def card_image(article: Any) -> CardImage | None:
    """Return the lead image in card sizes, or None; a missing file is no image."""
    if article.lead_image is None:
        return None
    try:
        large, small = article.lead_image.get_renditions(*CARD_FILTERS).values()
    except OSError:
        return None
    return CardImage(
        url=small.url,
        width=large.width,
        height=large.height,
        alt=article.lead_image_alt,
        srcset=f"{small.url} {small.width}w, {large.url} {large.width}w",
    )
