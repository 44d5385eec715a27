"""Fills the “About” pages of all portals in bulk, with their ledger; portals differ."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from wagtail.models import Locale
from wagtail.rich_text import RichText

from i18n.dates import ZONE
from sites.demo import DemoOptions, Progress
from sites.ledger import Kind, Origin, replay
from sites.models import Portal
from sites.row_actions import Replayed

from ..models import (
    Leader,
    LeadersPage,
    Official,
    OfficialsPage,
    OrganisationPage,
    OrganisationUnit,
    PortalImage,
    SectionPage,
)
from ..page_ledger import replayed_page
from .about import DemoAbout, write_about
from .boundary_maps import boundary_maps
from .datafiles import load
from .html import paragraphs_html
from .phrasing import render
from .sections import write_section_text
from .units import DemoUnit, unit_of, unit_slots

FIRST_ENTRY = date(2026, 8, 4)
DAYS_TO_ENTER = 24
CHANGED = date(2026, 10, 12)
DAYS_LATE = 9
BATCH = 200
TEXTS = {"qua-trinh-phat-trien": "lich-su", "lich-su-van-hoa": "lich-su-van-hoa"}
MAP_KEY = "ban-do-dia-gioi"
OFFICIALS_KEY = "can-bo-dau-moi"
ROWS: dict[type[Any], tuple[type[Any], str]] = {
    OrganisationPage: (OrganisationUnit, "units"),
    LeadersPage: (Leader, "leaders"),
    OfficialsPage: (Official, "officials"),
}


def load_about(options: DemoOptions, progress: Progress) -> None:
    """Fill pages, rows and ledger; only at the first load."""
    if options.since is not None:
        return
    units = {portal.pk: unit_of(portal) for portal in Portal.objects.all()}
    abouts = {pk: write_about(options.seed, unit) for pk, unit in units.items()}
    events = _fill_rows(options.seed, units, abouts, progress)
    events += _fill_texts(options.seed, units, abouts, boundary_maps(options.seed), progress)
    replay(events, Origin.DEMO)


def _fill_rows(
    seed: int,
    units: dict[int, DemoUnit],
    abouts: dict[int, DemoAbout | None],
    progress: Progress,
) -> list[Replayed]:
    """Store pages with rows below them; three queries for each type."""
    events: list[Replayed] = []
    for page_type, (row_type, relation) in ROWS.items():
        originals = page_type.objects.exclude(key="").filter(locale=Locale.get_default())
        pages = [page for page in originals if abouts.get(page.portal_id)]
        rows: dict[int, list[Any]] = {}
        for page in pages:
            about = abouts[page.portal_id]
            rows[page.pk] = make_rows(page, row_type, relation, _rows_of(page, about, relation))
            if page_type is OrganisationPage:
                unit = units[page.portal_id]
                rng = Random(f"{seed} functions {unit.code}")
                texts = write_section_text(rng, unit, "chuc-nang-nhiem-vu")
                page.functions = paragraphs_html(texts)
        changed = ["received_on", *(["functions"] if page_type is OrganisationPage else [])]
        row_type.objects.bulk_create([row for many in rows.values() for row in many], BATCH)
        for page in pages:
            setattr(page, relation, rows[page.pk])
            events += _published(seed, units[page.portal_id], abouts[page.portal_id], page)
            progress("about", 1)
        page_type.objects.bulk_update(pages, changed, batch_size=BATCH)
    return events


def make_rows(
    page: Any, row_type: type[Any], relation: str, values: Sequence[dict[str, str]]
) -> list[Any]:
    """Return unsaved rows of a page; rows of its translations have the same translation keys."""
    return [
        row_type(
            page=page,
            sort_order=order,
            locale_id=page.locale_id,
            translation_key=uuid.uuid5(page.translation_key, f"{relation} {order}"),
            **fields,
        )
        for order, fields in enumerate(values)
    ]


def _rows_of(page: Any, about: DemoAbout | None, relation: str) -> list[dict[str, str]]:
    is_spokesperson = relation == "officials" and page.key != OFFICIALS_KEY
    rows: list[dict[str, str]] = getattr(about, "spokespersons" if is_spokesperson else relation)
    return rows


def _published(seed: int, unit: DemoUnit, about: DemoAbout | None, page: Any) -> list[Replayed]:
    """First entry in August; where a change came too late, that of October too."""
    entered = _entered(seed, unit, page.key)
    page.received_on = entered.date()
    events = [replayed_page(page, entered)]
    if about and about.is_late:
        page.received_on = CHANGED
        late = datetime.combine(CHANGED + timedelta(days=DAYS_LATE), time(10), ZONE)
        events.append(replayed_page(page, late, Kind.UPDATED))
    return events


def _entered(seed: int, unit: DemoUnit, key: str) -> datetime:
    rng = Random(f"{seed} about {unit.code} {key}")
    day = FIRST_ENTRY + timedelta(days=rng.randrange(DAYS_TO_ENTER))
    return datetime.combine(day, time(rng.randint(8, 16), rng.randint(0, 59)), ZONE)


def _fill_texts(
    seed: int,
    units: dict[int, DemoUnit],
    abouts: dict[int, DemoAbout | None],
    maps: list[PortalImage],
    progress: Progress,
) -> list[Replayed]:
    """Store history, culture and the boundary maps."""
    events = []
    filled = []
    pages: list[Any] = list(SectionPage.objects.filter(key__in=[*TEXTS, MAP_KEY]))
    for page in pages:
        unit, about = units[page.portal_id], abouts.get(page.portal_id)
        if about is None:
            continue
        rng = Random(f"{seed} section {unit.code} {page.key}")
        if page.key in TEXTS:
            texts = write_section_text(rng, unit, TEXTS[page.key])
            page.body = [("text", RichText(paragraphs_html(texts)))]
        elif about.has_map:
            page.body = _map_body(rng, unit, rng.choice(maps))
        else:
            continue
        filled.append(page)
        events.append(replayed_page(page, _entered(seed, unit, page.key)))
        progress("about", 1)
    SectionPage.objects.bulk_update(filled, ["body"], batch_size=BATCH)
    return events


def _map_body(rng: Random, unit: DemoUnit, image: PortalImage) -> list[Any]:
    words = load("about")["map"]
    text = render(words["text"], unit_slots(rng, unit), rng)
    picture = {"image": image, "alt": words["alt"], "caption": unit.name}
    return [("text", RichText(paragraphs_html([text]))), ("image", picture)]
