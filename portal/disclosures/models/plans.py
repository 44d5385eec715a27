"""Plans (chiến lược, quy hoạch, kế hoạch) and projects (dự án, đầu tư công, mua sắm công)."""

from __future__ import annotations

from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from sites.models import Kind

from ..kinds import plan_kinds, project_kinds
from ..shelves import PLANS, PLANS_AND_PROJECTS, PROJECTS
from .base import Disclosure, Problems, iso, year_problem


class Plan(Disclosure):
    """A strategy, master plan, plan or programme (chiến lược, quy hoạch, kế hoạch, chương trình).

    The annual programme of work (chương trình công tác năm) counts as one.
    """

    kind = models.CharField(_("kind"), max_length=30, choices=plan_kinds)
    approved_on = models.DateField(_("approved on"))
    valid_from = models.DateField(_("in force from"), null=True, blank=True)
    valid_until = models.DateField(
        _("in force until"), null=True, blank=True, help_text=_("Leave empty if it has no end.")
    )
    is_superseded = models.BooleanField(_("replaced by another"), default=False)
    results = models.TextField(_("means and results"), blank=True, max_length=20_000)

    section_key = PLANS
    criterion_sections = (PLANS, PLANS_AND_PROJECTS)
    clock_field = "approved_on"
    part_fields = ("kind", "symbol", "authority", "approved_on", "content")
    fact_fields = ("kind", "symbol", "authority", "approved_on", "valid_from", "valid_until")
    text_fields = ("text", "results")
    year_lookup = "approved_on__year"

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        ordering = ["-approved_on", "-pk"]
        indexes = [models.Index(fields=["portal", "approved_on"], name="plan_portal_day")]

    def ledger_section(self) -> str:
        """Communes show plans and projects together."""
        return PLANS_AND_PROJECTS if self.portal.kind == Kind.COMMUNE else PLANS

    def ledger_facts(self) -> dict[str, Any]:
        """Kind and term, as they stand."""
        return {
            **super().ledger_facts(),
            "kind": self.kind,
            "valid_from": iso(self.valid_from),
            "valid_until": iso(self.valid_until),
            "superseded": self.is_superseded,
        }

    def problems(self) -> Problems:
        """The end does not come before the start."""
        found = super().problems()
        start = self.valid_from or self.approved_on
        if self.valid_until and start and self.valid_until < start:
            found["valid_until"] = _("The end comes before the start.")
        return found


class Project(Disclosure):
    """A project, investment programme, public investment or procurement (đầu tư, mua sắm công)."""

    class State(models.TextChoices):
        """How far it is."""

        PLANNED = "planned", _("Planned")
        RUNNING = "running", _("Under way")
        FINISHED = "finished", _("Finished")

    kind = models.CharField(_("kind"), max_length=30, choices=project_kinds)
    year = models.PositiveSmallIntegerField(_("budget year"), null=True, blank=True)
    owner = models.CharField(_("investor or owner"), max_length=200, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    funds = models.DecimalField(
        _("total funds"),
        max_digits=18,
        decimal_places=0,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("In đồng, digits alone."),
    )
    start_year = models.PositiveSmallIntegerField(_("year of start"), null=True, blank=True)
    finish_year = models.PositiveSmallIntegerField(_("year of completion"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    results = models.TextField(_("progress and results"), blank=True, max_length=20_000)

    section_key = PROJECTS
    criterion_sections = (PROJECTS, PLANS_AND_PROJECTS)
    drafts_while_incomplete = True
    clock_field = "approved_on"
    part_fields = ("kind", "year", "owner", "funds", "state", "approved_on", "symbol")
    fact_fields = (
        "kind", "year", "owner", "place", "funds", "start_year", "finish_year", "state",
        "symbol", "authority", "approved_on",
    )  # fmt: skip
    text_fields = ("text", "results")
    year_lookup = "year"

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ["-approved_on", "-pk"]
        indexes = [models.Index(fields=["portal", "approved_on"], name="project_portal_day")]

    def ledger_section(self) -> str:
        """Communes show plans and projects together."""
        return PLANS_AND_PROJECTS if self.portal.kind == Kind.COMMUNE else PROJECTS

    def missing_parts(self) -> list[str]:
        """Funds of nothing are funds that are known."""
        empty = super().missing_parts()
        return [name for name in empty if name != "funds" or self.funds is None]

    def ledger_facts(self) -> dict[str, Any]:
        """Kind, years and state, as they stand."""
        return {
            **super().ledger_facts(),
            "kind": self.kind,
            "year": self.year,
            "start_year": self.start_year,
            "finish_year": self.finish_year,
            "state": self.state,
        }

    def problems(self) -> Problems:
        """Years are years, and the last does not come before the first."""
        found = super().problems()
        for name in ("year", "start_year", "finish_year"):
            if wrong := year_problem(getattr(self, name)):
                found[name] = wrong
        if self.start_year and self.finish_year and self.finish_year < self.start_year:
            found["finish_year"] = _("The end comes before the start.")
        return found
