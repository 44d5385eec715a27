"""The saved article (lưu trữ, criteria 12.3 and 12): a sheet as one file that asks nobody.

The printed sheet is drawn as usual, then everything it would load is put into it or taken out: the
style, the pictures, the QR code. It opens from a disk, years later, without a network.
"""

from __future__ import annotations

from base64 import b64encode
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from bs4 import BeautifulSoup, Tag
from csp.constants import NONE, UNSAFE_INLINE

from i18n.text import slugify_vi

STYLE = "components/saved_style.css"
# No wider picture goes into the file, and no more than this many bytes of pictures in all.
WIDEST = 800
MOST_BYTES = 6 * 1024 * 1024
NAME_LENGTH = 100
POLICY = {"default-src": [NONE], "img-src": ["data:"], "style-src": [UNSAFE_INLINE]}
LEFT_OUT = ("script", "link", "source", "iframe", "object", "embed", ".skip", ".screen-only")
LOADING = ("src", "srcset", "sizes", "poster", "loading", "fetchpriority", "decoding")


def saved_page(
    request: HttpRequest, template: str, context: dict[str, Any], name: str
) -> HttpResponse:
    """Return a sheet (a template on layouts/sheet.html) as a file to download."""
    html = render_to_string(template, {**context, "is_saved": True}, request)
    root_url = request.portal.site.root_url  # type: ignore[attr-defined]
    title = str(context.get("title") or getattr(context.get("page"), "title", name))
    response = HttpResponse(self_contained(html, root_url))
    response["Content-Disposition"] = _attachment(name, title)
    response._csp_replace = POLICY  # type: ignore[attr-defined]
    return response


def self_contained(html: str, root_url: str) -> str:
    """Return the page with style and pictures inside, full addresses in links, nothing to load."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.select(",".join(LEFT_OUT)):
        tag.decompose()
    for film in soup.find_all(["video", "audio"]):
        film.unwrap()
    _embed_pictures(soup)
    for link in soup.find_all("a", href=True):
        if str(link["href"]).startswith("/"):
            link["href"] = f"{root_url}{link['href']}"
    _dress(soup)
    return str(soup)


def _dress(soup: BeautifulSoup) -> None:
    """Put the style into the head, and the policy that lets a browser load nothing."""
    words = "; ".join(f"{name} {' '.join(sources)}" for name, sources in POLICY.items())
    policy = soup.new_tag("meta", attrs={"http-equiv": "Content-Security-Policy", "content": words})
    style = soup.new_tag("style")
    style.string = render_to_string(STYLE)
    if soup.head:
        soup.head.insert(0, policy)
        soup.head.append(style)


def _embed_pictures(soup: BeautifulSoup) -> None:
    """Put each picture into its tag; its words stand for one that is missing or too many."""
    left = MOST_BYTES
    for image in soup.find_all("img"):
        address = _address_of(image)
        content = _read(address)
        for name in LOADING:
            if name in image.attrs:
                del image[name]
        if content and len(content) <= left:
            left -= len(content)
            kind = guess_type(address)[0] or "image/jpeg"
            image["src"] = f"data:{kind};base64,{b64encode(content).decode()}"
        else:
            image.replace_with(str(image.get("alt") or ""))


def _address_of(image: Tag) -> str:
    """Return the largest size of a picture that is not too wide."""
    best, best_width = str(image.get("src", "")), 0
    for candidate in str(image.get("srcset", "")).split(","):
        address, _space, width = candidate.strip().rpartition(" ")
        number = int(width[:-1]) if width[:-1].isdecimal() else 0
        if address and best_width < number <= WIDEST:
            best, best_width = address, number
    return best


def _read(address: str) -> bytes:
    """Return an uploaded or static file of this installation, nothing for any other address."""
    path = unquote(address.partition("?")[0])
    try:
        if path.startswith(settings.MEDIA_URL):
            with default_storage.open(path.removeprefix(settings.MEDIA_URL)) as file:
                return bytes(file.read(MOST_BYTES + 1))
        if path.startswith(settings.STATIC_URL):
            return _read_static(path.removeprefix(settings.STATIC_URL))
    except (OSError, SuspiciousOperation):
        pass
    return b""


def _read_static(name: str) -> bytes:
    """Read from the sources, or under the hashed name from what collectstatic gathered."""
    found = finders.find(name)
    return Path(found if found else Path(settings.STATIC_ROOT) / name).read_bytes()


def _attachment(name: str, title: str) -> str:
    """Return Content-Disposition with a plain name and, for newer browsers, the title itself."""
    plain = slugify_vi(name)[:NAME_LENGTH] or "bai-viet"
    full = "".join(letter if letter.isalnum() or letter in " -_," else " " for letter in title)
    full = " ".join(full.split())[:NAME_LENGTH].strip() or plain
    return f"attachment; filename=\"{plain}.html\"; filename*=UTF-8''{quote(full)}.html"
