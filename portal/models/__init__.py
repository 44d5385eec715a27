"""Pages and files of a portal."""

from ..about.models import (
    Leader,
    LeadersPage,
    Official,
    OfficialsPage,
    OrganisationPage,
    OrganisationUnit,
)
from ..disclosures.models import (
    FinancialReport,
    NilDeclaration,
    Plan,
    Project,
    RewardOrSanction,
    StatisticalItem,
)
from ..information.models import InformationListAdoption, InformationRow
from ..notices.models import UrgentNotice
from ..procedures.models import Procedure
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
    "FinancialReport",
    "HomePage",
    "InformationListAdoption",
    "InformationRow",
    "Leader",
    "LeadersPage",
    "LeadershipPin",
    "LinksSectionPage",
    "NewsCategory",
    "NewsPage",
    "NewsSectionPage",
    "NilDeclaration",
    "Official",
    "OfficialSource",
    "OfficialsPage",
    "OrganisationPage",
    "OrganisationUnit",
    "Plan",
    "PortalDocument",
    "PortalImage",
    "PortalMedia",
    "PortalPage",
    "PortalPageMixin",
    "PortalRendition",
    "Procedure",
    "Project",
    "RegisterSectionPage",
    "Repost",
    "RewardOrSanction",
    "SectionPage",
    "SitemapPage",
    "StatisticalItem",
    "UrgentNotice",
    "WorkEntry",
    "WorkProgramme",
    "WorkWeek",
]
