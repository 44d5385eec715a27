"""Forms of documents (hình thức văn bản): data with its sources in data/document_types.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .data_files import load


@dataclass(frozen=True)
class DocumentType:
    """One form; `must_publish` where the criterion looks for every document of it."""

    slug: str
    name: str
    abbreviation: str
    must_publish: bool
    normative: bool = False
    leadership: bool = False


@cache
def document_types() -> dict[str, DocumentType]:
    """Return all forms by slug, in the order in which a form offers them."""
    return {row["slug"]: DocumentType(**row) for row in load("document_types")["types"]}


def form_choices() -> list[tuple[str, str]]:
    """Return the forms as choices; a callable, so that new forms make no migration."""
    return [(kind.slug, kind.name) for kind in document_types().values()]


def leadership_forms() -> list[str]:
    """Return the forms by which the province directs and manages (chỉ đạo, điều hành)."""
    return [kind.slug for kind in document_types().values() if kind.leadership]
