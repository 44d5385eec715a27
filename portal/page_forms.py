"""The form of a page in the admin; knows no page type."""

from __future__ import annotations

from typing import Any

from django import forms

from wagtail.admin.forms import WagtailAdminPageForm

from i18n.text import normalise

from .own_references import OwnReferencesMixin

NORMALISED = ("title", "summary")


def normalise_before_checks(field: forms.Field) -> None:
    """Make a form field read NFC without invisible characters, before "required" and length."""
    read = field.to_python
    field.to_python = lambda value: normalise(read(value) or "")  # type: ignore[method-assign]


class PortalPageForm(OwnReferencesMixin, WagtailAdminPageForm):
    """Leaves the slug to the server, which reads it from the title (Wagtail's script: đ is dj)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in NORMALISED:
            if name in self.fields:
                normalise_before_checks(self.fields[name])
        if "slug" in self.fields:
            self.fields["slug"].required = False
