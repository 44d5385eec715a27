"""Writes to the ledger what happens to sections of text, “About” pages and own news sections."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.apps import apps
from django.dispatch import receiver

from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from sites.ledger import record_moved, record_published, record_unpublished
from sites.tree import portal_id_for_path

from .models import NewsPage, NewsSectionPage
from .page_ledger import LedgerPageMixin, public_in_ledger, snapshot_of_page
from .publication import root_url_of, snapshot_of
from .signal_handlers import acting_user
from .withdrawals import with_reason


def _is_in_ledger(page: Page) -> bool:
    return isinstance(page, LedgerPageMixin)


@receiver(page_published)
def on_page_published(instance: Any, revision: Any = None, **kwargs: Any) -> None:
    """A page was published by a person, or by the schedule that a person set."""
    if _is_in_ledger(instance) and instance.live and not instance.alias_of_id:
        record_published(snapshot_of_page(instance), acting_user(revision))


@receiver(page_unpublished)
def on_page_unpublished(instance: Page, **kwargs: Any) -> None:
    """A page was withdrawn or deleted; one that the ledger never knew leaves no trace."""
    if _is_in_ledger(instance) and public_in_ledger([instance]):
        snapshot = snapshot_of_page(instance)
        facts = with_reason(snapshot.facts, instance)
        record_unpublished(replace(snapshot, facts=facts), acting_user())


@receiver(post_page_move)
def on_ledger_pages_moved(instance: Page, parent_page_before: Page, **kwargs: Any) -> None:
    """Portal and section of all pages below follow."""
    if instance.get_parent().pk == parent_page_before.pk:
        return
    models: list[Any] = list(apps.get_models())
    for model in models:
        if issubclass(model, LedgerPageMixin):
            below = model._default_manager.filter(path__startswith=instance.path)
            below.update(portal_id=portal_id_for_path(instance.path))
            moved = public_in_ledger(below.live())
            record_moved((snapshot_of_page(page) for page in moved), acting_user())


@receiver(page_published, sender=NewsSectionPage)
def on_news_section_published(instance: NewsSectionPage, **kwargs: Any) -> None:
    """What an own section counts for changed: so does what its articles count for."""
    below = NewsPage.objects.child_of(instance).exclude(counts_for=instance.counts_for)
    ids = list(below.values_list("pk", flat=True))
    if not ids:
        return
    articles = NewsPage.objects.filter(pk__in=ids)
    articles.update(counts_for=instance.counts_for)
    public = articles.live().filter(alias_of=None).select_related("category")
    record_moved([snapshot_of(article, root_url_of(article)) for article in public], acting_user())
