"""Admin views of Wagtail and wagtail-localize that do not ask whose page it is, asked here first.

They stand before Wagtail's own patterns in portal/urls.py, because hooks add theirs behind.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path

from wagtail.admin.auth import require_admin_access
from wagtail.admin.views import chooser
from wagtail.models import Page

from sites.permissions import acts_everywhere, may_see_path

View = Callable[..., HttpResponse]


def guard_page(view: View, argument: str) -> View:
    """Return the view behind a check that the page named by `argument` is in a portal of the user.

    Pages above the homes stay open: they hold no portal's content.
    """

    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        page = get_object_or_404(Page, pk=kwargs[argument])
        if page.depth > 1 and not may_see_path(request.user, page.path):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return require_admin_access(guarded)


def guard_everywhere(view: View) -> View:
    """Return the view behind a check that the user acts in all portals."""

    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not acts_everywhere(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return require_admin_access(guarded)


guarded_urls = [
    path(
        "choose-page/<int:parent_page_id>/",
        guard_page(chooser.BrowseView.as_view(), "parent_page_id"),
    ),
]
