"""Organisation (sơ đồ, cơ cấu tổ chức, chức năng, nhiệm vụ): criterion 1.1 of both annexes."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail_localize.fields import SynchronizedField

from i18n.text import normalise

from .base import AboutPage, AboutRow
from .chart import chart_of
from .forms import AboutPageForm

MOST_UNITS = 60


class OrganisationPageForm(AboutPageForm):
    """Holds the units to a tree that can be drawn."""

    def check_rows(self) -> None:
        """Check also that every unit stands below a unit of the list, and none below itself."""
        super().check_rows()
        rows = {row: row.cleaned_data for row in self.rows_of("units")}
        above = {_text(row, "name"): _text(row, "part_of") for row in rows.values()}
        for row, values in rows.items():
            if not _leads_to_the_top(_text(values, "name"), above):
                row.add_error("part_of", _("Name another unit of this list, word for word."))
        if rows and self.cleaned_data.get("has_no_units"):
            refusal = _("Units are listed below; take this mark away or remove them.")
            self.add_error("has_no_units", refusal)


def _text(values: dict[str, Any], name: str) -> str:
    return normalise(values.get(name) or "")


def _leads_to_the_top(name: str, above: dict[str, str]) -> bool:
    seen: set[str] = set()
    while name and above.get(name):
        if name in seen:
            return False
        seen.add(name)
        name = above[name]
        if name not in above:
            return False
    return True


class OrganisationPage(AboutPage):  # type: ignore[django-manager-missing]
    """The agency's chart, its functions, and those of each subordinate unit."""

    chart = models.ForeignKey(
        "portal.PortalImage",
        verbose_name=_("organisation chart"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "A picture of the chart. Without one, the chart is drawn from the units below."
        ),
    )
    functions = RichTextField(
        _("functions, duties and powers of the agency"),
        blank=True,
        features=["h3", "bold", "italic", "ol", "ul", "link", "document-link"],
    )
    has_no_units = models.BooleanField(
        _("the agency has no subordinate units"),
        default=False,
        help_text=_("Declares that there is none; leave the list of units empty."),
    )

    template = "pages/organisation_page.html"
    base_form_class = OrganisationPageForm
    rows_name = "units"
    pairs_by_order = True
    part_names = ("chart", "functions", "units", "unit_functions")
    page_description = _("Chart, functions, duties and units of the agency")
    content_panels = [
        *AboutPage.about_panels,
        FieldPanel("chart"),
        FieldPanel("functions"),
        FieldPanel("has_no_units"),
        InlinePanel(
            "units",
            heading=_("Units"),
            label=_("Unit"),
            max_num=MOST_UNITS,
            help_text=_(
                "On a translated page, list the same units in the same order: heads and telephone "
                "numbers are taken over from the Vietnamese page."
            ),
        ),
        *AboutPage.clock_panels,
    ]

    class Meta:
        verbose_name = _("organisation page")
        verbose_name_plural = _("organisation pages")

    def missing_parts(self) -> list[str]:
        """The drawn chart counts; without units the functions of units are missing too."""
        units = self.rows()
        missing = [] if self.chart_id or units else ["chart"]
        if not normalise(strip_tags(self.functions)):
            missing.append("functions")
        if not units and not self.has_no_units:
            missing += ["units", "unit_functions"]
        return missing + [f"unit_functions:{unit.name}" for unit in units if not unit.functions]

    def ledger_text(self) -> str:
        """The functions of the agency too."""
        return f"{super().ledger_text()} {strip_tags(self.functions)}"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the chart drawn from the units."""
        context = super().get_context(request, *args, **kwargs)
        context["tree"] = chart_of(context["rows"])
        return context


class OrganisationUnit(AboutRow):
    """A unit of the agency (đơn vị trực thuộc), with its functions and duties."""

    page = ParentalKey(OrganisationPage, on_delete=models.CASCADE, related_name="units")
    name = models.CharField(_("name of the unit"), max_length=200)
    part_of = models.CharField(
        _("part of"),
        max_length=200,
        blank=True,
        help_text=_(
            "The unit of this list that it stands below; empty: directly below the agency."
        ),
    )
    functions = models.TextField(_("functions, duties and powers"), blank=True, max_length=6000)
    head_name = models.CharField(_("head of the unit"), max_length=120, blank=True)
    phone = models.CharField(_("Telephone"), max_length=60, blank=True)

    shared_fields = ("part_of", "head_name", "phone")
    fact_fields = ("name", "part_of", "functions", "head_name", "phone")
    override_translatable_fields = [
        SynchronizedField("part_of", overridable=False),
        SynchronizedField("head_name", overridable=False),
        SynchronizedField("phone", overridable=False),
    ]
    panels = [FieldPanel(name) for name in fact_fields]

    class Meta(AboutRow.Meta):
        verbose_name = _("unit")
        verbose_name_plural = _("units")

    def __str__(self) -> str:
        return self.name

    @property
    def place_name(self) -> str:
        """The name by which other units say that they are part of this one."""
        return self.original_name or self.name
