"""What `portal` adds to the admin: sections that may not be deleted, languages of a portal."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wagtail import hooks
from wagtail.models import Page

from sites.tree import HOME_DEPTH


@hooks.register("before_serve_page")
def serve_in_enabled_languages(
    page: Page, request: HttpRequest, args: Any, kwargs: Any
) -> HttpResponse | None:
    """A language the portal has not enabled is 404; an untranslated page leads to its original."""
    active = get_language()
    if page.locale.language_code == active:
        return None
    if active not in request.portal.languages:  # type: ignore[attr-defined]
        raise Http404
    return redirect(page.get_url(request))


@hooks.register("before_delete_page")
def keep_required_sections(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Sections of the blueprint are asked for by the plan; only a superuser deletes them."""
    if request.user.is_superuser:
        return None
    if page.depth > HOME_DEPTH and not getattr(page.specific, "key", ""):
        return None
    messages.error(
        request, _("The plan asks for this section, so it cannot be deleted. You may edit it.")
    )
    return redirect("wagtailadmin_explore", page.pk)
