"""The Vietnamese catalogues for Wagtail and Django in ``locale/vendor``.

These tests read the PO files only; they need neither the database nor gettext
tools. They guard what a translator breaks most easily: a placeholder, an HTML
tag, an entry left empty, or a message entered twice.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import polib
import pytest

FOLDER = Path(__file__).resolve().parents[2] / "locale" / "vendor" / "vi" / "LC_MESSAGES"

#: ``%(name)s``, ``%s``, ``{name}``, ``{0}`` and ``{}``.
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sdr]|\{\w*\}")
TAG = re.compile(r"</?[a-z][^>]*>")
#: ``xoá``, ``khoá``, ``huỷ``: the catalogue writes the tone on the first vowel.
OTHER_TONE_PLACE = re.compile(r"\b(xoá|khoá|huỷ|tuỳ|hoà|toà)\b", re.IGNORECASE)

#: What an editor reads in the first minutes, from signing in to publishing.
FIRST_MET = """
Sign in|Password|Forgotten password?|Remember me|Enter password|Log out|Account|Dashboard|Pages
Images|Documents|Reports|Settings|Help|Search|Your most recent edits|Awaiting your review|Title
Content|Promote|Save draft|Publish|Submit for moderation|Unpublish|Schedule to publish|Page locked
History|Preview|Add child page|Move|Copy|Delete|Status|Comments|Draft|Live|Choose a page
Choose an image|Choose a document|Upload|Collection|Yes, delete it|Approve|Request changes
This field is required.|The page could not be saved due to validation errors.
Page '%(page_title)s' has been published.|Page '%(page_title)s' has been submitted for moderation.
"""
FIRST_MET_IN_SCRIPTS = """
Add a comment|Are you sure?|Cancel|Close|Delete|Duplicate|Insert a block|Loading…|Move down|Move up
Page explorer|Save|Search|Server Error|Toggle sidebar
"""


def load(domain: str) -> polib.POFile:
    """Return the catalogue of ``domain``."""
    return polib.pofile(str(FOLDER / f"{domain}.po"), encoding="utf-8")


def translation(entry: polib.POEntry) -> str:
    """Return the one Vietnamese text of ``entry``; Vietnamese has one plural form."""
    return entry.msgstr_plural.get(0, "") if entry.msgid_plural else entry.msgstr


def source(entry: polib.POEntry) -> str:
    """Return the English text to compare with: the plural, as it names the number."""
    return entry.msgid_plural or entry.msgid


def listed(text: str) -> list[str]:
    """Split one of the lists above into message ids."""
    return [part for line in text.strip().splitlines() for part in line.split("|")]


@pytest.fixture(scope="module", params=["django", "djangojs"])
def catalogue(request: pytest.FixtureRequest) -> polib.POFile:
    """Give each of the two catalogues in turn."""
    return load(request.param)


def test_header(catalogue: polib.POFile) -> None:
    """The header names the language, UTF-8 and the single plural form."""
    assert catalogue.metadata["Language"] == "vi"
    assert catalogue.metadata["Plural-Forms"] == "nplurals=1; plural=0;"
    assert catalogue.metadata["Content-Type"] == "text/plain; charset=UTF-8"


def test_every_entry_is_translated(catalogue: polib.POFile) -> None:
    """No entry is empty, fuzzy or obsolete."""
    assert len(catalogue) > 100
    wrong = [e.msgid for e in catalogue if not translation(e).strip() or e.fuzzy or e.obsolete]
    assert wrong == []


def test_plural_entries_have_exactly_one_form(catalogue: polib.POFile) -> None:
    """A plural entry has ``msgstr[0]`` and no other form."""
    assert [e.msgid for e in catalogue if e.msgid_plural and list(e.msgstr_plural) != [0]] == []


def test_no_entry_twice(catalogue: polib.POFile) -> None:
    """A message id occurs once in each context."""
    count = Counter((e.msgctxt, e.msgid) for e in catalogue)
    assert [key for key, times in count.items() if times > 1] == []


@pytest.mark.parametrize("pattern", [PLACEHOLDER, TAG], ids=["placeholders", "tags"])
def test_markup_is_kept(catalogue: polib.POFile, pattern: re.Pattern[str]) -> None:
    """Placeholders and HTML tags are those of the English text, each as often."""
    wrong = [
        (e.msgid, translation(e))
        for e in catalogue
        if Counter(pattern.findall(source(e))) != Counter(pattern.findall(translation(e)))
    ]
    assert wrong == []


def test_spaces_at_the_ends_are_kept(catalogue: polib.POFile) -> None:
    """A text joined to another one keeps its space or line break."""

    def ends(text: str) -> tuple[str, str]:
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

    assert [e.msgid for e in catalogue if ends(e.msgid) != ends(translation(e))] == []


def test_spelling_is_uniform(catalogue: polib.POFile) -> None:
    """The text is in Unicode form NFC and puts the tone mark in one place."""
    texts = [translation(e) for e in catalogue]
    assert [t for t in texts if t != unicodedata.normalize("NFC", t)] == []
    assert [t for t in texts if OTHER_TONE_PLACE.search(t)] == []


def test_it_compiles(catalogue: polib.POFile) -> None:
    """The catalogue can be written as a binary one."""
    assert catalogue.to_binary()


@pytest.mark.parametrize(
    ("domain", "messages"),
    [("django", listed(FIRST_MET)), ("djangojs", listed(FIRST_MET_IN_SCRIPTS))],
    ids=["django", "djangojs"],
)
def test_what_an_editor_meets_first(domain: str, messages: list[str]) -> None:
    """The messages of the first minutes are there, in Vietnamese."""
    found = {e.msgid: translation(e) for e in load(domain) if e.msgctxt is None}
    assert [m for m in messages if found.get(m, m) == m] == []
