"""The form of an article: suggests official sources while a source is typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .models.sources import OfficialSource
from .page_forms import PortalPageForm


class SuggestingInput(forms.TextInput):
    """A text field with suggestions (datalist); any other text may be typed."""

    def suggestions(self) -> list[str]:
        """Return what is suggested; one query each time the field is drawn."""
        return list(OfficialSource._default_manager.values_list("name", flat=True))

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Draw the field and its list."""
        list_id = f"{name}-suggestions"
        field = super().render(name, value, {**(attrs or {}), "list": list_id}, renderer)
        options = format_html_join(
            "", '<option value="{}"></option>', ((text,) for text in self.suggestions())
        )
        return format_html('{}<datalist id="{}">{}</datalist>', field, list_id, options)


class SuggestingURLInput(SuggestingInput):
    """The same for the address of a source."""

    input_type = "url"

    def suggestions(self) -> list[str]:
        """Return the beginnings of official addresses."""
        hosts = OfficialSource._default_manager.values_list("host", flat=True)
        return [f"https://{host}/" for host in hosts]


class NewsPageForm(PortalPageForm):
    """The page form with suggestions at the source of a repost."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, widget in (("source_name", SuggestingInput), ("source_url", SuggestingURLInput)):
            if name in self.fields:
                self.fields[name].widget = widget(self.fields[name].widget.attrs)
