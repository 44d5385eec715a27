"""The state agencies that every portal links to, from related_agencies.yaml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_suffix(".yaml")


@cache
def related_agencies() -> tuple[tuple[str, str], ...]:
    """Return (name, address) pairs."""
    return tuple((row["name"], row["url"]) for row in yaml.safe_load(FILE.read_text("utf-8")))
