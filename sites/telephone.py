"""Telephone and fax numbers as people type them: pure."""

from __future__ import annotations

NO_FAX = "không có"
FEWEST_DIGITS = 3  # short numbers such as 115


def is_dialled(number: str) -> bool:
    """Say whether somebody could dial what was typed as a telephone number."""
    return sum(character.isdigit() for character in number) >= FEWEST_DIGITS
