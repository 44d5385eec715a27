"""What every page of a portal has: the portal it belongs to, kept right by its path."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest

from wagtail.models import Page

from sites.tree import HOME_DEPTH, portal_id_for_path

from ..navigation import breadcrumbs_of, local_path


class PortalPageMixin(models.Model):
    """A page of a portal; `portal` is derived from its path at each full save."""

    portal = models.ForeignKey(
        "portal_sites.Portal",
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    portal.wagtail_reference_index_ignore = True

    show_in_menus_default = False

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Derive what the path says, then save."""
        if not kwargs.get("update_fields"):
            self.derive_from_path()
        return super().save(*args, **kwargs)

    def derive_from_path(self) -> None:
        """Set the portal from the page's own path (a copy or a revision may carry another)."""
        self.portal_id = portal_id_for_path(self.path)


class PortalPage(PortalPageMixin, Page):
    """Abstract base of all page types."""

    class Meta:
        abstract = True

    @property
    def local_url(self) -> str:
        """The address within the portal, "/" first; the home's slug is left out, no query."""
        return local_path(self.url_path)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the way from the home page to here; one query below the home."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["breadcrumbs"] = breadcrumbs_of(self) if self.depth > HOME_DEPTH else []
        return context
