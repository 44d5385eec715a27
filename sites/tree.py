"""Which portal a page belongs to: the first 8 characters of its path name its home page.

Homes stand directly under the Wagtail root, in every language, so path[:8] is enough.
The map is remembered per process for seconds and dropped on change.
"""

from __future__ import annotations

from django.apps import apps

from wagtail.models import Page

from .memory import Memory

HOME_DEPTH = 2
ROOT_LENGTH = HOME_DEPTH * Page.steplen


def _read_portal_ids() -> dict[str, int]:
    portals = dict(
        apps.get_model("portal_sites.Portal").objects.values_list(
            "site__root_page__translation_key", "pk"
        )
    )
    homes = Page.objects.filter(depth=HOME_DEPTH).values_list("path", "translation_key")
    return {path: portals[key] for path, key in homes if key in portals}


_portal_ids = Memory(_read_portal_ids)


def portal_ids_by_root() -> dict[str, int]:
    """Return {path of a home page, 8 characters: portal id}, all languages; two queries, cold."""
    return _portal_ids.get()


def portal_id_for_path(path: str) -> int | None:
    """Return the id of the portal that owns this page path, or None above the homes."""
    return portal_ids_by_root().get(path[:ROOT_LENGTH])


def forget_tree() -> None:
    """Drop what is remembered (a home page or a portal changed)."""
    _portal_ids.forget()
