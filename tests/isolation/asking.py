"""Asks one address and reads the whole answer: text, JSON, workbooks, headers, messages."""

import io
import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.test import Client

from openpyxl import load_workbook

MARK = re.compile(r"zq(?:kinhbac|tulan)[\w-]*", re.IGNORECASE)
HTTP_FORBIDDEN, HTTP_NOT_FOUND, HTTP_ERROR = 403, 404, 500
ADMIN_HOME = "/admin/"


@dataclass(frozen=True)
class Answer:
    """What came back, as text to look for marks in."""

    method: str
    path: str
    query: str
    status: int
    location: str
    text: str
    error: str = ""

    def marks(self, mark: str) -> set[str]:
        """Return the words of the portal with this mark that the answer gives away."""
        asked = {word.lower() for word in MARK.findall(f"{self.path}?{self.query}")}
        found = {word.lower() for word in MARK.findall(self.text)}
        return {word for word in found - asked if word.startswith(mark)}

    @property
    def refused(self) -> bool:
        """True for not found, forbidden, and Wagtail's way: back to the dashboard."""
        return self.status in (HTTP_FORBIDDEN, HTTP_NOT_FOUND) or self.location == ADMIN_HOME

    def __str__(self) -> str:
        return f"{self.method} {self.path}?{self.query} -> {self.status} {self.location}"


class Visitor:
    """A logged-in browser on the admin's host that follows no redirects."""

    def __init__(self, user: Any) -> None:
        host = f"{settings.ADMIN_HOST}:{settings.PUBLIC_PORT}"
        self.client = Client(raise_request_exception=False, headers={"host": host})
        self.client.force_login(user)
        self.asked = 0

    def get(self, path: str, query: dict[str, Any] | None = None) -> Answer:
        """Ask as a page, the way a person or a script of the admin would."""
        self.asked += 1
        return _read(self.client.get(path, query or {}))

    def post(self, path: str, data: dict[str, Any], query: str = "") -> Answer:
        """Send a form."""
        self.asked += 1
        return _read(self.client.post(f"{path}?{query}" if query else path, data))


def _read(response: Any) -> Answer:
    request = response.wsgi_request
    parts = [_body(response), response.headers.get("Content-Disposition", "")]
    parts += [response.headers.get("Location", "")]
    stored = getattr(request, "_messages", None)
    parts += [str(message.message) for message in getattr(stored, "_queued_messages", [])]
    error = ""
    if response.status_code >= HTTP_ERROR and getattr(response, "exc_info", None):
        error = repr(response.exc_info[1])
    return Answer(
        request.method,
        request.path,
        request.META["QUERY_STRING"],
        response.status_code,
        response.headers.get("Location", ""),
        "\n".join(parts),
        error,
    )


def _body(response: Any) -> str:
    """Return the body as text; a workbook as the text of its cells."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    kind = response.headers.get("Content-Type", "")
    if "spreadsheetml" in kind:
        book = load_workbook(io.BytesIO(content), read_only=True)
        return "\n".join(
            str(value) for sheet in book for row in sheet.values for value in row if value
        )
    text = content.decode(errors="replace")
    return text if "json" not in kind else text.encode().decode("unicode_escape", "replace") + text
