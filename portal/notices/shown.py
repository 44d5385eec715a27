"""Which notices stand on a portal now: read once per process for some seconds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils import timezone

from sites.memory import Memory

from .models import UrgentNotice


@dataclass(frozen=True)
class ShownNotice:
    """A notice as pages show it; `portal_id` is None for one that stands on all portals."""

    portal_id: int | None
    text: str
    link: str
    is_urgent: bool
    starts_at: datetime
    ends_at: datetime

    def stands_on(self, portal_id: int, now: datetime) -> bool:
        """Say whether the portal shows it at a moment."""
        is_here = self.portal_id is None or self.portal_id == portal_id
        return is_here and self.starts_at <= now < self.ends_at


def _read_notices() -> list[ShownNotice]:
    """All that stand now or later, the urgent and the newest first; one query."""
    rows = UrgentNotice.objects.public().filter(ends_at__gt=timezone.now())
    notices = [
        ShownNotice(
            portal_id=None if row.scope == UrgentNotice.Scope.ALL else row.portal_id,
            text=row.text,
            link=row.link,
            is_urgent=row.level == UrgentNotice.Level.URGENT,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
        )
        for row in rows
    ]
    return sorted(notices, key=lambda notice: not notice.is_urgent)


_notices = Memory(_read_notices)


def notices_on(portal_id: int) -> list[ShownNotice]:
    """Return what stands on a portal now; a notice begins and ends to the second."""
    now = timezone.now()
    return [notice for notice in _notices.get() if notice.stands_on(portal_id, now)]


def forget_notices() -> None:
    """Read anew for the next page."""
    _notices.forget()


@receiver([post_save, post_delete], sender=UrgentNotice)
def on_notice_changed(**kwargs: Any) -> None:
    """A notice was saved or deleted."""
    forget_notices()
