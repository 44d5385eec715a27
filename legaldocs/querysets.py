"""Which documents?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db.models import Q, QuerySet

from i18n.text import fold
from sites.hosts import province_portal
from sites.models import Kind
from sites.models.rows import PublishedRowQuerySet

from .document_types import leadership_forms
from .section_keys import DOCUMENTS_KEY

if TYPE_CHECKING:
    from sites.models import Portal

MOST_WORDS = 12
LONG_TEXTS = ("full_text", "search_text")


class LegalDocumentQuerySet(PublishedRowQuerySet):
    """Documents (văn bản)."""

    def newest_first(self) -> Self:
        """By day of issue, without the long texts."""
        return self.order_by("-issued_on", "-pk").defer(*LONG_TEXTS)

    def in_register(self, portal_id: int) -> Self:
        """Public documents of a portal's register: its own, and those of others it posts."""
        own = Q(portal_id=portal_id, section=DOCUMENTS_KEY)
        return self.filter(own | Q(pk__in=_posted_by(portal_id)), is_public=True)

    def placed_in(self, portal_id: int, section: str) -> Self:
        """Public documents that a portal placed in a section."""
        return self.filter(portal_id=portal_id, section=section, is_public=True)

    def leadership(self) -> Self:
        """Public documents by which the province directs and manages, on every portal."""
        province = province_portal()
        return self.filter(
            portal_id=province.pk if province else None,
            section=DOCUMENTS_KEY,
            form__in=leadership_forms(),
            is_public=True,
        )

    def readable_at(self, portal_id: int) -> Self:
        """Public documents that a portal shows at its own address, in whatever list."""
        own = Q(portal_id=portal_id) | Q(pk__in=_posted_by(portal_id))
        leadership = type(self)(self.model).leadership().values("pk")
        return self.filter(own | Q(pk__in=leadership), is_public=True)

    def naming(self, portal: Portal) -> Self:
        """Documents of others whose scope (phạm vi điều chỉnh) names this portal."""
        named = Q(in_scope=portal)
        if portal.kind == Kind.DEPARTMENT:
            named |= Q(for_all_departments=True)
        elif portal.kind == Kind.COMMUNE:
            named |= Q(for_all_communes=True)
        return self.filter(named, section=DOCUMENTS_KEY).exclude(portal=portal).distinct()

    def matching(self, asked: str) -> Self:
        """Documents that hold every word asked for, typed with or without diacritics."""
        words = fold(asked.replace("\x00", " ")).split()[:MOST_WORDS]
        found = self
        for word in words:
            found = found.filter(search_text__contains=word)
        return found


def _posted_by(portal_id: int) -> QuerySet:
    rows: QuerySet = apps.get_model("legaldocs.DocumentPosting").objects.public()
    return rows.filter(portal_id=portal_id).values("document_id")


def leadership_documents() -> LegalDocumentQuerySet:
    """Return the province's leadership documents (công điện, chỉ thị, kết luận), newest first."""
    documents: LegalDocumentQuerySet = apps.get_model("legaldocs.LegalDocument").objects.all()
    return documents.leadership().newest_first()
