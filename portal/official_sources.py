"""The official sources that ship with the product, from official_sources.yaml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_suffix(".yaml")


@cache
def shipped_sources() -> tuple[dict[str, str], ...]:
    """Return {"host", "name"} rows in order."""
    return tuple(yaml.safe_load(FILE.read_text("utf-8")))
