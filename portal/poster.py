"""The poster with a QR code (áp phích) that an agency hangs at its counter: /ap-phich/."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from wagtail.models import Page

URL_NAME = "portal_poster"
PAGE_PARAMETER = "trang"
LONGEST = 500


def _section_at(request: HttpRequest) -> Page | None:
    """Return the public page of this portal that the poster shall lead to, None for any other."""
    asked = request.GET.get(PAGE_PARAMETER, "")
    if not asked.startswith("/") or "\0" in asked or len(asked) > LONGEST:
        return None
    home = request.portal.site.root_page  # type: ignore[attr-defined]
    steps = [step for step in asked.split("/") if step]
    if not steps:
        return None
    url_path = f"{home.url_path}{'/'.join(steps)}/"
    found: Page | None = Page.objects.live().public().filter(url_path=url_path).first()
    return found


def poster(request: HttpRequest) -> HttpResponse:
    """An A4 sheet: whose portal it is, a large QR code, how to use it, whom to ask."""
    section = _section_at(request)
    portal = request.portal  # type: ignore[attr-defined]
    address = f"{portal.site.root_url}/"
    if section is not None:
        address += section.url_path.removeprefix(portal.site.root_page.url_path)
    return render(request, "pages/poster.html", {"address": address, "section": section})


urlpatterns = [path("ap-phich/", poster, name=URL_NAME)]
