"""Conventions as system checks, each with its mend."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connection


def _has_rows(name: str) -> bool:
    """True when the model's table holds a row; before the first migration it has no table."""
    model: Any = apps.get_model(name)
    return model._meta.db_table in connection.introspection.table_names() and bool(
        model.objects.exists()
    )


@register()
def check_no_tree_synchronisation(**kwargs: Any) -> list[CheckMessage]:
    """wagtail-localize's tree synchronisation would alias every page of every portal."""
    if not apps.is_installed("wagtail_localize.locales"):
        return []
    return [
        Error(
            "wagtail_localize.locales is installed: one synchronised locale costs 144,000 queries.",
            hint="Use wagtail.locales; translate page by page.",
            id="portal_sites.E001",
        )
    ]


@register(Tags.database)
def check_demo_only_where_allowed(databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Demonstration content must not stand in a production installation."""
    if not databases or settings.DEMO_ALLOWED:
        return []
    if not _has_rows("portal_sites.DemoInstallation"):
        return []
    return [
        Error(
            "This database holds demonstration content, which production settings refuse.",
            hint="Start production with an empty database.",
            id="portal_sites.E002",
        )
    ]


@register(Tags.database)
def check_no_synchronised_locale(databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """No row may tell wagtail-localize to keep a whole tree in another language."""
    if not databases or not apps.is_installed("wagtail_localize"):
        return []
    if not _has_rows("wagtail_localize.LocaleSynchronization"):
        return []
    return [
        Error(
            "A locale is synchronised: each page of every portal would get an alias in it.",
            hint="Delete the LocaleSynchronization row; translate page by page.",
            id="portal_sites.E003",
        )
    ]
