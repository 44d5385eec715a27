"""Message catalogues compiled without gettext's tools, which a fresh machine does not have."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib


class CatalogueError(Exception):
    """A catalogue that cannot be read; the text names the file and the reason."""


def find_stale_catalogues(paths: Iterable[str | Path]) -> Iterator[Path]:
    """Yield every ``.po`` file under the paths whose ``.mo`` is missing or older."""
    for path in paths:
        for source in sorted(Path(path).rglob("*.po")):
            target = source.with_suffix(".mo")
            if not target.exists() or target.stat().st_mtime_ns < source.stat().st_mtime_ns:
                yield source


def compile_catalogue(source: Path) -> None:
    """Write the ``.mo`` beside one ``.po``, in one step so that no reader sees half a file.

    Raises:
        CatalogueError: The catalogue cannot be read.
    """
    target = source.with_suffix(".mo")
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        polib.pofile(str(source), encoding="utf-8").save_as_mofile(str(draft))
    except (OSError, ValueError) as error:
        raise CatalogueError(f"{source}: {error}") from error
    draft.replace(target)


def compile_catalogues(paths: Iterable[str | Path]) -> int:
    """Compile what is stale under the paths and return how many catalogues that were.

    Raises:
        CatalogueError: A catalogue cannot be read; those before it are compiled.
    """
    stale = list(find_stale_catalogues(paths))
    for source in stale:
        compile_catalogue(source)
    return len(stale)
