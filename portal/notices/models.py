"""Urgent notices (thông báo khẩn) that stand on every page of a portal for a limited time."""

from __future__ import annotations

from typing import Any

from django.core.validators import URLValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sites.models.rows import PublishedRow


class UrgentNotice(PublishedRow):
    """One notice; the province's may stand on all portals."""

    class Level(models.TextChoices):
        """How the notice presents itself."""

        URGENT = "urgent", _("Urgent")
        INFORMATION = "information", _("Information")

    class Scope(models.TextChoices):
        """Where it stands."""

        OWN = "own", _("This portal")
        ALL = "all", _("All portals")

    text = models.CharField(_("text"), max_length=300)
    link = models.URLField(
        _("link"),
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["http", "https"])],
        help_text=_("Where citizens can read more; may be empty."),
    )
    level = models.CharField(
        _("level"), max_length=12, choices=Level.choices, default=Level.INFORMATION
    )
    starts_at = models.DateTimeField(_("shown from"), default=timezone.now)
    ends_at = models.DateTimeField(_("shown until"))
    scope = models.CharField(_("shown on"), max_length=5, choices=Scope.choices, default=Scope.OWN)
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("urgent notice")
        verbose_name_plural = _("urgent notices")
        ordering = ["-starts_at", "-pk"]
        indexes = [models.Index(fields=["ends_at"], name="notice_ends_at")]

    def __str__(self) -> str:
        return self.text

    def ledger_facts(self) -> dict[str, Any]:
        """When and where it stood."""
        return {
            **super().ledger_facts(),
            "starts_at": self.starts_at.isoformat(),
            "ends_at": self.ends_at.isoformat(),
            "level": self.level,
            "scope": self.scope,
        }
