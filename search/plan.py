"""In which order a question is asked: the best kind of match first; pure."""

from __future__ import annotations

from itertools import combinations

from .text_index import Column, Match
from .text_keys import QuestionKeys

WORDS_TO_LEAVE_ONE_OUT = range(3, 13)


def best_matches(keys: QuestionKeys) -> list[Match]:
    """The whole title, the title before the text, marks as typed before any; all words each."""
    matches = [
        Match(Column.TITLE, ((keys.whole,),)),
        Match(Column.TITLE, (keys.exact,)),
        Match(Column.TITLE, (keys.folded,)),
        Match(Column.EVERYTHING, (keys.exact,)),
        Match(Column.EVERYTHING, (keys.folded,)),
    ]
    return list(dict.fromkeys(matches))


def loose_matches(keys: QuestionKeys) -> list[Match]:
    """Where nothing has all words: all but one of them, then any of them."""
    number = len(keys.folded)
    if number == 1:
        return []
    single = tuple((key,) for key in keys.folded)
    matches = [Match(Column.TITLE, single), Match(Column.EVERYTHING, single)]
    if number in WORDS_TO_LEAVE_ONE_OUT:
        fewer = tuple(combinations(keys.folded, number - 1))
        matches.insert(0, Match(Column.EVERYTHING, fewer))
    return matches
