"""Places in a ranking: the same total shares a place. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from compliance.scoring import PortalScore


@dataclass(frozen=True)
class Place:
    """A portal's place; 1 is best."""

    number: int
    score: PortalScore


def rank(scores: Iterable[PortalScore]) -> list[Place]:
    """Return the places of the portals, best first; ties by code share the better number."""
    ordered = sorted(scores, key=lambda score: (-score.total, score.code))
    places: list[Place] = []
    for position, score in enumerate(ordered, start=1):
        is_tie = bool(places) and places[-1].score.total == score.total
        places.append(Place(places[-1].number if is_tie else position, score))
    return places
