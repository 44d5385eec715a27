"""Articles that a portal shows by reference: address, attribution, card; no query, no copy.

The master stays where it was written. What another portal shows of it is read from the master at
each request, so a correction or a withdrawal is there at once on all portals.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from sites.hosts import portal_with_id, province_portal
from sites.models import Portal

from .cards import Card, card_of
from .languages import local_name
from .section_keys import LEADERSHIP_KEY

SHARED_PREFIX = "bai/"
PRINT_SUFFIX = "in/"
SAVE_SUFFIX = "luu/"


def site_title(portal: Portal | None) -> str:
    """Return what a portal calls itself, in the language of the request."""
    return _("Electronic portal of %(name)s") % {"name": local_name(portal)} if portal else ""


def is_leadership(article: Any) -> bool:
    """True for the province's leadership news (chỉ đạo, điều hành), which every portal shows."""
    province = province_portal()
    return (
        province is not None
        and article.portal_id == province.pk
        and article.section_key == LEADERSHIP_KEY
    )


def shared_url(section_url: str, article: Any) -> str:
    """Return the address of another portal's article in a section of this portal."""
    return f"{section_url}{SHARED_PREFIX}{article.pk}/{article.slug}/"


def master_url(article: Any) -> str:
    """Return the full address of an article on its own portal."""
    owner = portal_with_id(article.portal_id)
    return f"{owner.site.root_url if owner else ''}{article.local_url}"


def attribution_of(article: Any) -> str:
    """Say whose article it is that a portal shows by reference."""
    owner = {"owner": site_title(portal_with_id(article.portal_id))}
    if is_leadership(article):
        return _("From %(owner)s") % owner
    return _("Reposted from %(owner)s") % owner


def card_in(portal_id: int | None, section_url: str, article: Any, with_image: bool = True) -> Card:
    """Return the card of an article of `NewsQuerySet.shown_in()` as a section lists it.

    Without a section to show it in, another portal's article keeps its own full address.
    """
    card = card_of(article, with_image=with_image)
    if article.portal_id == portal_id:
        return card
    return replace(
        card,
        url=shared_url(section_url, article) if section_url else master_url(article),
        date=timezone.localdate(article.shown_at),
        attribution=attribution_of(article),
    )
