"""Admin screens of disclosures: one group "Công khai", nil declarations in it."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.base import ViewSetGroup

from sites.models import Kind

from ..row_forms import PortalRowForm, PortalRowViewSet
from .kinds import nil_sections_of
from .models import (
    FinancialReport,
    NilDeclaration,
    Plan,
    Project,
    RewardOrSanction,
    StatisticalItem,
)


class DisclosureIndexView(IndexView):
    """A list of disclosures; a constant number of queries whatever its length."""

    def get_base_queryset(self) -> QuerySet:
        """Read portals along."""
        rows: QuerySet = super().get_base_queryset()
        return rows.select_related("portal")


class DisclosureViewSet(PortalRowViewSet):
    """Base of the screens of disclosures."""

    icon = "doc-full"
    index_view_class = DisclosureIndexView
    list_filter: ClassVar[list[str]] = ["kind", "is_public"]
    search_fields: ClassVar[list[str]] = ["title", "symbol"]


DECISION = MultiFieldPanel(
    [FieldRowPanel([FieldPanel("symbol"), FieldPanel("authority")])], heading=_("Decision")
)


class PlanViewSet(DisclosureViewSet):
    """Strategies, master plans, plans and programmes."""

    model = Plan
    name = "plans"
    icon = "list-ul"
    menu_label = _("Plans")
    criteria = _(
        "At least one plan must be in force; the annual programme of work counts. Switch on "
        "“replaced by another” when a newer plan takes its place."
    )
    row_panels = [
        FieldPanel("title"),
        FieldPanel("kind"),
        DECISION,
        FieldPanel("approved_on"),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
        FieldPanel("is_superseded"),
        FieldPanel("file"),
        FieldPanel("text"),
        FieldPanel("results"),
    ]
    list_display = ["title", "portal", "kind", "approved_on", "valid_until", "is_public"]


class ProjectViewSet(DisclosureViewSet):
    """Projects, public investment, procurement, works on the territory."""

    model = Project
    name = "projects"
    icon = "table"
    menu_label = _("Projects")
    criteria = _(
        "What counts is of the current budget year, or runs in it. A list of projects may be one "
        "entry with a file."
    )
    row_panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("year"), FieldPanel("state")]),
        FieldRowPanel([FieldPanel("owner"), FieldPanel("place")]),
        FieldRowPanel([FieldPanel("funds"), FieldPanel("start_year"), FieldPanel("finish_year")]),
        DECISION,
        FieldPanel("approved_on"),
        FieldPanel("file"),
        FieldPanel("text"),
        FieldPanel("results"),
    ]
    list_display = ["title", "portal", "kind", "year", "state", "is_public"]


class FinancialReportViewSet(DisclosureViewSet):
    """Estimates, execution, settlement, annual financial reports."""

    model = FinancialReport
    name = "financial_reports"
    url_prefix = "financial-reports"
    menu_label = _("Financial reports")
    criteria = _(
        "What counts is the newest annual report that the law asks for: the annual financial "
        "report or the settlement of last year."
    )
    row_panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("year")]),
        DECISION,
        FieldPanel("issued_on"),
        FieldPanel("file"),
        FieldPanel("text"),
    ]
    list_display = ["title", "portal", "kind", "year", "issued_on", "is_public"]


class StatisticalItemViewSet(DisclosureViewSet):
    """Statistics, research projects, epidemics."""

    model = StatisticalItem
    name = "statistics"
    icon = "order"
    menu_label = _("Statistics")
    criteria = _("What counts was issued within the last 12 months.")
    row_panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("period")]),
        FieldPanel("issued_on"),
        DECISION,
        FieldPanel("file"),
        FieldPanel("text"),
    ]
    list_display = ["title", "portal", "kind", "period", "issued_on", "is_public"]


class RewardOrSanctionViewSet(DisclosureViewSet):
    """Rewards and sanctions of organisations and enterprises; departments alone."""

    model = RewardOrSanction
    name = "rewards_and_sanctions"
    url_prefix = "rewards-and-sanctions"
    icon = "pick"
    menu_label = _("Rewards and sanctions")
    criteria = _(
        "What counts was decided within the last 12 months. In a time without any, declare it "
        "under “Nothing arose”."
    )
    row_panels = [
        FieldPanel("title"),
        FieldPanel("kind"),
        FieldPanel("organisation"),
        DECISION,
        FieldPanel("decided_on"),
        FieldPanel("text"),
        FieldPanel("file"),
    ]
    list_display = ["title", "portal", "kind", "organisation", "decided_on", "is_public"]
    search_fields = ["title", "symbol", "organisation"]

    @cached_property
    def menu_item_class(self) -> type[MenuItem]:
        """Communes have no such section: who works for one is not offered the screen."""
        usual: type[MenuItem] = super().menu_item_class

        class DepartmentsMenuItem(usual):  # type: ignore[misc, valid-type]
            def is_shown(self, request: HttpRequest) -> bool:
                portal = request.user.home_portal  # type: ignore[union-attr]
                is_commune = portal is not None and portal.kind == Kind.COMMUNE
                return super().is_shown(request) and not is_commune

        return DepartmentsMenuItem


class NilDeclarationForm(PortalRowForm):
    """Offers the sections of the portal's kind alone, where the person has one portal."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        portals = self.fields["portal"]
        if not isinstance(portals.widget, forms.HiddenInput):
            return
        portal = portals.queryset.first()
        if portal is not None:
            self.fields["section"].choices = [("", "---------"), *nil_sections_of(portal.kind)]


class NilDeclarationViewSet(PortalRowViewSet):
    """Months in which nothing arose (không phát sinh)."""

    model = NilDeclaration
    name = "nil_declarations"
    url_prefix = "nil-declarations"
    icon = "circle-check"
    menu_label = _("Nothing arose")
    index_view_class = DisclosureIndexView
    row_form = NilDeclarationForm
    criteria = _(
        "A month without anything to publish counts only when a named person declares it here. "
        "The reviewers look at every declaration."
    )
    row_panels = [
        FieldPanel("section"),
        FieldPanel("month", widget=forms.TextInput(attrs={"type": "month"})),
        FieldRowPanel([FieldPanel("declared_by"), FieldPanel("position")]),
        FieldPanel("reason"),
    ]
    list_display = ["section", "month", "portal", "declared_by", "is_public"]
    list_filter = ["section", "is_public"]
    search_fields = ["month", "declared_by"]


class DisclosuresGroup(ViewSetGroup):
    """All screens of disclosures in one entry of the menu."""

    menu_label = _("Disclosures")
    menu_icon = "doc-full"
    menu_order = 230
    add_to_admin_menu = True
    items = (
        PlanViewSet,
        ProjectViewSet,
        FinancialReportViewSet,
        StatisticalItemViewSet,
        RewardOrSanctionViewSet,
        NilDeclarationViewSet,
    )


@hooks.register("register_admin_viewset")
def register_disclosures() -> DisclosuresGroup:
    """The screens of this module."""
    return DisclosuresGroup()
