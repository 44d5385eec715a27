"""What one run of the scorer reads, each kind once however many criteria ask for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from compliance.policy import Policy
from i18n.dates import Period
from i18n.working_days import Overrides
from sites.models import CalendarDay, Portal, PublicationEvent

from .origins import Origins, read_origins
from .probes import Probes
from .things import Thing

NIL_DECLARATION = "portal.nildeclaration"

Things = Mapping[int, Sequence[Thing]]
"""Things by the id of the portal that first made them public, oldest first."""


class Records:
    """Reads of one run: the ledger by type of object, the calendar, the rules of origin.

    Both annexes share them, so that their number grows with kinds of evidence alone.
    """

    def __init__(self, portals: Sequence[Portal], period: Period, policy: Policy) -> None:
        self.portals = portals
        self.period = period
        self.policy = policy
        self._things: dict[tuple[str, ...], Things] = {}

    @cached_property
    def overrides(self) -> Overrides:
        """The days on which the province's calendar differs; one query."""
        return dict(CalendarDay.objects.values_list("day", "is_working"))

    @cached_property
    def origins(self) -> Origins:
        """Whose work counts in this installation; one query at most."""
        return read_origins(self.policy)

    @cached_property
    def probes(self) -> Probes:
        """The daily probes of the period; one query when first asked."""
        return Probes(self.portals, self.period, self.origins)

    def things(self, *object_types: str) -> Things:
        """Return all things of these types, whichever portal of the run or another made them.

        Events after the period are read too: what came after its end was late in it. One query,
        once a run.
        """
        key = tuple(sorted(object_types))
        if key not in self._things:
            self._things[key] = self._read(key)
        return self._things[key]

    def _read(self, object_types: tuple[str, ...]) -> Things:
        histories: dict[tuple[str, str], list[PublicationEvent]] = defaultdict(list)
        events = PublicationEvent.objects.filter(object_type__in=object_types)
        for event in events.order_by("recorded_at", "pk"):
            histories[event.object_type, event.object_id].append(event)
        found: dict[int, list[Thing]] = defaultdict(list)
        for history in histories.values():
            found[history[0].portal_id].append(Thing(tuple(history)))
        return found

    def nil_declared(self, section: str) -> dict[int, PublicationEvent]:
        """Return by portal who declared that nothing arose for a section in this month (G7).

        A declaration names its month; it counts when it was made before the period was judged,
        and while it stands.
        """
        month = f"{self.period.start:%Y-%m}"
        declared = {}
        for portal_id, things in self.things(NIL_DECLARATION).items():
            for thing in things:
                last = thing.events[-1]
                is_public = last.kind != PublicationEvent.Kind.UNPUBLISHED
                is_meant = last.section == section and last.facts.get("month") == month
                if is_public and is_meant and not self.origins.refuse(thing.first.origin):
                    declared[portal_id] = last
        return declared
