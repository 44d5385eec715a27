"""Turns text into index keys and questions into the same keys; pure, no engine knows Vietnamese.

Keys are `[a-z0-9]+` words that every engine leaves as they are. Plain words are letters or digits
alone; all other keys mix both, so that they never meet a word that somebody wrote:

- `duong`, `65`: a folded word or a number, letters parted from digits, zeros in front dropped;
- `x273uong768`: the same word with its marks (đường), wherever its tone mark was typed;
- `s65qkhqubnd`: a document symbol (số, ký hiệu), 65/KH-UBND;
- `c34892c25919`: two neighbouring Chinese, Japanese or Korean letters, and `c34892` one alone;
- `t1…`: a whole title, whatever its marks, case and punctuation;
- `t2duong`: any of the others, said in the title.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from i18n.text import fold, normalise, text_hash

MAX_TEXT = 400_000  # characters of one text that are read; PostgreSQL refuses vectors above 1 MB
MAX_QUESTION = 300  # no title is longer
MAX_WORDS = 32
MAX_KEY = 64
KNOWN_WORDS = 50_000

_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r"[a-z]+|[0-9]+|[^\x00-\x7f]+")
_SYMBOL = re.compile(r"(?<![^\W_])\d+(?:[/-][^\W_]+)+")
_LETTERS = re.compile(r"[a-z]")
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_TITLE_KEY_LENGTH = 20


@dataclass(frozen=True)
class QuestionKeys:
    """What a question asks for: as it was typed, without marks, and as a whole title."""

    exact: tuple[str, ...]
    folded: tuple[str, ...]
    whole: str

    @property
    def is_empty(self) -> bool:
        """True for a question without words: punctuation, spaces, nothing."""
        return not self.folded


def keys_of_text(text: str) -> list[str]:
    """Return the keys of a text, each once, in the order of their first place."""
    lowered = normalise(text[:MAX_TEXT]).lower()
    keys: dict[str, None] = {}
    for word in _WORD.findall(lowered):
        keys.update(dict.fromkeys(_keys_of_word(word)))
    keys.update(dict.fromkeys(key for key, _span in _symbols(lowered)))
    return list(keys)


def keys_of_title(title: str) -> list[str]:
    """Return the keys of a title and those that say that it is the title."""
    keys = keys_of_text(title)
    return [*keys, *in_title(keys), _title_key(title)] if keys else []


def in_title(keys: Iterable[str]) -> tuple[str, ...]:
    """Return the keys that say that these stand in the title."""
    return tuple(f"t2{key}" for key in keys)


def keys_of_question(question: str) -> QuestionKeys:
    """Return the keys of what somebody typed; the first words of a very long question."""
    lowered = shorten_question(normalise(question)).lower()
    symbols = list(_symbols(lowered))
    folded = _first(key for word in _WORD.findall(lowered) for key in _folded_keys(word))
    for _key, (start, end) in reversed(symbols):
        lowered = f"{lowered[:start]} {lowered[end:]}"
    typed = (key for word in _WORD.findall(lowered) for key in _typed_keys(word))
    exact = _first([*(key for key, _span in symbols), *typed])
    return QuestionKeys(exact=exact, folded=folded, whole=_title_key(question) if folded else "")


def shorten_question(question: str) -> str:
    """Cut a question that is too long after its last whole word."""
    if len(question) <= MAX_QUESTION:
        return question
    return question[:MAX_QUESTION].rpartition(" ")[0] or question[:MAX_QUESTION]


def _first(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))[:MAX_WORDS]


def _title_key(title: str) -> str:
    return f"t1{text_hash(title)[:_TITLE_KEY_LENGTH]}"


def _symbols(lowered: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the keys of the document symbols of lower-case text, and where they stand."""
    for found in _SYMBOL.finditer(lowered):
        folded = fold(found[0])
        if "/" in folded and _LETTERS.search(folded):
            parts = [part.lstrip("0") or "0" for part in re.split("[/-]", folded)]
            key = "".join(part for part in "q".join(parts) if part.isascii() and part.isalnum())
            yield f"s{key}"[:MAX_KEY], found.span()


@lru_cache(KNOWN_WORDS)
def _keys_of_word(word: str) -> tuple[str, ...]:
    """Return all keys under which one lower-case word is found."""
    parts = _parts(word)
    keys = [key for part in parts for key in _keys_of_part(part, with_single=True)]
    return (*keys, *_accent_keys(word, parts))


@lru_cache(KNOWN_WORDS)
def _folded_keys(word: str) -> tuple[str, ...]:
    return tuple(key for part in _parts(word) for key in _keys_of_part(part))


def _typed_keys(word: str) -> tuple[str, ...]:
    """Return the keys of one typed word with its marks; without marks any spelling will do."""
    return tuple(_accent_keys(word, _parts(word))) or _folded_keys(word)


def _parts(word: str) -> list[str]:
    return _PART.findall(fold(word))


def _keys_of_part(part: str, with_single: bool = False) -> list[str]:
    if part.isascii():
        return [(part.lstrip("0") or "0" if part.isdigit() else part)[:MAX_KEY]]
    letters = [f"c{ord(letter)}" for letter in part]
    pairs = [first + second for first, second in pairwise(letters)]
    return [*pairs, *letters] if with_single or not pairs else pairs


def _accent_keys(word: str, parts: list[str]) -> list[str]:
    """Return the key of a word that has marks, none for any other."""
    if len(parts) != 1 or not parts[0].isascii() or word == parts[0]:
        return []
    marks = unicodedata.normalize("NFD", word)
    tones = "".join(mark for mark in marks if mark in _TONES)
    rest = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
    code = "".join(letter if letter.isascii() else str(ord(letter)) for letter in rest + tones)
    return [f"x{code}"[:MAX_KEY]]
