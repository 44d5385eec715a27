"""Stores documents together with their ledger and that of the portals that post them.

The score reads the ledger alone: a posting whose master is withdrawn is no longer public, and
this is where the ledger learns it. One query more for a document that nobody posts.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from sites.ledger import Kind, Snapshot, record_all
from sites.models import User
from sites.row_actions import delete_row, record_row, snapshot_of_row

from .models import DocumentPosting, LegalDocument


def save_document(
    document: LegalDocument, by: User | None, save_relations: Callable[[], None] | None = None
) -> None:
    """Store a person's change, its scope first, and write the ledger of all who show it."""
    with transaction.atomic():
        document.save()
        if save_relations:
            save_relations()
        record_row(document, by)
        kind = Kind.UPDATED if document.is_public else Kind.UNPUBLISHED
        record_all(snapshots_of_postings(document), kind, by)


def delete_document(document: LegalDocument, by: User | None) -> None:
    """Delete a document; the ledgers keep that it was withdrawn everywhere."""
    with transaction.atomic():
        if document.is_public:
            record_all(snapshots_of_postings(document), Kind.UNPUBLISHED, by)
        delete_row(document, by)


def snapshots_of_postings(document: LegalDocument) -> list[Snapshot]:
    """Return the facts of all public postings of a document; one query."""
    postings = DocumentPosting.objects.public().filter(document=document)
    found = list(postings.select_related("portal__site"))
    for posting in found:
        posting.document = document
    return [snapshot_of_row(posting) for posting in found]
