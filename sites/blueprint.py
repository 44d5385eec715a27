"""Blueprints: the sections of each kind of portal, and the rights of each role, as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "blueprints"


@dataclass(frozen=True)
class Section:
    """One section of a blueprint; `page_type` is "app.Model", `criterion` its annex number."""

    slug: str
    title: str
    page_type: str
    purpose: str
    criterion: str = ""
    in_menu: bool = True
    children: tuple[Section, ...] = ()

    def walk(self) -> Iterator[Section]:
        """Yield this section and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class RoleRights:
    """Permissions ("app.codename" or a page permission's codename) of one role."""

    label: str
    page: tuple[str, ...]
    collection: tuple[str, ...]
    shared: tuple[str, ...] = ()
    model: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rights:
    """All roles, and the names of what all portals share."""

    roles: dict[str, RoleRights] = field(hash=False)
    province: RoleRights
    shared_collection: str
    workflow: str
    workflow_task: str


@dataclass(frozen=True)
class ForeignSection:
    """A section in foreign languages; `of` are keys of the Vietnamese sections it translates."""

    slug: str
    page_type: str
    of: tuple[str, ...]
    titles: dict[str, str] = field(hash=False)
    purposes: dict[str, str] = field(hash=False)


@dataclass(frozen=True)
class ForeignBlueprint:
    """Sections of a translated home, titles of known homes, the translators' rights."""

    sections: tuple[ForeignSection, ...]
    home_titles: dict[str, dict[str, str]] = field(hash=False)
    translator: RoleRights
    submitters: tuple[str, ...]


def _load(name: str) -> Any:
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))


def _section(row: dict[str, Any]) -> Section:
    return Section(
        slug=row["slug"],
        title=row["title"],
        page_type=row["type"],
        purpose=row["purpose"],
        criterion=row.get("criterion", ""),
        in_menu=row.get("menu", True),
        children=tuple(_section(child) for child in row.get("children", ())),
    )


@cache
def blueprint_of(kind: str) -> tuple[Section, ...]:
    """Return the top sections of a kind of portal ("province", "department", "commune").

    Raises:
        ValueError: when two sections bear the same slug (it is their key).
    """
    sections = tuple(_section(row) for row in _load(kind)["sections"])
    keys = [section.slug for top in sections for section in top.walk()]
    if doubles := {key for key in keys if keys.count(key) > 1}:
        raise ValueError(f"blueprints/{kind}.yaml names twice: {', '.join(sorted(doubles))}")
    return sections


@cache
def rights() -> Rights:
    """Return the rights of all roles."""
    data = _load("roles")
    rows = {name: row for name, row in data.items() if isinstance(row, dict)}
    roles = {name: _role(row) for name, row in rows.items() if name != "province"}
    return Rights(
        roles=roles,
        province=_role(data["province"]),
        shared_collection=data["shared_collection"],
        workflow=data["workflow"],
        workflow_task=data["workflow_task"],
    )


def _role(row: dict[str, Any]) -> RoleRights:
    lists = {name: tuple(row.get(name, ())) for name in ("page", "collection", "shared", "model")}
    return RoleRights(label=row["label"], **lists)


@cache
def foreign_blueprint() -> ForeignBlueprint:
    """Return what a portal has in each foreign language it enables."""
    data = _load("foreign")
    return ForeignBlueprint(
        sections=tuple(
            ForeignSection(
                slug=row["slug"],
                page_type=row["type"],
                of=tuple(row["of"]),
                titles=row["title"],
                purposes=row["purpose"],
            )
            for row in data["sections"]
        ),
        home_titles=data["homes"],
        translator=_role(data["translator"]),
        submitters=tuple(data["submitters"]),
    )


@cache
def shipped_calendar() -> tuple[tuple[date, bool, str], ...]:
    """Return (day, is_working, reason) of the overrides that ship with the product."""
    return tuple((row["day"], row["is_working"], row["reason"]) for row in _load("calendar"))
