"""Legal documents (văn bản): normative documents and those of administration."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from i18n.dates import EARLIEST, LATEST
from i18n.text import fold, normalise
from sites.hosts import all_portals
from sites.models import Kind
from sites.models.rows import PublishedRow

from ..document_types import DocumentType, document_types, form_choices
from ..querysets import LegalDocumentQuerySet
from ..section_keys import DOCUMENTS_KEY, GUIDANCE_KEY
from ..states import Validity

_AROUND_SIGNS = re.compile(r"\s*([/–-])\s*")


class Role(models.TextChoices):
    """What the portal's agency did with the document."""

    ISSUED = "issued", _("Issued by this agency")
    DRAFTED = "drafted", _("Drafted by this agency, issued by another")


class Section(models.TextChoices):
    """Where the document stands; one document serves one criterion (SCORING G9)."""

    DOCUMENTS = DOCUMENTS_KEY, _("Documents of the agency")
    GUIDANCE = GUIDANCE_KEY, _("Legal guidance: documents of others")


def normalise_symbol(text: str) -> str:
    """Return a number and symbol (số, ký hiệu) in NFC, without spaces around its signs."""
    return _AROUND_SIGNS.sub(r"\1", normalise(text))


class LegalDocument(ClusterableModel, PublishedRow):
    """One document (văn bản) of a portal's register, with all columns that the annexes name."""

    form = models.CharField(_("form of the document"), max_length=40, choices=form_choices)
    symbol = models.CharField(
        _("number and symbol"),
        max_length=80,
        help_text=_("As printed on the document, for example 65/KH-UBND."),
    )
    issuing_authority = models.CharField(
        _("issuing authority"),
        max_length=160,
        blank=True,
        help_text=_("Who issued it, for example Ủy ban nhân dân tỉnh Bắc Ninh."),
    )
    issued_on = models.DateField(
        _("date of issue"), help_text=_("The limit for posting counts from this day.")
    )
    effective_on = models.DateField(
        _("effective from"),
        null=True,
        blank=True,
        help_text=_("The date of issue where it takes effect on signing."),
    )
    expired_on = models.DateField(_("no longer in force from"), null=True, blank=True)
    abstract = models.TextField(_("abstract"), max_length=1000, blank=True)
    signer = models.CharField(_("signed by"), max_length=120, blank=True)
    field = models.CharField(
        _("field of the document"),
        max_length=120,
        blank=True,
        help_text=_("For example: Đất đai, Đầu tư, Giáo dục."),
    )
    file = models.ForeignKey(
        "portal.PortalDocument",
        verbose_name=_("file of the document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    full_text = models.TextField(
        _("full text"), blank=True, help_text=_("Makes the document found by its words.")
    )
    role = models.CharField(
        _("part of the agency"), max_length=8, choices=Role.choices, default=Role.ISSUED
    )
    drafting_agency = models.CharField(_("drafting agency"), max_length=160, blank=True)
    section = models.CharField(
        _("section"), max_length=60, choices=Section.choices, default=Section.DOCUMENTS
    )
    for_all_departments = models.BooleanField(_("all departments are in scope"), default=False)
    for_all_communes = models.BooleanField(_("all communes are in scope"), default=False)
    in_scope = models.ManyToManyField(
        "portal_sites.Portal",
        verbose_name=_("agencies in scope"),
        blank=True,
        related_name="documents_in_scope",
    )
    correction_notice = models.TextField(
        _("correction notice"),
        max_length=600,
        blank=True,
        help_text=_("Shown above the document when something published was wrong."),
    )
    search_text = models.TextField(editable=False, default="", blank=True)

    objects = LegalDocumentQuerySet.as_manager()

    section_key = DOCUMENTS_KEY
    criterion_sections = (DOCUMENTS_KEY, GUIDANCE_KEY)
    clock_field = "issued_on"
    part_fields = (
        "form",
        "issuing_authority",
        "symbol",
        "issued_on",
        "effective_on",
        "abstract",
        "file",
    )

    class Meta:
        verbose_name = _("legal document")
        verbose_name_plural = _("legal documents")
        ordering = ["-issued_on", "-pk"]
        indexes = [
            models.Index(fields=["portal", "section", "-issued_on"], name="document_list"),
            models.Index(fields=["portal", "form", "-issued_on"], name="document_form"),
        ]

    def __str__(self) -> str:
        return f"{self.kind_name} {self.symbol}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the symbol in NFC and the text that plain search reads."""
        self.symbol = normalise_symbol(self.symbol)
        self.search_text = self.folded_text()
        super().save(*args, **kwargs)

    def folded_text(self) -> str:
        """Return all that the document is found by, without diacritics."""
        parts = (
            self.kind_name,
            self.symbol,
            self.issuing_authority,
            self.abstract,
            self.signer,
            self.field,
            self.full_text,
        )
        return fold(" ".join(part for part in parts if part))

    def clean(self) -> None:
        """Refuse days that run backwards and a document that stands in the register already."""
        self.symbol = normalise_symbol(self.symbol)
        problems = self._problems_of_days()
        if not problems and self._has_twin():
            problems["symbol"] = _(
                "This portal already has a document of this number, authority and date."
            )
        if problems:
            raise ValidationError(problems)

    def _problems_of_days(self) -> dict[str, Any]:
        problems: dict[str, Any] = {}
        names = ("issued_on", "effective_on", "expired_on")
        days: dict[str, date] = {name: day for name in names if (day := getattr(self, name))}
        for name, day in days.items():
            if not EARLIEST <= day <= LATEST:
                problems[name] = _("This date cannot be right.")
        issued, effective = days.get("issued_on"), days.get("effective_on")
        if issued and issued > timezone.localdate():
            problems.setdefault("issued_on", _("The date of issue lies in the future."))
        if issued and effective and effective < issued:
            problems.setdefault(
                "effective_on", _("It cannot take effect before the date of issue.")
            )
        begin, expired = effective or issued, days.get("expired_on")
        if begin and expired and expired < begin:
            problems.setdefault("expired_on", _("It cannot lose effect before it took effect."))
        return problems

    def _has_twin(self) -> bool:
        if not (self.portal_id and self.symbol and self.issued_on):
            return False
        others = type(self).objects.filter(portal_id=self.portal_id, issued_on=self.issued_on)
        names = others.exclude(pk=self.pk).values_list("symbol", "issuing_authority")
        own = (self.symbol.casefold(), normalise(self.issuing_authority).casefold())
        return any((symbol.casefold(), who.casefold()) == own for symbol, who in names)

    @property
    def kind(self) -> DocumentType | None:
        """Its form with all that is known of it, None for a form that the data dropped."""
        return document_types().get(self.form)

    @property
    def kind_name(self) -> str:
        """The name of its form."""
        return self.kind.name if self.kind else self.form

    @property
    def validity(self) -> Validity:
        """Whether it is in force today."""
        today = timezone.localdate()
        if self.expired_on and self.expired_on <= today:
            return Validity.EXPIRED
        if self.effective_on is None:
            return Validity.UNKNOWN
        return Validity.IN_FORCE if self.effective_on <= today else Validity.TO_COME

    def scope_codes(self) -> list[str]:
        """Codes of the portals in its scope, its own never among them; one query at most."""
        kinds = set()
        if self.for_all_departments:
            kinds.add(Kind.DEPARTMENT.value)
        if self.for_all_communes:
            kinds.add(Kind.COMMUNE.value)
        named = {portal.pk for portal in self.in_scope.all()} if self.pk else set()
        return sorted(
            portal.code
            for portal in all_portals()
            if portal.pk != self.portal_id and (portal.kind in kinds or portal.pk in named)
        )

    def ledger_title(self) -> str:
        """Its name and what it is about."""
        return f"{self}: {self.abstract}" if self.abstract else str(self)

    def ledger_text(self) -> str:
        """What tells it from all other documents."""
        return " ".join((self.ledger_title(), self.issuing_authority, f"{self.issued_on}"))

    def search_summary(self) -> str:
        """Who issued it; the title says the rest."""
        return self.issuing_authority

    def ledger_section(self) -> str:
        """The section that was chosen for it."""
        return self.section

    def ledger_facts(self) -> dict[str, Any]:
        """What a past judgement needs: form, part of the agency, scope, notice."""
        return {
            **super().ledger_facts(),
            "form": self.form,
            "must_publish": bool(self.kind and self.kind.must_publish),
            "symbol": self.symbol,
            "role": self.role,
            "scope": self.scope_codes(),
            "notice": self.correction_notice,
        }

    def local_url(self) -> str:
        """Its address within the register, whichever section lists it."""
        return f"/{DOCUMENTS_KEY}/{self.pk}/"


class LegalDocumentFile(Orderable):
    """A further file of a document (an annex, a form)."""

    document = ParentalKey(LegalDocument, on_delete=models.CASCADE, related_name="more_files")
    file = models.ForeignKey(
        "portal.PortalDocument",
        verbose_name=_("file"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    class Meta(Orderable.Meta):
        verbose_name = _("further file")
        verbose_name_plural = _("further files")
