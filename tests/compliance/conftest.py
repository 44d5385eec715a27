"""Portals and ledger rows, made directly: the scorer reads nothing else."""

from datetime import date, datetime
from itertools import count

from wagtail.models import Collection, Page, Site

import pytest
from hypothesis import settings as hypothesis_settings

from i18n.dates import ZONE
from i18n.text import text_hash
from sites.models import DemoInstallation, Portal, PublicationEvent

# A busy machine is no failure.
hypothesis_settings.register_profile("no_deadline", deadline=None)
hypothesis_settings.load_profile("no_deadline")

NUMBERS = count(1)
LONG = 1200


def moment(text):
    """Return the aware moment of "2026-10-31 23:59" in Vietnam."""
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)


@pytest.fixture
def make_portal(db):
    """Return a maker of portals without pages."""
    root = Page.get_first_root_node()
    collection_root = Collection.get_first_root_node()

    def make(code, kind="commune", name="", **fields):
        site = Site.objects.create(
            hostname=f"{code}.bacninh.localhost", port=8000, root_page=root, site_name=code
        )
        collection = collection_root.add_child(instance=Collection(name=code))
        fields.setdefault("position", next(NUMBERS))
        return Portal.objects.create(
            code=code, kind=kind, name=name or code, short_name=code, site=site,
            collection=collection, **fields,
        )  # fmt: skip

    return make


@pytest.fixture
def ledger(db):
    """Return the hand that writes events at a moment of one's choosing."""
    return Ledger()


class Ledger:
    """Writes ledger rows as the product would have, at another time."""

    def news(self, portal, recorded, title="", **fields):
        """Publish an article and return its first event."""
        number = next(NUMBERS)
        title = title or f"Tin {number}"
        text = fields.pop("text", f"{title} {number}")
        facts = {"repost": False, "source_name": "", "source_url": "", "category": "", "notice": ""}
        return self._write(
            portal, recorded,
            {
                "object_type": "portal.newspage",
                "object_id": str(number),
                "kind": "published",
                "origin": "own",
                "title": title,
                "url": f"http://{portal.code}.bacninh.localhost:8000/tin-tuc/{number}/",
                "section": "tin-tuc",
                "text_hash": text_hash(text),
                "length": LONG,
                **fields,
                "facts": facts | fields.get("facts", {}),
            },
        )  # fmt: skip

    def repost(self, portal, at, title="", *, source="Báo Bắc Ninh", url="", **fields):
        """Publish an article taken from a source."""
        facts = {"repost": True, "source_name": source, "source_url": url}
        return self.news(portal, at, title, origin="repost", facts=facts, **fields)

    def later(self, first, at, kind="updated", **fields):
        """Write another event of the same object."""
        names = [
            "object_type", "object_id", "origin", "title", "url", "section", "text_hash",
            "length", "facts", "clock_date",
        ]  # fmt: skip
        values = {name: getattr(first, name) for name in names}
        return self._write(fields.pop("portal", first.portal), at, values | {"kind": kind} | fields)

    def contacts(self, portal, at, kind="published", origin="own", **facts):
        """Write the contacts as they stood after a change."""
        full = {
            "address": "Số 1 đường Lý Thái Tổ",
            "phone": "0222 3800 000",
            "fax": "không có",
            "email": f"{portal.code}@bacninh.gov.vn",
            "received_on": None,
        }
        return self._write(
            portal, at,
            {
                "object_type": "portal_sites.portal",
                "object_id": str(portal.pk),
                "kind": kind,
                "origin": origin,
                "title": portal.name,
                "url": f"http://{portal.code}.bacninh.localhost:8000/",
                "facts": full | facts,
            },
        )  # fmt: skip

    def row(self, portal, object_type, recorded, section="", clock="", **fields):
        """Write the first event of a row or page: whole, own, of this section."""
        number = fields.pop("object_id", str(next(NUMBERS)))
        title = fields.pop("title", f"Mục {number}")
        values = {
            "object_type": object_type,
            "object_id": number,
            "kind": "published",
            "origin": "own",
            "title": title,
            "url": f"http://{portal.code}.bacninh.localhost:8000/{section}/{number}/",
            "section": section,
            "clock_date": date.fromisoformat(clock) if clock else None,
            "text_hash": text_hash(title),
            "length": LONG,
            **fields,
        }
        facts = {"missing": [], **fields.get("facts", {})}
        return self._write(portal, recorded, values | {"facts": facts})

    def _write(self, portal, recorded, fields):
        at = moment(recorded)
        fields = {"at": at, "recorded_at": at} | fields
        return PublicationEvent.objects.create(portal=portal, **fields)


@pytest.fixture
def demo_installation(db, settings):
    """Make this a demonstration."""
    settings.DEMO_ALLOWED = True
    return DemoInstallation.objects.create(seed=1, articles_per_portal=12, until=date(2026, 10, 31))
