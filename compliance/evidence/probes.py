"""The stored probes of a period, a day a portal: read once a run for all functions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from compliance.models import ProbeResult
from i18n.dates import Period
from sites.models import Portal, PublicationEvent

from .origins import Origins


@dataclass(frozen=True)
class DayOfProbe:
    """What the last look of one day found."""

    day: date
    passed: bool
    is_outage: bool
    url: str
    problems: tuple[str, ...]
    unasked: tuple[str, ...]


class Probes:
    """The probes of these portals in a period; demo rows count in a demo installation alone."""

    def __init__(self, portals: Sequence[Portal], period: Period, origins: Origins) -> None:
        self._portals, self._period, self._origins = portals, period, origins

    def days_of(self, function: str) -> Mapping[int, Sequence[DayOfProbe]]:
        """Return the days by portal, oldest first; one query a run."""
        return self._all.get(function, {})

    @cached_property
    def _all(self) -> dict[str, dict[int, list[DayOfProbe]]]:
        rows = ProbeResult.objects.filter(
            day__range=(self._period.start, self._period.end), portal__in=self._portals
        ).order_by("day", "recorded_at", "pk")
        last: dict[tuple[str, int, date], DayOfProbe] = {}
        names = ("function", "portal_id", "day", "passed", "is_outage", "url", "seen", "origin")
        for function, portal, day, passed, outage, url, seen, origin in rows.values_list(*names):
            if origin == PublicationEvent.Origin.DEMO and not self._origins.is_demo:
                continue
            problems, unasked = tuple(seen.get("problems", ())), tuple(seen.get("unasked", ()))
            look = DayOfProbe(day, passed, outage, url, problems, unasked)
            last[function, portal, day] = look
        found: dict[str, dict[int, list[DayOfProbe]]] = defaultdict(lambda: defaultdict(list))
        for (function, portal, _day), look in last.items():
            found[function][portal].append(look)
        return found
