"""Functions of a portal (search, links, print and save, online services): the daily probes.

Có when enough of the days passed (SCORING G11); days of platform outage are not the unit's. The
scorer reads what was stored, one query a run for all of them, and asks nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

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
    over = _days_over(period, records.today)
    return {
        portal.pk: _judge(days.get(portal.pk, ()), over, policy.probes.pass_percent, rule)
        for portal in portals
    }


def _days_over(period: Period, today: date) -> int:
    """Return how many days of the period are over."""
    last = min(period.end, today - timedelta(days=1))
    return max(0, (last - period.start).days + 1)


def _judge(days: Sequence[DayOfProbe], over: int, pass_percent: int, rule: str) -> Evidence:
    counted = [day for day in days if not day.is_outage]
    if not counted:
        return Evidence(
            measure=YesNo(False),
            missing=(_("not tried on any day of the period"),),
            review=_("the platform was down on all days that were tried") if days else None,
            rule=rule,
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
        review=_flag(len(counted), over - (len(days) - len(counted)), pass_percent, len(unasked)),
        rule=rule,
    )


def _flag(tried: int, days: int, pass_percent: int, unasked: int) -> str | None:
    """Return why a person should look: few looks say little, and what nobody asked is unknown."""
    flags = []
    if tried * WHOLE < days * pass_percent:
        said = _("tried on only %(tried)d of %(days)d days")
        flags.append(said % {"tried": tried, "days": days})
    if unasked:
        flags.append(_("addresses outside were not asked: %(number)d") % {"number": unasked})
    return "; ".join(flags) or None


def _describe(days: Iterable[DayOfProbe]) -> Iterable[str]:
    """Yield the latest failures, newest first."""
    failed: list[tuple[date, str]] = [
        (day.day, problem) for day in days if not day.passed for problem in day.problems
    ]
    for day, problem in sorted(failed, reverse=True)[:SHOWN_PROBLEMS]:
        yield f"{day:%d/%m/%Y}: {problem}"
