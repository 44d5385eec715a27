"""The form of an “About” page: days as people write them, rows that fit together."""

from __future__ import annotations

from typing import Any

from ..page_forms import PortalPageForm

DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]


class AboutPageForm(PortalPageForm):
    """Looks at the rows too, once the page itself has been read."""

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
        """Say what is wrong between rows; most pages have nothing to say."""
