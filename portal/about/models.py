"""The page types of this room and their rows."""

from .leaders import Leader, LeadersPage
from .officials import Official, OfficialsPage
from .organisation import OrganisationPage, OrganisationUnit

__all__ = [
    "Leader",
    "LeadersPage",
    "Official",
    "OfficialsPage",
    "OrganisationPage",
    "OrganisationUnit",
]
