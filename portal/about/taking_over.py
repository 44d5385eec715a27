"""Rows of a translated “About” page: who and how to reach them comes from the Vietnamese page.

A telephone number is thus changed once. The translation gives the words (position, duties, …) of
the rows that it has; it adds no row and keeps none that the Vietnamese page has lost.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings

from i18n.text import fold

from ..languages import language_of, translation_in


def rows_shown(page: Any) -> list[Any]:
    """Return the rows that citizens see; on a translation, two queries more."""
    own = page.rows()
    if not page.url_path or language_of(page) == settings.LANGUAGE_CODE:
        return own
    original = translation_in(page, settings.LANGUAGE_CODE)
    original = original.specific if original else None
    if not isinstance(original, type(page)):
        return own
    originals = original.rows()
    translated = _translations(originals, own, page.pairs_by_order)
    return [_overlaid(row, translated.get(row.pk)) for row in originals]


def _translations(originals: list[Any], own: list[Any], by_order: bool) -> dict[Any, Any]:
    """Return which row translates which, by the id of the Vietnamese one.

    Rows that the demonstration or wagtail-localize made share a translation key; people typed by
    hand bear the same name. Names of units are translated too: equally many stand in one order.
    """
    by_key = {row.translation_key: row for row in own}
    by_name = {fold(row.name): row for row in own}
    paired = {
        row.pk: by_key.get(row.translation_key) or by_name.get(fold(row.name)) for row in originals
    }
    if by_order and not any(paired.values()) and len(originals) == len(own):
        return {row.pk: other for row, other in zip(originals, own, strict=True)}
    return paired


def _overlaid(original: Any, translated: Any) -> Any:
    """Return the Vietnamese row with the words of its translation, where it has some."""
    original.original_name = original.name
    if translated is not None:
        for name in original.fact_fields:
            if name not in original.shared_fields and getattr(translated, name):
                setattr(original, name, getattr(translated, name))
    return original
