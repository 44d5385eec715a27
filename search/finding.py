"""Finds entries for a question: a few bounded queries, whatever the number of entries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .plan import best_matches, loose_matches
from .scopes import Scope
from .text_index import Match, matching_ids
from .text_keys import keys_of_question

MOST = 1000  # nobody reads further; counting a common word of 119 portals would take seconds


@dataclass(frozen=True)
class Found:
    """Ids of entries, best first; `is_cut` where there are more, `is_loose` where words lack."""

    ids: list[int]
    is_cut: bool = False
    is_loose: bool = False


def find(question: str, scope: Scope) -> Found:
    """Return what the question finds in the scope; at most eight queries."""
    keys = keys_of_question(question)
    if keys.is_empty or not scope:
        return Found([])
    found = _collect(best_matches(keys), scope)
    if found.ids:
        return found
    found = _collect(loose_matches(keys), scope)
    return Found(found.ids, found.is_cut, is_loose=True)


def _collect(matches: Iterable[Match], scope: Scope) -> Found:
    """Ask one match after the other until there is enough."""
    ids: dict[int, None] = {}
    for match in matches:
        ids.update(dict.fromkeys(matching_ids(match, scope, MOST + 1)))
        if len(ids) > MOST:
            return Found(list(ids)[:MOST], is_cut=True)
    return Found(list(ids))
