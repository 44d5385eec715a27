"""Fills the portals' contacts; some are incomplete or late, so that scores differ."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random

from sites.contacts import contacts_snapshot
from sites.demo import DemoOptions, Progress
from sites.hosts import forget_hosts
from sites.ledger import Kind, Origin, Snapshot, replay
from sites.models import Portal

from .calendar import ZONE
from .contacts import write_contacts
from .units import unit_of

FIELDS = ("address", "phone", "fax", "email", "responsible_person", "responsible_title")
FIRST_ENTRY = date(2026, 8, 3)
CHANGED = date(2026, 10, 12)
BATCH = 200
# What may be wrong with a portal's contacts, and how often.
FLAWS = (("no_phone", 0.06), ("public_email", 0.05), ("late", 0.08), ("empty", 0.03))


def load_contacts(options: DemoOptions, progress: Progress) -> None:
    """Write contacts and their ledger lines; only at the first load."""
    if options.since is not None:
        return
    portals = list(Portal.objects.select_related("site"))
    events: list[tuple[Snapshot, str, datetime]] = []
    for portal in portals:
        rng = Random(f"{options.seed} contacts {portal.code}")
        events += _fill(portal, rng, _flaw(rng))
        progress("contacts", 1)
    Portal.objects.bulk_update(portals, FIELDS, batch_size=BATCH)
    replay(events, Origin.DEMO)
    forget_hosts()


def _flaw(rng: Random) -> str:
    roll = rng.random()
    for name, chance in FLAWS:
        if roll < chance:
            return name
        roll -= chance
    return ""


def _fill(portal: Portal, rng: Random, flaw: str) -> list[tuple[Snapshot, str, datetime]]:
    if flaw == "empty":
        return []
    contacts = write_contacts(rng, unit_of(portal))
    for name in FIELDS:
        setattr(portal, name, getattr(contacts, name))
    if flaw == "no_phone":
        portal.phone = ""
    if flaw == "public_email":
        portal.email = f"{portal.code}.bacninh@gmail.com"
    first = contacts_snapshot(portal, FIRST_ENTRY)
    events = [(first, str(Kind.PUBLISHED), _at(FIRST_ENTRY, rng))]
    if flaw == "late":
        portal.phone = write_contacts(rng, unit_of(portal)).phone
        changed = contacts_snapshot(portal, CHANGED)
        events.append((changed, str(Kind.UPDATED), _at(CHANGED + timedelta(days=9), rng)))
    return events


def _at(day: date, rng: Random) -> datetime:
    return datetime.combine(day, time(rng.randint(8, 16), rng.randint(0, 59)), tzinfo=ZONE)
