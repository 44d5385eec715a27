"""Catalogues compile without msgfmt, once."""

import gettext
import io
import os

from django.core.management import call_command
from django.core.management.base import CommandError

import pytest

from i18n.catalogues import CatalogueError, compile_catalogues

CATALOGUE = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Portal"
msgstr "Cổng"

#, fuzzy
msgid "Score"
msgstr "Sai"
"""


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "vi" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(CATALOGUE, encoding="utf-8")
    return path


def test_compiles_what_is_missing_or_older_only(tmp_path, source):
    assert compile_catalogues([tmp_path]) == 1
    assert compile_catalogues([tmp_path]) == 0
    target = source.with_suffix(".mo")
    os.utime(target, (0, 0))
    assert compile_catalogues([tmp_path]) == 1
    with target.open("rb") as stream:
        catalogue = gettext.GNUTranslations(stream)
    assert catalogue.gettext("Portal") == "Cổng"
    assert catalogue.gettext("Score") == "Score"
    assert sorted(path.suffix for path in source.parent.iterdir()) == [".mo", ".po"]


def test_a_broken_catalogue_is_named(tmp_path, source):
    source.write_text('msgid "Portal\nmsgstr', encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"django\.po"):
        compile_catalogues([tmp_path])


def test_command_takes_the_place_of_djangos(tmp_path, source, settings):
    settings.LOCALE_PATHS = [tmp_path]
    out, err = io.StringIO(), io.StringIO()
    call_command("compilemessages", stdout=out, stderr=err)
    assert source.with_suffix(".mo").exists()
    assert out.getvalue() == ""
    assert "1" in err.getvalue()
    source.write_text('msgid "Portal\nmsgstr', encoding="utf-8")
    os.utime(source.with_suffix(".mo"), (0, 0))
    with pytest.raises(CommandError):
        call_command("compilemessages", stderr=err)
