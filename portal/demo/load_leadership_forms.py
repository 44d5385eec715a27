"""Puts the province's demo documents and videos into its leadership section."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile

from wagtail.models import Collection
from wagtail.rich_text import RichText

from i18n.text import slugify_vi
from sites.blueprint import rights
from sites.bulk_pages import PageGrower
from sites.demo import FIRST_DAY, DemoOptions, Progress
from sites.ledger import Kind, Origin, replay
from sites.models import Kind as PortalKind
from sites.models import Portal

from ..article_forms import ArticleForm
from ..models import NewsCategory, NewsPage, NewsSectionPage, PortalDocument, PortalMedia
from ..publication import snapshot_of
from ..section_keys import LEADERSHIP_KEY
from .calendar import ZONE
from .datafiles import load
from .html import paragraphs_html
from .office_file import docx

FILM = Path(__file__).parent / "data" / "phim-minh-hoa.webm"
FILM_SECONDS, FILM_WIDTH, FILM_HEIGHT = 4, 480, 270
CLOCK = time(16, 30)
OFFICE = "Văn phòng UBND tỉnh"


def load_leadership_forms(options: DemoOptions, progress: Progress) -> None:
    """Make pages, files and ledger; only at the first load."""
    section = NewsSectionPage.objects.filter(
        key=LEADERSHIP_KEY, portal__kind=PortalKind.PROVINCE
    ).first()
    if options.since is not None or section is None:
        return
    province = Portal.objects.select_related("site").get(kind=PortalKind.PROVINCE)
    folder = Collection.objects.get(name=rights().shared_collection, depth=2)
    categories = {category.slug: category for category in NewsCategory.objects.all()}
    data = load("leadership_forms")
    pages = [_document(row, folder) for row in data["documents"]]
    film = _film(folder)
    pages += [_video(row, film) for row in data["videos"]]
    grower = PageGrower()
    grower.read_children([section])
    for page, row in zip(pages, [*data["documents"], *data["videos"]], strict=True):
        page.portal, page.section_key = province, LEADERSHIP_KEY
        page.category = categories.get(row["cat"])
        grower.place(section, page)
    grower.store()
    root_url = province.site.root_url
    events = ((snapshot_of(page, root_url), Kind.PUBLISHED, page.pub_at) for page in pages)
    replay(events, Origin.DEMO)
    progress("leadership documents", len(pages))


def _page(row: dict[str, Any], form: ArticleForm, blocks: list[tuple[str, Any]]) -> NewsPage:
    at = datetime.combine(_day(row), CLOCK, tzinfo=ZONE)
    return NewsPage(
        title=row["title"],
        slug=slugify_vi(row["title"])[:80].strip("-"),
        summary=row["sum"],
        form=form,
        pub_at=at,
        first_published_at=at,
        last_published_at=at,
        author_name=OFFICE,
        body=[*blocks, ("text", RichText(paragraphs_html(row["body"])))],
    )


def _document(row: dict[str, Any], folder: Collection) -> NewsPage:
    page = _page(row, ArticleForm.DOCUMENT, [])
    content = docx([row["authority"], f"Số: {row['symbol']}", row["title"], *row["body"]])
    name = f"{slugify_vi(row['symbol'])}.docx"
    file = PortalDocument(title=row["title"], collection=folder)
    file.file.save(name, ContentFile(content), save=False)
    file.file_size = len(content)
    file.save()
    page.document_file, page.document_symbol = file, row["symbol"]
    page.document_issued_on, page.document_authority = _day(row), row["authority"]
    return page


def _film(folder: Collection) -> PortalMedia:
    film = PortalMedia(
        title="Phim minh họa", type="video", duration=FILM_SECONDS, width=FILM_WIDTH,
        height=FILM_HEIGHT, collection=folder,
    )  # fmt: skip
    film.file.save(FILM.name, ContentFile(FILM.read_bytes()), save=True)
    return film


def _video(row: dict[str, Any], film: PortalMedia) -> NewsPage:
    block = {"media": film, "caption": row["sum"], "transcript": row["transcript"]}
    return _page(row, ArticleForm.VIDEO, [("video", block)])


def _day(row: dict[str, Any]) -> date:
    month, day = row["day"].split("-")
    return date(FIRST_DAY.year, int(month), int(day))
