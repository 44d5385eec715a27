"""Totals alone: how many were scored, their average, the best and the worst of each annex."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from compliance.annexes import Annex
from compliance.scoring import PortalScore
from i18n.dates import Period

from .columns import clip, draw_bar, pad
from .ranking import Place, rank

BEST_AND_WORST = 5
BAR_WIDTH = 10
NAME_WIDTH = 36


def render_brief(
    scores: Sequence[PortalScore], period: Period, annexes: Iterable[Annex], marks: Sequence[str]
) -> str:
    """Return the heading and, for each annex that has scores, its extremes.

    Args:
        scores: What was scored.
        period: When.
        annexes: The annexes, for their titles and totals.
        marks: Words that qualify the whole report, such as "sample data".
    """
    lines = [draw_heading(period, marks)]
    for annex in annexes:
        places = rank(score for score in scores if score.annex == annex.key)
        if places:
            lines += ["", draw_title(annex, places), *draw_extremes(annex, places)]
    return "\n".join(lines)


def draw_heading(period: Period, marks: Iterable[str]) -> str:
    """Return the line that says which period this is and what qualifies it."""
    heading = _("Score of %(first)s to %(last)s") % {
        "first": f"{period.start:%d/%m/%Y}",
        "last": f"{period.end:%d/%m/%Y}",
    }
    return " · ".join([heading, *marks])


def draw_title(annex: Annex, places: Sequence[Place]) -> str:
    """Return the line above the portals of one annex."""
    average = sum(place.score.total for place in places) / len(places)
    return _("%(annex)s: %(number)d portals scored, average %(average)s of %(total)d") % {
        "annex": annex.title,
        "number": len(places),
        "average": number_format(average, decimal_pos=1),
        "total": annex.total,
    }


def draw_extremes(annex: Annex, places: Sequence[Place]) -> list[str]:
    """Return the best and the worst portals, nothing twice where there are few."""
    best = places[:BEST_AND_WORST]
    worst = places[max(len(best), len(places) - BEST_AND_WORST) :]
    lines = [_("Highest:"), *(_draw_place(annex, place) for place in best)]
    if worst:
        lines += [_("Lowest:"), *(_draw_place(annex, place) for place in worst)]
    return lines


def _draw_place(annex: Annex, place: Place) -> str:
    score = place.score
    name = pad(clip(score.name, NAME_WIDTH), NAME_WIDTH)
    bar = draw_bar(score.total, annex.total, BAR_WIDTH)
    return f"  {place.number:>3}  {pad(score.code, 14)}  {name}  {score.total:>3}  {bar}"
