"""What all disclosures (công khai) share: title, decision, text or file, one clock."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sites.blueprint import blueprint_of
from sites.models.rows import PublishedRow

from ...models.registers import RegisterSectionPage
from ..facts import Fact, fact_of
from ..shelves import number_in

EARLIEST_YEAR = 1945
LATEST_YEAR = 2100

Problems = dict[str, Any]
"""What is wrong with a row, by field."""


class InSection(PublishedRow):
    """Abstract: a row that knows the address of the section which shows it."""

    class Meta:
        abstract = True

    @cached_property
    def section_url(self) -> str:
        """The address of the section; one query unless it was set before."""
        key = self.ledger_section()
        pages = RegisterSectionPage.objects.filter(portal_id=self.portal_id, key=key)
        page = pages.order_by("path").first()
        return page.local_url if page else f"/{key}/"


class Disclosure(InSection):
    """Abstract: a row of a register of disclosures.

    `fact_fields` are shown as a list of facts, `text_fields` as passages; `year_lookup` is what
    the filter by year asks; the clock's day may not lie in the future.
    """

    title = models.CharField(_("title"), max_length=300)
    symbol = models.CharField(
        _("symbol of the decision"), max_length=60, blank=True, help_text=_("Such as 12/KH-UBND.")
    )
    authority = models.CharField(_("issuing authority"), max_length=200, blank=True)
    text = models.TextField(_("content"), blank=True, max_length=20_000)
    file = models.ForeignKey(
        "portal.PortalDocument",
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    fact_fields: ClassVar[tuple[str, ...]] = ()
    text_fields: ClassVar[tuple[str, ...]] = ("text",)
    year_lookup: ClassVar[str] = ""

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    @property
    def content(self) -> bool:
        """Whether there is anything to read: a file, or a text."""
        return bool(self.file_id or self.text.strip())

    def clean(self) -> None:
        """Say at each field what is wrong with it."""
        super().clean()
        if problems := self.problems():
            raise ValidationError(problems)

    def problems(self) -> Problems:
        """Return what is wrong, by field; subclasses add theirs."""
        found: Problems = {}
        day = self.clock_day()
        if day and day > timezone.localdate():
            found[self.clock_field] = _("This day has not come yet.")
        if day and day.year < EARLIEST_YEAR:
            found[self.clock_field] = _("This year is too long ago.")
        if not self._has_section():
            found[NON_FIELD_ERRORS] = _("Portals of this kind have no section for it.")
        return found

    def _has_section(self) -> bool:
        if not self.portal_id:
            return True
        tops = blueprint_of(self.portal.kind)
        return any(one.slug == self.ledger_section() for top in tops for one in top.walk())

    def ledger_text(self) -> str:
        """All that it says."""
        return "\n".join([self.title, self.symbol, *(getattr(self, n) for n in self.text_fields)])

    def part_labels(self) -> list[str]:
        """Name the parts; what may be a file or a text is named as both."""
        names = super().part_labels()
        return [str(_("file or text")) if name == "content" else name for name in names]

    def local_url(self) -> str:
        """The address of the row within its section."""
        number = number_in(self.ledger_section(), str(self._meta.model_name), self.pk)
        return f"{self.section_url}{number}/"

    def public_facts(self) -> list[Fact]:
        """Return the facts that are filled, in order."""
        facts = (fact_of(self, name) for name in self.fact_fields)
        return [fact for fact in facts if fact]

    def public_texts(self) -> list[Fact]:
        """Return the passages that are filled, in order."""
        texts = (fact_of(self, name) for name in self.text_fields)
        return [fact for fact in texts if fact]


def iso(day: date | None) -> str | None:
    """Return a day as the ledger's facts keep it."""
    return day.isoformat() if day else None


def year_problem(year: int | None) -> Any:
    """Return what is wrong with a year, "" where nothing is."""
    if year is not None and not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return _("Write a year such as 2026.")
    return ""
