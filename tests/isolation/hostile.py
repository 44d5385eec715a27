"""Hostile values for every form of rows: what a clumsy clerk or an attacker sends."""

from typing import Any

from django.urls import get_resolver

from wagtail.admin.viewsets import viewsets
from wagtail.admin.viewsets.model import ModelViewSet

from sites.models import PortalOwned

HUGE = "9" * 30
LISTED = ["1", "2"]
VALUES: dict[str, Any] = {
    "empty": "",
    "invisible": "\u200b\u00ad",
    "long": "a" * 10_000,
    "NUL": "a\0b",
    "script": '"><script>alert(1)</script><img src=x onerror=alert(1)>',
    "huge number": HUGE,
    "negative": "-1",
    "number beyond 32 bits": "2147483648",
    "impossible day": "31/02/2026",
    "first year": "0001-01-01",
    "last year": "9999-12-31",
    "first moment": "0001-01-01 00:00",
    "last moment": "9999-12-31 23:59",
    "missing row": "999999999",
    "list": LISTED,
    "left out": None,
}


def row_viewsets() -> list[ModelViewSet]:
    """Return all screens of rows that portals own; a new one joins by itself."""
    _ = get_resolver().url_patterns  # Wagtail registers viewsets when addresses are first read
    found = [one for one in viewsets.viewsets if isinstance(one, ModelViewSet)]
    return [one for one in found if issubclass(one.model, PortalOwned)]
