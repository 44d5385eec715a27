"""Admin screens of pins, reposts and official sources, and the reason of a withdrawal."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Page

from i18n.text import normalise
from sites.permissions import PortalPermissionPolicy
from sites.row_viewsets import ROW_RIGHTS, RowViewSet
from sites.viewsets import RowScopedMixin

from .models import LeadershipPin, NewsPage, OfficialSource, Repost
from .sharing_forms import LeadershipPinForm, RepostForm

REASON_LENGTH = 600
# No portal's role has these rights: they are left to those who act everywhere.
EVERYWHERE_ALONE: dict[str, set[str]] = {
    action: {"everywhere"} for action in ("view", "add", "change", "delete")
}


class ArticleRowIndexView(IndexView):
    """A list of rows that name an article; two queries whatever its length."""

    def get_base_queryset(self) -> QuerySet:
        """Read articles and portals along."""
        rows: QuerySet = super().get_base_queryset()
        return rows.select_related("article", "portal")


class LeadershipPinViewSet(RowScopedMixin, ModelViewSet):
    """Which leadership articles stand first on the user's own portals."""

    model = LeadershipPin
    name = "leadership_pins"
    url_prefix = "leadership-pins"
    icon = "pick"
    menu_label = _("Pinned leadership news")
    copy_view_enabled = False
    inspect_view_enabled = False
    index_view_class = ArticleRowIndexView
    permission_policy = PortalPermissionPolicy(LeadershipPin, ROW_RIGHTS)
    list_display = ["article", "portal", "position"]
    search_fields = ["article__title"]

    def get_edit_handler(self) -> Any:
        """Portal, article and place; the article itself belongs to the province."""
        panels = [
            HelpPanel(
                content=_(
                    "Pinned articles stand first in the leadership section and on the home page "
                    "of your portal. The articles themselves are the province's and are not "
                    "changed here."
                )
            ),
            FieldPanel("portal"),
            FieldPanel("article_url"),
            FieldPanel("position"),
        ]
        handler = ObjectList(panels, base_form_class=LeadershipPinForm)
        return handler.bind_to_model(self.model)


class RepostViewSet(RowViewSet):
    """Articles of other portals that the user's own portals show."""

    model = Repost
    name = "reposts"
    url_prefix = "reposts"
    icon = "copy"
    menu_label = _("Reposts")
    index_view_class = ArticleRowIndexView
    row_form = RepostForm
    criteria = _(
        "Criterion 2 counts a repost like an own article: once, in the section of news, while it "
        "is public. The portal that wrote it stays named; its corrections appear here by "
        "themselves, and its withdrawal withdraws the repost."
    )
    row_panels = [
        FieldPanel("article_url"),
        FieldPanel("section"),
        FieldPanel("note"),
        FieldPanel("reposted_at"),
    ]
    list_display = ["article", "portal", "section", "reposted_at", "is_public"]
    list_filter = ["is_public"]
    search_fields = ["article__title"]


class SharedNewsGroup(ViewSetGroup):
    """What a portal shows of others, in one entry of the menu."""

    menu_label = _("Shared news")
    menu_icon = "copy"
    menu_order = 250
    add_to_admin_menu = True
    items = (RepostViewSet, LeadershipPinViewSet)


class OfficialSourceViewSet(ModelViewSet):
    """The sources that forms suggest; for administrators."""

    model = OfficialSource
    name = "official_sources"
    url_prefix = "official-sources"
    icon = "link-external"
    menu_label = _("Official sources")
    add_to_settings_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    permission_policy = PortalPermissionPolicy(OfficialSource, EVERYWHERE_ALONE, portal_lookup="pk")
    list_display = ["name", "host"]
    search_fields = ["name", "host"]
    panels = [
        HelpPanel(
            content=_(
                "Forms suggest these sources. Which sources the score counts is written in its "
                "policy file."
            )
        ),
        FieldPanel("name"),
        FieldPanel("host"),
    ]


@hooks.register("register_admin_viewset")
def register_sharing() -> list[ViewSet]:
    """The screens of this module."""
    return [SharedNewsGroup(), OfficialSourceViewSet()]


@hooks.register("before_unpublish_page")
def keep_withdrawal_reason(request: HttpRequest, page: Page) -> None:
    """Hand what was typed in the confirmation to the ledger."""
    if isinstance(page, NewsPage):
        typed = normalise(request.POST.get("withdrawal_reason", ""))
        page.withdrawal_reason = typed[:REASON_LENGTH]
