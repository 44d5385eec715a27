"""The organisation chart as a nested list, drawn from the units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass
class ChartNode:
    """One unit of the chart; `anchor` leads to its functions on the page."""

    title: str
    anchor: str
    children: list[ChartNode] = field(default_factory=list)

    @property
    def url(self) -> str:
        """The address within the page."""
        return f"#{self.anchor}"


def chart_of(units: Sequence[Any]) -> list[ChartNode]:
    """Return the top units, each with those below it; also gives every unit its anchor.

    A unit whose upper unit is not in the list stands at the top.
    """
    names = {unit.place_name for unit in units}
    below: dict[str, list[tuple[str, ChartNode]]] = defaultdict(list)
    for number, unit in enumerate(units, start=1):
        unit.anchor = f"unit-{number}"
        upper = unit.part_of if unit.part_of in names and unit.part_of != unit.place_name else ""
        below[upper].append((unit.place_name, ChartNode(unit.name, unit.anchor)))
    top = [node for _name, node in below[""]]
    for placed in list(below.values()):
        for name, node in placed:
            node.children = [child for _name, child in below.get(name, [])]
    return top
