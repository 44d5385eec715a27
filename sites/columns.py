"""Columns of lists in the administration: days in figures, yes and no in words."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.template.defaultfilters import yesno
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst

from wagtail.admin.ui.tables import Column


class DayColumn(Column):
    """A day as 21/11/2026; the hour behind it where there is one."""

    def get_value(self, instance: Any) -> str:
        """Return the figures, "" for no day."""
        value = super().get_value(instance)
        if not value:
            return ""
        if isinstance(value, datetime):
            return date_format(timezone.localtime(value), "d/m/Y, H:i")
        return date_format(value, "d/m/Y")


class YesNoColumn(Column):
    """Yes or no in the words of the reader's language."""

    def get_value(self, instance: Any) -> str:
        """Return the word."""
        return str(capfirst(str(yesno(super().get_value(instance)))))


class ReadableColumns:
    """Gives the fields of a list the column that suits them."""

    model: Any

    def _get_custom_column(
        self, field_name: str, column_class: type[Column] = Column, **kwargs: Any
    ) -> Column:
        if column_class is Column:
            column_class = _column_of(self.model, field_name)
        return super()._get_custom_column(field_name, column_class, **kwargs)  # type: ignore[misc]


def _column_of(model: Any, field_name: str) -> type[Column]:
    try:
        field = model._meta.get_field(field_name)
    except FieldDoesNotExist:
        return Column
    if isinstance(field, models.BooleanField):
        return YesNoColumn
    return DayColumn if isinstance(field, models.DateField) else Column
