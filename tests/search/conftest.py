"""What tests of the search ask for: the page as a citizen reads it."""

import re
from html import unescape

from django.utils.translation import gettext

import pytest


@pytest.fixture
def ask(at_portal):
    """Return a citizen: asks a portal and reads [(title, address)] of the first ten results.

    Reads on only where they have all words, unless `loose`.
    """

    def read(code, question, path="/tim-kiem/", loose=False, **asked):
        response = at_portal(code, path, query_params={"q": question, **asked})
        assert response.status_code == 200
        html = response.content.decode()
        if not loose and gettext("Nothing has all these words; these have some of them.") in html:
            return []
        found = re.findall(r'<h3 class="card__title"><a href="([^"]*)"[^>]*>([^<]*)</a>', html)
        return [(unescape(title), unescape(url)) for url, title in found]

    return read


@pytest.fixture
def titles(ask):
    """Return the same citizen, who remembers only the titles."""

    def read(*args, **asked):
        return [title for title, _url in ask(*args, **asked)]

    return read
