"""The state agencies that a portal links to, from related_agencies.yaml."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_suffix(".yaml")
Link = tuple[str, str]


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
    return found


@cache
def national_agencies() -> tuple[Link, ...]:
    """Return (name, address) of what every portal links to."""
    return tuple((row["name"], row["url"]) for row in _data()["national"])


@cache
def ministry_of(code: str) -> tuple[Link, ...]:
    """Return the ministry that leads a department's sector, by the code of its portal, if known."""
    row = _data()["ministries"].get(code)
    return ((row["name"], row["url"]),) if row else ()


def related_agencies(code: str) -> tuple[Link, ...]:
    """Return what the foot of a portal links to: its ministry, then the national agencies."""
    return (*ministry_of(code), *national_agencies())
