"""Wagtail's table of site root paths in two queries (stock: one more for every site)."""

from __future__ import annotations

from collections import defaultdict

from django.core.cache import cache

from wagtail.models import Page, Site
from wagtail.models.sites import (
    SITE_ROOT_PATHS_CACHE_KEY,
    SITE_ROOT_PATHS_CACHE_VERSION,
    SiteRootPath,
)

from .tree import HOME_DEPTH

SECONDS = 60


def warm_root_paths() -> None:
    """Fill Wagtail's cache entry when it is empty: 119 sites and their translated homes."""
    if cache.get(SITE_ROOT_PATHS_CACHE_KEY, version=SITE_ROOT_PATHS_CACHE_VERSION) is None:
        cache.set(
            SITE_ROOT_PATHS_CACHE_KEY,
            read_root_paths(),
            SECONDS,
            version=SITE_ROOT_PATHS_CACHE_VERSION,
        )


def read_root_paths() -> list[SiteRootPath]:
    """Return what Site.get_site_root_paths() would, most specific path first; two queries."""
    sites = list(
        Site.objects.select_related("root_page").order_by("-root_page__url_path", "hostname")
    )
    keys = [site.root_page.translation_key for site in sites]
    homes = defaultdict(list)
    for home in Page.objects.filter(translation_key__in=keys, depth=HOME_DEPTH).select_related(
        "locale"
    ):
        homes[home.translation_key].append(home)
    return [
        SiteRootPath(site.pk, home.url_path, site.root_url, home.locale.language_code)
        for site in sites
        for home in homes[site.root_page.translation_key]
    ]
