"""The admin screen of cases: what waits first, private data for the agency's own staff alone."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.ui.tables import StatusTagColumn
from wagtail.admin.views.generic import IndexView

import django_filters  # type: ignore[import-untyped]

from portal.row_forms import PortalRowViewSet
from sites.columns import DayColumn
from sites.row_viewsets import ROW_RIGHTS

from .forms import FeedbackCaseForm
from .models import FeedbackCase
from .querysets import FeedbackCaseQuerySet

OPEN, OVERDUE, CLOSED = "open", "overdue", "closed"


class FeedbackFilterSet(WagtailFilterSet):
    """Open, overdue, closed; by category."""

    state = django_filters.ChoiceFilter(
        label=_("state"),
        method="filter_state",
        choices=[(OPEN, _("Open")), (OVERDUE, _("Overdue")), (CLOSED, _("Closed"))],
    )

    class Meta:
        model = FeedbackCase
        fields = ["state", "category"]

    def filter_state(self, rows: FeedbackCaseQuerySet, name: str, value: str) -> QuerySet:
        """Keep the cases in this state."""
        if value == OVERDUE:
            return rows.overdue(timezone.localdate())
        return rows.open() if value == OPEN else rows.exclude(closed_as="")


class FeedbackIndexView(IndexView):
    """All cases by their last day; open ones are marked where it has passed."""

    def get_base_queryset(self) -> QuerySet:
        """Read the last day and the portal along."""
        rows: QuerySet = super().get_base_queryset()
        return rows.with_deadline().select_related("portal")  # type: ignore[attr-defined]


class FeedbackCaseViewSet(PortalRowViewSet):
    """Citizens' questions, their limits and the answers."""

    model = FeedbackCase
    name = "feedback_cases"
    url_prefix = "feedback-cases"
    icon = "comment"
    menu_label = _("Feedback")
    menu_order = 240
    add_to_admin_menu = True
    index_view_class = FeedbackIndexView
    row_form = FeedbackCaseForm
    ordering = "deadline"
    # A case that is deleted would vanish from the count: agencies close, they never delete.
    rights = {**ROW_RIGHTS, "delete": {"everywhere"}}
    criteria = _(
        "Register every case that your agency holds, also those that came by post or telephone: "
        "the score is the share answered in time. Extensions count only if granted before the "
        "limit ends."
    )
    filterset_class = FeedbackFilterSet
    search_fields = ["code", "subject"]
    list_display = [
        "code",
        "subject",
        "portal",
        DayColumn("received_on", label=capfirst(_("received on")), sort_key="received_on"),
        DayColumn("last_day", label=capfirst(_("to be answered by")), sort_key="deadline"),
        StatusTagColumn("state", label=capfirst(_("state")), primary=lambda case: case.is_overdue),
    ]
    list_export = [
        "code",
        "portal",
        "category",
        "channel",
        "subject",
        "received_on",
        "last_day",
        "state",
        "closed_on",
    ]
    row_panels = [
        MultiFieldPanel(
            [
                FieldPanel("category"),
                FieldPanel("channel"),
                FieldPanel("received_on"),
                FieldPanel("subject"),
                FieldPanel("public_text"),
            ],
            heading=_("The case"),
        ),
        MultiFieldPanel(
            [
                HelpPanel(
                    content=_(
                        "Personal data of the sender: only your agency's staff sees it, and it "
                        "never leaves this form."
                    )
                ),
                FieldPanel("question"),
                FieldPanel("sender_name"),
                FieldPanel("sender_phone"),
                FieldPanel("sender_email"),
                FieldPanel("sender_address"),
            ],
            heading=_("The sender"),
            classname="collapsed",
        ),
        MultiFieldPanel(
            [
                FieldPanel("closed_as"),
                FieldPanel("closed_on"),
                FieldPanel("answer"),
                FieldPanel("answer_file"),
                FieldPanel("answered_by"),
                FieldPanel("redirected_to"),
                FieldPanel("merged_into"),
            ],
            heading=_("The result"),
        ),
        MultiFieldPanel(
            [FieldPanel("extended_to"), FieldPanel("extension_reason")],
            heading=_("Extension"),
            classname="collapsed",
        ),
    ]


@hooks.register("register_admin_viewset")
def register_feedback() -> FeedbackCaseViewSet:
    """The screen of this module."""
    return FeedbackCaseViewSet()
