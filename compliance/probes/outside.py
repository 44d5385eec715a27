"""Addresses outside the installation: asked only where the operator allows it, once a run."""

from __future__ import annotations

import http.client
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.conf import settings

TIMEOUT = 10
FIRST_ERROR = 400


@dataclass
class Outside:
    """Asks other hosts for the head of a page; `allowed` is the operator's setting."""

    allowed: bool = field(default_factory=lambda: bool(settings.PROBE_OUTSIDE))
    _known: dict[str, bool] = field(default_factory=dict)

    def answers(self, address: str) -> bool | None:
        """Return whether an address answers, None where it may not be asked."""
        if not self.allowed:
            return None
        if address not in self._known:
            self._known[address] = _ask(address)
        return self._known[address]


def _ask(address: str) -> bool:
    """Ask once; anything but an answer below 400 is a failure."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return False
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    try:
        connection = kind(parts.hostname, parts.port, timeout=TIMEOUT)
        connection.request("HEAD", parts.path or "/", headers={"User-Agent": "cong-tinh probe"})
        return connection.getresponse().status < FIRST_ERROR
    except (OSError, http.client.HTTPException, ValueError):
        return False
