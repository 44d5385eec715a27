"""When a disclosure is current: in force, of the budget year, newest annual, within months."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from compliance.policy import Policy
from i18n.dates import Period
from sites.models import PublicationEvent

MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class Look:
    """What a rule of currency may know: a thing as it first was and as it stands."""

    first: PublicationEvent
    standing: PublicationEvent
    period: Period
    policy: Policy
    section: str


def refuse_out_of_force(look: Look) -> str:
    """A plan is in force: begun, not over, not replaced."""
    facts, last_day = look.standing.facts, look.period.end
    start, end = _day(facts.get("valid_from")), _day(facts.get("valid_until"))
    if facts.get("superseded"):
        return _("replaced by another")
    if start and start > last_day:
        return _("in force only from %(day)s") % {"day": f"{start:%d/%m/%Y}"}
    if end and end < last_day:
        return _("in force until %(day)s only") % {"day": f"{end:%d/%m/%Y}"}
    return ""


def refuse_other_budget_year(look: Look) -> str:
    """A project is of the current budget year, or runs in it."""
    facts, year = look.standing.facts, look.period.end.year
    budget_year = facts.get("year")
    start, finish = facts.get("start_year"), facts.get("finish_year")
    if budget_year == year or (start and finish and start <= year <= finish):
        return ""
    return _("not of the budget year %(year)d") % {"year": year}


def refuse_old_report(look: Look) -> str:
    """A financial report is annual, and of the newest year that is due."""
    rules, facts = look.policy.registers, look.standing.facts
    if facts.get("kind") not in rules.annual_kinds:
        return _("not an annual report")
    due = rules.annual_year(look.period.end)
    if (facts.get("year") or 0) < due:
        return _("an older report: that of %(year)d is due") % {"year": due}
    return ""


def refuse_old_item(look: Look) -> str:
    """An item is not older than the months of its section; the first declared day rules (G10)."""
    months = look.policy.registers.within_months[look.section]
    day = look.first.clock_date
    if day is None or add_months(day, months) < look.period.end:
        return _("older than %(number)d months") % {"number": months}
    return ""


CURRENT: Mapping[str, Callable[[Look], str]] = {
    "in_force": refuse_out_of_force,
    "budget_year": refuse_other_budget_year,
    "newest_annual": refuse_old_report,
    "within_months": refuse_old_item,
}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def add_months(day: date, months: int) -> date:
    """Return the same day some months later, or the last of that month where it has none."""
    years, month = divmod(day.month - 1 + months, MONTHS_A_YEAR)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
