"""Functions of a portal (search, links, print and save, online services): the daily probes.

Có when enough of the days passed (SCORING G11); days of platform outage are not the unit's. The
scorer reads what was stored, one query a run for all of them, and asks nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from compliance.annexes import Criterion
from compliance.policy import Policy
from compliance.scoring import Evidence, EvidenceItem, YesNo
from i18n.dates import Period
from sites.models import Portal

from .probes import DayOfProbe
from .records import Records
from .registry import evidence

WHOLE = 100
SHOWN_PROBLEMS = 5


@evidence("functions", measure=YesNo)
def judge_function(
    portals: Sequence[Portal],
    period: Period,
    criterion: Criterion,
    policy: Policy,
    records: Records,
) -> dict[int, Evidence]:
    """Return on how many days the function worked; the parameter ``probe`` names it."""
    function = criterion.evidence.parameters["probe"] if criterion.evidence else ""
    days = records.probes.days_of(function)
    rule = f"{policy.probes.reason} {policy.leaf(criterion).reason}"
    return {
        portal.pk: _judge(days.get(portal.pk, ()), policy.probes.pass_percent, rule)
        for portal in portals
    }


def _judge(days: Iterable[DayOfProbe], pass_percent: int, rule: str) -> Evidence:
    counted = [day for day in days if not day.is_outage]
    if not counted:
        return Evidence(
            measure=YesNo(False), missing=(_("not tried on any day of the period"),), rule=rule
        )
    passed = sum(day.passed for day in counted)
    last = counted[-1]
    text = _("works on %(passed)d of %(days)d days") % {"passed": passed, "days": len(counted)}
    item = EvidenceItem(text=text, url=last.url, date=last.day)
    unasked = {address for day in counted for address in day.unasked}
    return Evidence(
        measure=YesNo(passed * WHOLE >= len(counted) * pass_percent),
        items=(item,),
        missing=tuple(_describe(counted)),
        review=_("addresses outside were not asked: %(number)d") % {"number": len(unasked)}
        if unasked
        else None,
        rule=rule,
    )


def _describe(days: Iterable[DayOfProbe]) -> Iterable[str]:
    """Yield the latest failures, newest first."""
    failed: list[tuple[date, str]] = [
        (day.day, problem) for day in days if not day.passed for problem in day.problems
    ]
    for day, problem in sorted(failed, reverse=True)[:SHOWN_PROBLEMS]:
        yield f"{day:%d/%m/%Y}: {problem}"
