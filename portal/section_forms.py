"""The form of a section that a portal may add itself: what it counts for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from .own_sections import servable_sections
from .page_forms import PortalPageForm
from .section_keys import is_own_key

FIELD = "counts_for"


class OwnSectionForm(PortalPageForm):
    """Asks what an own section counts for; sections of the blueprint are not asked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if FIELD not in self.fields:
            return
        place = self.instance.path or (self.parent_page.path if self.parent_page else "")
        sections = servable_sections(place, self.instance._meta.label)
        if not is_own_key(self.instance.key) or not sections:
            del self.fields[FIELD]
            return
        model_field = self.fields[FIELD]
        self.fields[FIELD] = forms.ChoiceField(
            label=model_field.label,
            help_text=model_field.help_text,
            required=False,
            choices=[
                ("", _("No criterion")),
                *((section.slug, f"{section.title} ({section.criterion})") for section in sections),
            ],
        )
