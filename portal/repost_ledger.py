"""Writes to the ledger of the reposting portals what happens to their masters.

The score reads the ledger alone: a repost whose master is withdrawn is no longer public, and
this is where the ledger learns it. One query for an article that nobody reposts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.dispatch import receiver

from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from sites.ledger import Kind, Snapshot, record_all
from sites.row_actions import snapshot_of_row

from .models import NewsPage, NewsSectionPage, Repost
from .signal_handlers import acting_user
from .withdrawals import with_reason


def snapshots_of_reposts(articles: Iterable[NewsPage]) -> list[Snapshot]:
    """Return the facts of all public reposts of these articles; two queries, one for none."""
    masters = {article.pk: article for article in articles}
    reposts = list(
        Repost.objects.public().filter(article__in=masters).select_related("portal__site")
    )
    if not reposts:
        return []
    sections = NewsSectionPage.objects.filter(portal__in=[repost.portal_id for repost in reposts])
    urls = {(page.portal_id, page.key): page.local_url for page in sections.order_by("-path")}
    for repost in reposts:
        repost.article = masters[repost.article_id]
        repost.section_url = urls.get((repost.portal_id, repost.section), f"/{repost.section}/")
    return [snapshot_of_row(repost) for repost in reposts]


@receiver(page_published, sender=NewsPage)
def on_master_published(instance: NewsPage, revision: Any = None, **kwargs: Any) -> None:
    """The text that others repost changed, or is public again."""
    if instance.live:
        record_all(snapshots_of_reposts([instance]), Kind.UPDATED, acting_user(revision))


@receiver(page_unpublished, sender=NewsPage)
def on_master_unpublished(instance: NewsPage, **kwargs: Any) -> None:
    """The master was withdrawn or deleted: so are its reposts."""
    withdrawn = [
        replace(snapshot, facts=with_reason(snapshot.facts, instance))
        for snapshot in snapshots_of_reposts([instance])
    ]
    record_all(withdrawn, Kind.UNPUBLISHED, acting_user())


@receiver(post_page_move)
def on_master_moved(instance: Page, parent_page_before: Page, **kwargs: Any) -> None:
    """The masters below have other addresses now, perhaps another portal."""
    if instance.get_parent().pk == parent_page_before.pk:
        return
    below = NewsPage.objects.live().filter(path__startswith=instance.path, reposts__isnull=False)
    masters = list(below.select_related("category").distinct())
    record_all(snapshots_of_reposts(masters), Kind.UPDATED, acting_user())
