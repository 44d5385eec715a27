"""Admin screens of the work schedule: weeks with their entries, programmes of work."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.widgets.button import HeaderButton

from sites.permissions import acts_everywhere, roles_of
from sites.row_viewsets import WRITING_ROLES, RowCreateView

from ..row_forms import PortalRowViewSet
from .forms import WorkProgrammeForm, WorkWeekForm
from .models import WorkEntry, WorkProgramme, WorkWeek
from .weeks import WEEK, monday_of


def free_monday(week: WorkWeek) -> date:
    """Return the Monday after a week, or the current one, that its portal has no schedule for."""
    monday = max(week.monday + WEEK, monday_of(timezone.localdate()))
    weeks = WorkWeek.objects.filter(portal_id=week.portal_id, monday__gte=monday)
    taken = set(weeks.values_list("monday", flat=True))
    while monday in taken:
        monday += WEEK
    return monday


class WorkWeekIndexView(IndexView):
    """The weeks, newest first; a button copies the last one of the own portal."""

    def get_base_queryset(self) -> QuerySet:
        """Read portals and numbers of entries along."""
        rows: QuerySet = super().get_base_queryset()
        return rows.select_related("portal").annotate(entry_count=Count("entries"))

    @cached_property
    def header_buttons(self) -> list[Any]:
        """The usual ones, and the copy of last week where there is one."""
        buttons: list[Any] = super().header_buttons
        last = self._last_week()
        if last and self.add_url:
            url = reverse(self.copy_url_name, args=[last.pk])
            buttons.append(HeaderButton(_("Copy last week"), url=url, icon_name="copy"))
        return buttons

    def _last_week(self) -> WorkWeek | None:
        """The newest week of the portal the user works for; one query."""
        user = self.request.user
        mine = [pk for pk, roles in roles_of(user).items() if roles & WRITING_ROLES]
        if acts_everywhere(user) or user.home_portal_id in mine:
            mine = [user.home_portal_id]
        weeks = WorkWeek.objects.filter(portal_id__in=mine)
        return weeks.order_by("-monday").first()


class WorkWeekCopyView(RowCreateView):
    """The form of a new week, filled with the entries of another."""

    def get_object(self, queryset: QuerySet | None = None) -> WorkWeek:
        """The week to copy; the viewset scopes it, so that a foreign one is 404 like none."""
        return get_object_or_404(WorkWeek, pk=self.kwargs["pk"])

    def get_initial_form_instance(self) -> WorkWeek:
        """The next week without a schedule."""
        week = self.get_object()
        return week.copied_to(free_monday(week))


class WorkWeekViewSet(PortalRowViewSet):
    """Weeks of the user's own portals."""

    model = WorkWeek
    name = "work_weeks"
    url_prefix = "work-weeks"
    icon = "date"
    menu_label = _("Weeks")
    index_view_class = WorkWeekIndexView
    copy_view_class = WorkWeekCopyView
    copy_view_enabled = True
    row_form = WorkWeekForm
    criteria = _(
        "Every working week must be public by the end of its first working day. A week without "
        "entries, or with an entry that lacks the leader or the content, counts nothing."
    )
    row_panels = [
        FieldPanel("monday"),
        InlinePanel(
            "entries",
            [
                FieldRowPanel([FieldPanel("day"), FieldPanel("session"), FieldPanel("starts_at")]),
                FieldRowPanel([FieldPanel("leader_name"), FieldPanel("leader_position")]),
                FieldPanel("content"),
                FieldRowPanel([FieldPanel("place"), FieldPanel("preparer")]),
                FieldPanel("is_reception"),
            ],
            heading=_("Entries"),
            label=_("Entry"),
            max_num=WorkEntry.MOST,
        ),
        FieldPanel("note"),
    ]
    list_display = [
        "__str__",
        "portal",
        Column("entry_count", label=_("Entries")),
        "is_public",
    ]
    list_filter = ["is_public"]


class WorkProgrammeIndexView(IndexView):
    """Programmes with their portals; constant queries."""

    def get_base_queryset(self) -> QuerySet:
        """Read portals along."""
        rows: QuerySet = super().get_base_queryset()
        return rows.select_related("portal")


class WorkProgrammeViewSet(PortalRowViewSet):
    """Programmes of the user's own portals."""

    model = WorkProgramme
    name = "work_programmes"
    url_prefix = "work-programmes"
    icon = "list-ul"
    menu_label = _("Programmes")
    index_view_class = WorkProgrammeIndexView
    row_form = WorkProgrammeForm
    row_panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("number"), FieldPanel("year")]),
        FieldPanel("text"),
        FieldPanel("document"),
    ]
    list_display = ["title", "portal", "kind", "year", "is_public"]
    list_filter = ["kind", "is_public"]
    search_fields = ["title"]


class WorkScheduleGroup(ViewSetGroup):
    """One entry of the menu for both."""

    menu_label = _("Work schedule")
    menu_icon = "date"
    menu_order = 230
    items = (WorkWeekViewSet, WorkProgrammeViewSet)


@hooks.register("register_admin_viewset")
def register_work_schedule() -> WorkScheduleGroup:
    """The screens of this module."""
    return WorkScheduleGroup()
