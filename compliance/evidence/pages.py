"""Pages of text of substance: 1.2 of departments (history), 1.4 of communes (culture)."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from compliance.annexes import Criterion
from compliance.policy import Policy
from compliance.scoring import Evidence, YesNo
from i18n.dates import Period
from sites.models import Portal, PublicationEvent

from .records import Records
from .registry import evidence
from .standing_pages import pages_of
from .stock import StockRule, judge_stock


@evidence("page_of_substance", measure=YesNo)
def find_page(
    portals: Sequence[Portal],
    period: Period,
    criterion: Criterion,
    policy: Policy,
    records: Records,
) -> dict[int, Evidence]:
    """Return whether each portal has a page of substance in a section, or below it.

    The parameter ``section`` of the annex file names the section; own sections that count for it
    stand in the ledger under its key.
    """
    section = criterion.evidence.parameters["section"] if criterion.evidence else ""
    least = policy.pages.minimum_length

    def refuse(event: PublicationEvent) -> str:
        if event.length < least:
            return _("shorter than %(number)d characters") % {"number": least}
        return ""

    rule = StockRule(criterion, records, refuse)
    return {
        portal.pk: judge_stock(rule, [page.thing for page in pages_of(portal, section, records)])
        for portal in portals
    }
