"""Rows that stand for another's thing, and things that other portals show at their own address.

Registers are named here, not imported: the floor below need not know that it is searched.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from wagtail.models import Page

from portal.models import NewsSectionPage, RegisterSectionPage
from sites.models import PublicationEvent

from .models import Reach

# Kind of row: the field that names the master, whose words and whose being public are the row's.
MASTERS = {"portal.repost": "article", "legaldocs.documentposting": "document"}
# Rows of a shared catalogue: level, who else shows them.
REACH_BY_LEVEL = {"portal.procedure": {"commune": Reach.COMMUNES}}


def with_public_master(rows: QuerySet) -> QuerySet:
    """Keep the rows whose master citizens can read."""
    field = MASTERS.get(rows.model._meta.label_lower)
    if field is None:
        return rows
    masters = rows.model._meta.get_field(field).related_model._default_manager
    if issubclass(masters.model, Page):
        return rows.filter(**{f"{field}__in": masters.live().public().order_by()})
    return rows.filter(**{f"{field}__is_public": True})


def rows_that_show(things: Sequence[Any]) -> list[tuple[type[Any], list[int]]]:
    """Return the kinds and ids of rows that stand for these things; one query for each kind."""
    found = []
    ids = [thing.pk for thing in things]
    types = tuple({type(thing) for thing in things})
    for label, field in MASTERS.items():
        model = model_named(label)
        if model and issubclass(model._meta.get_field(field).related_model, types):
            rows = model._default_manager.filter(**{f"{field}__in": ids})
            found.append((model, list(rows.values_list("pk", flat=True))))
    return [(model, pks) for model, pks in found if pks]


def know_sections(rows: Sequence[Any]) -> None:
    """Tell rows that ask for the address of their section where it is; two queries for all."""
    if not hasattr(type(rows[0]), "section_url"):
        return
    wanted = {"portal_id__in": {r.portal_id for r in rows}}
    wanted["key__in"] = {row.ledger_section() for row in rows}
    urls = {
        (page.portal_id, page.key): page.local_url
        for model in (NewsSectionPage, RegisterSectionPage)
        for page in model.objects.filter(**wanted).order_by("-path")
    }
    for row in rows:
        key = row.ledger_section()
        row.section_url = urls.get((row.portal_id, key), f"/{key}/")


def reach_of(row: Any) -> str:
    """Return which other portals show a row at the same address."""
    if hasattr(row, "search_reach"):
        return str(row.search_reach())
    levels = REACH_BY_LEVEL.get(row._meta.label_lower)
    return levels.get(row.level, Reach.PROVINCE) if levels else Reach.OWN


def is_master(row: Any) -> bool:
    """False for what another portal wrote: a search of all portals finds it there."""
    return bool(row.ledger_origin() != PublicationEvent.Origin.REPOST)


def model_named(label: str) -> type[Any] | None:
    """Return the model of this name, None where it is not installed."""
    try:
        return apps.get_model(label)
    except LookupError:
        return None
