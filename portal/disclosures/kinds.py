"""Kinds of disclosures and sections of nil declarations: choices read from the data files."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from sites.blueprint import blueprint_of

_DATA = Path(__file__).parent / "data"
Choices = list[tuple[str, str]]


@cache
def _read(name: str) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load((_DATA / f"{name}.yaml").read_text("utf-8"))
    return data


def plan_kinds() -> Choices:
    """Return the kinds of plans (chiến lược, quy hoạch, kế hoạch)."""
    return list(_read("kinds")["plans"].items())


def project_kinds() -> Choices:
    """Return the kinds of projects (dự án, đầu tư công, mua sắm công)."""
    return list(_read("kinds")["projects"].items())


def report_kinds() -> Choices:
    """Return the kinds of financial reports (báo cáo tài chính, ngân sách)."""
    return list(_read("kinds")["reports"].items())


def statistic_kinds() -> Choices:
    """Return the kinds of statistics (thống kê, đề tài khoa học, dịch bệnh)."""
    return list(_read("kinds")["statistics"].items())


def nil_sections_of(kind: str) -> Choices:
    """Return the sections in which a kind of portal may declare a nil month, with titles."""
    keys = _read("nil_sections").get(kind, ())
    titles = {section.slug: section.title for top in blueprint_of(kind) for section in top.walk()}
    return [(key, titles[key]) for key in keys]


def nil_sections() -> Choices:
    """Return the sections of all kinds of portals."""
    found: dict[str, str] = {}
    for kind in _read("nil_sections"):
        found |= {key: title for key, title in nil_sections_of(kind) if key not in found}
    return list(found.items())
