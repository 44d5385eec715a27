"""The news categories that ship with the product, from categories.yaml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_suffix(".yaml")


@cache
def shipped_categories() -> tuple[dict[str, str], ...]:
    """Return {"slug", "title"} rows in order."""
    return tuple(yaml.safe_load(FILE.read_text("utf-8")))
