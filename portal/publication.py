"""What the ledger keeps of an article."""

from __future__ import annotations

from typing import cast

from django.db.models import Q

from wagtail.models import Page

from i18n.text import text_hash
from sites.hosts import all_portals
from sites.ledger import Origin, Snapshot

from .models import NewsPage
from .withdrawals import ARTICLE_TYPE

OBJECT_TYPE = ARTICLE_TYPE


def body_text(article: NewsPage) -> str:
    """Return the plain text of an article's body."""
    return article.plain_text()


def snapshot_of(article: NewsPage, root_url: str = "") -> Snapshot:
    """Return the article's facts as they stand now; no query.

    An article of an own section stands in the ledger under the section that it counts for.
    """
    text = body_text(article)
    return Snapshot(
        portal_id=cast(int, article.portal_id),
        object_type=OBJECT_TYPE,
        object_id=str(article.pk),
        title=article.title,
        at=article.pub_at,
        origin=Origin.REPOST if article.is_repost else Origin.OWN,
        source=article.source_name,
        url=root_url + article.local_url,
        section=article.counts_for or article.section_key,
        text_hash=text_hash(text),
        length=len(text),
        facts={
            "repost": article.is_repost,
            "source_name": article.source_name,
            "source_url": article.source_url,
            "category": article.category.slug if article.category else "",
            "notice": article.correction_notice,
        },
    )


def root_url_of(article: NewsPage) -> str:
    """Return the address of the article's portal without the last slash; no query."""
    owners = (portal for portal in all_portals() if portal.pk == article.portal_id)
    return next((str(portal.site.root_url) for portal in owners), "")


def public_articles_below(page: Page) -> list[NewsPage]:
    """Return the public articles of a subtree, the page itself included; one query."""
    within = Q(path__startswith=page.path)
    return list(NewsPage.objects.live().filter(within).select_related("category"))
