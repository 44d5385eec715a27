"""Gives the province its four foreign languages: sections, one translated article, a translator."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from django.contrib.auth.hashers import make_password

from wagtail.models import Locale, Page
from wagtail.rich_text import RichText

from i18n.dates import ZONE
from i18n.text import slugify_vi
from sites.bulk_pages import PageGrower
from sites.demo import FIRST_DAY, PASSWORD, DemoOptions, Progress
from sites.foreign_homes import foreign_languages, key_in_language
from sites.ledger import Kind, Origin, replay
from sites.models import Kind as PortalKind
from sites.models import Portal, PortalRole, Role, User
from sites.provisioning.languages import enable_languages

from ..models import (
    HomePage,
    NewsPage,
    NewsSectionPage,
    Official,
    OfficialsPage,
    OrganisationPage,
    OrganisationUnit,
)
from ..publication import snapshot_of
from ..section_keys import NEWS_KEY
from .datafiles import load
from .html import paragraphs_html
from .load_about import make_rows

ORIGINAL_SECTION = "cai-cach-hanh-chinh"
PUBLISHED_AT = datetime.combine(FIRST_DAY + timedelta(days=16), time(9), ZONE)
TEXTS = ("about", "organisation", "officials")


def load_languages(options: DemoOptions, progress: Progress) -> None:
    """Enable and fill the languages of the province; only at the first load."""
    if options.since is not None:
        return
    province = Portal.objects.filter(kind=PortalKind.PROVINCE).select_related("site").first()
    if province is None:
        return
    enable_languages(province, foreign_languages())
    homes = HomePage.objects.filter(
        portal=province, locale__language_code__in=province.languages
    ).select_related("locale")
    filled = sum(_fill_sections(home) for home in homes)
    articles = _publish_article(province)
    _make_translator(province)
    progress("languages", filled + articles)


def _fill_sections(home: Page) -> int:
    """Store the texts of a home's sections and the words of their rows; returns how many."""
    words, language = load("languages"), home.locale.language_code
    kinds = list(Portal.objects.values_list("kind", flat=True))
    slots = {
        "name": home.title,
        "departments": kinds.count(PortalKind.DEPARTMENT),
        "communes": kinds.count(PortalKind.COMMUNE),
    }
    pages = {page.slug: page.specific for page in home.get_children().filter(slug__in=TEXTS)}
    for slug, page in pages.items():
        html = paragraphs_html(text.format(**slots) for text in words[slug][language])
        if isinstance(page, OrganisationPage):
            page.functions = html
            _store_rows(page, OrganisationUnit, "units", words["units"])
        else:
            page.body = [("text", RichText(html))]
        if isinstance(page, OfficialsPage):
            _store_rows(page, Official, "officials", words["official_rows"])
        field = "functions" if isinstance(page, OrganisationPage) else "body"
        type(page).objects.bulk_update([page], [field])
    return len(pages)


def _store_rows(
    page: Any, row_type: type[Any], relation: str, words: Sequence[dict[str, dict[str, str]]]
) -> None:
    """Store the translated words; names and numbers are taken over where the page is shown."""
    originals = row_type.objects.filter(
        page__translation_key=page.translation_key, locale=Locale.get_default()
    )
    names = {row.translation_key: row.name for row in originals}
    translated = [texts[page.locale.language_code] for texts in words]
    rows = make_rows(page, row_type, relation, translated)
    for row in rows:
        row.name = row.name or names.get(row.translation_key, "")
    row_type.objects.bulk_create([row for row in rows if row.name])


def _publish_article(province: Portal) -> int:
    """Publish one article in all languages, each in its own news section, with its ledger."""
    keys = {"vi": ORIGINAL_SECTION}
    keys |= {code: key_in_language(NEWS_KEY, code) for code in foreign_languages()}
    sections = {
        page.key: page
        for page in NewsSectionPage.objects.filter(portal=province, key__in=keys.values())
    }
    texts = load("languages")["article"]
    shared_key = uuid.uuid5(uuid.NAMESPACE_URL, f"{province.code}/languages")
    grower, placed = PageGrower(), []
    grower.read_children(sections.values())
    for language, key in keys.items():
        if key not in sections:
            continue
        english = texts[language if language == "vi" else "en"]
        article = _article(texts[language], slugify_vi(english["title"])[:80].strip("-"))
        article.portal, article.section_key = province, key
        article.translation_key = shared_key
        placed.append(grower.place(sections[key], article))
    grower.store()
    root_url = province.site.root_url
    replay(
        ((snapshot_of(page, root_url), Kind.PUBLISHED, PUBLISHED_AT) for page in placed),
        Origin.DEMO,
    )
    return len(placed)


def _article(text: dict[str, Any], slug: str) -> NewsPage:
    return NewsPage(
        title=text["title"],
        slug=slug,
        summary=text["summary"],
        body=[("text", RichText(paragraphs_html(text["paragraphs"])))],
        pub_at=PUBLISHED_AT,
        first_published_at=PUBLISHED_AT,
        last_published_at=PUBLISHED_AT,
    )


def _make_translator(province: Portal) -> None:
    """Make the account `translator`, unless it is there."""
    if User.objects.filter(username="translator").exists():
        return
    translator = User.objects.create(
        username="translator",
        password=make_password(PASSWORD),
        last_name=str(Role.TRANSLATOR.label),
        first_name=province.short_name,
        home_portal=province,
    )
    role = PortalRole.objects.get(portal=province, role=Role.TRANSLATOR)
    translator.groups.add(role.group)
