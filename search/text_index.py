"""Looks keys up in the database's text index (made by migration 0002, kept by the database).

Both engines see plain `[a-z0-9]+` words (`search.text_keys`), so none of their rules for any
language has a say. Found entries come newest first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from django.db import connection


class Column(Enum):
    """Where keys are looked for."""

    TITLE = "title"
    EVERYTHING = "everything"


@dataclass(frozen=True)
class Match:
    """Entries that hold, in a column, all keys of at least one of these groups."""

    column: Column
    groups: tuple[tuple[str, ...], ...]


def matching_ids(match: Match, scope: Sequence[str], limit: int) -> list[int]:
    """Return the ids of matching entries in the scope, newest first; one query."""
    sql, words = _ENGINES[connection.vendor](match, scope)
    with connection.cursor() as cursor:
        cursor.execute(sql, [words, limit])
        return [row[0] for row in cursor.fetchall()]


def _on_sqlite(match: Match, scope: Sequence[str]) -> tuple[str, str]:
    """FTS5: the row's number holds the day and the id, so that it walks backwards, unsorted."""
    words = f"scope : ({' OR '.join(scope)}) AND {match.column.value} : ({_words(match, ' AND ', ' OR ')})"
    sql = (
        "SELECT rowid & 4294967295 FROM search_entry_fts WHERE search_entry_fts MATCH %s"
        " ORDER BY rowid DESC LIMIT %s"
    )
    return sql, words


def _on_postgresql(match: Match, scope: Sequence[str]) -> tuple[str, str]:
    """A generated vector for each column, both with the keys of who finds the entry."""
    words = f"({' | '.join(scope)}) & ({_words(match, ' & ', ' | ')})"
    sql = (
        f"SELECT id FROM search_searchentry WHERE {match.column.value}_vector"  # noqa: S608
        " @@ to_tsquery('simple', %s) ORDER BY day DESC NULLS LAST, id DESC LIMIT %s"
    )
    return sql, words


def _words(match: Match, all_of: str, any_of: str) -> str:
    return any_of.join(f"({all_of.join(group)})" for group in match.groups)


_ENGINES: dict[str, Callable[[Match, Sequence[str]], tuple[str, str]]] = {
    "sqlite": _on_sqlite,
    "postgresql": _on_postgresql,
}
