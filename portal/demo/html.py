"""Demo text as the HTML that the editor stores."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import escape


def paragraphs_html(paragraphs: Iterable[str]) -> str:
    """Return one <p> for each paragraph, escaped."""
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
