"""Host names: which portal a request is for, and that the admin answers on one host only."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.shortcuts import redirect, render

from .hosts import all_portals, portal_at, site_of
from .models import Kind
from .root_paths import warm_root_paths

ADMIN_PATH = "/admin/"
ADMIN_HOST_PATHS = (ADMIN_PATH, "/documents/", settings.STATIC_URL, settings.MEDIA_URL)


class PortalHostMiddleware:
    """Sets `request.portal` and Wagtail's site; unknown names are 404, foreign hosts 400."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Route by host; get_host() raises DisallowedHost (400) for a foreign one."""
        hostname, _port = split_domain_port(request.get_host())
        request.portal = None  # type: ignore[attr-defined]
        request._wagtail_site = None  # type: ignore[attr-defined]
        if hostname == settings.ADMIN_HOST:
            return self._serve_admin(request)
        portal = portal_at(hostname)
        if portal is None or request.path.startswith(ADMIN_PATH):
            return _unknown_portal(request)
        request.portal = portal  # type: ignore[attr-defined]
        request._wagtail_site = site_of(portal)  # type: ignore[attr-defined]
        warm_root_paths()
        return self.get_response(request)

    def _serve_admin(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/":
            return redirect(ADMIN_PATH)
        if not request.path.startswith(ADMIN_HOST_PATHS):
            return _unknown_portal(request)
        warm_root_paths()
        response = self.get_response(request)
        response._csp_update = settings.ADMIN_CONTENT_SECURITY_POLICY  # type: ignore[attr-defined]
        return response


def _unknown_portal(request: HttpRequest) -> HttpResponse:
    """404 that shows the way to the province's portal."""
    province = next((p for p in all_portals() if p.kind == Kind.PROVINCE), None)
    context = {"province_url": province.site.root_url + "/" if province else ""}
    return render(request, "errors/unknown_portal.html", context, status=404)
