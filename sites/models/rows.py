"""Rows of registers: public facts that a portal owns, each change of them in the ledger."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .ledger import PublicationEvent
from .owned import PortalOwned, PortalOwnedQuerySet


class PublishedRowQuerySet(PortalOwnedQuerySet):
    """Which rows may citizens see?"""

    def public(self) -> PublishedRowQuerySet:
        """Rows that are switched on."""
        return self.filter(is_public=True)


class PublishedRow(PortalOwned):
    """Abstract: a row of a register (schedule, officials, disclosures, bulletins, …).

    Subclasses name the section that shows them, the parts the criterion asks for, and the day on
    which their clock starts; `sites.row_actions` stores them together with their ledger event.
    """

    is_public = models.BooleanField(
        _("shown to the public"),
        default=True,
        help_text=_("Switch off to withdraw it; the ledger keeps when."),
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = PublishedRowQuerySet.as_manager()

    #: Key of the blueprint's section that shows the row; "" for none.
    section_key: ClassVar[str] = ""
    #: Keys of all sections whose criteria the form names; those of `section_key` where empty.
    criterion_sections: ClassVar[tuple[str, ...]] = ()
    #: Whether a row with missing parts stays a draft (procedures, projects, schedules, …).
    drafts_while_incomplete: ClassVar[bool] = False
    #: Field whose day starts the clock (received, issued, …); "" where the annex has none.
    clock_field: ClassVar[str] = ""
    #: Fields that must be filled for the row to be complete (SCORING G6).
    part_fields: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    def ledger_title(self) -> str:
        """The name of the row in evidence lists."""
        return str(self)

    def ledger_facts(self) -> dict[str, Any]:
        """Facts that a past judgement needs, JSON only; subclasses add theirs to these."""
        return {"missing": self.missing_parts()}

    def ledger_text(self) -> str:
        """The text that makes the row the same as another (SCORING G9)."""
        return self.ledger_title()

    def ledger_origin(self) -> str:
        """Whose work the row is (SCORING G8); a person's own by default."""
        return PublicationEvent.Origin.OWN

    def ledger_source(self) -> str:
        """The name of the source that the row was taken from, "" for own work."""
        return ""

    def ledger_section(self) -> str:
        """The section that shows this row; by default that of its kind."""
        return self.section_key

    def clock_day(self) -> date | None:
        """The day on which the clock of this row starts, or None."""
        return getattr(self, self.clock_field) if self.clock_field else None

    def missing_parts(self) -> list[str]:
        """Names of the parts that the criterion asks for and that are empty."""
        return [name for name in self.part_fields if not getattr(self, name)]

    def part_labels(self) -> list[str]:
        """Names of the missing parts for the editor, in the language of the request."""
        names = {field.name: field for field in self._meta.get_fields()}
        return [
            str(getattr(names.get(code.partition(":")[0]), "verbose_name", code))
            for code in self.missing_parts()
        ]

    def local_url(self) -> str:
        """The address within the portal that shows the row."""
        return f"/{self.ledger_section()}/" if self.ledger_section() else "/"
