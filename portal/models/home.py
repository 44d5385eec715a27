"""The home page of a portal; it is drawn from the sections below it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sites.hosts import all_portals
from sites.models import Kind

from ..cards import Card, card_of
from ..errands import errands_of
from ..navigation import navigation_of
from .base import PortalPage
from .news import LEADERSHIP_KEY, NEWS_KEY, NOTICE_CATEGORY, NewsPage

LATEST = 7
LEADERSHIP = 4
NOTICES = 3
NOTICE_DAYS = 30


def _since_notices() -> datetime:
    return timezone.now() - timedelta(days=NOTICE_DAYS)


class HomePage(PortalPage):
    """The root of a portal; made by provisioning alone."""

    template = "pages/home_page.html"
    is_creatable = False
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "portal.SectionPage",
        "portal.NewsSectionPage",
        "portal.ContactsSectionPage",
        "portal.LinksSectionPage",
        "portal.SitemapPage",
    ]
    page_description = _("Home page of a portal")

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add news, leadership news and the citizens' errands; a constant number of queries."""
        context = super().get_context(request, *args, **kwargs)
        navigation = navigation_of(request)
        news = NewsPage.objects.in_section(self.portal_id, NEWS_KEY).for_cards()
        latest = [card_of(article) for article in news[:LATEST]]
        notices = news.filter(category__slug=NOTICE_CATEGORY, pub_at__gte=_since_notices())
        context.update(
            lead=latest[0] if latest else None,
            latest=latest[1:],
            leadership=self._leadership_cards(),
            notices=[card_of(article, with_image=False) for article in notices[:NOTICES]],
            errands=errands_of(navigation),
            news_url=navigation.url(NEWS_KEY),
            leadership_url=navigation.url(LEADERSHIP_KEY),
            notices_url=f"{navigation.url(NEWS_KEY)}?chuyen-muc={NOTICE_CATEGORY}",
        )
        return context

    def _leadership_cards(self) -> list[Card]:
        """News of the province's leaders (chỉ đạo, điều hành), straight from its one master."""
        province = next((p for p in all_portals() if p.kind == Kind.PROVINCE), None)
        if province is None:
            return []
        root_url = "" if province.pk == self.portal_id else province.site.root_url
        articles = NewsPage.objects.in_section(province, LEADERSHIP_KEY).for_cards()
        return [card_of(article, root_url, with_image=False) for article in articles[:LEADERSHIP]]
