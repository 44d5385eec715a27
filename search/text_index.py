"""Looks keys up in the database's text index (made by migration 0002, kept by the database).

Both engines see plain `[a-z0-9]+` words (`search.text_keys`) in one list for each entry, so none
of their rules for any language has a say. Found entries come newest first.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

Group = tuple[str, ...]
"""Keys that an entry must have, all of them."""

# FTS5: the row's number holds the day and the id, so that it walks backwards and never sorts.
_ON_SQLITE = """
SELECT rowid & 4294967295 FROM search_entry_fts WHERE search_entry_fts MATCH %s
ORDER BY rowid DESC LIMIT %s
"""
_ON_POSTGRESQL = """
SELECT id FROM search_searchentry WHERE vector @@ to_tsquery('simple', %s)
ORDER BY day DESC NULLS LAST, id DESC LIMIT %s
"""
# Statement, "and", "or".
_ENGINES = {
    "sqlite": (_ON_SQLITE, " AND ", " OR "),
    "postgresql": (_ON_POSTGRESQL, " & ", " | "),
}


def matching_ids(groups: Sequence[Group], scope: Sequence[str], limit: int) -> list[int]:
    """Return the ids of entries that have all keys of one of the groups, newest first; one query.

    They also have one of the keys of the scope, which comes first: it is the rarest on a portal.
    """
    statement, all_of, any_of = _ENGINES[connection.vendor]
    wanted = any_of.join(f"({all_of.join(group)})" for group in groups)
    with connection.cursor() as cursor:
        cursor.execute(statement, [f"({any_of.join(scope)}){all_of}({wanted})", limit])
        return [row[0] for row in cursor.fetchall()]
