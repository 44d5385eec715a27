"""Pages and files of a portal."""

from ..notices.models import UrgentNotice
from ..schedule.models import WorkEntry, WorkProgramme, WorkWeek
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
    "LeadershipPin",
    "LinksSectionPage",
    "NewsCategory",
    "NewsPage",
    "NewsSectionPage",
    "OfficialSource",
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
    "UrgentNotice",
    "WorkEntry",
    "WorkProgramme",
    "WorkWeek",
]
