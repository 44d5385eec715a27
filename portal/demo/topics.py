"""The topics the demo news is written from, read from the data files."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from portal.demo.datafiles import load
from portal.demo.units import DemoUnit

_COMMUNE_FILES = ("commune_society", "commune_economy", "commune_services", "commune_safety")


@dataclass(frozen=True)
class Topic:
    """One subject of news; texts are templates, window is (first, last) "MM-DD" of its season."""

    key: str
    category: str
    titles: tuple[str, ...]
    summary: str
    body: tuple[str, ...]
    window: tuple[str, str]
    unit_type: str
    codes: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]
    path: str

    def suits(self, unit: DemoUnit, on: date) -> bool:
        """Return whether the unit could publish on this subject that day."""
        return (
            self.window[0] <= on.strftime("%m-%d") <= self.window[1]
            and self.unit_type in ("", unit.unit_type)
            and (not self.codes or unit.code in self.codes)
        )


def own_topics(unit: DemoUnit, on: date) -> list[Topic]:
    """Return the unit's own subjects that suit the day; a department's sector counts twice."""
    if unit.kind == "commune":
        found = _commune_topics()
    elif unit.kind == "department":
        found = (*_topics("department_general"), *_sector_topics(unit.code) * 2)
    else:
        found = (*_topics("province"), *_topics("leadership"))
    return [topic for topic in found if topic.suits(unit, on)]


def leadership_topics(on: date) -> list[Topic]:
    """Return the subjects of the province's direction-and-management news that suit the day."""
    province = DemoUnit("bacninh", "province", "Tỉnh", "Tỉnh Bắc Ninh")
    return [topic for topic in _topics("leadership") if topic.suits(province, on)]


def repost_topics(on: date) -> list[Topic]:
    """Return the national subjects that may be reposted that day."""
    nation = DemoUnit("", "", "", "")
    return [topic for topic in _topics("reposts") if topic.suits(nation, on)]


@cache
def _commune_topics() -> tuple[Topic, ...]:
    return tuple(topic for name in _COMMUNE_FILES for topic in _topics(name))


@cache
def _topics(name: str) -> tuple[Topic, ...]:
    return _parse(load(name))


@cache
def _sector_topics(code: str) -> tuple[Topic, ...]:
    for name in ("sectors_a", "sectors_b"):
        if code in load(name):
            return _parse(load(name)[code])
    return ()


def _parse(entries: Iterable[dict[str, Any]]) -> tuple[Topic, ...]:
    return tuple(
        Topic(
            key=entry["id"],
            category=entry["cat"],
            titles=tuple(entry["title"]),
            summary=entry["sum"],
            body=tuple(entry.get("body", ())),
            window=tuple(entry.get("when", "01-01..12-31").split("..")),
            unit_type=entry.get("for", ""),
            codes=tuple(entry.get("codes", ())),
            table=tuple(tuple(row) for row in entry.get("table", ())),
            path=entry.get("path", ""),
        )
        for entry in entries
    )
