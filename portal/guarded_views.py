"""Admin views of Wagtail and wagtail-localize that do not ask whose page it is, asked here first.

They stand before Wagtail's own patterns in portal/urls.py, because hooks add theirs behind.
Ids in addresses are checked for all views at once (own_objects.py); what is here holds ids in the
query or the form, or shows every portal by design.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import path

from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.admin.urls import workflows as workflow_urls
from wagtail.admin.views import chooser, tags
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.admin.views.reports import audit_logging, locked_pages, page_types_usage, workflows
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, Site
from wagtail.permissions import page_permission_policy, workflow_permission_policy
from wagtail.utils.urlpatterns import decorate_urlpatterns
from wagtail_localize.views import report, snippets_api, submit_translations
from wagtailmedia.permissions import permission_policy as media_policy
from wagtailmedia.views import chooser as media_chooser

from sites.permissions import acts_everywhere, roles_of, scope_pages

from .admin_listings import (
    OwnHistoryFilterSet,
    OwnLockedFilterSet,
    OwnWorkflowFilterSet,
    own_page_viewset,
)
from .own_objects import only_own_objects, sees_row
from .own_translations import OwnLanguagesTranslationView

View = Callable[..., HttpResponse]
# Longer ones are no ids; databases fail on numbers beyond theirs.
MOST_DIGITS = 18


def guard_everywhere(view: View) -> View:
    """Return the view behind a check that the user acts in all portals."""

    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not acts_everywhere(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return require_admin_access(guarded)


def only_operators(view: View) -> View:
    """Return the view behind a check that the user may change workflows; else there is none."""

    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        actions = ["add", "change", "delete"]
        if request.user.is_authenticated and not workflow_permission_policy.user_has_any_permission(
            request.user, actions
        ):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def guard_editable(view: View) -> View:
    """Return the view behind a check that the user may edit the page."""

    def guarded(request: HttpRequest, page_id: int) -> HttpResponse:
        page = get_object_or_404(Page, pk=page_id)
        if (
            not sees_row(request.user, page)
            or not page.permissions_for_user(request.user).can_edit()
        ):
            raise Http404
        return view(request, page_id=page_id)

    return require_admin_access(guarded)


class OwnBrowseView(chooser.BrowseView):
    """The page chooser; it opens at the user's own tree, whatever page type is asked for."""

    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponse:
        """Start where the user's pages have their common root."""
        if parent_page_id is None and not acts_everywhere(request.user):
            root = page_permission_policy.explorable_root_instance(request.user)
            parent_page_id = root.pk if root else None
        return super().get(request, parent_page_id)


def own_pages_chosen(request: HttpRequest) -> HttpResponse:
    """Answer for the chosen pages of the user's own portals alone."""
    asked = request.GET.getlist("id")
    wanted = [pk for pk in asked if pk.isdecimal() and len(pk) <= MOST_DIGITS]
    mine = scope_pages(Page.objects.filter(pk__in=wanted), request.user)
    query = QueryDict(mutable=True)
    query.update(request.GET)
    query.setlist("id", [str(pk) for pk in mine.values_list("pk", flat=True)])
    request.GET = query  # type: ignore[assignment]
    return chooser.ChosenMultipleView.as_view()(request)


def own_external_link(request: HttpRequest) -> HttpResponse:
    """A pasted address becomes an internal link only where it leads into an own portal.

    Wagtail would answer with the title of another portal's draft.
    """
    if not acts_everywhere(request.user):
        portals = apps.get_model("portal_sites.Portal").objects.filter(
            pk__in=roles_of(request.user)
        )
        mine = set(portals.values_list("site_id", flat=True))
        request._wagtail_cached_site_root_paths = [  # type: ignore[attr-defined]
            root for root in Site.get_site_root_paths() if root.site_id in mine
        ]
    return chooser.ExternalLinkView.as_view()(request)


class OwnRowsMixin:
    """A bulk action that does not even name what the user may not see."""

    request: Any

    def get_actionable_objects(self) -> tuple[list[Any], dict[str, list[Any]]]:
        """Leave foreign rows out of every list.

        Raises:
            Http404: when nothing of one's own is left, as for ids that do not exist.
        """
        user = self.request.user
        objects, others = super().get_actionable_objects()  # type: ignore[misc]
        shown = [row for row in objects if sees_row(user, row) and not self._is_alias(row)]
        hidden = {
            name: [row for row in rows if sees_row(user, _item(row))]
            for name, rows in others.items()
        }
        if not shown and not any(hidden.values()):
            raise Http404
        return shown, hidden

    def _is_alias(self, row: Any) -> bool:
        """True for aliases among pages to publish: Wagtail fails on them, their source leads."""
        publishing = getattr(self, "action_type", "") == "publish"
        return publishing and getattr(row, "alias_of_id", None) is not None


def _item(row: Any) -> Any:
    return row["item"] if isinstance(row, dict) else row


def own_bulk_action(
    request: HttpRequest, app_label: str, model_name: str, action: str
) -> HttpResponse:
    """Do a bulk action on own rows; those who act everywhere get Wagtail's."""
    action_class = bulk_action_registry.get_bulk_action_class(app_label, model_name, action)
    if action_class is None:
        raise Http404
    if not acts_everywhere(request.user):
        action_class = type(action_class.__name__, (OwnRowsMixin, action_class), {})
    response: HttpResponse = action_class(request, apps.get_model(app_label, model_name)).dispatch(
        request
    )
    return response


class OwnFolders:
    """Stands in for Collection in wagtailmedia's chooser, which would list every folder."""

    @classmethod
    def all(cls) -> QuerySet:
        """Folders in which the person who asks may change media."""
        user = get_active_log_context().user
        return media_policy.collections_user_has_any_permission_for(user, ["add", "change"])

    objects: Any = None


OwnFolders.objects = OwnFolders
media_chooser.Collection = OwnFolders

guarded_urls = [
    path("pages/", require_admin_access(own_page_viewset.index_view)),
    path("choose-page/", require_admin_access(OwnBrowseView.as_view())),
    path(
        "choose-page/<int:parent_page_id>/",
        require_admin_access(only_own_objects(OwnBrowseView.as_view())),
    ),
    path("choose-page/chosen-multiple/", require_admin_access(own_pages_chosen)),
    path("choose-external-link/", require_admin_access(own_external_link)),
    path(
        "bulk/<str:app_label>/<str:model_name>/<str:action>/",
        require_admin_access(own_bulk_action),
    ),
    path("tag-autocomplete/", guard_everywhere(tags.autocomplete)),
    path(
        "tag-autocomplete/<slug:app_name>/<slug:model_name>/", guard_everywhere(tags.autocomplete)
    ),
    path(
        "reports/locked/",
        require_admin_access(
            locked_pages.LockedPagesView.as_view(filterset_class=OwnLockedFilterSet)
        ),
    ),
    path(
        "reports/workflow/",
        require_admin_access(workflows.WorkflowView.as_view(filterset_class=OwnWorkflowFilterSet)),
    ),
    path(
        "reports/site-history/",
        require_admin_access(
            audit_logging.LogEntriesView.as_view(filterset_class=OwnHistoryFilterSet)
        ),
    ),
    path(
        "reports/page-types-usage/",
        guard_everywhere(page_types_usage.PageTypesUsageReportView.as_view()),
    ),
    path(
        "reports/page-types-usage/results/",
        guard_everywhere(page_types_usage.PageTypesUsageReportView.as_view(results_only=True)),
    ),
    path(
        "localize/reports/translations/",
        guard_everywhere(report.TranslationsReportView.as_view()),
    ),
    path(
        "localize/reports/translations/results/",
        guard_everywhere(report.TranslationsReportView.as_view(results_only=True)),
    ),
    path(
        "localize/submit/page/<int:page_id>/",
        guard_editable(OwnLanguagesTranslationView.as_view()),
    ),
    path(
        "localize/submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/",
        guard_everywhere(submit_translations.SubmitSnippetTranslationView.as_view()),
    ),
    path(
        "localize/api/snippets/<slug:app_label>/<slug:model_name>/",
        guard_everywhere(snippets_api.SnippetViewSet.as_view({"get": "list"})),
    ),
    path(
        "localize/api/snippets/<slug:app_label>/<slug:model_name>/<str:pk>/",
        guard_everywhere(snippets_api.SnippetViewSet.as_view({"get": "retrieve"})),
    ),
]

decorate_urlpatterns(wagtailadmin_urls.urlpatterns, only_own_objects)
decorate_urlpatterns(workflow_urls.urlpatterns, only_operators)
