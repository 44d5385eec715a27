"""Columns of plain text that stay straight with Vietnamese and East Asian letters. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_BLOCKS = " ▏▎▍▌▋▊▉█"
_INVISIBLE = {"Mn", "Me", "Cf"}
_WIDE = {"W", "F"}


@dataclass(frozen=True)
class Column:
    """A column: its heading, its width in cells, and whether numbers lean right."""

    heading: str
    width: int
    is_number: bool = False


def display_width(text: str) -> int:
    """Return how many cells of a terminal the text takes."""
    return sum(
        0
        if unicodedata.category(letter) in _INVISIBLE
        else 1 + (unicodedata.east_asian_width(letter) in _WIDE)
        for letter in text
    )


def clip(text: str, width: int) -> str:
    """Return the text cut to a number of cells, with an ellipsis where something is cut."""
    text = unicodedata.normalize("NFC", text)
    if display_width(text) <= width:
        return text
    while text and display_width(text) > width - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"


def pad(text: str, width: int, *, is_number: bool = False) -> str:
    """Return the text cut or filled to exactly so many cells."""
    text = clip(text, width)
    space = " " * (width - display_width(text))
    return space + text if is_number else text + space


def draw_bar(value: float, maximum: float, width: int) -> str:
    """Return a bar of so many cells, drawn to an eighth of a cell."""
    eighths = round(8 * width * min(max(value / maximum, 0), 1)) if maximum else 0
    full, rest = divmod(eighths, 8)
    bar = _BLOCKS[8] * full + (_BLOCKS[rest] if rest else "")
    return bar.ljust(width, "·")


def draw_table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of a table: headings, a rule, the rows."""
    headings = [column.heading for column in columns]
    rule = "─" * (sum(column.width for column in columns) + 2 * (len(columns) - 1))
    return [_draw_row(columns, headings), rule, *(_draw_row(columns, row) for row in rows)]


def _draw_row(columns: Sequence[Column], row: Sequence[str]) -> str:
    cells = (
        pad(text, column.width, is_number=column.is_number)
        for column, text in zip(columns, row, strict=True)
    )
    return "  ".join(cells).rstrip()
