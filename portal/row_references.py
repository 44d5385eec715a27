"""Files and pages that a row points at: those of its own portal alone, refused at their field."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext as _

from wagtail.models import CollectionMember, Page

from sites.blueprint import rights
from sites.models import Portal

from .own_objects import sees_row
from .row_forms import PortalRowForm


def belongs_to(portal: Portal, row: Page | CollectionMember) -> bool:
    """True for a page of the portal, a file in its folder or in the folder that all share."""
    if isinstance(row, Page):
        return bool(getattr(row, "portal_id", None) == portal.pk)
    folder = row.collection
    is_shared = folder.name == rights().shared_collection and folder.depth == 2  # noqa: PLR2004
    return bool(is_shared or folder.path.startswith(portal.collection.path))


class OwnTargetsForm(PortalRowForm):
    """A row's form whose choosers take what belongs to the row's portal.

    A refused id is taken out of what was sent: the form that comes back must not name its row.
    """

    target_fields: ClassVar[tuple[str, ...]] = ()

    def clean(self) -> dict[str, Any]:
        """Refuse targets of other portals at their field."""
        cleaned = super().clean()
        portal = cleaned.get("portal")
        for name in self.target_fields:
            target = cleaned.get(name)
            if target is None or target.pk == self.initial.get(name):
                continue
            is_own = portal is not None and belongs_to(portal, target)
            if not is_own or not sees_row(self.for_user, target):
                self.refuse_target(name, _("Choose a file or a page of this portal."))
        return cleaned

    def refuse_target(self, name: str, message: Any) -> None:
        """Say at the field why its row cannot be used, and forget which one was sent."""
        self.add_error(name, message)
        self.data: Any = self.data.copy()
        self.data[self.add_prefix(name)] = ""
