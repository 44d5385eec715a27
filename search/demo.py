"""Makes demonstration content findable."""

from __future__ import annotations

from sites.demo import DemoOptions, Progress

from .indexing import rebuild


def index_everything(options: DemoOptions, progress: Progress) -> None:
    """Write all entries: demo rows are inserted in bulk, without signals. The last loader."""
    rebuild(progress)
