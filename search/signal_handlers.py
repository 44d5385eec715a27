"""Keeps the entries true when pages and rows become public, change, move or are withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from modelcluster.models import ClusterableModel
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from portal.models import PortalPage
from sites.bulk_pages import pages_stored
from sites.models import PublicationEvent
from sites.models.rows import PublishedRow

from .indexing import (
    add_pages,
    forget_page,
    forget_rows,
    refresh_below,
    refresh_pages,
    refresh_rows,
    refresh_rows_that_show,
)
from .references import model_named


@receiver(page_published)
def on_page_published(instance: Any, **kwargs: Any) -> None:
    """A page became public, or public anew."""
    if isinstance(instance, PortalPage):
        refresh_pages([instance])


@receiver(page_unpublished)
def on_page_unpublished(instance: Page, **kwargs: Any) -> None:
    """A page was withdrawn or is being deleted."""
    forget_page(instance)


@receiver([post_page_move, page_slug_changed])
def on_page_moved(instance: Page, **kwargs: Any) -> None:
    """The addresses of a page and all below it changed, perhaps also whose they are."""
    refresh_below(instance)


@receiver(pages_stored)
def on_pages_stored(pages: Sequence[Page], **kwargs: Any) -> None:
    """Many pages were stored at once."""
    add_pages(pages)


@receiver(post_save, sender=PageViewRestriction)
def on_page_restricted(instance: PageViewRestriction, **kwargs: Any) -> None:
    """A page and all below it ask for a login or a password from now on."""
    refresh_below(instance.page)


@receiver(post_delete, sender=PageViewRestriction)
def on_page_opened(instance: PageViewRestriction, origin: Any = None, **kwargs: Any) -> None:
    """A restriction was lifted; not when it goes with its page."""
    lifted = origin.model if isinstance(origin, QuerySet) else type(origin)
    if lifted is PageViewRestriction:
        refresh_below(instance.page)


@receiver(post_save)
def on_row_saved(sender: type, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """A row of a register was stored, of whatever kind."""
    if isinstance(instance, PublishedRow) and not raw:
        refresh_rows(sender, [instance.pk])
        refresh_rows_that_show([instance])


@receiver(post_save, sender=PublicationEvent)
def on_event_written(instance: PublicationEvent, raw: bool = False, **kwargs: Any) -> None:
    """A row with rows of its own was stored: only now are they stored too."""
    model = model_named(instance.object_type)
    if model and issubclass(model, PublishedRow) and issubclass(model, ClusterableModel):
        refresh_rows(model, [int(instance.object_id)])


@receiver(post_delete)
def on_row_deleted(sender: type, instance: Any, **kwargs: Any) -> None:
    """A row of a register is gone."""
    if isinstance(instance, PublishedRow):
        forget_rows(sender, [instance.pk])
