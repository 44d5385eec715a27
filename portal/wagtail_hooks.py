"""What `portal` adds to the admin: sections that may not be deleted, languages of a portal."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wagtail import hooks
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.models import Page

from sites.tree import HOME_DEPTH

from .admin_api import OwnDocumentsAPIViewSet, OwnImagesAPIViewSet
from .admin_listings import own_page_viewset
from .languages import language_of, translation_in
from .section_keys import is_own_key

AFTER_WAGTAIL = 100


@hooks.register("before_serve_page")
def serve_in_enabled_languages(
    page: Page, request: HttpRequest, args: Any, kwargs: Any
) -> HttpResponse | None:
    """A language the portal has not enabled is 404; an untranslated page leads to its original.

    The Vietnamese address of a translated page leads to the translation.
    """
    active = get_language() or settings.LANGUAGE_CODE
    enabled = [settings.LANGUAGE_CODE, *request.portal.languages]  # type: ignore[attr-defined]
    if active not in enabled:
        raise Http404
    if language_of(page) == active:
        return None
    return redirect((translation_in(page, active) or page).get_url(request))


@hooks.register("register_admin_viewset", order=AFTER_WAGTAIL)
def register_own_page_lists() -> PageViewSet:
    """Page lists whose filters offer the accounts of the user's own portals."""
    return own_page_viewset


@hooks.register("construct_admin_api", order=AFTER_WAGTAIL)
def scope_api_of_files(router: WagtailAPIRouter) -> None:
    """Replace the endpoints that list the files of all portals."""
    router.register_endpoint("images", OwnImagesAPIViewSet)
    router.register_endpoint("documents", OwnDocumentsAPIViewSet)


def _is_required(page: Page) -> bool:
    """True for homes and the sections that the blueprint made; a portal's own ones are not."""
    return page.depth <= HOME_DEPTH or not is_own_key(getattr(page.specific, "key", ""))


def _refuse_deletion(request: HttpRequest, page: Page) -> HttpResponse:
    messages.error(
        request, _("The plan asks for this section, so it cannot be deleted. You may edit it.")
    )
    return redirect("wagtailadmin_explore", page.pk)


@hooks.register("before_delete_page")
def keep_required_sections(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Sections of the blueprint are asked for by the plan; only a superuser deletes them."""
    if request.user.is_superuser or not _is_required(page):
        return None
    return _refuse_deletion(request, page)


@hooks.register("before_bulk_action")
def keep_required_sections_in_bulk(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """The same for pages ticked in a list, where Wagtail asks the other hook for none."""
    if action_type != "delete" or request.user.is_superuser:
        return None
    required = [page for page in objects if isinstance(page, Page) and _is_required(page)]
    return _refuse_deletion(request, required[0]) if required else None
