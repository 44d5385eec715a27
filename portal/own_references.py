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

    def _post_clean(self) -> None:
        """Look at the finished page, stream fields and rich text included."""
        super()._post_clean()  # type: ignore[misc]
        sees_row = import_string(SEES_ROW)
        for content_type_id, pk in references_of(self.instance) - self._kept:  # type: ignore[attr-defined]
            model: Any = ContentType.objects.get_for_id(content_type_id).model_class()
            if model is None or not issubclass(model, (Page, CollectionMember)):
                continue
            row = model._default_manager.filter(pk=pk).first()
            if row is not None and not sees_row(self.for_user, row):  # type: ignore[attr-defined]
                refusal = _("This page uses a file or a page that is not your portal's.")
                self.add_error(None, ValidationError(refusal))  # type: ignore[attr-defined]
                return
