"""Scores as JSON, in the shape that DESIGN 13 promises. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from compliance.scoring import CriterionScore, PortalScore
from i18n.dates import Period


def render_json(scores: Iterable[PortalScore], period: Period) -> str:
    """Return the scores as one JSON document without a final newline."""
    document = {
        "period": {"from": period.start.isoformat(), "to": period.end.isoformat()},
        "portals": [_shape_portal(score) for score in scores],
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def _shape_portal(score: PortalScore) -> dict[str, Any]:
    return {
        "code": score.code,
        "name": score.name,
        "kind": score.kind,
        "annex": score.annex,
        "total": score.total,
        "criteria": [_shape_criterion(criterion) for criterion in score.criteria],
    }


def _shape_criterion(criterion: CriterionScore) -> dict[str, Any]:
    return {
        "number": criterion.number,
        "label": criterion.label,
        "points": criterion.points,
        "max": criterion.max,
        "level": criterion.level,
        "review": criterion.review,
        "evidence": [
            {"text": item.text, "url": item.url, "date": item.date.isoformat()}
            for item in criterion.counted
        ],
        "missing": list(criterion.missing),
    }
