"""A value remembered per process for some seconds."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")
SECONDS = 20.0


class Memory(Generic[T]):
    """Keeps what `read` returned for SECONDS; `forget()` drops it at once.

    Other processes see a change after SECONDS at the latest. Values are shared between threads
    and must not be changed by their readers.
    """

    def __init__(self, read: Callable[[], T]) -> None:
        self._read = read
        self._kept: tuple[float, T] | None = None

    def get(self) -> T:
        """Return the remembered value, reading it anew when it is too old."""
        kept = self._kept
        if kept is None or kept[0] < time.monotonic():
            kept = (time.monotonic() + SECONDS, self._read())
            self._kept = kept
        return kept[1]

    def forget(self) -> None:
        """Read anew at the next `get`."""
        self._kept = None
