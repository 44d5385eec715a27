"""Scores as a table for the terminal: ranked, with the points of each criterion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from django.utils.translation import gettext as _

from compliance.annexes import Annex
from compliance.scoring import CriterionScore, PortalScore
from i18n.dates import Period

from .brief import BAR_WIDTH, BEST_AND_WORST, NAME_WIDTH, draw_extremes, draw_heading, draw_title
from .columns import Column, clip, draw_bar, draw_table
from .ranking import Place, rank

POINTS_WIDTH = 2
LABEL_WIDTH = 60
RULE_WIDTH = 100
INDENT = " " * 7


def render_table(
    scores: Sequence[PortalScore],
    period: Period,
    annexes: Iterable[Annex],
    marks: Sequence[str],
    *,
    with_details: bool = False,
) -> str:
    """Return one ranked table for each annex, its extremes, and what was not measured.

    Args:
        scores: What was scored.
        period: When.
        annexes: The annexes, for their titles, totals and criteria.
        marks: Words that qualify the whole report, such as "sample data".
        with_details: Whether every portal's measured criteria follow, with what is missing.
    """
    lines = [draw_heading(period, marks)]
    for annex in annexes:
        places = rank(score for score in scores if score.annex == annex.key)
        if not places:
            continue
        lines += ["", draw_title(annex, places), "", *_draw_ranking(annex, places), ""]
        if len(places) > BEST_AND_WORST:
            lines += draw_extremes(annex, places)
        lines += _draw_common_reviews(places)
        if with_details:
            lines += [line for place in places for line in _draw_details(place.score)]
    return "\n".join(lines)


def _draw_ranking(annex: Annex, places: Iterable[Place]) -> list[str]:
    tops = [criterion.number for criterion in annex.criteria if "." not in criterion.number]
    columns = [
        Column(_("Rank"), 4, is_number=True),
        Column(_("Code"), 14),
        Column(_("Name"), NAME_WIDTH),
        Column(_("Total"), 5, is_number=True),
        Column("", BAR_WIDTH),
        *(Column(number, POINTS_WIDTH, is_number=True) for number in tops),
    ]
    rows = (
        [
            str(place.number),
            place.score.code,
            place.score.name,
            str(place.score.total),
            draw_bar(place.score.total, annex.total, BAR_WIDTH),
            *(str(place.score.points_of(number)) for number in tops),
        ]
        for place in places
    )
    return draw_table(columns, rows)


def _draw_common_reviews(places: Sequence[Place]) -> Iterator[str]:
    """Yield the words to the reviewer that hold for every portal, with their criteria."""
    numbers: dict[str, list[str]] = {}
    for leaves in zip(*(place.score.criteria for place in places), strict=True):
        words = {leaf.review for leaf in leaves}
        word = words.pop()
        if word and not words:
            numbers.setdefault(word, []).append(leaves[0].number)
    for word, where in numbers.items():
        yield _("Criteria %(numbers)s: %(review)s") % {
            "numbers": ", ".join(where),
            "review": word,
        }


def _draw_details(score: PortalScore) -> Iterator[str]:
    """Yield the measured criteria of one portal, with what is missing and the rule applied."""
    yield ""
    yield f"{score.name} ({score.code}): {score.total}"
    for leaf in score.criteria:
        if leaf.review is None:
            yield from _draw_leaf(leaf)


def _draw_leaf(leaf: CriterionScore) -> Iterator[str]:
    yield f"  {leaf.number:<5}{clip(leaf.label, LABEL_WIDTH)}"
    yield f"{INDENT}{leaf.points}/{leaf.max} · {leaf.level}"
    for text in leaf.missing:
        yield f"{INDENT}- {text}"
    yield from wrap(leaf.rule, RULE_WIDTH, initial_indent=INDENT, subsequent_indent=INDENT)
