"""The admin's API of files: Wagtail's lists every portal's images and documents."""

from __future__ import annotations

from django.db.models import QuerySet

from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

from .models import PortalDocument, PortalImage
from .own_objects import FILE_POLICIES


class OwnImagesAPIViewSet(ImagesAdminAPIViewSet):
    """Images that the user may choose or change."""

    def get_queryset(self) -> QuerySet:
        """Scope lists, details and searches."""
        policy, actions = FILE_POLICIES[PortalImage]
        mine = policy.instances_user_has_any_permission_for(self.request.user, actions)
        return super().get_queryset().filter(pk__in=mine.values("pk"))


class OwnDocumentsAPIViewSet(DocumentsAdminAPIViewSet):
    """Documents that the user may choose or change."""

    def get_queryset(self) -> QuerySet:
        """Scope lists, details and searches."""
        policy, actions = FILE_POLICIES[PortalDocument]
        mine = policy.instances_user_has_any_permission_for(self.request.user, actions)
        return super().get_queryset().filter(pk__in=mine.values("pk"))
