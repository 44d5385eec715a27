"""Admin screens over portal-owned rows, scoped at one point."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from wagtail.admin.views.generic import IndexView

from .columns import ReadableColumns
from .permissions import PortalPermissionPolicy


class RowScopedMixin:
    """Scopes every view of a ModelViewSet or SnippetViewSet to the rows its policy allows.

    Wagtail's generic views ask the policy for the model, not for the row: without this an editor
    could open, change and export another portal's rows by their address.
    """

    model: Any
    permission_policy: PortalPermissionPolicy

    def scope(self, rows: QuerySet, user: Any, action: str = "") -> QuerySet:
        """Return the rows in which this user has the right to `action`, or any right at all."""
        actions = [action] if action else list(self.permission_policy.rights)
        mine = self.permission_policy.instances_user_has_any_permission_for(user, actions)
        return rows.filter(pk__in=mine.values("pk"))

    def construct_view(self, view_class: Any, **kwargs: Any) -> Any:
        """Build the view with a scoped, readable list and a scoped object."""
        viewset = self
        bases: tuple[type, ...] = (view_class,)
        body: dict[str, Any] = {}
        if issubclass(view_class, IndexView):
            bases = (ReadableColumns, view_class)

            def get_base_queryset(view: Any) -> QuerySet:
                rows = super(scoped, view).get_base_queryset()  # type: ignore[misc]
                return viewset.scope(rows, view.request.user)

            body["get_base_queryset"] = get_base_queryset
        if hasattr(view_class, "get_object"):

            def get_object(view: Any, *args: Any, **inner: Any) -> Any:
                found = super(scoped, view).get_object(*args, **inner)  # type: ignore[misc]
                mine = viewset.scope(
                    viewset.model._default_manager.filter(pk=found.pk),
                    view.request.user,
                    getattr(view, "permission_required", None) or "",
                )
                if not mine.exists():
                    raise Http404
                return found

            body["get_object"] = get_object
        scoped: Any = type(view_class.__name__, bases, body)
        return super().construct_view(scoped, **kwargs)  # type: ignore[misc]
