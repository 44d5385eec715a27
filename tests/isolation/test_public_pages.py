"""A citizen on portal A meets nothing of portal B, wherever the links lead, and no draft of A."""

import re
from dataclasses import replace
from urllib.parse import quote

from django.apps import apps
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils.html import escape

from sites.models.rows import PublishedRow
from tests.conftest import BASE_DOMAIN, PORT

from .planting import Ungrowable, grow
from .scene import SEARCHED

LINK = re.compile(r'href="(/[^"#]*)"')
NOT_PAGES = ("/static/", "/media/", "/documents/")
MOST_PAGES = 400
MARKUP = '"><img src=x onerror=alert(1)>'
# Words of planted pages that are not public: a draft, a change of a public page, a later date,
# a page with a password, a page that waits for approval.
KEPT_BACK = ("nhap", "chuadang", "hengio", "khoa", "choduyet", "anhnhap")


def crawl(portal):
    """Return {address: text} of what the links of a portal lead to, the search included."""
    browser = Client(headers={"host": f"{portal.code}.{BASE_DOMAIN}:{PORT}"})
    queue, seen = ["/", f"/tim-kiem/?q={quote(SEARCHED)}"], {}
    while queue and len(seen) < MOST_PAGES:
        address = queue.pop(0)
        if address in seen or address.startswith(NOT_PAGES):
            continue
        response = browser.get(address)
        text = b"".join(response) if response.streaming else response.content
        seen[address] = text.decode(errors="replace")
        queue += [found.replace("&amp;", "&") for found in LINK.findall(seen[address])]
    return seen


def test_no_page_of_one_portal_shows_what_is_anothers(scene):
    for mine, other in ((scene.a, scene.b), (scene.b, scene.a)):
        pages = crawl(mine.portal)
        leaks = [address for address, text in pages.items() if other.mark in text]
        assert not leaks, leaks
        # The control: the walk saw the portal's own content.
        own = [address for address, text in pages.items() if mine.mark in text]
        assert {"/", "/lien-he/", "/tin-tuc/"} <= set(own)


def test_no_page_shows_what_is_not_published(scene):
    pages = crawl(scene.a.portal)
    for word in KEPT_BACK:
        leaks = [address for address, text in pages.items() if f"{scene.a.mark}{word}" in text]
        assert not leaks, (word, leaks)


def test_markup_in_any_text_of_a_row_is_shown_as_text(scene):
    hostile = replace(scene.a, mark=MARKUP)
    shown = 0
    for model in apps.get_models():
        if issubclass(model, PublishedRow) and not model._meta.proxy:
            try:
                with transaction.atomic():
                    grow(model, hostile)
                shown += 1
            except (Ungrowable, DatabaseError, TypeError, ValueError):
                continue
    assert shown > 10
    pages = crawl(scene.a.portal)
    assert any(escape(MARKUP) in text for text in pages.values())
    assert [address for address, text in pages.items() if MARKUP in text] == []
