"""Demo rows of the daily probes: most functions work, now and then one fails for some days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from django.utils.translation import gettext as _

from portal.demo.calendar import character_of
from sites.demo import FIRST_DAY, DemoOptions, Progress
from sites.models import Portal, PublicationEvent

from .models import ProbeResult

Function = ProbeResult.Function
BATCH = 2000
# Chance that a function of a portal is broken for a while, by how well the portal is kept.
BROKEN = {"excellent": 0.0, "fair": 0.03, "weak": 0.12, "silent": 0.2}
SPELL = (4, 12)  # days
SECTIONS = {
    Function.SEARCH: "/tim-kiem/",
    Function.LINKS: "/lien-ket/",
    Function.PRINT_SAVE: "/tin-tuc/",
    Function.ONLINE_SERVICES: "/thu-tuc-hanh-chinh/dich-vu-cong-truc-tuyen/",
}


def load_probes(options: DemoOptions, progress: Progress) -> None:
    """Write one row a day, function and portal, from 1 August to yesterday."""
    first = options.since or FIRST_DAY
    rows: list[ProbeResult] = []
    for portal in Portal.objects.scored().select_related("site"):
        for function in Function:
            rows += _rows(options, portal, function, first)
        progress("probes", 1)
    ProbeResult.objects.bulk_create(rows, batch_size=BATCH)


def _rows(
    options: DemoOptions, portal: Portal, function: str, first: date
) -> Iterator[ProbeResult]:
    broken = set(_broken_days(options.seed, portal, function))
    for number in range((options.until - first).days + 1):
        day = first + timedelta(days=number)
        passed = day not in broken
        yield ProbeResult(
            portal=portal,
            function=function,
            day=day,
            passed=passed,
            origin=PublicationEvent.Origin.DEMO,
            url=portal.site.root_url + SECTIONS[Function(function)],
            seen={"problems": [] if passed else [_("the page did not open")], "unasked": []},
        )


def _broken_days(seed: int, portal: Portal, function: str) -> Iterator[date]:
    """Yield the days of one failure; it depends on the seed alone, so that later loads agree."""
    rng = Random(f"{seed} probe {portal.code} {function}")
    if rng.random() < BROKEN[character_of(seed, portal.code)]:
        begins = date(2026, 10, rng.randint(1, 20))
        for number in range(rng.randint(*SPELL)):
            yield begins + timedelta(days=number)
