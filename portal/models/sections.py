"""Sections (chuyên mục) of a portal: the blueprint makes them, editors fill them."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, HelpPanel

from sites.foreign_homes import key_in_language, language_of_path

from ..blocks import BodyBlock
from ..fields import BodyField
from ..link_groups import link_groups
from ..navigation import child_sections, section_tree
from ..own_sections import servable_sections
from ..page_ledger import LedgerPageMixin, section_above
from ..page_text import count_files, count_images
from ..section_forms import OwnSectionForm
from ..section_keys import is_own_key
from .base import PortalPage

CRITERION_HELP = HelpPanel(
    template="portal/panels/criterion.html", heading=_("What it is scored by")
)


class SectionMixin(models.Model):
    """Fields and panels that every kind of section shares."""

    key = models.SlugField(
        _("key"), max_length=60, blank=True, editable=False, help_text=_("Name in the blueprint.")
    )
    criterion = models.CharField(_("criterion"), max_length=8, blank=True, editable=False)
    purpose = models.CharField(
        _("what is found here"),
        max_length=250,
        blank=True,
        help_text=_("One sentence for citizens; shown under the title, also while it is empty."),
    )

    section_panels = [CRITERION_HELP, FieldPanel("purpose")]

    class Meta:
        abstract = True

    def derive_from_path(self) -> None:
        """Give a translation a key of its own: it is not the section that the plan asks for."""
        super().derive_from_path()
        self.key = key_in_language(self.key, language_of_path(self.path))


class OwnSectionMixin(SectionMixin):
    """A section that a portal may also add itself, mapped to a scored section or to none."""

    counts_for = models.CharField(
        _("counts for"),
        max_length=60,
        blank=True,
        help_text=_("The scored section that the content of this section of your own counts for."),
    )

    base_form_class = OwnSectionForm
    section_panels = [*SectionMixin.section_panels, FieldPanel("counts_for")]

    class Meta:
        abstract = True

    def derive_from_path(self) -> None:
        """Hold an own section to what it may count for, and name its criterion; no query."""
        super().derive_from_path()
        if is_own_key(self.key):
            sections = {
                section.slug: section.criterion
                for section in servable_sections(self.path, self._meta.label)
            }
            self.counts_for = self.counts_for if self.counts_for in sections else ""
            self.criterion = sections.get(self.counts_for, "")


class SectionPage(LedgerPageMixin, OwnSectionMixin, PortalPage):
    """A section of running text, with subsections below it."""

    body = BodyField(BodyBlock(), blank=True, verbose_name=_("content"))

    template = "pages/section_page.html"
    show_in_menus_default = True
    parent_page_types = ["portal.HomePage", "portal.SectionPage", "portal.RegisterSectionPage"]
    subpage_types = [
        "portal.SectionPage",
        "portal.NewsSectionPage",
        "portal.RegisterSectionPage",
        "portal.OrganisationPage",
        "portal.LeadersPage",
        "portal.OfficialsPage",
    ]
    page_description = _("A section of text, files and tables")
    content_panels = [*PortalPage.title_panels, *OwnSectionMixin.section_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def ledger_section(self) -> str:
        """The section it is, counts for, or stands below; one query for an own page alone."""
        key = "" if is_own_key(self.key) else self.key
        return key or self.counts_for or section_above(self)

    def ledger_facts(self) -> dict[str, Any]:
        """Say how many pictures and files the text carries."""
        return {"images": count_images(self.body), "files": count_files(self.body)}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the subsections; one query."""
        context = super().get_context(request, *args, **kwargs)
        context["children"] = child_sections(self)
        return context


class FixedSectionPage(SectionMixin, PortalPage):
    """Abstract: a section that the product fills by itself."""

    parent_page_types = ["portal.HomePage", "portal.SectionPage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    is_creatable = False
    content_panels = [*PortalPage.title_panels, *SectionMixin.section_panels]

    class Meta:
        abstract = True


class ContactsSectionPage(FixedSectionPage):
    """Portal contacts (thông tin giao tiếp của Cổng), from the portal's own row."""

    template = "pages/contacts_section_page.html"
    page_description = _("Address, telephone and e-mail of the portal")

    class Meta:
        verbose_name = _("contacts section")


class LinksSectionPage(FixedSectionPage):
    """Links to all other portals by group and to related state agencies."""

    template = "pages/portals_section_page.html"
    page_description = _("Links to the other portals")

    class Meta:
        verbose_name = _("links section")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the groups of links; no query."""
        context = super().get_context(request, *args, **kwargs)
        context["link_groups"] = link_groups(request.portal)  # type: ignore[attr-defined]
        return context


class SitemapPage(FixedSectionPage):
    """The tree of sections (sơ đồ cổng) as text."""

    template = "pages/sitemap_page.html"
    page_description = _("Site map")

    class Meta:
        verbose_name = _("site map")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the nested sections; one query."""
        context = super().get_context(request, *args, **kwargs)
        context["tree"] = section_tree(self)
        return context
