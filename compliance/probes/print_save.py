"""Print and save of an article (12.3 of departments, 12 of communes), by using both."""

from __future__ import annotations

from django.utils.html import escape
from django.utils.translation import gettext as _

from portal.sharing import PRINT_SUFFIX, SAVE_SUFFIX
from sites.models import Portal

from .looks import Look
from .samples import Sample
from .visitor import Answer, Visitor

PRINT_BUTTON = "data-print"
LOADED_BY = {"img": "src", "script": "src", "link": "href", "iframe": "src", "source": "src"}


def look_at_print_and_save(portal: Portal, visitor: Visitor, sample: Sample) -> Look:
    """Print and save one article; a portal that shows none yet has nothing to fail on."""
    root = portal.site.root_url
    if sample.article is None:
        return Look(root + "/")
    path, title = sample.article.path, sample.article.title
    problems = []
    printed = visitor.get(portal, path + PRINT_SUFFIX)
    if not printed.is_ok or not _is_sheet(printed) or escape(title) not in printed.text:
        problems.append(_("the print version of “%(title)s” does not open") % {"title": title})
    saved = visitor.get(portal, path + SAVE_SUFFIX)
    if not saved.is_ok or "attachment" not in saved.headers.get("content-disposition", ""):
        problems.append(_("“%(title)s” cannot be saved") % {"title": title})
    elif escape(title) not in saved.text and title not in saved.text:
        problems.append(_("the saved file is not “%(title)s”") % {"title": title})
    elif loads := _loads_from_elsewhere(saved):
        problems.append(_("the saved file is not whole, it loads %(address)s") % {"address": loads})
    return Look(root + path, tuple(problems))


def _is_sheet(answer: Answer) -> bool:
    """Say whether a page is the sheet for paper, and not the article in its usual dress."""
    return any(PRINT_BUTTON in attributes for _tag, attributes in answer.tags)


def _loads_from_elsewhere(answer: Answer) -> str:
    """Return the first address that the file would load, "" for one that stands alone."""
    for tag, attributes in answer.tags:
        address = attributes.get(LOADED_BY.get(tag, ""), "")
        is_reference = tag == "link" and attributes.get("rel") in {"canonical", "license"}
        if address and not address.startswith("data:") and not is_reference:
            return address
    return ""
