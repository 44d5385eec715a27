"""Vietnamese text as the machine compares it: folded, slugged, cleaned, hashed.

Knows nothing of pages or of any search engine: strings in, strings out.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

from anyascii import anyascii

_WHITESPACE = re.compile(r"\s+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_NOT_WORD = re.compile(r"[\W_]+")
# Soft hyphen, zero-width space and joiners, direction marks, word joiner, byte order mark.
_INVISIBLE = dict.fromkeys(
    [0x00AD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF]
)
# Scripts kept: jamo, radicals to Han, Hangul, compatibility, halfwidth, planes 2 and 3.
_CJK_RANGES = (
    (0x1100, 0x11FF),
    (0x2E80, 0x2FDF),
    (0x3005, 0x3007),
    (0x3021, 0x9FFF),
    (0xA960, 0xA97F),
    (0xAC00, 0xD7FF),
    (0xF900, 0xFAFF),
    (0xFF66, 0xFFDC),
    (0x20000, 0x3FFFF),
)


def _is_cjk(code_point: int) -> bool:
    return any(first <= code_point <= last for first, last in _CJK_RANGES)


def _fold_character(character: str) -> str:
    """Return what one character of lower-case NFC text becomes."""
    if character.isascii() or _is_cjk(ord(character)):
        return character
    base = "".join(
        part
        for part in unicodedata.normalize("NFD", character)
        if unicodedata.category(part) != "Mn"
    )
    return base if base.isascii() else anyascii(base).lower()


class _FoldTable(dict[int, str]):
    """A translation table that learns each character the first time it is seen."""

    def __missing__(self, code_point: int) -> str:
        folded = _fold_character(chr(code_point))
        self[code_point] = folded
        return folded


_FOLD_TABLE = _FoldTable()


def normalise(text: str) -> str:
    """Return the text in NFC, without invisible characters, whitespace collapsed.

    Non-breaking and other wide spaces become plain spaces; the letters stay as written.
    """
    visible = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    return unicodedata.normalize("NFC", _WHITESPACE.sub(" ", visible).strip())


def fold(text: str) -> str:
    """Return the text as Vietnamese people type it without marks: ``Đền Đô`` is ``den do``.

    Lower case, marks stripped, đ is d, whitespace collapsed. Chinese, Japanese and Korean
    letters stay; any other script is written in ASCII.
    """
    folded = normalise(text).lower().translate(_FOLD_TABLE)
    return unicodedata.normalize("NFC", _WHITESPACE.sub(" ", folded).strip())


def slugify_vi(text: str) -> str:
    """Return an ASCII slug of the text, empty where no Latin letter or digit is left.

    Chinese, Japanese and Korean titles give nothing: such pages take the slug of their
    English title or their id.
    """
    return _NOT_SLUG.sub("-", fold(text)).strip("-")


def text_hash(text: str) -> str:
    """Return the SHA-256 (hex) of the text without case, marks, punctuation and spacing.

    Two items with one hash say the same thing (the same text counts once: SCORING G9).
    """
    words = _NOT_WORD.sub(" ", fold(text)).strip()
    return hashlib.sha256(words.encode()).hexdigest()


def whole_letters(text: str) -> str:
    """Return text without halves of characters (lone surrogates), which no database stores.

    An editor's script can leave one where a person deleted half an emoji.
    """
    return text.encode("utf-8", "ignore").decode("utf-8")
