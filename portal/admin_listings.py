"""Lists and reports of Wagtail whose filters name every account and site: only the user's own.

The rows of these lists are scoped by Wagtail itself; the choices of their filters are not.
"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from wagtail.admin.views.pages.listing import GenericPageFilterSet
from wagtail.admin.views.reports.audit_logging import SiteHistoryReportFilterSet
from wagtail.admin.views.reports.locked_pages import LockedPagesReportFilterSet
from wagtail.admin.views.reports.workflows import WorkflowReportFilterSet
from wagtail.admin.viewsets.pages import PageViewSet

from sites.permissions import acts_everywhere, colleagues_of

PEOPLE = ("owner", "edited_by", "locked_by", "requested_by", "user")


def _colleagues(request: HttpRequest) -> QuerySet:
    return colleagues_of(request.user)


class OwnChoicesMixin:
    """A filter set that offers the accounts of the user's portals, and no list of sites."""

    filters: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        request: Any = getattr(self, "request", None)
        if request is None or acts_everywhere(request.user):
            return
        self.filters.pop("site", None)
        for name in PEOPLE:
            if name in self.filters:
                self.filters[name].queryset = _colleagues


class OwnPagesFilterSet(OwnChoicesMixin, GenericPageFilterSet):
    """Filters of the page explorer."""


class OwnLockedFilterSet(OwnChoicesMixin, LockedPagesReportFilterSet):
    """Filters of the report of locked pages."""


class OwnWorkflowFilterSet(OwnChoicesMixin, WorkflowReportFilterSet):
    """Filters of the workflow report."""


class OwnHistoryFilterSet(OwnChoicesMixin, SiteHistoryReportFilterSet):
    """Filters of the site history."""


class OwnPageViewSet(PageViewSet):
    """The page explorer and the lists by page type, with filters of one's own."""

    filterset_class = OwnPagesFilterSet


own_page_viewset = OwnPageViewSet()
