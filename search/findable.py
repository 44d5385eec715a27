"""A thing that citizens may find, before it becomes an entry."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from i18n.text import normalise

from .models import Reach, SearchEntry
from .scopes import scope_keys_of
from .text_keys import keys_of_text, keys_of_title

EXCERPT = 280  # with what shows that it goes on, below the column's 300
TITLE = ADDRESS = 500


@dataclass(frozen=True)
class Findable:
    """Facts of a page or a row; `is_master` is false for what another portal wrote."""

    portal_id: int
    object_type: str
    object_id: str
    title: str
    url: str
    section: str
    text: str = ""
    summary: str = ""
    day: date | None = None
    page_id: int | None = None
    language: str = settings.LANGUAGE_CODE
    reach: str = Reach.OWN
    is_master: bool = True


def entry_of(thing: Findable) -> SearchEntry:
    """Return the unsaved entry of a thing; no query."""
    title = normalise(thing.title)
    keys = [
        *scope_keys_of(thing.portal_id, thing.language, thing.reach, thing.is_master),
        *keys_of_title(title),
        *keys_of_text(f"{thing.summary} {thing.text}"),
    ]
    return SearchEntry(
        portal_id=thing.portal_id,
        object_type=thing.object_type,
        object_id=thing.object_id,
        page_id=thing.page_id,
        title=title[:TITLE],
        excerpt=_excerpt(thing.summary or thing.text),
        url=thing.url[:ADDRESS],
        section=thing.section,
        day=thing.day,
        language=thing.language,
        shown_everywhere=thing.reach,
        keys=" ".join(dict.fromkeys(keys)),
    )


def _excerpt(text: str) -> str:
    return textwrap.shorten(text[: EXCERPT * 2], EXCERPT, placeholder=" …")
