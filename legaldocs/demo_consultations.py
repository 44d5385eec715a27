"""Writes the drafts on which demo portals ask for comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from random import Random

from i18n.dates import local_date
from portal.demo.calendar import character_of
from portal.demo.phrasing import render
from portal.models import PortalDocument, RegisterSectionPage
from sites.demo import DemoOptions
from sites.ledger import Origin, replay
from sites.models import Kind, Portal
from sites.row_actions import replayed

from .data_files import load
from .demo_documents import authority_of, words_of
from .demo_slots import DRAFTS, FLAW, LATE, is_new, mondays, posting_moment
from .models import Consultation
from .section_keys import CONSULTATIONS_KEY

COMMENT_DAYS = 30
BATCH = 500
COMMUNES_ASK_LESS = 4


def store_consultations(
    portals: Iterable[Portal], file: PortalDocument, options: DemoOptions
) -> None:
    """Store the drafts that the run adds, with their ledger; a constant number of queries."""
    pages = RegisterSectionPage.objects.filter(key=CONSULTATIONS_KEY).order_by("-path")
    sections = {page.portal_id: page.local_url for page in pages}
    rows: list[tuple[Consultation, datetime]] = []
    for portal in portals:
        if portal.pk not in sections:
            continue
        for row, at in _consultations_of(portal, file, options):
            row.section_url = sections[portal.pk]
            rows.append((row, at))
    Consultation.objects.bulk_create([row for row, _at in rows], batch_size=BATCH)
    replay((replayed(row, at) for row, at in rows), Origin.DEMO)


def _consultations_of(
    portal: Portal, file: PortalDocument, options: DemoOptions
) -> Iterator[tuple[Consultation, datetime]]:
    """Yield the drafts of one portal: one a month at most, each month decided by itself."""
    is_province = portal.kind == Kind.PROVINCE
    character = "excellent" if is_province else character_of(options.seed, portal.code)
    is_commune = portal.kind == Kind.COMMUNE
    chance = DRAFTS[character] / (COMMUNES_ASK_LESS if is_commune else 1)
    for month in sorted({monday.replace(day=1) for monday in mondays(options.until)}):
        rng = Random(f"{options.seed} consultation {portal.code} {month}")
        if rng.random() >= chance:
            continue
        requested = month + timedelta(days=rng.randint(2, 19))
        late = rng.random() < FLAW[character] / 2
        at = posting_moment(rng, requested, LATE if late else (0, 1))
        if not is_new(at, options):
            continue
        yield _consultation(portal, rng, requested, at, file), at


def _consultation(
    portal: Portal, rng: Random, requested: date, at: datetime, file: PortalDocument
) -> Consultation:
    texts = load("demo")
    kind = "consultation_commune" if portal.kind == Kind.COMMUNE else "consultation"
    words = {"linhvuc": "phát triển kinh tế - xã hội", **words_of(rng, portal, requested)}
    opens = local_date(at)
    return Consultation(
        portal=portal,
        title=render(rng.choice(texts[kind]), words, rng),
        asked_by=authority_of(portal),
        requested_on=requested,
        opens_on=opens,
        closes_on=opens + timedelta(days=COMMENT_DAYS),
        summary=render(texts["summary"], words, rng),
        how_to_comment=render(texts["how_to_comment"], words, rng),
        draft_file=file,
        explanation_file=file,
    )
