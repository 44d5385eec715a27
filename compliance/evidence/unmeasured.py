"""The leaves that no function measures yet: lowest level, and the report says so."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from compliance.annexes import Criterion
from compliance.policy import Policy
from compliance.scoring import Evidence, NotMeasured
from i18n.dates import Period
from sites.models import Portal

from .records import Records
from .registry import evidence


@evidence("not_measured_yet", measure=NotMeasured)
def find_nothing(
    portals: Sequence[Portal],
    period: Period,
    criterion: Criterion,
    policy: Policy,
    records: Records,
) -> dict[int, Evidence]:
    """Return for every portal that the leaf is not measured yet; no query."""
    nothing = Evidence(measure=NotMeasured(), review=_("not measured yet"))
    return dict.fromkeys((portal.pk for portal in portals), nothing)
