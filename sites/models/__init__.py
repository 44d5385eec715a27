"""The rows of an installation: portals, accounts, roles, calendar, ledger."""

from .calendar import CalendarDay
from .installation import DemoInstallation
from .ledger import PublicationEvent
from .owned import PortalOwned, PortalOwnedQuerySet
from .portal import Emblem, Kind, Palette, Portal
from .roles import PortalRole, Role
from .tasks import PortalApprovalTask
from .user import User

__all__ = [
    "CalendarDay",
    "DemoInstallation",
    "Emblem",
    "Kind",
    "Palette",
    "Portal",
    "PortalApprovalTask",
    "PortalOwned",
    "PortalOwnedQuerySet",
    "PortalRole",
    "PublicationEvent",
    "Role",
    "User",
]
