"""Filters of the publication ledger's screen: what they offer comes from the user's own rows."""

from __future__ import annotations

from typing import Any, ClassVar

from django.apps import apps
from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from .blueprint import blueprint_of
from .models import Kind


def section_title(key: str) -> str:
    """Return the title of a section by its key, the key itself where no blueprint knows it."""
    for kind in (Kind.DEPARTMENT, Kind.COMMUNE, Kind.PROVINCE):
        for top in blueprint_of(kind.value):
            for section in top.walk():
                if section.slug == key:
                    return section.title
    return key


def type_label(object_type: str) -> str:
    """Return the name of a kind of object, "portal.workweek" for one that is gone."""
    try:
        return str(capfirst(apps.get_model(object_type)._meta.verbose_name))
    except (LookupError, ValueError):
        return object_type


class OwnValuesFilter(SimpleListFilter):
    """Offers the values that stand in the rows the user may see; one query."""

    field: ClassVar[str] = ""

    def label_of(self, value: str) -> str:
        """Return the words for a value."""
        return value

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Values in the order of their words."""
        rows = model_admin.get_queryset(request).order_by().exclude(**{self.field: ""})
        values = rows.values_list(self.field, flat=True).distinct()
        return sorted(((value, self.label_of(value)) for value in values), key=lambda it: it[1])

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Narrow the list; a value that is not offered narrows nothing."""
        value = self.value()
        offered = {choice for choice, _label in self.lookup_choices}
        return queryset.filter(**{self.field: value}) if value in offered else queryset


class SectionFilter(OwnValuesFilter):
    """By section of the portal."""

    title = _("section")
    parameter_name = "section"
    field = "section"

    def label_of(self, value: str) -> str:
        """The section's title."""
        return section_title(value)


class TypeFilter(OwnValuesFilter):
    """By kind of object."""

    title = _("type of object")
    parameter_name = "type"
    field = "object_type"

    def label_of(self, value: str) -> str:
        """The name of the kind."""
        return type_label(value)


class KindFilter(SimpleListFilter):
    """By what happened."""

    title = _("what happened")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The kinds of events."""
        return list(model_admin.model.Kind.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Narrow the list; nonsense narrows nothing."""
        value = self.value()
        return queryset.filter(kind=value) if value in queryset.model.Kind.values else queryset
