"""Drops what is remembered of hosts and trees when a portal, a site or a home page changes."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from wagtail.models import Page, Site
from wagtail.signals import copy_for_translation_done, post_page_move

from .foreign_homes import forget_foreign_homes
from .home_rights import copy_home_rights
from .hosts import forget_hosts
from .models import Portal
from .tree import HOME_DEPTH, forget_tree


def forget_portals() -> None:
    """Drop all that is remembered of portals in this process."""
    forget_hosts()
    forget_tree()
    forget_foreign_homes()
    Site.clear_site_root_paths_cache()


@receiver([post_save, post_delete], sender=Site)
@receiver([post_save, post_delete], sender=Portal)
def on_portal_changed(**kwargs: Any) -> None:
    """A portal or its site was saved or deleted."""
    forget_portals()


@receiver([post_save, post_delete])
def on_page_changed(sender: type, instance: Any, **kwargs: Any) -> None:
    """A home page (depth 2) was saved or deleted."""
    if isinstance(instance, Page) and instance.depth <= HOME_DEPTH:
        forget_portals()


@receiver(post_page_move)
def on_page_moved(instance: Page, **kwargs: Any) -> None:
    """A home page was moved."""
    if instance.depth <= HOME_DEPTH:
        forget_portals()


@receiver(copy_for_translation_done)
def on_home_translated(source_obj: Any, target_obj: Any, **kwargs: Any) -> None:
    """Whoever may act on a home page may do the same on its translation, a sibling."""
    if isinstance(target_obj, Page) and target_obj.depth == HOME_DEPTH:
        copy_home_rights(source_obj, target_obj)
