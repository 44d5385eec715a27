"""Pages and files of a portal."""

from .base import PortalPage, PortalPageMixin
from .home import HomePage
from .media import PortalDocument, PortalImage, PortalMedia, PortalRendition
from .news import NewsCategory, NewsPage, NewsSectionPage
from .sections import ContactsSectionPage, LinksSectionPage, SectionPage, SitemapPage

__all__ = [
    "ContactsSectionPage",
    "HomePage",
    "LinksSectionPage",
    "NewsCategory",
    "NewsPage",
    "NewsSectionPage",
    "PortalDocument",
    "PortalImage",
    "PortalMedia",
    "PortalPage",
    "PortalPageMixin",
    "PortalRendition",
    "SectionPage",
    "SitemapPage",
]
