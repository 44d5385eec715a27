"""Which articles?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import Prefetch

from wagtail.models import PageQuerySet

from .cards import CARD_FILTERS
from .models.media import PortalRendition

if TYPE_CHECKING:
    from sites.models import Portal


class NewsQuerySet(PageQuerySet):
    """Articles."""

    def in_section(self, portal: Portal | int, key: str) -> Self:
        """Public articles of one section of one portal, newest first."""
        portal_id = portal if isinstance(portal, int) else portal.pk
        return (
            self.live()
            .public()
            .filter(portal_id=portal_id, section_key=key)
            .order_by("-pub_at", "-pk")
        )

    def for_cards(self) -> Self:
        """With what a card shows, without the bodies; two queries for any number."""
        renditions = PortalRendition.objects.filter(filter_spec__in=CARD_FILTERS)
        return (
            self.defer_streamfields()
            .select_related("category", "lead_image")
            .prefetch_related(
                Prefetch(
                    "lead_image__renditions", queryset=renditions, to_attr="prefetched_renditions"
                )
            )
        )
