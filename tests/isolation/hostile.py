"""Hostile values for every field of every form of rows: what a clumsy clerk or an attacker sends."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import get_resolver

from wagtail.admin.viewsets import viewsets
from wagtail.admin.viewsets.model import ModelViewSet

from sites.models import PortalOwned

from .asking import Answer, Visitor
from .forms import harvest
from .scene import Scene

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


@dataclass(frozen=True)
class RowForm:
    """The form of one kind of rows, as its editor is shown it."""

    path: str
    visitor: Visitor
    data: dict[str, Any]

    def send(self, **changed: Any) -> Answer:
        """Send the form with some fields changed; None leaves a field out."""
        data = {name: value for name, value in (self.data | changed).items() if value is not None}
        return self.visitor.post(self.path, data)


def row_viewsets() -> list[ModelViewSet]:
    """Return all screens of rows that portals own; a new one joins by itself."""
    _ = get_resolver().url_patterns  # Wagtail registers viewsets when addresses are first read
    found = [one for one in viewsets.viewsets if isinstance(one, ModelViewSet)]
    return [one for one in found if issubclass(one.model, PortalOwned)]


def editor_for(viewset: ModelViewSet, scene: Scene, path: str) -> tuple[Visitor, Answer]:
    """Return who may open the form, the commune's board first, and what is shown."""
    for user in (scene.a.users["head"], scene.infocentre, scene.superuser):
        visitor = Visitor(user)
        shown = visitor.get(path)
        if shown.status == 200:  # noqa: PLR2004
            return visitor, shown
    raise LookupError(f"nobody may open {path}: {shown}")


def fields_of(form: RowForm) -> Iterator[str]:
    """Yield the names of all fields, those of inline rows and their counts included."""
    yield from (name for name in form.data if name != "csrfmiddlewaretoken")
