"""Pages of a list, as the template component shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.core.paginator import Page

# Longer numbers are no pages, and Python refuses to read those of thousands of digits.
MOST_DIGITS = 9


class PageLink(NamedTuple):
    """One numbered link; "…" has no address."""

    label: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class Pagination:
    """Where the reader is in a list of several pages."""

    number: int
    num_pages: int
    has_previous: bool
    has_next: bool
    previous_url: str
    next_url: str
    page_links: tuple[PageLink, ...]


def page_number(asked: str | None) -> int:
    """Return the page that an address asks for; 1 for anything that is no page number.

    A number beyond all pages stays one: lists show their last page.
    """
    if not asked or not asked.isdecimal():
        return 1
    return max(1, int(asked[:MOST_DIGITS]))


def pagination_of(page: Page[Any], asked: Mapping[str, str] | None = None) -> Pagination:
    """Return the links of a Django paginator page, keeping what else was asked for."""

    def address(number: int) -> str:
        kept = {name: value for name, value in (asked or {}).items() if value}
        return "?" + urlencode({**kept, "trang": number})

    labels = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return Pagination(
        number=page.number,
        num_pages=page.paginator.num_pages,
        has_previous=page.has_previous(),
        has_next=page.has_next(),
        previous_url=address(page.number - 1) if page.has_previous() else "",
        next_url=address(page.number + 1) if page.has_next() else "",
        page_links=tuple(
            PageLink(
                str(label), address(label) if isinstance(label, int) else "", label == page.number
            )
            for label in labels
        ),
    )
