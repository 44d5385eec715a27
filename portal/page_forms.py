"""The form of a page in the admin; knows no page type."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from .own_references import OwnReferencesMixin


class PortalPageForm(OwnReferencesMixin, WagtailAdminPageForm):
    """Leaves the slug to the server, which reads it from the title (Wagtail's script: đ is dj)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
