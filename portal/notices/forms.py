"""The form of an urgent notice: its time has an end, its place is the author's own."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from sites.models import Kind
from sites.permissions import acts_everywhere
from sites.row_viewsets import RowForm

from .limits import limits
from .models import UrgentNotice


class UrgentNoticeForm(RowForm):
    """Refuses notices without an end and, for editors of one portal, those on all portals."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not acts_everywhere(self.for_user):
            self.fields.pop("scope", None)

    def clean(self) -> dict[str, Any]:
        """Check the time and the place."""
        cleaned = super().clean()
        self._check_time(cleaned.get("starts_at"), cleaned.get("ends_at"))
        portal = cleaned.get("portal")
        is_for_all = cleaned.get("scope") == UrgentNotice.Scope.ALL
        if is_for_all and portal and portal.kind != Kind.PROVINCE:
            message = _("Only a notice of the province's own portal can stand on all portals.")
            self.add_error("scope", message)
        return cleaned

    def _check_time(self, starts_at: Any, ends_at: Any) -> None:
        if not starts_at or not ends_at:
            return
        days = limits()["longest_days"]
        if ends_at <= starts_at:
            self.add_error("ends_at", _("The end must be after the beginning."))
        elif ends_at - starts_at > timedelta(days=days):
            message = _("A notice may stand for %(days)d days at most; put up a new one then.")
            self.add_error("ends_at", message % {"days": days})
