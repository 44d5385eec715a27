"""What an editor's form says of its criterion: number, points and limit, from the annexes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template

from compliance.annexes import annex_for_kind, load_annexes
from compliance.guide_lines import GuideLine, guide_lines
from sites.blueprint import blueprint_of
from sites.models import Kind

register = template.Library()


@dataclass(frozen=True)
class CriterionLine:
    """One criterion as a form names it; `limit` in working days, None where there is none."""

    kind: str
    number: str
    label: str
    points: int
    limit: int | None
    limit_in_scope: int | None


def _line(kind: str, number: str) -> CriterionLine | None:
    annex = annex_for_kind(load_annexes(), kind)
    leaves = annex.leaves if annex else ()
    for leaf in leaves:
        if leaf.number == number:
            limits = leaf.update_within, leaf.update_within_for_subjects
            return CriterionLine(kind, leaf.number, leaf.label, leaf.points, *limits)
    return None


def criteria_of_sections(keys: tuple[str, ...], kind: str = "") -> list[CriterionLine]:
    """Return the criteria that sections with these keys serve, for one kind of portal or all."""
    lines: list[CriterionLine] = []
    for each in [kind] if kind else [Kind.DEPARTMENT.value, Kind.COMMUNE.value]:
        for top in blueprint_of(each):
            for section in top.walk():
                line = _line(each, section.criterion) if section.slug in keys else None
                if line and line not in lines:
                    lines.append(line)
    return lines


@register.simple_tag
def criteria_of_row(panel: Any) -> list[CriterionLine]:
    """Return the criteria of the register whose form this is.

    One kind alone where the row, or the user's home portal, says which.
    """
    instance = panel.instance
    portal = instance.portal if instance.portal_id else None
    user = getattr(panel.request, "user", None)
    portal = portal or getattr(user, "home_portal", None)
    kind = portal.kind if portal and portal.kind != Kind.PROVINCE else ""
    keys = getattr(instance, "criterion_sections", ()) or (instance.section_key,)
    return criteria_of_sections(tuple(keys), kind)


@register.simple_tag
def criteria_of_page(panel: Any) -> list[CriterionLine]:
    """Return the criterion of the section that a page is, or stands in."""
    section = panel.instance
    if not hasattr(section, "criterion"):
        parent = getattr(panel.form, "parent_page", None) or section.get_parent()
        section = parent.specific if parent else section
    portal = getattr(section, "portal", None)
    number = getattr(section, "criterion", "")
    line = _line(portal.kind, number) if portal and number else None
    return [line] if line else []


@register.simple_tag
def criteria_of_user(user: Any) -> list[GuideLine]:
    """Return what the annex of the user's home portal asks for, none without one."""
    portal = getattr(user, "home_portal", None)
    return guide_lines(portal.kind) if portal else []
