"""The words of a page of any type: what its own fields, blocks and children say to citizens."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.db import models

from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from portal.models import PortalPage

SUMMARIES = ("summary", "purpose")
NOT_READ = (models.SlugField, models.URLField, models.FileField)


def summary_of(page: Any) -> str:
    """Return the sentence that lists show of a page, "" where it has none."""
    texts = (getattr(page, name, "") for name in SUMMARIES)
    return next((text for text in texts if text), "")


def text_of(page: Any) -> str:
    """Return the words of a page: its fields, its blocks, the rows that belong to it."""
    words = [*_words_of(page)]
    model: Any = type(page)
    for accessor in child_accessors(model):
        for child in getattr(page, accessor).all():
            words += _words_of(child)
    if hasattr(page, "search_text"):
        words.append(page.search_text())
    return " ".join(word for word in words if word)


@cache
def child_accessors(model: Any) -> tuple[str, ...]:
    """Names of the lists of rows that belong to pages of this type (units, leaders, …)."""
    return tuple(
        relation.get_accessor_name()
        for relation in get_all_child_relations(model)
        if not relation.related_model._meta.app_label.startswith("wagtail")
    )


def _words_of(thing: Any) -> Iterator[str]:
    model: Any = type(thing)
    for field in _text_fields(model):
        value = getattr(thing, field.name)
        if isinstance(field, StreamField):
            yield from map(str, field.get_searchable_content(value))
        elif isinstance(field, RichTextField):
            yield get_text_for_indexing(value)
        else:
            yield value or ""


@cache
def _text_fields(model: Any) -> tuple[models.Field, ...]:
    """Fields of words that people write; not the title, which is a key of its own."""
    wagtails_own = {field.name for field in [*Page._meta.get_fields(), *PortalPage._meta.fields]}
    return tuple(
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField | StreamField)
        and not isinstance(field, NOT_READ)
        and field.editable
        and not field.choices
        and not (issubclass(model, Page) and field.name in wagtails_own)
    )
