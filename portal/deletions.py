"""What other rows cannot be without is not deleted: a sentence instead of an error page.

Wagtail asks its reference index first, which may not know of the rows yet; the database does.
"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wagtail.admin.utils import get_valid_next_url_from_request


class NeededRowsMiddleware:
    """Answers a deletion that the database refused; the transaction was rolled back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """Lead back with a sentence that names no row: it may be another portal's."""
        if not isinstance(problem, ProtectedError) or request.method != "POST":
            return None
        said = _(
            "Other entries still need this, so nothing was deleted. Take it out of them first."
        )
        messages.error(request, said)
        return redirect(get_valid_next_url_from_request(request) or request.path)
