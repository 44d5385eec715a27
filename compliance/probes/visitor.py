"""A citizen without a browser: asks the installation for pages, as the web server would."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.core.handlers.base import BaseHandler
from django.core.signals import request_finished
from django.db import close_old_connections
from django.http import HttpResponseBase
from django.test import RequestFactory

from sites.models import Portal

OK = 200
GROUP = "data-link-group"


class _TagReader(HTMLParser):
    """Collects start tags with their attributes; a link knows the group of its section."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self._groups: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep one tag."""
        found = {name: value or "" for name, value in attrs}
        if tag == "section":
            self._groups.append(found.get(GROUP, ""))
        elif tag == "a" and any(self._groups):
            found.setdefault(GROUP, next(group for group in reversed(self._groups) if group))
        self.tags.append((tag, found))

    def handle_endtag(self, tag: str) -> None:
        """Leave a section."""
        if tag == "section" and self._groups:
            self._groups.pop()


@dataclass(frozen=True)
class Answer:
    """What came back: status, text, headers; `tags` are (name, attributes) in order."""

    status: int
    text: str
    headers: dict[str, str]
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def is_ok(self) -> bool:
        """True for a page that a citizen would see."""
        return self.status == OK

    def addresses(self, **attributes: str) -> list[str]:
        """Return the targets of links, those alone that carry these attributes if any."""
        wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
        return [
            found["href"]
            for tag, found in self.tags
            if tag == "a"
            and "href" in found
            and all(name in found and value in ("", found[name]) for name, value in wanted.items())
        ]


class Visitor:
    """Asks for pages of the installation's own portals, without the network."""

    def __init__(self) -> None:
        self._handler = BaseHandler()
        self._handler.load_middleware()

    def get(self, portal: Portal, path: str) -> Answer:
        """Return the answer to an address of this portal."""
        host = portal.site.hostname
        request = RequestFactory(headers={"host": host}).get(path, secure=True)
        response = self._handler.get_response(request)
        return _read(response)


def _read(response: HttpResponseBase) -> Answer:
    parts = getattr(response, "streaming_content", None)
    content = b"".join(parts) if parts is not None else response.content  # type: ignore[attr-defined]
    headers = {name.lower(): value for name, value in response.items()}
    text = content.decode(errors="replace")
    reader = _TagReader()
    if "html" in headers.get("content-type", ""):
        reader.feed(text)
    _close(response)
    return Answer(response.status_code, text, headers, reader.tags)


def _close(response: HttpResponseBase) -> None:
    """Close files; the end of a visit is no end of a web request, the connection stays ours."""
    request_finished.disconnect(close_old_connections)
    try:
        response.close()
    finally:
        request_finished.connect(close_old_connections)


def path_of(url: str) -> str:
    """Return the path of an address, without host, query and fragment."""
    return urlsplit(url).path
