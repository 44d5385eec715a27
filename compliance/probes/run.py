"""One run over portals: tries every function of each and stores what it saw."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from compliance.models import ProbeResult
from compliance.policy import policy_on
from compliance.policy_file import load_policies
from i18n.dates import local_date
from sites.models import Portal, PublicationEvent

from .links import Links
from .looks import Look
from .outside import Outside
from .print_save import look_at_print_and_save
from .samples import Sample, read_samples
from .search import look_at_search
from .services import look_at_services
from .visitor import Visitor

Function = ProbeResult.Function
logger = logging.getLogger(__name__)
Progress = Callable[[Sequence[Portal]], Iterable[Portal]]


@dataclass(frozen=True)
class Summary:
    """How a run ended: looks stored, and those that failed with their portal's code."""

    stored: int
    failed: tuple[tuple[str, str, tuple[str, ...]], ...]


def probe(portals: Sequence[Portal], progress: Progress = iter) -> Summary:
    """Try the functions of these portals and add one row for each; their number is constant.

    A citizen sees the portals in Vietnamese, so that is what is asked and written down.
    """
    today = local_date(timezone.now())
    policy = policy_on(today, load_policies())
    visitor, outside = Visitor(), Outside()
    links = Links(visitor, outside, policy.probes.link_groups)
    samples = read_samples(portals)
    rows: list[ProbeResult] = []
    with translation.override(settings.LANGUAGE_CODE):
        for portal in progress(portals):
            sample = samples.get(portal.pk) or Sample()
            looks: dict[str, Callable[[], Look]] = {
                Function.SEARCH: partial(look_at_search, portal, visitor, sample),
                Function.LINKS: partial(links.look, portal),
                Function.PRINT_SAVE: partial(look_at_print_and_save, portal, visitor, sample),
                Function.ONLINE_SERVICES: partial(look_at_services, portal, visitor, outside),
            }
            rows += [_row(portal, name, _try(look, portal), today) for name, look in looks.items()]
            translation.activate(settings.LANGUAGE_CODE)
    ProbeResult.objects.bulk_create(rows, batch_size=500)
    failed = tuple(
        (row.portal.code, str(Function(row.function).label), tuple(row.seen["problems"]))
        for row in rows
        if not row.passed
    )
    return Summary(len(rows), failed)


def _try(look: Callable[[], Look], portal: Portal) -> Look:
    """Return a look; one that breaks off is a failure of this function alone."""
    try:
        return look()
    except Exception as error:
        logger.exception("A probe of %s broke off.", portal.code)
        said = _("the look broke off: %(error)s") % {"error": type(error).__name__}
        return Look(portal.site.root_url, (said,))


def _row(portal: Portal, function: str, look: Look, day: date) -> ProbeResult:
    return ProbeResult(
        portal=portal,
        function=function,
        day=day,
        passed=look.passed,
        origin=PublicationEvent.Origin.AUTOMATIC,
        url=look.url,
        seen=look.seen(),
    )
