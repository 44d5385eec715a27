"""The first thing an editor sees: the day's usual work, one click away."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from wagtail import hooks
from wagtail.admin.ui.components import Component

from sites.models import Portal
from sites.permissions import roles_of

from .models import NewsSectionPage
from .models.news import NEWS_KEY
from .poster import URL_NAME as POSTER_URL_NAME

CONTACT_ROLES = {"editor", "head"}


class QuickActionsPanel(Component):
    """Article, contacts, portal, its poster, guide: for the user's own portal."""

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
        may_edit_contacts = bool(roles_of(user).get(portal.pk, frozenset()) & CONTACT_ROLES)
        return {
            "portal": portal,
            "write_url": news
            and reverse("wagtailadmin_pages:add", args=["portal", "newspage", news.pk]),
            "contacts_url": may_edit_contacts and reverse("contacts:edit", args=[portal.pk]),
            "portal_url": portal.site.root_url + "/",
            "poster_url": portal.site.root_url + reverse(POSTER_URL_NAME),
            "guide_url": reverse("portal_guide"),
        }


@hooks.register("construct_homepage_panels")
def add_quick_actions(request: HttpRequest, panels: list[Any]) -> None:
    """Stands above what waits for approval."""
    panels.insert(0, QuickActionsPanel())
