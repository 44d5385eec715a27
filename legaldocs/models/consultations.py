"""Consultations on drafts (lấy ý kiến dự thảo văn bản)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from i18n.dates import EARLIEST, LATEST
from portal.models import RegisterSectionPage
from sites.models.rows import PublishedRow

from ..data_files import load
from ..section_keys import CONSULTATIONS_KEY
from ..states import ConsultationState


def minimum_days() -> int:
    """Return how many days a draft should stand for comments."""
    return int(load("consultation_rules")["minimum_days"])


class Consultation(PublishedRow):
    """A draft that organisations and citizens are asked about (lấy ý kiến góp ý)."""

    title = models.CharField(_("name of the draft"), max_length=300)
    asked_by = models.CharField(
        _("drafting agency"),
        max_length=160,
        blank=True,
        help_text=_("The agency that drafts it and asked for the posting."),
    )
    requested_on = models.DateField(
        _("posting requested on"),
        help_text=_("The day on which the request for posting came in; the limit counts from it."),
    )
    opens_on = models.DateField(_("comments from"), null=True, blank=True)
    closes_on = models.DateField(_("comments until"), null=True, blank=True)
    summary = models.TextField(_("what it is about"), max_length=2000, blank=True)
    draft_file = models.ForeignKey(
        "portal.PortalDocument",
        verbose_name=_("file of the draft"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    explanation_file = models.ForeignKey(
        "portal.PortalDocument",
        verbose_name=_("explanation of the draft"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    how_to_comment = models.TextField(
        _("how to send comments"),
        max_length=1000,
        blank=True,
        help_text=_("Address, e-mail and telephone of whoever takes them."),
    )
    result = models.TextField(
        _("comments taken up and answered"),
        max_length=6000,
        blank=True,
        help_text=_("After the closing day: which comments came, which were taken up and why."),
    )

    section_key = CONSULTATIONS_KEY
    clock_field = "requested_on"
    part_fields = ("title", "draft_file", "asked_by", "requested_on", "opens_on", "closes_on")

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        ordering = ["-closes_on", "-pk"]
        indexes = [models.Index(fields=["portal", "-closes_on"], name="consultation_list")]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse days that run backwards."""
        problems: dict[str, Any] = {}
        names = ("requested_on", "opens_on", "closes_on")
        days: dict[str, date] = {name: day for name in names if (day := getattr(self, name))}
        for name, day in days.items():
            if not EARLIEST <= day <= LATEST:
                problems[name] = _("This date cannot be right.")
        if self.requested_on and self.requested_on > timezone.localdate():
            problems.setdefault("requested_on", _("The day of the request lies in the future."))
        if self.opens_on and self.closes_on and self.closes_on < self.opens_on:
            problems.setdefault("closes_on", _("Comments cannot end before they begin."))
        if problems:
            raise ValidationError(problems)

    @property
    def is_short(self) -> bool:
        """Whether fewer days are given than the law asks for."""
        if not (self.opens_on and self.closes_on):
            return False
        return (self.closes_on - self.opens_on).days < minimum_days()

    @property
    def state(self) -> ConsultationState:
        """Whether comments are taken today; open where no day says otherwise."""
        today = timezone.localdate()
        if self.closes_on and self.closes_on < today:
            return ConsultationState.CLOSED
        if self.opens_on and self.opens_on > today:
            return ConsultationState.TO_COME
        return ConsultationState.OPEN

    def ledger_facts(self) -> dict[str, Any]:
        """The days between which comments are taken."""
        return {
            **super().ledger_facts(),
            "opens_on": self.opens_on.isoformat() if self.opens_on else None,
            "closes_on": self.closes_on.isoformat() if self.closes_on else None,
            "has_result": bool(self.result),
        }

    @cached_property
    def section_url(self) -> str:
        """The address of the section that shows it; one query unless it was set before."""
        pages = RegisterSectionPage.objects.filter(portal_id=self.portal_id, key=self.section_key)
        page = pages.order_by("path").first()
        return page.local_url if page else f"/{self.section_key}/"

    def local_url(self) -> str:
        """Its address below the section, wherever the blueprint put that."""
        return f"{self.section_url}{self.pk}/"
