"""Fills the registers of disclosures, with their ledger; portals differ by character."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from random import Random
from typing import Any

from django.apps import apps
from django.core.files.base import ContentFile

from wagtail.models import Collection

from sites.blueprint import rights
from sites.bulk_references import store_references
from sites.demo import FIRST_DAY, DemoOptions, Progress
from sites.ledger import Origin, replay
from sites.models import Kind, Portal
from sites.row_actions import replayed

from ..disclosures.models import Disclosure, NilDeclaration
from ..disclosures.shelves import REWARDS
from ..models import PortalDocument, RegisterSectionPage
from .calendar import character_of
from .contacts import write_contacts
from .datafiles import load
from .disclosures import DemoDisclosure, nil_months, write_disclosures
from .units import unit_of

BATCH = 500
WITH_FILE = {"financialreport"}
Public = list[tuple[Any, datetime]]


def load_disclosures(options: DemoOptions, progress: Progress) -> None:
    """Write the fixed rows at the first load, nil declarations month by month ever after."""
    portals = list(Portal.objects.select_related("site").in_registry_order())
    addresses = _section_addresses()
    public: Public = []
    if options.since is None:
        public += _fixed_rows(options, portals)
    public += _nil_rows(options, portals)
    for row, _at in public:
        key = row.ledger_section()
        row.section_url = addresses.get((row.portal_id, key), f"/{key}/")
    replay([replayed(row, at) for row, at in public], Origin.DEMO)
    progress("disclosures", len(public))


def _section_addresses() -> dict[tuple[int | None, str], str]:
    pages = RegisterSectionPage.objects.order_by("path")
    return {(page.portal_id, page.key): page.local_url for page in pages}


def _fixed_rows(options: DemoOptions, portals: list[Portal]) -> Public:
    file = _shared_file()
    by_model: dict[str, list[tuple[Disclosure, datetime | None]]] = defaultdict(list)
    for portal in portals:
        character = character_of(options.seed, portal.code)
        for written in write_disclosures(options.seed, unit_of(portal), character):
            row = _row(portal, written, file)
            by_model[written.model].append((row, written.at))
    for name, rows in by_model.items():
        model: Any = apps.get_model("portal", name)
        model.objects.bulk_create([row for row, _at in rows], batch_size=BATCH)
    store_references(row for rows in by_model.values() for row, _at in rows if row.file_id)
    return [(row, at) for rows in by_model.values() for row, at in rows if at]


def _row(portal: Portal, written: DemoDisclosure, file: PortalDocument) -> Disclosure:
    model: type[Disclosure] = apps.get_model("portal", written.model)
    row = model(portal=portal, is_public=written.at is not None, **written.values)
    setattr(row, row.clock_field, written.day)
    if written.model in WITH_FILE:
        row.file = file
    return row


def _shared_file() -> PortalDocument:
    words = load("disclosures")["file"]
    folder = Collection.objects.get(name=rights().shared_collection, depth=2)
    content = ContentFile("\n".join(words["lines"]).encode("utf-8-sig"), name=words["name"])
    document: PortalDocument = PortalDocument.objects.create(
        title=words["title"], file=content, collection=folder
    )
    return document


def _nil_rows(options: DemoOptions, portals: list[Portal]) -> Public:
    """Return the declarations of fair departments that rewarded and punished nobody."""
    rows: Public = []
    model: Any = apps.get_model("portal", "rewardorsanction")
    busy = set(model.objects.values_list("portal_id", flat=True))
    for portal in portals:
        is_fair = character_of(options.seed, portal.code) == "fair"
        if portal.kind == Kind.DEPARTMENT and is_fair and portal.pk not in busy:
            first = options.since or FIRST_DAY
            rows += _declare(options, portal, first)
    NilDeclaration.objects.bulk_create([row for row, _at in rows], batch_size=BATCH)
    return rows


def _declare(options: DemoOptions, portal: Portal, first: date) -> Public:
    words = load("disclosures")["nil"]
    person = write_contacts(Random(f"{options.seed} nil {portal.code}"), unit_of(portal))
    return [
        (
            NilDeclaration(
                portal=portal,
                section=REWARDS,
                month=month,
                declared_by=person.responsible_person,
                position=words["position"],
                reason=words["reason"],
            ),
            at,
        )
        for month, at in nil_months(options.seed, portal.code, first, options.until)
    ]
