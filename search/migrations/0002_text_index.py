"""The text index, which the database keeps by itself whoever writes the entries.

SQLite: a contentless FTS5 table and three triggers. A later migration that alters the table of the
entries rebuilds it on SQLite, which drops the triggers: it must make them again.
PostgreSQL: a generated vector with a GIN index, and an index for "newest first".
"""

from django.db import migrations

# day, then entry: FTS5 walks its lists backwards, which is newest first, and never sorts.
ON_SQLITE = [
    """
    CREATE VIRTUAL TABLE search_entry_fts
    USING fts5(keys, content='', detail=none, columnsize=0, tokenize='ascii')
    """,
    """
    CREATE TRIGGER search_entry_added AFTER INSERT ON search_searchentry BEGIN
      INSERT INTO search_entry_fts (rowid, keys)
      VALUES (COALESCE(CAST(julianday(new.day) AS INTEGER), 0) << 32 | new.id, new.keys);
    END
    """,
    """
    CREATE TRIGGER search_entry_removed AFTER DELETE ON search_searchentry BEGIN
      INSERT INTO search_entry_fts (search_entry_fts, rowid, keys)
      VALUES ('delete', COALESCE(CAST(julianday(old.day) AS INTEGER), 0) << 32 | old.id, old.keys);
    END
    """,
    """
    CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_searchentry BEGIN
      INSERT INTO search_entry_fts (search_entry_fts, rowid, keys)
      VALUES ('delete', COALESCE(CAST(julianday(old.day) AS INTEGER), 0) << 32 | old.id, old.keys);
      INSERT INTO search_entry_fts (rowid, keys)
      VALUES (COALESCE(CAST(julianday(new.day) AS INTEGER), 0) << 32 | new.id, new.keys);
    END
    """,
]
OFF_SQLITE = [
    "DROP TRIGGER search_entry_added",
    "DROP TRIGGER search_entry_removed",
    "DROP TRIGGER search_entry_changed",
    "DROP TABLE search_entry_fts",
]
ON_POSTGRESQL = [
    """
    ALTER TABLE search_searchentry ADD COLUMN vector tsvector NOT NULL
    GENERATED ALWAYS AS (strip(to_tsvector('simple', keys))) STORED
    """,
    "CREATE INDEX search_entry_keys ON search_searchentry USING gin (vector)",
    "CREATE INDEX search_entry_newest ON search_searchentry (day DESC NULLS LAST, id DESC)",
]
OFF_POSTGRESQL = [
    "DROP INDEX search_entry_newest",
    "ALTER TABLE search_searchentry DROP COLUMN vector",
]
STATEMENTS = {"sqlite": (ON_SQLITE, OFF_SQLITE), "postgresql": (ON_POSTGRESQL, OFF_POSTGRESQL)}


def run(schema_editor, position):
    for statement in STATEMENTS[schema_editor.connection.vendor][position]:
        schema_editor.execute(statement, params=None)


def make(apps, schema_editor):
    run(schema_editor, 0)


def unmake(apps, schema_editor):
    run(schema_editor, 1)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(make, unmake)]
