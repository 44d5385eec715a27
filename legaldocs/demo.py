"""Fills the registers of documents and consultations with demonstration content, in bulk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from portal.demo.calendar import character_of
from sites.demo import DemoOptions, Progress
from sites.ledger import Origin, replay
from sites.models import Kind, Portal, PublicationEvent
from sites.row_actions import object_type_of, replayed

from .demo_consultations import store_consultations
from .demo_documents import documents_of, seeds
from .demo_files import shared_file
from .demo_slots import FIRST_WEEK, FLAW, POSTS, is_new, posting_moment
from .models import DocumentPosting, LegalDocument

BATCH = 500
IN_TIME, TOO_LATE = (2, 7), (9, 14)


@dataclass
class Stack:
    """Documents to be stored, with the moment of posting and the portals in scope."""

    documents: list[tuple[LegalDocument, datetime]] = field(default_factory=list)
    scopes: list[tuple[LegalDocument, list[Portal]]] = field(default_factory=list)


def load_legaldocs(options: DemoOptions, progress: Progress) -> None:
    """Load documents, postings in scope and consultations, with their ledger."""
    portals = list(Portal.objects.select_related("site", "collection"))
    file = shared_file()
    stack = Stack()
    for portal in portals:
        for document, at, scope in documents_of(portal, portals, file, options):
            if is_new(at, options):
                stack.documents.append((document, at))
                stack.scopes.append((document, scope))
        progress("documents", 1)
    if options.since is None:
        stack.documents += seeds(portals)
    _store_documents(stack)
    _store_postings(portals, options)
    store_consultations(portals, file, options)


def _store_documents(stack: Stack) -> None:
    if not stack.documents:
        return
    stored = LegalDocument.objects.bulk_create(
        [document for document, _at in stack.documents], batch_size=BATCH
    )
    through = LegalDocument.in_scope.through
    through.objects.bulk_create(
        [
            through(legaldocument_id=document.pk, portal_id=portal.pk)
            for document, portals in stack.scopes
            if not document.for_all_departments
            for portal in portals
        ],
        batch_size=BATCH,
    )
    moments = {row.pk: at for row, (_document, at) in zip(stored, stack.documents, strict=True)}
    rows = LegalDocument.objects.filter(pk__gte=min(moments)).select_related("portal__site", "file")
    rows = rows.prefetch_related("in_scope").order_by("pk")
    replay((replayed(row, moments[row.pk]) for row in rows if row.pk in moments), Origin.DEMO)


def _store_postings(portals: Iterable[Portal], options: DemoOptions) -> None:
    """Let departments post the province's documents that name them, each as it is used to."""
    departments = [portal for portal in portals if portal.kind == Kind.DEPARTMENT]
    ours = PublicationEvent.objects.filter(
        object_type=object_type_of(LegalDocument),
        origin=Origin.DEMO,
        portal__kind=Kind.PROVINCE,
        clock_date__gte=FIRST_WEEK,
    )
    masters = LegalDocument.objects.filter(
        pk__in=[int(pk) for pk in ours.values_list("object_id", flat=True)]
    )
    masters = masters.select_related("file").prefetch_related("in_scope")
    rows: list[tuple[DocumentPosting, datetime]] = []
    for master in masters.order_by("issued_on", "pk"):
        named = set(master.scope_codes())
        for portal in departments:
            if portal.code not in named:
                continue
            at = _posted_at(portal, master, options.seed)
            if at is not None and is_new(at, options):
                rows.append((DocumentPosting(portal=portal, document=master), at))
    DocumentPosting.objects.bulk_create([row for row, _at in rows], batch_size=BATCH)
    replay((replayed(row, at) for row, at in rows), Origin.DEMO)


def _posted_at(portal: Portal, master: LegalDocument, seed: int) -> datetime | None:
    rng = Random(f"{seed} posting {portal.code} {master.symbol} {master.issued_on}")
    character = character_of(seed, portal.code)
    if rng.random() >= POSTS[character]:
        return None
    days = TOO_LATE if rng.random() < FLAW[character] else IN_TIME
    return posting_moment(rng, master.issued_on, days)
