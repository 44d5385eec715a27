"""What was shown here and is no more: read from the ledger, so deleted articles are known too."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from i18n.dates import local_date
from sites.hosts import province_portal
from sites.models import PublicationEvent

from .section_keys import LEADERSHIP_KEY

ARTICLE_TYPE = "portal.newspage"
REPOST_TYPE = "portal.repost"


@dataclass(frozen=True)
class Withdrawal:
    """An article that stood at an address, and when and why it was taken away."""

    title: str
    day: date
    reason: str


def with_reason(facts: dict[str, Any], article: Any) -> dict[str, Any]:
    """Add the reason that the editor gave when withdrawing the article, if there is one."""
    reason = getattr(article, "withdrawal_reason", "")
    return {**facts, "reason": reason} if reason else facts


def withdrawal_of(portal_id: int, key: str, article_id: int) -> Withdrawal | None:
    """Return how an article left a section of a portal, None where it never stood there.

    One query for a section of reposts, two for the leadership section.
    """
    found = _repost_withdrawal(portal_id, key, article_id)
    if found is None and key == LEADERSHIP_KEY:
        found = _leadership_withdrawal(article_id)
    return found


def _leadership_withdrawal(article_id: int) -> Withdrawal | None:
    """The province's article was unpublished, deleted, or moved out of the leadership section."""
    province = province_portal()
    if province is None:
        return None
    place = (province.pk, LEADERSHIP_KEY)
    return _last_loss(
        PublicationEvent.objects.filter(object_type=ARTICLE_TYPE, object_id=str(article_id)),
        lambda event: (event.portal_id, event.section) == place,
    )


def _repost_withdrawal(portal_id: int, key: str, article_id: int) -> Withdrawal | None:
    """The repost or its master was withdrawn; `portal.repost_ledger` writes both."""
    events = PublicationEvent.objects.filter(
        portal_id=portal_id, object_type=REPOST_TYPE, facts__article=article_id
    )
    return _last_loss(events, lambda event: event.section == key)


def _last_loss(
    events: Iterable[PublicationEvent], stood_here: Callable[[PublicationEvent], bool]
) -> Withdrawal | None:
    """Return the first event after the last one that showed the article here."""
    was_shown, loss = False, None
    for event in sorted(events, key=lambda event: (event.recorded_at, event.pk)):
        if event.kind != PublicationEvent.Kind.UNPUBLISHED and stood_here(event):
            was_shown, loss = True, None
        elif was_shown and loss is None:
            loss = event
    if loss is None:
        return None
    return Withdrawal(loss.title, local_date(loss.recorded_at), loss.facts.get("reason", ""))
