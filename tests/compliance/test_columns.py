"""Columns stay straight with any letters."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.reports.columns import Column, clip, display_width, draw_bar, draw_table, pad
from compliance.reports.ranking import rank
from compliance.scoring import PortalScore

TEXT = st.text(alphabet="aăâđêôơưỗệ 北寧안e\u0301\u0323")


@pytest.mark.parametrize(
    ("text", "width"),
    [("Sở Nội vụ", 9), (unicodedata.normalize("NFD", "Sở Nội vụ"), 9), ("北寧", 4), ("", 0)],
)
def test_display_width(text, width):
    assert display_width(text) == width


@given(TEXT, st.integers(1, 20), st.booleans())
def test_pad_gives_the_width(text, width, is_number):
    assert display_width(pad(text, width, is_number=is_number)) == width


def test_clip_says_that_it_cut():
    assert clip("Phường Kinh Bắc", 9) == "Phường K…"
    assert clip("Phường Kinh Bắc", 15) == "Phường Kinh Bắc"


@pytest.mark.parametrize(
    ("value", "bar"),
    [(0, "····"), (1, "····"), (3, "▏···"), (50, "██··"), (100, "████"), (130, "████")],
)
def test_bar(value, bar):
    assert draw_bar(value, 100, 4) == bar


def test_bar_without_a_maximum():
    assert draw_bar(3, 0, 3) == "···"


def test_table():
    columns = [Column("Tên", 6), Column("Điểm", 4, is_number=True)]
    assert draw_table(columns, [["Sở Y tế", "9"], ["Đô", "10"]]) == [
        "Tên     Điểm",
        "────────────",
        "Sở Y…      9",
        "Đô        10",
    ]


def test_the_same_total_shares_a_place():
    scores = [
        PortalScore(code, code, "commune", "communes", total, ())
        for code, total in [("d", 5), ("b", 8), ("a", 8), ("c", 9)]
    ]
    assert [(place.number, place.score.code) for place in rank(scores)] == [
        (1, "c"), (2, "a"), (2, "b"), (4, "d"),
    ]  # fmt: skip
