"""What the “About” pages share: text, the day a change was received, rows below the page."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, TranslatableMixin

from i18n.text import normalise
from sites.telephone import NO_FAX, is_dialled

from ..blocks import BodyBlock
from ..fields import BodyField
from ..models.base import PortalPage
from ..models.sections import SectionMixin
from ..page_ledger import LedgerPageMixin
from .forms import AboutPageForm
from .taking_over import rows_shown

PERSONS_HELP = _(
    "On a translated page, repeat the full name and translate the words: numbers and addresses are "
    "taken over from the Vietnamese page."
)
#: Facts are a small snapshot: long texts are cut.
LONGEST_FACT = 200


class AboutPage(LedgerPageMixin, SectionMixin, PortalPage):
    """Abstract: a section of the blueprint whose rows a person keeps below the page."""

    body = BodyField(BodyBlock(), blank=True, verbose_name=_("introduction"))
    received_on = models.DateField(
        _("Received on"),
        null=True,
        blank=True,
        help_text=_(
            "The day the agency learned of the change. Departments have 2 working days to post it, "
            "communes and wards 3."
        ),
    )

    base_form_class = AboutPageForm
    show_in_menus_default = True
    is_creatable = False
    parent_page_types = ["portal.HomePage", "portal.SectionPage", "portal.RegisterSectionPage"]
    subpage_types: list[str] = []
    about_panels = [*PortalPage.title_panels, *SectionMixin.section_panels, FieldPanel("body")]
    clock_panels = [FieldPanel("received_on")]

    #: The name of the relation to the rows.
    rows_name: ClassVar[str] = ""
    #: Parts that the criteria name and that the page itself, not one row, has or lacks.
    part_names: ClassVar[tuple[str, ...]] = ()
    #: Whether rows of a translation may be told by their order, their names being translated.
    pairs_by_order: ClassVar[bool] = False

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a day that has not come yet.

        Raises:
            ValidationError: the day the change was received lies ahead.
        """
        super().clean()
        if self.received_on and self.received_on > timezone.localdate():
            raise ValidationError({"received_on": _("This day has not come yet.")})

    def rows(self) -> list[Any]:
        """The rows of this very page, in order."""
        return list(getattr(self, self.rows_name).all())

    def clock_day(self) -> date | None:
        """The day on which the agency learned of the change."""
        return self.received_on

    def missing_parts(self) -> list[str]:
        """Codes of what the page lacks: a part, or "part:name of the row"."""
        raise NotImplementedError

    def ledger_facts(self) -> dict[str, Any]:
        """What is missing, what is there, and the rows."""
        missing = self.missing_parts()
        lacking = {code.partition(":")[0] for code in missing}
        return {
            "missing": missing,
            "present": [name for name in self.part_names if name not in lacking],
            self.rows_name: [row.facts() for row in self.rows()],
        }

    def ledger_text(self) -> str:
        """The introduction and every word of the rows."""
        words = (text for row in self.rows() for text in row.facts().values())
        return " ".join([super().ledger_text(), *words])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the rows; a translation takes names and numbers over from the Vietnamese page."""
        context = super().get_context(request, *args, **kwargs)
        context["rows"] = rows_shown(self)
        return context


class AboutRow(TranslatableMixin, Orderable):
    """Abstract: one unit, leader or official of an “About” page."""

    #: Fields that a translation takes over from the Vietnamese row.
    shared_fields: ClassVar[tuple[str, ...]] = ("name", "phone")
    #: Fields that the ledger keeps.
    fact_fields: ClassVar[tuple[str, ...]] = ()
    #: The name on the Vietnamese page, set where a translation covers it.
    original_name = ""

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True

    def clean(self) -> None:
        """Normalise texts to NFC and refuse what nobody could dial.

        Raises:
            ValidationError: a telephone or fax number without digits.
        """
        super().clean()
        for field in self._meta.concrete_fields:
            value = getattr(self, field.attname)
            if isinstance(value, str):
                lines = (normalise(line) for line in value.splitlines())
                setattr(self, field.attname, "\n".join(lines))
        numbers = {name: getattr(self, name, "") for name in ("phone", "fax")}
        if numbers["fax"].lower() == NO_FAX:
            numbers["fax"] = ""
        wrong = {
            name: _("This is no telephone number.")
            for name, number in numbers.items()
            if number and not is_dialled(number)
        }
        if wrong:
            raise ValidationError(wrong)

    def facts(self) -> dict[str, str]:
        """The row as the ledger keeps it: {field: text}."""
        return {name: str(getattr(self, name))[:LONGEST_FACT] for name in self.fact_fields}
