"""Changes that came after their limit (SCORING G2, G3, G5): contacts and the “About” pages.

The day on which the agency learned of a change starts its clock; a change that came late lowers
the month in which its limit ended.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _

from compliance.scoring import EvidenceItem
from i18n.dates import Period, local_date
from sites.models import PublicationEvent

from .clocks import Clock


def find_late_changes(
    history: Iterable[PublicationEvent], period: Period, clock: Clock
) -> Iterator[EvidenceItem]:
    """Yield the changes whose limit ended in the period and that came after it.

    Each day of receipt is judged once, by the first event that names it: later events repeat
    the day in their snapshot without being the change that was received then.
    """
    seen: set[date] = set()
    for event in history:
        received = _received_on(event)
        if received is None or received in seen:
            continue
        seen.add(received)
        recorded = local_date(event.recorded_at)
        due, late = clock.judge(received, recorded, period)
        if late:
            yield EvidenceItem(
                text=_(
                    "Change received on %(received)s, due by %(due)s, published on"
                    " %(published)s: working days late: %(number)d"
                )
                % {
                    "received": f"{received:%d/%m/%Y}",
                    "due": f"{due:%d/%m/%Y}",
                    "published": f"{recorded:%d/%m/%Y}",
                    "number": late,
                },
                url=event.url,
                date=recorded,
                days_late=late,
                counted=False,
            )


def _received_on(event: PublicationEvent) -> date | None:
    text = event.facts.get("received_on")
    return date.fromisoformat(text) if text else event.clock_date
