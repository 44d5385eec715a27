"""Pages as they stand at the period's end, by portal and section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compliance.scoring import EvidenceItem
from i18n.dates import local_date
from sites.models import Portal, PublicationEvent

from .clocks import Clock
from .late_changes import find_late_changes
from .records import Records
from .things import Thing

ORGANISATION = "portal.organisationpage"
LEADERS = "portal.leaderspage"
OFFICIALS = "portal.officialspage"
SECTION = "portal.sectionpage"
PAGE_TYPES = (ORGANISATION, LEADERS, OFFICIALS, SECTION)


@dataclass(frozen=True)
class StandingPage:
    """A page that people published, as it stands public at the period's end."""

    thing: Thing
    event: PublicationEvent

    @property
    def parts(self) -> set[str]:
        """The parts that it has, pictures and files included."""
        facts = self.event.facts
        has_map = bool(facts.get("images") or facts.get("files"))
        return {*facts.get("present", ()), *(["map"] if has_map else [])}

    def as_item(self, note: str = "") -> EvidenceItem:
        """Return the line of the evidence that names the page."""
        return EvidenceItem(
            text=self.event.title,
            url=self.event.url,
            date=local_date(self.event.recorded_at),
            note=note,
        )


def pages_of(portal: Portal, section: str, records: Records) -> list[StandingPage]:
    """Return the portal's public pages of a section; one query a run for all portals."""
    found = []
    for thing in _things(portal, records):
        event = thing.public_before(records.period.ends)
        if event and (event.section, event.portal_id) == (section, portal.pk):
            found.append(StandingPage(thing, event))
    return found


def late_changes(
    portal: Portal, section: str, records: Records, clock: Clock
) -> Iterator[EvidenceItem]:
    """Yield what came late to the pages of a section, each page by itself."""
    for thing in _things(portal, records):
        history = [event for event in thing.events if event.section == section]
        yield from find_late_changes(history, records.period, clock)


def _things(portal: Portal, records: Records) -> Iterator[Thing]:
    """Yield what people, not the machine, made public first."""
    for thing in records.things(*PAGE_TYPES).get(portal.pk, ()):
        if not records.origins.refuse(thing.first.origin):
            yield thing
