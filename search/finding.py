"""Finds entries for a question: a few bounded queries, whatever the number of entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from .models import SearchEntry
from .plan import best_groups, loose_steps, place_of, words_lacking
from .scopes import Scope
from .text_index import Group, matching_ids
from .text_keys import QuestionKeys, keys_of_question

MOST = 1000  # nobody reads further; counting a common word of 119 portals would take seconds


@dataclass(frozen=True)
class Found:
    """Ids of entries, best first; `is_cut` where there are more, `is_loose` where words lack."""

    ids: list[int]
    is_cut: bool = False
    is_loose: bool = False


def find(question: str, scope: Scope) -> Found:
    """Return what the question finds in the scope; at most five queries."""
    keys = keys_of_question(question)
    if keys.is_empty or not scope:
        return Found([])
    newest = matching_ids([keys.folded], scope, MOST + 1)
    if len(newest) > MOST:
        return _best_of_many(keys, scope, newest)
    if newest:
        groups = best_groups(keys)
        return Found(_ranked(newest, lambda entry_keys: place_of(entry_keys, groups)))
    found = _collect(loose_steps(keys), scope)
    ranked = _ranked(found.ids, lambda entry_keys: words_lacking(entry_keys, keys))
    return Found(ranked, found.is_cut, is_loose=True)


def _ranked(ids: Sequence[int], place: Callable[[set[str]], int]) -> list[int]:
    """Put entries into the order of their places, in the same order among equals; one query."""
    rows = SearchEntry.objects.filter(pk__in=ids).values_list("pk", "keys")
    places = {pk: place(set(keys.split())) for pk, keys in rows}
    return sorted((pk for pk in ids if pk in places), key=places.__getitem__)


def _best_of_many(keys: QuestionKeys, scope: Scope, newest: list[int]) -> Found:
    """Ask for the best matches one kind after the other, the newest of the rest last."""
    *better, _all_words = best_groups(keys)
    best = _collect([[group] for group in better], scope)
    return Found(list(dict.fromkeys([*best.ids, *newest]))[:MOST], is_cut=True)


def _collect(steps: Iterable[Sequence[Group]], scope: Scope) -> Found:
    """Look for one step's matches after the other's, until there are enough."""
    ids: dict[int, None] = {}
    for groups in steps:
        ids.update(dict.fromkeys(matching_ids(groups, scope, MOST + 1)))
        if len(ids) > MOST:
            return Found(list(ids)[:MOST], is_cut=True)
    return Found(list(ids))
