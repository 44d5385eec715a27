"""Registers of disclosures (6, 7, 11 of departments; 7, 8 of communes): stock, Có or Không.

What is public and current at the period's end (SCORING G4). The annex file names the types of a
leaf, each with the rule by which its rows are current; the numbers stand in the policy.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.apps import apps
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from compliance.annexes import Criterion
from compliance.policy import Nil, Policy
from compliance.scoring import Evidence, YesNo
from i18n.dates import Period
from sites.models import Portal, PublicationEvent
from sites.models.rows import PublishedRow

from .clocks import Clock
from .currency import CURRENT, Look
from .records import Records
from .registry import evidence
from .stock import StockRule, judge_stock
from .things import Thing


@evidence("register", measure=YesNo)
def find_register(
    portals: Sequence[Portal],
    period: Period,
    criterion: Criterion,
    policy: Policy,
    records: Records,
) -> dict[int, Evidence]:
    """Return whether each portal shows something current in the leaf's register.

    Parameters of the annex file: ``section``, and ``types``, each with its rule of currency.
    """
    parameters: Mapping[str, Any] = criterion.evidence.parameters if criterion.evidence else {}
    section: str = parameters["section"]
    types: Mapping[str, str] = parameters["types"]
    declares_nil = policy.leaf(criterion).nil is Nil.DECLARE
    nil = records.nil_declared(section) if declares_nil else {}
    labels = _labels(types)
    result = {}
    for portal in portals:
        things = [
            thing
            for object_type in types
            for thing in records.things(object_type).get(portal.pk, ())
        ]
        refuse = _refusal(things, types, section, records)
        rule = StockRule(criterion, records, refuse=refuse, labels=labels)
        found = judge_stock(rule, things, nil.get(portal.pk))
        found = replace(found, rule=f"{found.rule} {policy.registers.reason}".strip())
        result[portal.pk] = _add_kept_back(found, _overdue_drafts(portal, types, rule))
    return result


def _refusal(
    things: Sequence[Thing], types: Mapping[str, str], section: str, records: Records
) -> Callable[[PublicationEvent], str]:
    """Return the refusal of one portal: another section, or not current."""
    firsts = {thing.name: thing.first for thing in things}

    def refuse(standing: PublicationEvent) -> str:
        if standing.section != section:
            return _("in another section at the end of the period")
        first = firsts[standing.object_type, standing.object_id]
        look = Look(first, standing, records.period, records.policy, section)
        return CURRENT[types[standing.object_type]](look)

    return refuse


def _overdue_drafts(
    portal: Portal, types: Mapping[str, str], rule: StockRule
) -> list[PublishedRow]:
    """Return the drafts whose limit ended in the period, and before today."""
    return [
        row
        for object_type in types
        for row in rule.records.kept_back(object_type).get(portal.pk, ())
        if is_overdue(rule.clock, rule.records, row.clock_day())
    ]


def is_overdue(clock: Clock, records: Records, started: date | None) -> bool:
    """Say whether a limit ended in the period, and before today."""
    due = clock.due(started) if started else None
    return due is not None and records.period.contains(due) and records.is_over(due)


def _add_kept_back(found: Evidence, drafts: Sequence[PublishedRow]) -> Evidence:
    """Return the evidence lowered by what is known to be absent (SCORING G6)."""
    if not drafts:
        return found
    absent = [
        _("due in the period, still not public: %(title)s") % {"title": row.ledger_title()}
        for row in drafts
    ]
    return replace(
        found,
        measure=YesNo(False),
        missing=(*absent, *found.missing),
        review=_("something due in the period is still not public"),
    )


def _labels(types: Mapping[str, str]) -> dict[str, str]:
    """Return the names of the parts of these types."""
    labels = {"content": _("file or text")}
    for object_type in types:
        for field in apps.get_model(object_type)._meta.concrete_fields:
            labels[field.name] = capfirst(str(field.verbose_name))
    return labels
