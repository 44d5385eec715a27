"""The home page of a portal; it is drawn from the sections below it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.url_routing import RouteResult

from sites.foreign_homes import key_in_language

from ..cards import Card
from ..errands import errands_of
from ..home_panels import home_panels
from ..languages import language_of, local_path, original_of
from ..navigation import child_sections, navigation_of
from ..section_keys import LEADERSHIP_KEY, NEWS_KEY
from ..sharing import card_in
from .base import PortalPage
from .news import NOTICE_CATEGORY, NewsPage

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
        "portal.RegisterSectionPage",
        "portal.OrganisationPage",
        "portal.LeadersPage",
        "portal.OfficialsPage",
        "portal.ContactsSectionPage",
        "portal.LinksSectionPage",
        "portal.SitemapPage",
    ]
    page_description = _("Home page of a portal")

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add news, leadership news, errands and registers; a constant number of queries."""
        context = super().get_context(request, *args, **kwargs)
        if (language := language_of(self)) != settings.LANGUAGE_CODE:
            return context | self._foreign_context(language)
        navigation = navigation_of(request)
        news_url = navigation.url(NEWS_KEY)
        leadership_url = navigation.url(LEADERSHIP_KEY)
        news = NewsPage.objects.shown_in(self.portal_id, NEWS_KEY, self.locale_id)
        latest = [
            card_in(self.portal_id, news_url, article) for article in news.for_cards()[:LATEST]
        ]
        notices = news.filter(
            category__slug=NOTICE_CATEGORY, pub_at__gte=_since_notices()
        ).for_cards(with_images=False)
        context.update(
            lead=latest[0] if latest else None,
            latest=latest[1:],
            leadership=self._leadership_cards(leadership_url),
            notices=[
                card_in(self.portal_id, news_url, article, with_image=False)
                for article in notices[:NOTICES]
            ],
            errands=errands_of(navigation),
            panels=home_panels(self.portal_id, navigation),
            news_url=news_url,
            leadership_url=leadership_url,
            notices_url=f"{news_url}?chuyen-muc={NOTICE_CATEGORY}",
        )
        return context

    def _foreign_context(self, language: str) -> dict[str, Any]:
        """The news of this language and all its sections."""
        key = key_in_language(NEWS_KEY, language)
        sections = child_sections(self)
        news = NewsPage.objects.shown_in(self.portal_id, key, self.locale_id).for_cards()
        cards = [card_in(self.portal_id, "", article) for article in news[:LATEST]]
        section = self.get_children().live().filter(newssectionpage__key=key).first()
        return {
            "children": sections,
            "lead": cards[0] if cards else None,
            "latest": cards[1:],
            "news_url": local_path(section.url_path) if section else "",
        }

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Below a foreign home, find the Vietnamese page of what is not translated.

        Raises:
            Http404: there is no such page in Vietnamese either.
        """
        try:
            return super().route(request, path_components)
        except Http404:
            if language_of(self) == settings.LANGUAGE_CODE:
                raise
            original = original_of(self, path_components)
            if original is None:
                raise
            return RouteResult(original.specific)

    def _leadership_cards(self, section_url: str) -> list[Card]:
        """News of the province's leaders (chỉ đạo, điều hành), straight from its one master.

        The panel names the province once, so the cards do not.
        """
        pinned = NewsPage.objects.pinned_by(self.portal_id, LEADERSHIP_KEY)
        articles = NewsPage.objects.leadership(self.locale_id).with_first(pinned)
        return [
            replace(card_in(self.portal_id, section_url, article, with_image=False), attribution="")
            for article in articles.for_cards(with_images=False)[:LEADERSHIP]
        ]
