"""Forms of the work schedule: any day names its week, entries lie in the week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..row_forms import PortalRowForm
from .models import WorkProgramme, WorkWeek
from .weeks import LAST_DAY, is_storable, monday_of

HIGHEST: dict[str, int] = {WorkProgramme.Kind.MONTH: 12, WorkProgramme.Kind.QUARTER: 4}


class WorkWeekForm(PortalRowForm):
    """A week and its entries."""

    def clean_monday(self) -> date:
        """Take any day of the week for its Monday.

        Raises:
            ValidationError: the day is centuries away.
        """
        day: date = self.cleaned_data["monday"]
        if not is_storable(day):
            raise ValidationError(_("This day cannot be: check the year."))
        return monday_of(day)

    def clean(self) -> dict[str, Any]:
        """One schedule a week and portal; each entry on a day of the week."""
        cleaned = super().clean()
        monday = cleaned.get("monday")
        if monday:
            self._refuse_second(cleaned.get("portal"), monday)
            for child in self._kept_entries():
                self._refuse_other_weeks(child, monday)
        return cleaned

    def _refuse_second(self, portal: Any, monday: date) -> None:
        weeks = WorkWeek.objects.filter(portal=portal, monday=monday).exclude(pk=self.instance.pk)
        if portal and weeks.exists():
            message = _("There is a schedule of the week from %(day)s already: change that one.")
            self.add_error("monday", message % {"day": f"{monday:%d/%m/%Y}"})

    def _kept_entries(self) -> Iterator[Any]:
        """Yield the forms of entries that will be stored."""
        formset = self.formsets["entries"]
        if not self.is_bound or not formset.management_form.is_valid():
            return
        for child in formset.forms:
            if not child.errors and not formset._should_delete_form(child):
                yield child

    def _refuse_other_weeks(self, child: Any, monday: date) -> None:
        day = child.cleaned_data.get("day")
        if day and not monday <= day <= monday + LAST_DAY:
            message = _("The day must lie in the week from %(first)s to %(last)s.") % {
                "first": f"{monday:%d/%m/%Y}",
                "last": f"{monday + LAST_DAY:%d/%m/%Y}",
            }
            child.add_error("day", message)


class WorkProgrammeForm(PortalRowForm):
    """A programme of work and the time it covers."""

    def clean(self) -> dict[str, Any]:
        """A month has 1 to 12, a quarter 1 to 4, a year no number."""
        cleaned = super().clean()
        number = cleaned.get("number")
        highest = HIGHEST.get(cleaned.get("kind", ""))
        if highest is None and number is not None:
            self.add_error("number", _("A programme of a year has no month or quarter."))
        elif highest and not 1 <= (number or 0) <= highest:
            message = _("Write a number from 1 to %(highest)d.")
            self.add_error("number", message % {"highest": highest})
        return cleaned
