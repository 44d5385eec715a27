"""Our own messages: Vietnamese whole, Japanese, Chinese and Korean whole for the public side."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from django.utils.translation.template import templatize

import polib
import pytest

ROOT = Path(__file__).parents[2]
CODE = ("i18n", "sites", "portal", "legaldocs", "feedback", "radio", "search", "compliance")
KEYWORDS = [
    "--keyword=gettext_noop", "--keyword=gettext_lazy", "--keyword=ngettext_lazy:1,2",
    "--keyword=pgettext:1c,2", "--keyword=npgettext:1c,2,3", "--keyword=pgettext_lazy:1c,2",
]  # fmt: skip
PUBLIC_CODE = {
    "feedback/closings.py",
    "feedback/register.py",
    "feedback/states.py",
    "legaldocs/consultation_register.py",
    "legaldocs/register.py",
    "legaldocs/states.py",
    "portal/archive.py",
    "portal/article_forms.py",
    "portal/context_processors.py",
    "portal/disclosures/facts.py",
    "portal/errands.py",
    "portal/home_panels.py",
    "portal/link_groups.py",
    "portal/navigation.py",
    "portal/procedures/choices.py",
    "portal/schedule/register.py",
    "portal/sharing.py",
    "radio/register.py",
    "search/results.py",
    "search/views.py",
}
NOT_PUBLIC = ("templates/wagtailadmin/", "templates/portal/", "templates/sites/panels/")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def catalogue(language):
    return polib.pofile(str(ROOT / f"locale/{language}/LC_MESSAGES/django.po"))


def entries_by_key(language):
    return {(entry.msgctxt, entry.msgid): entry for entry in catalogue(language)}


def sources():
    """Yield (path below the root, text as Python that xgettext reads)."""
    for folder in CODE:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path.relative_to(ROOT), path.read_text("utf-8")
    for path in sorted((ROOT / "templates").rglob("*.html")):
        yield path.relative_to(ROOT), templatize(path.read_text("utf-8"), origin=str(path))


@pytest.fixture(scope="module")
def used(tmp_path_factory):
    """Every message that code and templates name: {(context, id): {files}}."""
    if not shutil.which("xgettext"):
        if os.environ.get("CI") == "true":
            pytest.fail("xgettext is missing: install gettext")
        pytest.skip("xgettext is not installed")
    folder = tmp_path_factory.mktemp("sources")
    names = []
    for relative, text in sources():
        name = str(relative).replace("/", "__")
        (folder / name).write_text(text, "utf-8")
        names.append(name)
    command = ["xgettext", "--from-code=UTF-8", "--language=Python", "--output=-", *KEYWORDS]
    found = subprocess.run(  # noqa: S603 - our own files
        [*command, *names], cwd=folder, capture_output=True, check=True
    )
    return {
        (entry.msgctxt, entry.msgid): {
            place.replace("__", "/") for place, _line in entry.occurrences
        }
        for entry in polib.pofile(found.stdout.decode("utf-8"))
    }


def is_public(places):
    return any(
        place in PUBLIC_CODE
        or (place.startswith("templates/") and not place.startswith(NOT_PUBLIC))
        for place in places
    )


def test_every_message_has_a_vietnamese_translation(used):
    known = entries_by_key("vi")
    assert [key for key in used if key not in known or not known[key].translated()] == []


@pytest.mark.parametrize("language", ["ja", "zh_Hans", "ko"])
def test_every_public_message_is_translated(used, language):
    known = entries_by_key(language)
    public = [key for key, places in used.items() if is_public(places)]
    assert len(public) > 80
    assert [key for key in public if key not in known or not known[key].translated()] == []


@pytest.mark.parametrize("language", ["vi", "ja", "zh_Hans", "ko"])
def test_placeholders_are_kept_and_nothing_is_fuzzy(language):
    for entry in catalogue(language):
        assert not entry.fuzzy, entry.msgid
        if entry.translated() and not entry.msgid_plural:
            wanted = sorted(PLACEHOLDER.findall(entry.msgid))
            assert sorted(PLACEHOLDER.findall(entry.msgstr)) == wanted, entry.msgid
