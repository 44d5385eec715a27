"""The admin screen of urgent notices."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.views.generic import IndexView

from sites.permissions import acts_everywhere
from sites.row_viewsets import RowViewSet

from .forms import UrgentNoticeForm
from .limits import limits
from .models import UrgentNotice

PLANNED_STOP = _(
    "A planned stop of the service is announced here too, at least {days} working days before "
    "({source})."
)


class UrgentNoticeIndexView(IndexView):
    """Notices with their portals; constant queries."""

    def get_base_queryset(self) -> QuerySet:
        """Read portals along."""
        rows: QuerySet = super().get_base_queryset()
        return rows.select_related("portal")


class UrgentNoticeViewSet(RowViewSet):
    """Notices of the user's own portals; those on all portals are the province's staff's."""

    model = UrgentNotice
    name = "urgent_notices"
    url_prefix = "urgent-notices"
    icon = "warning"
    menu_label = _("Urgent notices")
    menu_order = 240
    add_to_admin_menu = True
    index_view_class = UrgentNoticeIndexView
    row_form = UrgentNoticeForm
    criteria = format_lazy(
        "{purpose} {planned_stop}",
        purpose=_(
            "The notice stands at the head of every page of the portal from the first moment to "
            "the last, and then goes by itself."
        ),
        planned_stop=format_lazy(
            PLANNED_STOP,
            days=limits()["planned_stop_working_days"],
            source=limits()["planned_stop_source"],
        ),
    )
    row_panels = [
        FieldPanel("text"),
        FieldPanel("link"),
        FieldPanel("level"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldPanel("scope"),
    ]
    list_display = ["text", "portal", "level", "starts_at", "ends_at", "scope", "is_public"]
    list_filter = ["level", "is_public"]
    search_fields = ["text"]

    def scope(self, rows: QuerySet, user: Any, action: str = "") -> QuerySet:
        """A notice on all portals is not an editor's to see or change, whosever portal has it."""
        rows = super().scope(rows, user, action)
        if acts_everywhere(user):
            return rows
        return rows.exclude(scope=UrgentNotice.Scope.ALL)


@hooks.register("register_admin_viewset")
def register_notices() -> UrgentNoticeViewSet:
    """The screen of this module."""
    return UrgentNoticeViewSet()
