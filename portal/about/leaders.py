"""Leaders (lãnh đạo): biography and duties of each, criterion 1.1 of communes."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail_localize.fields import SynchronizedField

from .base import PERSONS_HELP, AboutPage, AboutRow

MOST_LEADERS = 30
CHILD_PARTS = ("biography", "duties")


class LeadersPage(AboutPage):  # type: ignore[django-manager-missing]
    """The leaders of the agency, with their biographies and duties."""

    template = "pages/leaders_page.html"
    rows_name = "leaders"
    part_names = ("leaders", *CHILD_PARTS)
    page_description = _("Biography and duties of each leader")
    content_panels = [
        *AboutPage.about_panels,
        InlinePanel(
            "leaders",
            heading=_("Leaders"),
            label=_("Leader"),
            max_num=MOST_LEADERS,
            help_text=PERSONS_HELP,
        ),
        *AboutPage.clock_panels,
    ]

    class Meta:
        verbose_name = _("leaders page")
        verbose_name_plural = _("leaders pages")

    def rows(self) -> list[Any]:
        """The leaders with their portraits; three queries for any number."""
        leaders = super().rows()
        with_portraits = [leader for leader in leaders if leader.portrait_id]
        if with_portraits:
            prefetch_related_objects(with_portraits, "portrait__renditions")
        return leaders

    def missing_parts(self) -> list[str]:
        """Without leaders all is missing; otherwise what each of them lacks."""
        leaders = self.rows()
        if not leaders:
            return list(self.part_names)
        return [
            f"{part}:{leader.name}"
            for leader in leaders
            for part in CHILD_PARTS
            if not getattr(leader, part)
        ]


class Leader(AboutRow):
    """One leader; name, portrait and numbers are the same in every language."""

    page = ParentalKey(LeadersPage, on_delete=models.CASCADE, related_name="leaders")
    name = models.CharField(_("full name"), max_length=120)
    position = models.CharField(pgettext_lazy("person", "position"), max_length=200, blank=True)
    portrait = models.ForeignKey(
        "portal.PortalImage",
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    biography = models.TextField(_("short biography"), blank=True, max_length=6000)
    duties = models.TextField(_("duties"), blank=True, max_length=6000)
    phone = models.CharField(_("Telephone"), max_length=60, blank=True)
    email = models.EmailField(_("Official e-mail"), blank=True)

    shared_fields = ("name", "phone", "email")
    fact_fields = ("name", "position", "biography", "duties", "phone", "email")
    override_translatable_fields = [
        SynchronizedField("name", overridable=False),
        SynchronizedField("phone", overridable=False),
        SynchronizedField("email", overridable=False),
        SynchronizedField("portrait", overridable=False),
    ]
    panels = [
        FieldPanel("name"),
        FieldPanel("position"),
        FieldPanel("portrait"),
        FieldPanel("biography"),
        FieldPanel("duties"),
        FieldPanel("phone"),
        FieldPanel("email"),
    ]

    class Meta(AboutRow.Meta):
        verbose_name = _("leader")
        verbose_name_plural = _("leaders")

    def __str__(self) -> str:
        return self.name
