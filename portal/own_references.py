"""What a page form may point at: files and pages that its author may see.

Choosers show only what is one's own, but a form's field takes any id that is sent. A page would
then show the name and the picture of another portal's draft.
"""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from wagtail.models import CollectionMember, Page, ReferenceIndex

from .sent_references import forget, forget_what_is_no_id, sent_references, shorten_numbers

# By name: page forms are read before the page models that the check knows.
SEES_ROW = "portal.own_objects.sees_row"


def references_of(page: Any) -> set[tuple[int, str]]:
    """Return (content type, id) of what fields, blocks and links of the page point at."""
    found = ReferenceIndex._extract_references_from_object(page)
    return {(content_type_id, str(pk)) for content_type_id, pk, _model, _content in found}


class OwnReferencesMixin:
    """A page form that refuses files and pages which its user may not see.

    What the page pointed at before stays: the province may have put it there.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kept = references_of(self.instance)  # type: ignore[attr-defined]

    def full_clean(self) -> None:
        """Check the form and its rows, then forget what was refused."""
        if self.is_bound:  # type: ignore[attr-defined]
            shorten_numbers(self)
        super().full_clean()  # type: ignore[misc]
        if not self.is_bound:  # type: ignore[attr-defined]
            return
        self._refuse_in(self)
        for rows in getattr(self, "formsets", {}).values():
            if rows.management_form.is_valid():
                for row in rows.forms:
                    self._refuse_in(row)

    def _post_clean(self) -> None:
        """Look at the finished page, stream fields and rich text included."""
        super()._post_clean()  # type: ignore[misc]
        found = references_of(self.instance) - self._kept  # type: ignore[attr-defined]
        if any(self._is_foreign(_model_of(type_id), pk) for type_id, pk in found):
            self.add_error(None, ValidationError(_refusal()))  # type: ignore[attr-defined]

    def _is_foreign(self, model: Any, pk: str) -> bool:
        """Say whether an id is that of a page or file that the user may not see."""
        if model is None or not issubclass(model, (Page, CollectionMember)):
            return False
        row = model._default_manager.filter(pk=pk).first()
        sees_row = import_string(SEES_ROW)
        return row is not None and not sees_row(self.for_user, row)  # type: ignore[attr-defined]

    def _refuse_in(self, form: Any) -> None:
        """Refuse foreign ids at their fields; the form that comes back must not name their rows."""
        forget_what_is_no_id(form)
        for name, sent in sent_references(form).items():
            new = [(model, pk) for model, pk in sent if not self._was_there(model, pk)]
            foreign = {pk for model, pk in new if self._is_foreign(model, pk)}
            if foreign:
                forget(form, name, foreign)
                if not form.errors:
                    form.add_error(name, ValidationError(_refusal()))

    def _was_there(self, model: Any, pk: str) -> bool:
        return (ContentType.objects.get_for_model(model).pk, pk) in self._kept


def _model_of(content_type_id: int) -> Any:
    return ContentType.objects.get_for_id(content_type_id).model_class()


def _refusal() -> str:
    return _("This page uses a file or a page that is not your portal's.")
