"""The search page (tìm kiếm): criterion 12.1 of annex 1 and 11.1 of annex 2."""

from __future__ import annotations

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.languages import home_url_of
from portal.navigation import Choice
from portal.pagination import page_number, pagination_of
from sites.foreign_homes import foreign_home_of
from sites.models import Portal

from .finding import Found, find
from .results import results_of
from .scopes import Scope, everywhere_scope, own_scope
from .text_keys import MAX_QUESTION, keys_of_question

PER_PAGE = 10
SCOPE, EVERYWHERE = "pham-vi", "tat-ca"
SHORTEST = 2


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what a question finds on this portal or, if asked, on all portals.

    Raises:
        Http404: this host has no portal, or the portal not this language.
    """
    portal = getattr(request, "portal", None)
    if portal is None:
        raise Http404
    language = _language_at(portal)
    asked = " ".join(request.GET.get("q", "").replace("\0", " ").split())
    everywhere = request.GET.get(SCOPE) == EVERYWHERE
    problem = _problem_with(asked)
    scope = everywhere_scope(language) if everywhere else own_scope(portal, language)
    context = _page_of_results(request, asked, scope) if asked and not problem else {}
    context.update(
        asked=asked[:MAX_QUESTION],
        problem=problem,
        is_shortened=len(asked) > MAX_QUESTION,
        longest=MAX_QUESTION,
        everywhere=everywhere,
        choices=_choices(asked[:MAX_QUESTION], everywhere),
        breadcrumbs=[(_("Home page"), home_url_of(portal)), (_("Search"), "")],
    )
    return render(request, "pages/search_page.html", context)


def _language_at(portal: Portal) -> str:
    """Return the language of the address.

    Raises:
        Http404: the portal has not enabled it.
    """
    language = get_language() or settings.LANGUAGE_CODE
    if language != settings.LANGUAGE_CODE and (
        language not in portal.languages or foreign_home_of(portal.pk, language) is None
    ):
        raise Http404
    return language


def _problem_with(asked: str) -> str:
    """Say politely why a question cannot be asked, "" where it can."""
    keys = keys_of_question(asked)
    if asked and keys.is_empty:
        return _("Type at least one word or number: punctuation alone finds nothing.")
    if keys.folded and len("".join(keys.folded)) < SHORTEST and not keys.folded[0].isdigit():
        return _("Type at least two letters.")
    return ""


def _page_of_results(request: HttpRequest, asked: str, scope: Scope) -> dict[str, object]:
    found: Found = find(asked, scope)
    pages = Paginator(found.ids, PER_PAGE)
    current = pages.get_page(page_number(request.GET.get("trang")))
    kept = {"q": asked[:MAX_QUESTION], SCOPE: request.GET.get(SCOPE, "")}
    if kept[SCOPE] != EVERYWHERE:
        kept[SCOPE] = ""
    return {
        "results": results_of(list(current), request),
        "found": found,
        "total": pages.count,
        "pagination": pagination_of(current, kept),
    }


def _choices(asked: str, everywhere: bool) -> list[Choice]:
    """The two places to search: this portal, all portals."""
    here = QueryDict(mutable=True)
    here["q"] = asked
    there = here.copy()
    there[SCOPE] = EVERYWHERE
    return [
        Choice(_("This portal"), f"?{here.urlencode()}", not everywhere),
        Choice(_("All portals of the province"), f"?{there.urlencode()}", everywhere),
    ]
