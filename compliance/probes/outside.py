"""Addresses outside the installation: asked only where the operator allows it, once a run."""

from __future__ import annotations

import http.client
from contextlib import closing
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, urlsplit

from django.conf import settings

TIMEOUT = 10
AGENT = "cong-tinh probe"
SAFE = "/?&=%:;,+@!$'()*~"
KINDS = {"http": http.client.HTTPConnection, "https": http.client.HTTPSConnection}
FIRST_ERROR = 400
# Hosts that do not answer to HEAD say one of these.
NO_SUCH_METHOD = frozenset({403, 405, 501})


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
    """Ask for the head, or for the page; anything but an answer below 400 is a failure."""
    try:
        parts = urlsplit(address)
        if parts.scheme not in KINDS or not parts.hostname:
            return False
        status = _status_of("HEAD", parts)
        if status in NO_SUCH_METHOD:
            status = _status_of("GET", parts)
    except (OSError, http.client.HTTPException, ValueError):
        return False
    return status < FIRST_ERROR


def _status_of(method: str, parts: SplitResult) -> int:
    target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    connection = KINDS[parts.scheme](parts.hostname or "", parts.port, timeout=TIMEOUT)
    with closing(connection):
        connection.request(method, quote(target, safe=SAFE), headers={"User-Agent": AGENT})
        return connection.getresponse().status
