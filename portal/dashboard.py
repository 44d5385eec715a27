"""The first thing an editor sees: the day's usual work, one click away."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from wagtail import hooks
from wagtail.admin.ui.components import Component

from sites.models import Portal
from sites.permissions import roles_of

from .models import NewsSectionPage
from .models.news import NEWS_KEY
from .poster import URL_NAME as POSTER_URL_NAME

CONTACT_ROLES = {"editor", "head"}
# Screens of the rooms and apps by name: (address, icon, what the button says).
ROW_ACTIONS = (
    ("legal_documents:add", "doc-full", gettext_noop("Enter a document")),
    ("work_weeks:add", "calendar", gettext_noop("Plan the week")),
    ("feedback_cases:add", "comment", gettext_noop("Record feedback")),
)


class QuickActionsPanel(Component):
    """Article, document, week, feedback, contacts, poster, guide: for the user's own portal."""

    name = "quick_actions"
    template_name = "portal/panels/quick_actions.html"
    order = 50

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """Two queries, for the home portal or the first one the user has a role in."""
        user = parent_context["request"].user
        portal_id = user.home_portal_id or next(iter(roles_of(user)), 0)
        portal = Portal.objects.select_related("site").filter(pk=portal_id).first()
        if portal is None:
            return {"portal": None}
        news = NewsSectionPage.objects.filter(portal=portal, key=NEWS_KEY).first()
        may_edit = bool(roles_of(user).get(portal.pk, frozenset()) & CONTACT_ROLES)
        return {
            "portal": portal,
            "write_url": news
            and reverse("wagtailadmin_pages:add", args=["portal", "newspage", news.pk]),
            "row_actions": [(reverse(name), icon, _(label)) for name, icon, label in ROW_ACTIONS]
            if may_edit
            else [],
            "contacts_url": may_edit and reverse("contacts:edit", args=[portal.pk]),
            "portal_url": portal.site.root_url + "/",
            "poster_url": portal.site.root_url + reverse(POSTER_URL_NAME),
            "guide_url": reverse("portal_guide"),
        }


@hooks.register("construct_homepage_panels")
def add_quick_actions(request: HttpRequest, panels: list[Any]) -> None:
    """Stands above what waits for approval."""
    panels.insert(0, QuickActionsPanel())
