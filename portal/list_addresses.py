"""Addresses of a list narrowed by several filters: one changes, the others stay."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode


def without(asked: Mapping[str, str], name: str) -> dict[str, str]:
    """Return what else was asked for, empty filters left out."""
    return {other: value for other, value in asked.items() if value and other != name}


def address_with(kept: Mapping[str, str], name: str, value: str, bare: str = ".") -> str:
    """Return the query with one filter set or, where empty, without it; `bare` is the list."""
    asked = {**kept, **({name: value} if value else {})}
    return "?" + urlencode(asked) if asked else bare
