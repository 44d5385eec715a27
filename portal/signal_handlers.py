"""Writes to the ledger what is published, withdrawn and moved."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.dispatch import receiver

from wagtail.log_actions import get_active_log_context
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from sites.ledger import record_moved, record_published, record_unpublished
from sites.models import User
from sites.tree import portal_id_for_path

from .models import NewsPage, NewsSectionPage
from .publication import public_articles_below, root_url_of, snapshot_of
from .withdrawals import with_reason


def acting_user(revision: Any = None) -> User | None:
    """Return who is at work: the person logged in, or the one who wrote the revision."""
    user = get_active_log_context().user or getattr(revision, "user", None)
    return user if isinstance(user, User) else None


@receiver(page_published, sender=NewsPage)
def on_article_published(instance: NewsPage, revision: Any = None, **kwargs: Any) -> None:
    """An article became public, or public anew; Wagtail also sends this when one is scheduled.

    An alias repeats what is shown already, so the ledger does not know it (SCORING G8).
    """
    if not instance.live or instance.alias_of_id:
        return
    record_published(snapshot_of(instance, root_url_of(instance)), acting_user(revision))


@receiver(page_unpublished, sender=NewsPage)
def on_article_unpublished(instance: NewsPage, **kwargs: Any) -> None:
    """An article was withdrawn or deleted."""
    if instance.alias_of_id:
        return
    snapshot = snapshot_of(instance, root_url_of(instance))
    facts = with_reason(snapshot.facts, instance)
    record_unpublished(replace(snapshot, facts=facts), acting_user())


@receiver(post_page_move)
def on_page_moved(instance: Page, parent_page_before: Page, **kwargs: Any) -> None:
    """A section or an article moved: portal and section of all below it follow."""
    parent_after = instance.get_parent()
    if parent_after.pk == parent_page_before.pk:
        return
    articles = NewsPage.objects.filter(path__startswith=instance.path)
    holders = NewsSectionPage.objects.filter(path__in=[instance.path, parent_after.path])
    sections = {path: facts for path, *facts in holders.values_list("path", "key", "counts_for")}
    found = sections.get(instance.path) or sections.get(parent_after.path) or ("", "")
    key, counts_for = found
    portal_id = portal_id_for_path(instance.path)
    articles.update(portal_id=portal_id, section_key=key, counts_for=counts_for)
    moved = public_articles_below(instance)
    record_moved((snapshot_of(article, root_url_of(article)) for article in moved), acting_user())
