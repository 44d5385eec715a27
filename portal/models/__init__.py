"""Pages and files of a portal."""

from ..about.models import (
    Leader,
    LeadersPage,
    Official,
    OfficialsPage,
    OrganisationPage,
    OrganisationUnit,
)
from .base import PortalPage, PortalPageMixin
from .home import HomePage
from .media import PortalDocument, PortalImage, PortalMedia, PortalRendition
from .news import NewsCategory, NewsPage
from .news_section import NewsSectionPage
from .registers import RegisterSectionPage
from .sections import ContactsSectionPage, LinksSectionPage, SectionPage, SitemapPage
from .sharing import LeadershipPin, Repost
from .sources import OfficialSource

__all__ = [
    "ContactsSectionPage",
    "HomePage",
    "Leader",
    "LeadersPage",
    "LeadershipPin",
    "LinksSectionPage",
    "NewsCategory",
    "NewsPage",
    "NewsSectionPage",
    "Official",
    "OfficialSource",
    "OfficialsPage",
    "OrganisationPage",
    "OrganisationUnit",
    "PortalDocument",
    "PortalImage",
    "PortalMedia",
    "PortalPage",
    "PortalPageMixin",
    "PortalRendition",
    "RegisterSectionPage",
    "Repost",
    "SectionPage",
    "SitemapPage",
]
