"""The province's default list, which a unit takes over as its own work and then edits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from wagtail.models import Page

import yaml

from sites.ledger import Kind as EventKind
from sites.ledger import record_all
from sites.models import Portal, User
from sites.row_actions import snapshot_of_row
from sites.tree import ROOT_LENGTH

from ..languages import local_path
from .kinds import InformationKind, preset_on
from .models import InformationRow

FILE = Path(__file__).parent / "default_rows.yaml"
COPIED = ("title", "form", "time", "duration")

Places = Mapping[tuple[str, str], str]
"""The address of a section within its portal, by the path of the home and the section's key."""


@cache
def default_rows() -> dict[str, dict[str, Any]]:
    """Return the province's rows by the kind of information."""
    return {row["kind"]: row for row in yaml.safe_load(FILE.read_text("utf-8"))["rows"]}


def section_key_of(row: Mapping[str, Any], portal_kind: str) -> str:
    """Return the key of the section that holds the information on one kind of portal."""
    section = row["section"]
    if isinstance(section, str):
        return section
    return str(section.get(portal_kind, section["default"]))


def read_places(portals: Iterable[Portal]) -> Places:
    """Return where the sections of the default rows stand on these portals; one query."""
    homes = {portal.site.root_page.path for portal in portals}
    keys = {
        section_key_of(row, portal.kind) for row in default_rows().values() for portal in portals
    }
    pages = Page.objects.live().filter(slug__in=keys, depth__gt=2)
    return {
        (path[:ROOT_LENGTH], slug): local_path(url_path)
        for path, slug, url_path in pages.values_list("path", "slug", "url_path")
        if path[:ROOT_LENGTH] in homes
    }


def default_rows_for(
    portal: Portal, kinds: Iterable[InformationKind], places: Places
) -> list[InformationRow]:
    """Return unsaved rows of a portal, one for each kind that the default list knows; no query.

    A section that the portal does not have leaves the place empty, for the editor to fill.
    """
    home = portal.site.root_page.path
    rows = []
    for kind in kinds:
        row = default_rows().get(kind.key)
        if row is not None:
            place = places.get((home, section_key_of(row, portal.kind)), "")
            texts = {name: row[name] for name in COPIED}
            rows.append(InformationRow(portal=portal, kind=kind.key, place=place, **texts))
    return rows


def take_over_defaults(portal: Portal, by: User) -> int:
    """Copy the default rows of the kinds that a portal's list lacks; return their number.

    Five queries whatever the number of rows; the ledger names the person who took them over.
    """
    with transaction.atomic():
        have = set(InformationRow.objects.for_portal(portal).values_list("kind", flat=True))
        preset = preset_on(timezone.localdate())
        lacking = [kind for kind in preset.kinds if kind.key not in have]
        rows = default_rows_for(portal, lacking, read_places([portal]))
        InformationRow.objects.bulk_create(rows)
        record_all([snapshot_of_row(row) for row in rows], EventKind.PUBLISHED, by)
    return len(rows)
