"""Conventions as system checks, each with its mend."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register


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
    if not apps.get_model("portal_sites.DemoInstallation").objects.exists():
        return []
    return [
        Error(
            "This database holds demonstration content, which production settings refuse.",
            hint="Start production with an empty database.",
            id="portal_sites.E002",
        )
    ]
