"""Documents of others that an agency in their scope (phạm vi điều chỉnh) posts on its portal."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from portal.sharing import site_title
from sites.hosts import portal_with_id
from sites.models import PublicationEvent
from sites.models.rows import PublishedRow

from ..section_keys import DOCUMENTS_KEY
from .documents import LegalDocument


class DocumentPosting(PublishedRow):
    """Another portal's document, shown by reference in the register of this portal.

    The master may be withdrawn; `legaldocs.row_ledger` then closes the ledger of this row too.
    """

    document = models.ForeignKey(
        LegalDocument,
        verbose_name=_("legal document"),
        on_delete=models.CASCADE,
        related_name="postings",
    )

    section_key = DOCUMENTS_KEY

    class Meta:
        verbose_name = _("document in scope")
        verbose_name_plural = _("documents in scope")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["portal", "document"], name="one_posting_per_document")
        ]

    def __str__(self) -> str:
        return str(self.document)

    def clock_day(self) -> date | None:
        """The day on which the document was issued."""
        return self.document.issued_on

    def missing_parts(self) -> list[str]:
        """What the master lacks: citizens read the master."""
        return self.document.missing_parts()

    def part_labels(self) -> list[str]:
        """The same in words."""
        return self.document.part_labels()

    def ledger_title(self) -> str:
        """The master's."""
        return self.document.ledger_title()

    def ledger_text(self) -> str:
        """The master's."""
        return self.document.ledger_text()

    def search_summary(self) -> str:
        """The master's."""
        return self.document.search_summary()

    def ledger_origin(self) -> str:
        """Another's work, posted on purpose."""
        return PublicationEvent.Origin.REPOST

    def ledger_source(self) -> str:
        """The portal that owns it, in Vietnamese whoever presses the button."""
        with translation.override(settings.LANGUAGE_CODE):
            return site_title(portal_with_id(self.document.portal_id))

    def ledger_facts(self) -> dict[str, Any]:
        """Which document it is, and whose."""
        owner = portal_with_id(self.document.portal_id)
        return {
            **super().ledger_facts(),
            "document": self.document_id,
            "owner": owner.code if owner else "",
            "symbol": self.document.symbol,
            "notice": self.document.correction_notice,
        }

    def local_url(self) -> str:
        """The address at which this portal shows the master."""
        return f"/{DOCUMENTS_KEY}/{self.document_id}/"
