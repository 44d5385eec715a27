"""Rows that belong to one portal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from .portal import Portal


class PortalOwnedQuerySet(models.QuerySet):
    """Every question to portal-owned rows starts with `.for_portal()`."""

    def for_portal(self, portal: Portal) -> Self:
        """Rows of this portal alone."""
        return self.filter(portal=portal)


class PortalOwned(models.Model):
    """A row that one portal owns; the admin scopes it by the user's portals."""

    portal = models.ForeignKey(
        "portal_sites.Portal",
        verbose_name=_("portal"),
        on_delete=models.PROTECT,
        related_name="%(class)ss",
    )

    objects = PortalOwnedQuerySet.as_manager()

    class Meta:
        abstract = True
