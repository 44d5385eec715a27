"""Portal contacts (thông tin giao tiếp của Cổng): criterion 1.3 of annex 1, 1.2 of annex 2."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.admin.forms import WagtailAdminModelForm

from i18n.text import normalise

from .ledger import Snapshot, record_published
from .models import Portal, User
from .telephone import NO_FAX, is_dialled

OBJECT_TYPE = "portal_sites.portal"
CONTACT_FIELDS = ("address", "phone", "fax", "email")
FORM_FIELDS = (*CONTACT_FIELDS, "responsible_person", "responsible_title", "palette")


def contacts_snapshot(portal: Portal, received_on: date | None) -> Snapshot:
    """Return the facts of a portal's contacts as they stand; `received_on` starts the clock."""
    facts = {name: getattr(portal, name) for name in CONTACT_FIELDS}
    return Snapshot(
        portal_id=portal.pk,
        object_type=OBJECT_TYPE,
        object_id=str(portal.pk),
        title=str(portal.name),
        at=timezone.now(),
        url=f"{portal.site.root_url}/lien-he/",
        section="lien-he",
        clock_date=received_on,
        facts={**facts, "received_on": received_on.isoformat() if received_on else None},
    )


def _dialled(number: str) -> str:
    if number and not is_dialled(number):
        raise forms.ValidationError(_("This is no telephone number."), code="number")
    return number


class ContactsForm(WagtailAdminModelForm):
    """Contacts of one portal, with the day on which the agency learned of the change."""

    received_on = forms.DateField(
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        label=_("Received on"),
        required=False,
        help_text=_(
            "The day the agency learned of the change. Departments have 2 working days to post it, "
            "communes and wards 3."
        ),
    )

    class Meta:
        model = Portal
        fields = FORM_FIELDS

    def clean_phone(self) -> str:
        """Refuse what nobody could dial."""
        return _dialled(self.cleaned_data["phone"])

    def clean_fax(self) -> str:
        """The same, or the words that there is none."""
        fax = normalise(self.cleaned_data["fax"])
        return fax if fax.lower() == NO_FAX else _dialled(fax)

    def clean_received_on(self) -> date | None:
        """Refuse a day that has not come yet."""
        day: date | None = self.cleaned_data["received_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."), code="future")
        return day

    def clean(self) -> dict[str, Any]:
        """Normalise texts to NFC."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        return {
            name: normalise(value) if isinstance(value, str) else value
            for name, value in cleaned.items()
        }


def save_contacts(portal: Portal, by: User | None, received_on: date | None) -> None:
    """Store a person's change of contacts and write it to the ledger."""
    portal.save()
    record_published(contacts_snapshot(portal, received_on), by)
