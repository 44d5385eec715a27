"""Forms and screens of registers whose rows carry files: own files alone may be chosen."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wagtail.models import CollectionMember

from sites.row_viewsets import RowForm, RowViewSet

from .own_objects import sees_row
from .own_references import OwnReferencesMixin


class PortalRowForm(OwnReferencesMixin, RowForm):
    """A row's form that refuses files and pages which its user may not see."""

    def clean(self) -> dict[str, Any]:
        """Refuse the files of others at their field; what the row had before stays."""
        cleaned = super().clean()
        for name in self._file_fields():
            file = cleaned.get(name)
            if file and file.pk != self.initial.get(name) and not sees_row(self.for_user, file):
                self.add_error(name, _("This file is not your portal's."))
        return cleaned

    def full_clean(self) -> None:
        """Forget refused files: the form that is shown again would name them."""
        super().full_clean()
        refused = [name for name in self._file_fields() if name in self.errors]
        if refused:
            kept: Any = self.data.copy()  # type: ignore[has-type]
            for name in refused:
                kept[self.add_prefix(name)] = ""
            self.data = kept

    def _file_fields(self) -> list[str]:
        return [
            name
            for name, field in self.fields.items()
            if isinstance(field, forms.ModelChoiceField)
            and field.queryset is not None
            and issubclass(field.queryset.model, CollectionMember)
        ]


class PortalRowViewSet(RowViewSet):
    """Base of the register screens of `portal` and the apps above it."""

    row_form = PortalRowForm
