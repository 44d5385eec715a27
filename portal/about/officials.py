"""Officials to contact (cán bộ, công chức đầu mối liên hệ): D 1.4, C 1.3."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail_localize.fields import SynchronizedField

from sites.telephone import NO_FAX

from .base import PERSONS_HELP, AboutPage, AboutRow

MOST_OFFICIALS = 60


class OfficialsPage(AboutPage):  # type: ignore[django-manager-missing]
    """Whom to ask: officials with their telephone, fax and e-mail."""

    template = "pages/officials_page.html"
    rows_name = "officials"
    part_names = ("officials",)
    page_description = _("Officials to contact")
    content_panels = [
        *AboutPage.about_panels,
        InlinePanel(
            "officials",
            heading=_("Contact officials"),
            label=_("Contact official"),
            max_num=MOST_OFFICIALS,
            help_text=PERSONS_HELP,
        ),
        *AboutPage.clock_panels,
    ]

    class Meta:
        verbose_name = _("officials page")
        verbose_name_plural = _("officials pages")

    def missing_parts(self) -> list[str]:
        """Which fields a criterion asks for differs by annex: the scorer looks at the rows."""
        return [] if self.rows() else ["officials"]


class Official(AboutRow):
    """One official; name and numbers are the same in every language."""

    page = ParentalKey(OfficialsPage, on_delete=models.CASCADE, related_name="officials")
    name = models.CharField(_("full name"), max_length=120)
    position = models.CharField(pgettext_lazy("person", "position"), max_length=200, blank=True)
    unit = models.CharField(_("unit"), max_length=200, blank=True)
    phone = models.CharField(_("Telephone"), max_length=60, blank=True)
    fax = models.CharField(
        _("Fax"), max_length=60, blank=True, help_text=_("Write “không có” if there is none.")
    )
    email = models.EmailField(_("Official e-mail"), blank=True)

    shared_fields = ("name", "phone", "fax", "email")
    fact_fields = ("name", "position", "unit", "phone", "fax", "email")
    override_translatable_fields = [
        SynchronizedField("name", overridable=False),
        SynchronizedField("phone", overridable=False),
        SynchronizedField("fax", overridable=False),
        SynchronizedField("email", overridable=False),
    ]
    panels = [FieldPanel(name) for name in fact_fields]

    class Meta(AboutRow.Meta):
        verbose_name = _("contact official")
        verbose_name_plural = _("contact officials")

    def __str__(self) -> str:
        return self.name

    @property
    def has_fax(self) -> bool:
        """False where it is declared that there is none."""
        return self.fax.lower() != NO_FAX
