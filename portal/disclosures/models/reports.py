"""Financial reports (tài chính, ngân sách), statistics (thống kê), rewards and sanctions."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..kinds import report_kinds, statistic_kinds
from ..shelves import REPORTS, REWARDS, STATISTICS
from .base import Disclosure, Problems, year_problem


class FinancialReport(Disclosure):
    """A disclosed report on finances or the budget (công khai tài chính, ngân sách)."""

    kind = models.CharField(_("kind"), max_length=30, choices=report_kinds)
    year = models.PositiveSmallIntegerField(_("year of the report"))
    issued_on = models.DateField(_("issued on"))

    section_key = REPORTS
    clock_field = "issued_on"
    part_fields = ("kind", "year", "symbol", "issued_on", "file")
    fact_fields = ("kind", "year", "symbol", "authority", "issued_on")
    year_lookup = "year"

    class Meta:
        verbose_name = _("financial report")
        verbose_name_plural = _("financial reports")
        ordering = ["-issued_on", "-pk"]
        indexes = [models.Index(fields=["portal", "issued_on"], name="report_portal_day")]

    def ledger_facts(self) -> dict[str, Any]:
        """Kind and year of the report."""
        return {**super().ledger_facts(), "kind": self.kind, "year": self.year}

    def problems(self) -> Problems:
        """The year is a year, and none that lies beyond the next."""
        found = super().problems()
        if wrong := year_problem(self.year):
            found["year"] = wrong
        elif self.year and self.year > timezone.localdate().year + 1:
            found["year"] = _("This year has not come yet.")
        return found


class StatisticalItem(Disclosure):
    """Statistics, a research project or news of an epidemic (thống kê, đề tài, dịch bệnh)."""

    kind = models.CharField(_("kind"), max_length=30, choices=statistic_kinds)
    period = models.CharField(
        _("period covered"),
        max_length=100,
        blank=True,
        help_text=_("Such as: third quarter of 2026."),
    )
    issued_on = models.DateField(_("issued on"))

    section_key = STATISTICS
    clock_field = "issued_on"
    part_fields = ("kind", "period", "issued_on", "content")
    fact_fields = ("kind", "period", "symbol", "authority", "issued_on")
    year_lookup = "issued_on__year"

    class Meta:
        verbose_name = _("statistical item")
        verbose_name_plural = _("statistical items")
        ordering = ["-issued_on", "-pk"]
        indexes = [models.Index(fields=["portal", "issued_on"], name="statistic_portal_day")]

    def ledger_facts(self) -> dict[str, Any]:
        """Kind of the item."""
        return {**super().ledger_facts(), "kind": self.kind}


class RewardOrSanction(Disclosure):
    """A commendation or sanction of an organisation or enterprise (khen thưởng, xử phạt).

    Natural persons need not be named: the criterion asks for organisations and enterprises.
    """

    class Kind(models.TextChoices):
        """Which of the two."""

        REWARD = "reward", _("Commendation")
        SANCTION = "sanction", _("Sanction")

    kind = models.CharField(_("kind"), max_length=30, choices=Kind.choices)
    organisation = models.CharField(
        _("organisation or enterprise"),
        max_length=200,
        blank=True,
        help_text=_("Do not name private persons, unless a law says so."),
    )
    decided_on = models.DateField(_("decided on"))

    section_key = REWARDS
    clock_field = "decided_on"
    part_fields = ("kind", "organisation", "symbol", "decided_on", "content")
    fact_fields = ("kind", "organisation", "symbol", "authority", "decided_on")
    year_lookup = "decided_on__year"

    class Meta:
        verbose_name = _("commendation or sanction")
        verbose_name_plural = _("commendations and sanctions")
        ordering = ["-decided_on", "-pk"]
        indexes = [models.Index(fields=["portal", "decided_on"], name="reward_portal_day")]

    def ledger_facts(self) -> dict[str, Any]:
        """Which of the two."""
        return {**super().ledger_facts(), "kind": self.kind}
