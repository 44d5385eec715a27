"""What one run of the scorer reads, each kind once however many criteria ask for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Any, TypeVar, cast

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils import timezone

from compliance.policy import Policy
from i18n.dates import Period
from i18n.working_days import Overrides
from sites.models import CalendarDay, Portal, PublicationEvent
from sites.models.rows import PublishedRow

from .origins import Origins, read_origins
from .probes import Probes
from .things import Thing

NIL_DECLARATION = "portal.nildeclaration"
# No limit in working days of the annexes is longer in days, the New Year's holidays included.
LONGEST_LIMIT = timedelta(days=45)

Read = TypeVar("Read")

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
        self._kept_back: dict[str, Mapping[int, Sequence[PublishedRow]]] = {}
        self._kept: dict[str, object] = {}

    @cached_property
    def overrides(self) -> Overrides:
        """The days on which the province's calendar differs; one query."""
        return dict(CalendarDay.objects.values_list("day", "is_working"))

    @cached_property
    def today(self) -> date:
        """The day of the run in Vietnam: a period may reach beyond it."""
        return timezone.localdate()

    def is_over(self, due: date | None) -> bool:
        """Say whether the last day of a limit has passed: until 24:00 nothing is absent (G2)."""
        return due is not None and due < self.today

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

    def clocked_things(self, *object_types: str) -> Things:
        """Return the things whose limit may end in the period, so that years do not load.

        Some event of theirs names a day in the period or shortly before it. One query, once a
        run.
        """
        key = ("clocked", *sorted(object_types))
        if key not in self._things:
            days = (self.period.start - LONGEST_LIMIT, self.period.end)
            wanted = Q()
            for name in object_types:
                started = PublicationEvent.objects.filter(object_type=name, clock_date__range=days)
                wanted |= Q(object_type=name, object_id__in=started.values("object_id"))
            self._things[key] = self._gather(PublicationEvent.objects.filter(wanted))
        return self._things[key]

    def things_among(self, object_type: str, numbers: QuerySet[Any, Any]) -> Things:
        """Return the things of a type whose ids a query names; one query each time."""
        return self._gather(
            PublicationEvent.objects.filter(object_type=object_type, object_id__in=numbers)
        )

    def _read(self, object_types: tuple[str, ...]) -> Things:
        return self._gather(PublicationEvent.objects.filter(object_type__in=object_types))

    def _gather(self, events: QuerySet[PublicationEvent]) -> Things:
        histories: dict[tuple[str, str], list[PublicationEvent]] = defaultdict(list)
        for event in events.order_by("recorded_at", "pk"):
            histories[event.object_type, event.object_id].append(event)
        found: dict[int, list[Thing]] = defaultdict(list)
        for history in histories.values():
            found[history[0].portal_id].append(Thing(tuple(history)))
        return found

    def kept_back(self, object_type: str) -> Mapping[int, Sequence[PublishedRow]]:
        """Return by portal the rows of a type that have a clock and never were public.

        They say that something is known to be absent (SCORING G6). One query, once a run.
        """
        if object_type not in self._kept_back:
            model: type[PublishedRow] = apps.get_model(object_type)
            ever = {thing.name[1] for each in self.things(object_type).values() for thing in each}
            found: dict[int, list[PublishedRow]] = defaultdict(list)
            rows = model.objects.filter(is_public=False, portal__in=self.portals)
            for row in rows.order_by("pk"):
                if row.clock_day() and str(row.pk) not in ever:
                    found[row.portal_id].append(row)
            self._kept_back[object_type] = found
        return self._kept_back[object_type]

    def once(self, name: str, read: Callable[[], Read]) -> Read:
        """Return what `read` gives; it is called once a run, for whoever asks by this name."""
        if name not in self._kept:
            self._kept[name] = read()
        return cast("Read", self._kept[name])

    def nil_declared(self, section: str) -> dict[int, PublicationEvent]:
        """Return by portal who declared that nothing arose for a section in this month (G7).

        A declaration names its month and the person who answers for it; it counts while it
        stands.
        """
        month = f"{self.period.start:%Y-%m}"
        declared = {}
        for portal_id, things in self.things(NIL_DECLARATION).items():
            for thing in things:
                last = thing.events[-1]
                is_signed = bool(last.facts.get("declared_by")) and not last.facts.get("missing")
                is_public = is_signed and last.kind != PublicationEvent.Kind.UNPUBLISHED
                is_meant = last.section == section and last.facts.get("month") == month
                if is_public and is_meant and not self.origins.refuse(thing.first.origin):
                    declared[portal_id] = last
        return declared
