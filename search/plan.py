"""What a question asks for, the best kind of match first; pure."""

from __future__ import annotations

from itertools import combinations

from .text_index import Group
from .text_keys import QuestionKeys, in_title

WORDS_TO_LEAVE_ONE_OUT = range(3, 9)


def best_groups(keys: QuestionKeys) -> list[Group]:
    """The whole title, the title before the text, marks as typed before any; all words each."""
    groups = [
        (keys.whole,),
        in_title(keys.exact),
        in_title(keys.folded),
        keys.exact,
        keys.folded,
    ]
    return list(dict.fromkeys(groups))


def place_of(entry_keys: set[str], groups: list[Group]) -> int:
    """Return the number of the first group that an entry has, the last for any other."""
    return next((n for n, group in enumerate(groups) if entry_keys.issuperset(group)), len(groups))


def words_lacking(entry_keys: set[str], keys: QuestionKeys) -> int:
    """Return how much of the question an entry lacks; a word in the title counts twice."""
    wanted = {*keys.folded, *in_title(keys.folded)}
    return len(wanted - entry_keys)


def loose_steps(keys: QuestionKeys) -> list[list[Group]]:
    """Where nothing has all words: all but one of them, any of them in the title, any of them."""
    number = len(keys.folded)
    if number == 1:
        return []
    steps: list[list[Group]] = [
        [(key,) for key in in_title(keys.folded)],
        [(key,) for key in keys.folded],
    ]
    if number in WORDS_TO_LEAVE_ONE_OUT:
        steps.insert(0, list(combinations(keys.folded, number - 1)))
    return steps
