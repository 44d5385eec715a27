"""What the editors' guide says of each criterion: points, limit, section, screen that fills it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from sites.blueprint import blueprint_of

from .annexes import Criterion, annex_for_kind, load_annexes

SCREENS = Path(__file__).parent / "data" / "screens.yaml"


@dataclass(frozen=True)
class GuideLine:
    """One criterion in the guide; `screen` is the name of an address, "" for a page form."""

    criterion: Criterion
    section: str
    screen: str


@cache
def screens(kind: str) -> dict[str, str]:
    """Return the screens of a kind of portal by section key."""
    found: dict[str, Any] = yaml.safe_load(SCREENS.read_text("utf-8"))
    only = found.pop("only", {})
    return found | only.get(kind, {})


def guide_lines(kind: str) -> list[GuideLine]:
    """Return the criteria of a kind of portal in the annex's order; none for the province.

    A criterion that several sections serve stands once for each.
    """
    annex = annex_for_kind(load_annexes(), kind)
    if annex is None:
        return []
    sections = [section for top in blueprint_of(kind) for section in top.walk()]
    return [
        GuideLine(leaf, section.title, screens(kind).get(section.slug, ""))
        for leaf in annex.leaves
        for section in sections
        if section.criterion == leaf.number
    ]
