"""Kinds of information that must be public, by the law in force on a day: dated data, pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parent / "kinds.yaml"


@dataclass(frozen=True)
class InformationKind:
    """One kind (loại thông tin); `point` is that of the law's article."""

    key: str
    title: str
    point: str
    required: bool


@dataclass(frozen=True)
class Preset:
    """The kinds of one law; a provisional one carries over those of the law before."""

    key: str
    title: str
    effective_from: date
    until: date | None
    is_provisional: bool
    kinds: tuple[InformationKind, ...]

    @property
    def required(self) -> tuple[InformationKind, ...]:
        """The kinds that every unit must have in its list."""
        return tuple(kind for kind in self.kinds if kind.required)


@cache
def load_presets(path: Path = FILE) -> tuple[Preset, ...]:
    """Return all presets, the oldest first.

    Raises:
        KeyError: a preset carries over from one that does not come before it.
    """
    found: dict[str, Preset] = {}
    for row in yaml.safe_load(path.read_text("utf-8"))["presets"]:
        found[row["key"]] = _build(row, found)
    return tuple(found.values())


def _build(row: dict[str, Any], before: dict[str, Preset]) -> Preset:
    if "carries_over" in row:
        kinds = before[row["carries_over"]].kinds
    else:
        kinds = tuple(InformationKind(**kind) for kind in row["kinds"])
    names = ("key", "title", "effective_from", "until", "is_provisional")
    return Preset(**{name: row[name] for name in names}, kinds=kinds)


def preset_on(day: date, presets: Iterable[Preset] | None = None) -> Preset:
    """Return the preset in force on a day; before the first one, the first."""
    ordered = tuple(presets or load_presets())
    in_force = [
        preset
        for preset in ordered
        if preset.effective_from <= day and (preset.until is None or day <= preset.until)
    ]
    return in_force[-1] if in_force else ordered[0]


def kind_titles() -> dict[str, str]:
    """Return the titles of all kinds of all presets; a kind's newest title rules."""
    return {kind.key: kind.title for preset in load_presets() for kind in preset.kinds}
