"""What the ledger says of one document that was due: public, late, incomplete, absent, excused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.scoring import EvidenceItem
from i18n.dates import Period, local_date
from sites.models import PublicationEvent

from .clocks import Clock
from .stock import describe_missing
from .things import Thing

DOCUMENT, POSTING = "legaldocs.legaldocument", "legaldocs.documentposting"
PART_LABELS = {
    "form": gettext_lazy("Form of the document"),
    "issuing_authority": gettext_lazy("Issuing authority"),
    "symbol": gettext_lazy("Number and symbol"),
    "issued_on": gettext_lazy("Date of issue"),
    "effective_on": gettext_lazy("Effective from"),
    "abstract": gettext_lazy("Abstract"),
    "file": gettext_lazy("File"),
}


@dataclass(frozen=True)
class Duty:
    """One document that was due in the period.

    `item` is what was looked at, None where nothing is public; `absent` says what was due and is
    not there; `excused` marks what needed not be there; `flag` asks a person to look.
    """

    item: EvidenceItem | None = None
    absent: str = ""
    excused: bool = False
    flag: str = ""

    @property
    def is_posted(self) -> bool:
        """Whether it is public, late or incomplete as it may be."""
        return self.item is not None and not self.excused

    @property
    def is_defect(self) -> bool:
        """Whether it keeps the portal from being complete (SCORING G6)."""
        if self.excused:
            return False
        return self.item is None or not self.item.counted or self.item.days_late > 0


def judge_thing(thing: Thing, started: date, period: Period, clock: Clock) -> Duty:
    """Return how a document that was due stands at the period's end."""
    standing = thing.public_before(period.ends)
    if standing is None:
        return Duty(absent=describe_absent(thing.first.title, clock.due(started)))
    note = describe_missing(standing, {name: str(label) for name, label in PART_LABELS.items()})
    done = thing.completed_on(period.ends) or thing.first_day
    item = EvidenceItem(
        text=standing.title,
        url=standing.url,
        date=done,
        days_late=0 if note else clock.days_late(started, done),
        counted=not note,
        note=note,
    )
    return Duty(item=item, flag=_describe_changed_day(standing, started))


def excuse(event: PublicationEvent, note: str) -> Duty:
    """Return that a document is listed, but was not due: `note` says why."""
    day = local_date(event.recorded_at)
    return Duty(EvidenceItem(event.title, event.url, day, counted=False, note=note), excused=True)


def describe_absent(title: str, due: date | None) -> str:
    """Say what was due and is not public."""
    day = f"{due:%d/%m/%Y}" if due else ""
    return _("due by %(due)s, not public at the end of the period: %(title)s") % {
        "due": day,
        "title": title,
    }


def _describe_changed_day(standing: PublicationEvent, started: date) -> str:
    if standing.clock_date in (None, started):
        return ""
    return _("the date of issue was changed after the first posting: %(title)s") % {
        "title": standing.title
    }
