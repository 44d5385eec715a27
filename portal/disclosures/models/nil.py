"""Nil declarations (khai không phát sinh): a named person says that a month had nothing."""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone, translation
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ..kinds import nil_sections, nil_sections_of
from .base import InSection

MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])\Z")


class NilDeclaration(InSection):
    """For one section and month: nothing arose (không phát sinh), says a person by name."""

    section = models.CharField(_("section"), max_length=60, choices=nil_sections)
    month = models.CharField(
        _("month"),
        max_length=7,
        help_text=_("Year and month, such as 2026-10."),
        validators=[RegexValidator(MONTH, _("Write a month such as 2026-10."))],
    )
    declared_by = models.CharField(_("declared by"), max_length=120)
    position = models.CharField(pgettext_lazy("person", "position"), max_length=120)
    reason = models.TextField(_("reason"), max_length=1000)

    part_fields = ("declared_by", "position", "reason")

    class Meta:
        verbose_name = _("nil declaration")
        verbose_name_plural = _("nil declarations")
        ordering = ["-month", "section"]
        constraints = [
            models.UniqueConstraint(
                fields=["portal", "section", "month"], name="one_nil_declaration_a_month"
            )
        ]

    def __str__(self) -> str:
        year, _dash, month = self.month.partition("-")
        names = {
            "section": self.get_section_display(),  # type: ignore[attr-defined]
            "month": f"{month}/{year}",
        }
        return gettext("%(section)s, month %(month)s: nothing arose") % names

    def clean(self) -> None:
        """The section is the portal's, the month has begun, and nobody declared it before."""
        super().clean()
        if not (self.portal_id and self.section and MONTH.fullmatch(self.month)):
            return  # said at the field already
        if self.section not in dict(nil_sections_of(self.portal.kind)):
            raise ValidationError({"section": _("Portals of this kind do not declare it.")})
        if self.month > f"{timezone.localdate():%Y-%m}":
            raise ValidationError({"month": _("This month has not begun yet.")})
        twins = NilDeclaration.objects.filter(
            portal_id=self.portal_id, section=self.section, month=self.month
        )
        if twins.exclude(pk=self.pk).exists():
            raise ValidationError({"month": _("This month is declared already.")})

    def ledger_section(self) -> str:
        """The section that had nothing."""
        return self.section

    def ledger_title(self) -> str:
        """What was declared and by whom, in Vietnamese whoever presses the button."""
        with translation.override(settings.LANGUAGE_CODE):
            return f"{self} ({self.declared_by}, {self.position})"

    def ledger_facts(self) -> dict[str, Any]:
        """The month, and who answers for it."""
        return {
            **super().ledger_facts(),
            "month": self.month,
            "declared_by": self.declared_by,
            "position": self.position,
            "reason": self.reason,
        }

    def local_url(self) -> str:
        """The section that notes it."""
        return self.section_url
