"""A real browser on pages that Django renders in this very process: no server, no network."""

import os
import shutil
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders

import pytest
from playwright.sync_api import sync_playwright

CHROMIUM = shutil.which("chromium")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip


@pytest.fixture(scope="session")
def chromium():
    """Debian's chromium; skipped visibly where it is absent, a failure in CI."""
    if not CHROMIUM:
        if os.environ.get("CI") == "true":
            pytest.fail("chromium is missing")
        pytest.skip("chromium is not installed")
    # Playwright's loop stays in this thread, so Django takes every query for an async one.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, at_portal):
    """Return an opener: `open_page("kinhbac", "/tin-tuc/", width=360)` -> (page, complaints).

    Pages are rendered before the browser asks (its callbacks have a database connection of their
    own): name in `also` the addresses that a click will lead to.
    """
    contexts = []

    def open_at(code, path="/", width=1280, also=()):
        rendered = {address: at_portal(code, address) for address in (path, *also)}
        context = chromium.new_context(viewport={"width": width, "height": 800}, locale="vi-VN")
        contexts.append(context)
        page = context.new_page()
        complaints = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.route("**/*", lambda route: answer(route, rendered, complaints))
        host = settings.BASE_DOMAIN if code == "bacninh" else f"{code}.{settings.BASE_DOMAIN}"
        page.goto(f"http://{host}:{settings.PUBLIC_PORT}{path}")
        return page, complaints

    yield open_at
    for context in contexts:
        context.close()


def answer(route, rendered, complaints):
    """Answer one request of the browser: a rendered page, a static or an uploaded file."""
    address = urlsplit(route.request.url)
    if not address.hostname.endswith(settings.BASE_DOMAIN):
        complaints.append(f"third party: {route.request.url}")
        route.abort()
    elif response := rendered.get(address.path):
        headers = dict(response.items())
        route.fulfill(status=response.status_code, headers=headers, body=response.content)
    elif found := file_of(address.path):
        route.fulfill(path=found)
    else:
        route.fulfill(status=404)


def file_of(path):
    """Return where a static or an uploaded file lies, or None."""
    if path.startswith(settings.STATIC_URL):
        return finders.find(path.removeprefix(settings.STATIC_URL))
    uploaded = settings.MEDIA_ROOT / path.removeprefix(settings.MEDIA_URL)
    return uploaded if path.startswith(settings.MEDIA_URL) and uploaded.is_file() else None
