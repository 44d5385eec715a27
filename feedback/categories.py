"""Categories of feedback and their limits, from data/categories.yaml. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).parent / "data" / "categories.yaml"


@dataclass(frozen=True)
class Category:
    """A kind of case: where it stands, how many working days the answer may take, and why."""

    key: str
    name: str
    section: str
    limit: int
    extension: int
    source: str


@cache
def _data() -> Any:
    return yaml.safe_load(_FILE.read_text("utf-8"))


@cache
def categories() -> dict[str, Category]:
    """Return the categories by key, in the order of the file."""
    return {row["key"]: Category(**row) for row in _data()["categories"]}


def redirect_limit() -> int:
    """Return within how many working days a case may be passed on to whom it concerns."""
    return int(_data()["redirect"]["within"])


def sections() -> tuple[str, ...]:
    """Return the keys of the sections that show cases."""
    return tuple(dict.fromkeys(category.section for category in categories().values()))


def category_choices() -> list[tuple[str, str]]:
    """Return (key, name) for forms."""
    return [(category.key, category.name) for category in categories().values()]
