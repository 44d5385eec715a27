"""Which articles?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db.models import (
    Case,
    F,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from wagtail.models import PageQuerySet

from sites.hosts import province_portal

from .cards import CARD_FILTERS
from .models.media import PortalRendition
from .section_keys import LEADERSHIP_KEY

if TYPE_CHECKING:
    from sites.models import Portal

PINS_SHOWN = 3


def _leadership() -> Q:
    province = province_portal()
    return Q(portal_id=province.pk if province else None, section_key=LEADERSHIP_KEY)


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

    def shown_in(self, portal_id: int, key: str, locale_id: int) -> Self:
        """Public articles that a section shows, by `shown_at`, newest first; no copy of any.

        Its own, those that its portal reposts there, and in the leadership section the
        province's. A repost stands at the day of the repost.
        """
        rows: QuerySet = apps.get_model("portal.Repost").objects.public()
        reposts = rows.filter(portal_id=portal_id, section=key)
        wanted = Q(portal_id=portal_id, section_key=key) | Q(pk__in=reposts.values("article_id"))
        if key == LEADERSHIP_KEY:
            wanted |= _leadership()
        reposted_at = reposts.filter(article_id=OuterRef("pk")).values("reposted_at")[:1]
        return (
            self.live()
            .public()
            .filter(wanted, locale_id=locale_id)
            .annotate(shown_at=Coalesce(Subquery(reposted_at), F("pub_at")))
            .order_by("-shown_at", "-pk")
        )

    def leadership(self, locale_id: int) -> Self:
        """The province's public leadership news, newest first, straight from the one master."""
        return (
            self.live()
            .public()
            .filter(_leadership(), locale_id=locale_id)
            .annotate(shown_at=F("pub_at"))
            .order_by("-pub_at", "-pk")
        )

    def pinned_by(self, portal_id: int, key: str) -> list[int]:
        """Ids of the articles that stand first in a section of a portal; one query at most."""
        if key != LEADERSHIP_KEY:
            return []
        shown = Q(portal_id=portal_id, section_key=key) | _leadership()
        pinned = self.live().filter(shown, pins__portal_id=portal_id)
        ids = pinned.order_by("pins__position", "pins__pk").values_list("pk", flat=True)
        return list(ids[:PINS_SHOWN])

    def with_first(self, ids: list[int]) -> Self:
        """The same articles, those of these ids first and in their order."""
        if not ids:
            return self
        places = [When(pk=pk, then=Value(place)) for place, pk in enumerate(ids)]
        place = Case(*places, default=Value(len(ids)), output_field=IntegerField())
        return self.order_by(place, *self.query.order_by)

    def for_cards(self, with_images: bool = True) -> Self:
        """With what a card shows, without the bodies; two queries at most for any number."""
        cards = self.defer_streamfields().select_related("category")
        if not with_images:
            return cards
        renditions = PortalRendition.objects.filter(filter_spec__in=CARD_FILTERS)
        return cards.select_related("lead_image").prefetch_related(
            Prefetch("lead_image__renditions", queryset=renditions, to_attr="prefetched_renditions")
        )
