"""The small template language of the demo texts.

``<a|b>`` picks one wording, ``{5-20}`` draws a number, ``{n:5-20}`` draws and names it so that
``{n}`` and a second ``{n:…}`` repeat it, and ``{name}`` is filled from the slots; ``{Name}`` is the
same with a capital.
"""

import re
import unicodedata
from random import Random

_CHOICE = re.compile(r"<([^<>]*\|[^<>]*)>")
_NUMBER = re.compile(r"\{(?:(\w+):)?(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)\}")
_SLOT = re.compile(r"\{(\w+)\}")
_SENTENCE_START = re.compile(r"(^|[.!?…]\s+|^[“\"])([^\W\d_])")


def render(template: str, slots: dict[str, str], rng: Random) -> str:
    """Return the template filled, naming its numbers in slots; KeyError for an unknown slot."""
    text = template
    while match := _CHOICE.search(text):
        wording = rng.choice(match.group(1).split("|"))
        text = text[: match.start()] + wording + text[match.end() :]
    text = _NUMBER.sub(lambda found: _draw(found, slots, rng), text)
    text = _SLOT.sub(lambda found: _fill(found.group(1), slots), text)
    return tidy(text)


def tidy(text: str) -> str:
    """Return text in NFC with single spaces, no doubled stops and capitals at sentence starts."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    text = re.sub(r"\.{2,}", ".", text)
    return _SENTENCE_START.sub(lambda found: found.group(1) + found.group(2).upper(), text)


def vietnamese_number(value: float, decimals: int = 0) -> str:
    """Return a number the Vietnamese way: stop between thousands, comma before decimals."""
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def _fill(name: str, slots: dict[str, str]) -> str:
    if name in slots:
        return slots[name]
    value = slots[name[0].lower() + name[1:]]
    return value[0].upper() + value[1:]


def _draw(found: re.Match[str], slots: dict[str, str], rng: Random) -> str:
    name, low, high = found.groups()
    if name in slots:
        return slots[name]
    if "." in low:
        decimals = len(low.partition(".")[2])
        text = vietnamese_number(rng.uniform(float(low), float(high)), decimals)
    else:
        text = vietnamese_number(rng.randint(int(low), int(high)))
    if name:
        slots[name] = text
    return text
