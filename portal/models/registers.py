"""A section whose rows come from a register (documents, procedures, disclosures, …)."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.contrib.routable_page.models import path as route

from ..blocks import BodyBlock
from ..fields import BodyField
from ..navigation import child_sections
from ..registers import Register, register_of
from ..saving import saved_page
from ..sharing import PRINT_SUFFIX, SAVE_SUFFIX
from .base import PortalPage
from .sections import SectionMixin


class RegisterSectionPage(RoutablePageMixin, SectionMixin, PortalPage):
    """A section that lists a register of the portal and shows its rows at `<number>/`."""

    body = BodyField(BodyBlock(), blank=True, verbose_name=_("introduction"))

    template = "pages/register_section_page.html"
    show_in_menus_default = True
    is_creatable = False
    max_count_per_parent = None
    parent_page_types = ["portal.HomePage", "portal.SectionPage", "portal.RegisterSectionPage"]
    subpage_types = [
        "portal.SectionPage",
        "portal.NewsSectionPage",
        "portal.RegisterSectionPage",
    ]
    page_description = _("A section that lists a register")
    content_panels = [*PortalPage.title_panels, *SectionMixin.section_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("register section")
        verbose_name_plural = _("register sections")

    @property
    def register(self) -> Register | None:
        """The register that stands here; None for one that is not installed."""
        return register_of(self.key)

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """Return the register's own template."""
        return self.register.list_template if self.register else self.template

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the register's rows and the subsections."""
        context = super().get_context(request, *args, **kwargs)
        context["children"] = child_sections(self)
        if self.register:
            context.update(self.register.list_context(self, request))
        return context

    @route("<int:pk>/", name="row")
    def row_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """One row of the register."""
        template = self.register.row_template if self.register else ""
        return self._serve_row(request, pk, template)

    @route("<int:pk>/" + PRINT_SUFFIX, name="row_print")
    def row_print_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The same on paper."""
        template = self.register.row_print_template if self.register else ""
        return self._serve_row(request, pk, template)

    @route("<int:pk>/" + SAVE_SUFFIX, name="row_saved")
    def row_saved_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The printed sheet as one file to keep."""
        template = self.register.row_print_template if self.register else ""
        context = self._row_context(request, pk, template)
        return saved_page(request, template, context, f"{self.slug}-{pk}")

    def _serve_row(self, request: HttpRequest, pk: int, template: str) -> HttpResponse:
        context = self._row_context(request, pk, template)
        return TemplateResponse(request, template, context)

    def _row_context(self, request: HttpRequest, pk: int, template: str) -> dict[str, Any]:
        """Return what the templates of one row know.

        Raises:
            Http404: the register shows no rows, or none of this number to citizens.
        """
        register = self.register
        if register is None or register.row_context is None or not template:
            raise Http404
        found = register.row_context(self, request, pk)
        if found is None:
            raise Http404
        context: dict[str, Any] = super().get_context(request)
        url = f"{self.local_url}{pk}/"
        has_sheet = bool(register.row_print_template)
        above = context["breadcrumbs"][:-1]
        context.update(
            breadcrumbs=[*above, (self.title, self.local_url), (found["title"], "")],
            canonical_url=request.portal.site.root_url + url,  # type: ignore[attr-defined]
            row_url=url,
            print_url=url + PRINT_SUFFIX if has_sheet else "",
            save_url=url + SAVE_SUFFIX if has_sheet else "",
            languages=[],
        )
        context.update(found)
        return context
