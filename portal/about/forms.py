"""The form of an “About” page: days as people write them, own pictures alone."""

from __future__ import annotations

from typing import Any

from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from ..own_references import SEES_ROW
from ..page_forms import PortalPageForm

DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]


class AboutPageForm(PortalPageForm):
    """Looks at the rows too: their pictures are sent as ids, which may be another portal's."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "received_on" in self.fields:
            self.fields["received_on"].input_formats = DAY_FORMATS

    def full_clean(self) -> None:
        """Check the page, then its rows; once."""
        super().full_clean()
        if self.is_bound:
            for rows in self.formsets.values():
                rows.is_valid()
            self.check_rows()

    def rows_of(self, name: str) -> list[Any]:
        """Return the forms of the rows that somebody filled and did not take away."""
        filled = [row for row in self.formsets[name] if getattr(row, "cleaned_data", None)]
        return [row for row in filled if not row.cleaned_data.get("DELETE")]

    def check_rows(self) -> None:
        """Refuse pictures that the user may not see."""
        sees_row = import_string(SEES_ROW)
        for name in self.formsets:
            for row in self.rows_of(name):
                picture = row.cleaned_data.get("portrait")
                is_kept = picture is None or picture.pk == row.initial.get("portrait")
                if not is_kept and not sees_row(self.for_user, picture):
                    refusal = _("This page uses a file or a page that is not your portal's.")
                    row.add_error("portrait", refusal)
