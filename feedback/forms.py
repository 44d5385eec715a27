"""The form of a case: who may see the sender, what may still be changed."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.row_references import OwnTargetsForm
from sites.permissions import acts_everywhere, roles_of

from .calendar import calendar_overrides
from .models import PRIVATE_FIELDS
from .rules import EARLIEST

#: What the score rests on: the first word stands (SCORING G10), the province may correct it.
SETTLED_FIELDS = ("portal", "received_on", "category", "extended_to", "closed_as", "closed_on")
CLOCK_FIELDS = {"received_on", "category"}


def is_own_staff(user: Any, portal_id: int) -> bool:
    """True for people who work for the agency itself, not for those who look after all portals."""
    if portal_id in roles_of(user):
        return True
    return acts_everywhere(user) and user.home_portal_id == portal_id


class FeedbackCaseForm(OwnTargetsForm):
    """A case; the sender's data is for the agency's own staff alone."""

    target_fields = ("answer_file",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        case = self.instance
        if not case.pk:
            return
        if not is_own_staff(self.for_user, case.portal_id):
            for name in PRIVATE_FIELDS:
                self.fields.pop(name, None)
        if not acts_everywhere(self.for_user):
            self._settle()

    def _settle(self) -> None:
        """Lock what was entered once."""
        for name in SETTLED_FIELDS:
            field = self.fields.get(name)
            if field is not None and getattr(self.instance, name):
                field.disabled = True
                field.help_text = _("Entered once; the Information Centre can correct it.")

    def clean_merged_into(self) -> str:
        """Codes are written in capitals."""
        return str(self.cleaned_data["merged_into"]).strip().upper()

    def clean(self) -> dict[str, Any]:
        """Set the limit before the model looks at what depends on it."""
        cleaned = super().clean()
        day, category = cleaned.get("received_on"), cleaned.get("category")
        if not day or not category or not EARLIEST <= day <= timezone.localdate():
            return cleaned
        if not self.instance.pk or CLOCK_FIELDS & set(self.changed_data):
            self.instance.received_on, self.instance.category = day, category
            self.instance.set_limit(calendar_overrides())
        return cleaned
