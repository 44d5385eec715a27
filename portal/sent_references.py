"""What a form was sent, before any check: which rows it points at, and how to forget some.

A form that comes back shows the titles of what it points at, so refused ids are taken out of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model

from wagtail.models import CollectionMember, Page

Sent = tuple[type[Model], str]
# Parts of a stream field that count and order its blocks, and never point at anything.
COUNTING = ("-count", "-order", "-id", "-type", "-deleted")

# Longer numbers are no ids; databases fail on numbers beyond theirs.
MOST_DIGITS = 18


def is_id(value: str) -> bool:
    """Say whether a value may be the id of a row."""
    return value.isdecimal() and len(value) <= MOST_DIGITS


def shorten_numbers(form: Any) -> None:
    """Replace numbers beyond all ids by one that no row has, so that the field refuses them."""
    for name, field in form.fields.items():
        key = form.add_prefix(name)
        value = str(form.data.get(key, ""))
        if isinstance(field, forms.ModelChoiceField) and value.isdecimal() and not is_id(value):
            form.data = form.data.copy()
            form.data[key] = "0"


def sent_references(form: Any) -> dict[str, set[Sent]]:
    """Return the pages and files that each field of a bound form was sent, valid or not."""
    found = {name: set(_sent_to(form, name)) for name in form.fields}
    return {name: rows for name, rows in found.items() if rows}


def _sent_to(form: Any, name: str) -> Iterator[Sent]:
    field, key = form.fields[name], form.add_prefix(name)
    if isinstance(field, forms.ModelChoiceField):
        model = field.queryset.model if field.queryset is not None else None
        value = str(form.data.get(key, ""))
        if model and issubclass(model, (Page, CollectionMember)) and value.isdecimal():
            yield model, value
        return
    try:
        stored: Any = form._meta.model._meta.get_field(name)
    except FieldDoesNotExist:
        return
    if hasattr(stored, "extract_references"):
        value = field.widget.value_from_datadict(form.data, form.files, key)
        for model, pk, _model_path, _content_path in stored.extract_references(value or ""):
            if issubclass(model, (Page, CollectionMember)):
                yield model, str(pk)


def forget_what_is_no_id(form: Any) -> None:
    """Empty choosers that were sent words: Wagtail looks for their rows when it draws them."""
    for name, field in form.fields.items():
        value = str(form.data.get(form.add_prefix(name), ""))
        if isinstance(field, forms.ModelChoiceField) and value and not is_id(value):
            forget(form, name, {value})


def forget(form: Any, name: str, ids: set[str]) -> None:
    """Take ids out of what a field was sent: choosers stand empty, words stay without links."""
    kept, key = form.data.copy(), form.add_prefix(name)
    for place in list(kept):
        if place != key and not place.startswith(f"{key}-"):
            continue
        value = kept[place]
        if value in ids and not place.endswith(COUNTING):
            kept[place] = ""
        elif isinstance(value, str) and '"entityMap"' in value:
            kept[place] = _unlinked(value, ids)
    form.data = kept


def _unlinked(text: str, ids: set[str]) -> str:
    """Return a passage as the text editor sends it, without the links to these ids."""
    try:
        passage = json.loads(text)
        entities = passage["entityMap"]
        gone = {key for key, entity in entities.items() if str(entity["data"].get("id")) in ids}
        for block in passage["blocks"]:
            ranges = block.get("entityRanges", [])
            block["entityRanges"] = [one for one in ranges if str(one["key"]) not in gone]
    except (ValueError, LookupError, TypeError, AttributeError):
        return text  # somebody's words about such a passage
    passage["entityMap"] = {key: one for key, one in entities.items() if key not in gone}
    return json.dumps(passage)
