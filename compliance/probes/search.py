"""Search (12.1 of departments, 11.1 of communes): own items stand among the first ten."""

from __future__ import annotations

from urllib.parse import urlencode

from django.utils.translation import gettext as _

from i18n.text import fold
from sites.models import Portal

from .looks import Look
from .samples import Sample
from .visitor import Visitor, path_of

ADDRESS = "/tim-kiem/"
WORDS = 8


def look_at_search(portal: Portal, visitor: Visitor, sample: Sample) -> Look:
    """Search for each sampled item by its first words, with diacritics and without.

    Only results count: a menu or a list of news may lead to the same address.
    """
    problems = []
    if not visitor.get(portal, ADDRESS).is_ok:
        problems.append(_("the search page does not open"))
    for item in sample.own:
        words = " ".join(item.title.split()[:WORDS])
        for asked in (words, fold(words)):
            answer = visitor.get(portal, f"{ADDRESS}?{urlencode({'q': asked})}")
            found = {path_of(url) for url in answer.addresses(data_search_result="")}
            if not answer.is_ok or item.path not in found:
                problems.append(_("not found by “%(words)s”") % {"words": asked})
    return Look(url=portal.site.root_url + ADDRESS, problems=tuple(problems))
