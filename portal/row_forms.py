"""Forms and screens of registers whose rows carry files: own files alone may be chosen."""

from __future__ import annotations

from sites.row_viewsets import RowForm, RowViewSet

from .own_references import OwnReferencesMixin


class PortalRowForm(OwnReferencesMixin, RowForm):
    """A row's form that refuses files and pages which its user may not see."""


class PortalRowViewSet(RowViewSet):
    """Base of the register screens of `portal` and the apps above it."""

    row_form = PortalRowForm
