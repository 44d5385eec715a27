"""Writes the demo documents of one portal, and the two seeds of the province."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from random import Random

from i18n.text import normalise
from portal.demo.calendar import character_of
from portal.demo.phrasing import render
from portal.demo.units import date_slots, unit_of, unit_slots
from portal.models import PortalDocument
from sites.demo import DemoOptions
from sites.models import Kind, Portal

from .data_files import load
from .demo_files import SEEDS, seed_file
from .demo_slots import FLAW, GUIDANCE, OWN, Slot, mondays, posting_moment, slot_in_week
from .document_types import document_types
from .models import LegalDocument, Role
from .section_keys import DOCUMENTS_KEY, GUIDANCE_KEY

LEADERSHIP_CHANCE = 0.45
SCOPED_CHANCE = 0.45
EVERYBODY_CHANCE = 0.2
DRAFTED_CHANCE = 0.2


def documents_of(
    portal: Portal, portals: list[Portal], file: PortalDocument, options: DemoOptions
) -> Iterator[tuple[LegalDocument, datetime, list[Portal]]]:
    """Yield all documents of one portal since August, whoever loads them."""
    is_province = portal.kind == Kind.PROVINCE
    character = "excellent" if is_province else character_of(options.seed, portal.code)
    departments = [each for each in portals if each.kind == Kind.DEPARTMENT]
    for monday in mondays(options.until):
        rng = Random(f"{options.seed} documents {portal.code} {monday}")
        if is_province or rng.random() < OWN[character]:
            slot = slot_in_week(rng, monday, FLAW[character])
            scope = _scope(rng, departments) if is_province else []
            document = _own_document(portal, portal.kind, slot, rng, file)
            yield _spread(document, scope, departments), slot.at, scope
        if is_province and rng.random() < LEADERSHIP_CHANCE:
            slot = slot_in_week(rng, monday, 0)
            yield _own_document(portal, "leadership", slot, rng, file), slot.at, []
        if not is_province and rng.random() < GUIDANCE[character]:
            slot = slot_in_week(rng, monday, 0)
            yield _guidance(portal, slot, rng, file), slot.at, []


def _scope(rng: Random, departments: list[Portal]) -> list[Portal]:
    if not departments or rng.random() >= SCOPED_CHANCE:
        return []
    if rng.random() < EVERYBODY_CHANCE:
        return departments
    return rng.sample(departments, min(3, len(departments)))


def _spread(
    document: LegalDocument, scope: list[Portal], departments: list[Portal]
) -> LegalDocument:
    document.for_all_departments = bool(scope) and len(scope) == len(departments)
    return document


def _own_document(
    portal: Portal, kind: str, slot: Slot, rng: Random, file: PortalDocument
) -> LegalDocument:
    wording = rng.choice(load("demo")[kind])
    unit = unit_of(portal)
    suffix = portal.code.upper() if portal.kind == Kind.DEPARTMENT else "UBND"
    document = _document(portal, slot, wording, suffix, file)
    document.abstract = render(wording["text"], words_of(rng, portal, slot.issued_on), rng)
    document.issuing_authority = authority_of(portal)
    if portal.kind == Kind.DEPARTMENT and rng.random() < DRAFTED_CHANCE:
        document.role, document.drafting_agency = Role.DRAFTED, unit.name
        document.issuing_authority = "Ủy ban nhân dân tỉnh Bắc Ninh"
        document.symbol = document.symbol.replace(f"-{suffix}", "-UBND")
    if slot.lacks:
        setattr(document, slot.lacks, "" if slot.lacks == "issuing_authority" else None)
    return _folded(document)


def _guidance(portal: Portal, slot: Slot, rng: Random, file: PortalDocument) -> LegalDocument:
    wording = rng.choice(load("demo")["guidance"])
    document = _document(portal, slot, wording, wording["code"], file)
    document.abstract = render(wording["text"], words_of(rng, portal, slot.issued_on), rng)
    document.issuing_authority = wording["authority"]
    document.section = GUIDANCE_KEY
    return _folded(document)


def _document(
    portal: Portal, slot: Slot, wording: dict[str, str], suffix: str, file: PortalDocument
) -> LegalDocument:
    kind = document_types()[wording["form"]]
    number = slot.issued_on.timetuple().tm_yday * 3
    year = f"{slot.issued_on.year}/" if kind.normative else ""
    sign = f"{kind.abbreviation}-{suffix}" if kind.abbreviation else suffix
    return LegalDocument(
        portal=portal,
        form=kind.slug,
        symbol=f"{number}/{year}{sign}",
        issued_on=slot.issued_on,
        effective_on=slot.issued_on,
        field=wording["field"],
        file=file,
        section=DOCUMENTS_KEY,
    )


def _folded(document: LegalDocument) -> LegalDocument:
    document.search_text = document.folded_text()
    return document


def words_of(rng: Random, portal: Portal, day: date) -> dict[str, str]:
    """Return the words that texts of a portal may use on a day."""
    return {**unit_slots(rng, unit_of(portal)), **date_slots(rng, day)}


def authority_of(portal: Portal) -> str:
    """Return the name of the agency that issues a portal's documents."""
    if portal.kind == Kind.DEPARTMENT:
        return portal.name
    return f"Ủy ban nhân dân {portal.name[0].lower()}{portal.name[1:]}"


def seeds(portals: list[Portal]) -> list[tuple[LegalDocument, datetime]]:
    """The two documents that the portal's own plan rests on, with their whole text."""
    province = next((portal for portal in portals if portal.kind == Kind.PROVINCE), None)
    if province is None:
        return []
    return [_seed(province, row) for row in load("demo")["seeds"]]


def _seed(province: Portal, row: dict[str, object]) -> tuple[LegalDocument, datetime]:
    text = (SEEDS / str(row["file"])).read_text(encoding="utf-8")
    document = LegalDocument(
        portal=province,
        issuing_authority="Ủy ban nhân dân tỉnh Bắc Ninh",
        full_text="\n".join(line for line in map(normalise, text.splitlines()) if line),
        for_all_departments=bool(row["for_all"]),
        for_all_communes=bool(row["for_all"]),
        **{
            name: row[name]
            for name in ("form", "symbol", "issued_on", "effective_on", "abstract", "field")
        },
    )
    document.file = seed_file(str(row["file"]), str(document), province)
    at = posting_moment(Random(document.symbol), document.issued_on, (0, 0))
    return _folded(document), at
