"""The text index, which the database keeps by itself whoever writes the entries.

SQLite: a contentless FTS5 table and three triggers. A later migration that alters the table of the
entries on SQLite rebuilds it, which drops the triggers: it must make them again (`make_triggers`).
PostgreSQL: generated vectors with a GIN index each, and an index for "newest first".
"""

from django.db import migrations

TABLE = """
CREATE VIRTUAL TABLE search_entry_fts USING fts5(
  scope, title, everything, content='', detail=column, columnsize=0, tokenize='ascii'
)
"""
# day, then entry: FTS5 walks its lists backwards, which is newest first, and never sorts.
ROWID = "(COALESCE(CAST(julianday({row}.day) AS INTEGER), 0) << 32 | {row}.id)"
VALUES = "{row}.scope_keys, {row}.title_keys, {row}.title_keys || ' ' || {row}.text_keys"
ADD = f"INSERT INTO search_entry_fts (rowid, scope, title, everything) VALUES ({ROWID}, {VALUES});".format(row="new")
TAKE = f"INSERT INTO search_entry_fts (search_entry_fts, rowid, scope, title, everything) VALUES ('delete', {ROWID}, {VALUES});".format(row="old")
TRIGGERS = {
    "search_entry_added": f"AFTER INSERT ON search_searchentry BEGIN {ADD} END",
    "search_entry_changed": f"AFTER UPDATE ON search_searchentry BEGIN {TAKE} {ADD} END",
    "search_entry_removed": f"AFTER DELETE ON search_searchentry BEGIN {TAKE} END",
}
VECTORS = """
ALTER TABLE search_searchentry
  ADD COLUMN title_vector tsvector NOT NULL GENERATED ALWAYS AS
    (strip(to_tsvector('simple', scope_keys || ' ' || title_keys))) STORED,
  ADD COLUMN everything_vector tsvector NOT NULL GENERATED ALWAYS AS
    (strip(to_tsvector('simple', scope_keys || ' ' || title_keys || ' ' || text_keys))) STORED;
CREATE INDEX search_entry_title ON search_searchentry USING gin (title_vector);
CREATE INDEX search_entry_everything ON search_searchentry USING gin (everything_vector);
CREATE INDEX search_entry_newest ON search_searchentry (day DESC NULLS LAST, id DESC);
"""
DROP_VECTORS = """
DROP INDEX search_entry_newest;
ALTER TABLE search_searchentry DROP COLUMN title_vector, DROP COLUMN everything_vector;
"""


def make_triggers(schema_editor):
    for name, body in TRIGGERS.items():
        schema_editor.execute(f"CREATE TRIGGER {name} {body}", params=None)


def make(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor == "sqlite":
        schema_editor.execute(TABLE, params=None)
        make_triggers(schema_editor)
    elif vendor == "postgresql":
        schema_editor.execute(VECTORS, params=None)
    else:
        raise NotImplementedError("The search knows SQLite and PostgreSQL.")


def unmake(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for name in TRIGGERS:
            schema_editor.execute(f"DROP TRIGGER {name}", params=None)
        schema_editor.execute("DROP TABLE search_entry_fts", params=None)
    else:
        schema_editor.execute(DROP_VECTORS, params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(make, unmake)]
