"""The sample catalogue that ships with the product, as entries to be stored."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import yaml

from sites.models import Portal

from .choices import EntryKind, Level, OnlineLevel
from .models import Procedure

FILE = Path(__file__).parent / "data" / "catalogue.yaml"


@cache
def _catalogue() -> dict[str, Any]:
    return dict(yaml.safe_load(FILE.read_text("utf-8")))


def sample_entries(portals: Mapping[str, Portal]) -> list[Procedure]:
    """Return unsaved entries of the agencies that there are, by their code in the registry."""
    rows = _catalogue()["entries"]
    return [_entry(row, portals[row["owner"]]) for row in rows if row["owner"] in portals]


def _entry(row: Mapping[str, Any], owner: Portal) -> Procedure:
    catalogue = _catalogue()
    online = row.get("online", OnlineLevel.FULL.value)
    is_online = online != OnlineLevel.NONE
    search = f"{catalogue['national_search']}?{urlencode({'q': row['code']})}"
    return Procedure(
        portal=owner,
        code=row["code"],
        name=row["name"],
        kind=row.get("kind", EntryKind.PROCEDURE.value),
        level=row.get("level", Level.DEPARTMENT.value),
        field=row["field"],
        steps=catalogue["steps"][row.get("steps", "mot-cua")],
        papers=catalogue["papers"][row.get("papers", "don")],
        time_limit=row["time"],
        fee=row.get("fee", "Không"),
        result=row["result"],
        online_level=online,
        national_url=search if is_online else "",
    )
