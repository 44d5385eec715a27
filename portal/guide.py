"""The editors' guide, in Vietnamese, inside the administration."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

URL_NAME = "portal_guide"
MENU_ORDER = 9000


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    """One page that says how the usual work is done."""

    template_name = "portal/guide.html"
    page_title = _("Guide")
    header_icon = "help"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, then this page."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": _("Guide")}]


@hooks.register("register_admin_urls")
def register_guide_url() -> list[URLPattern]:
    """/admin/huong-dan/."""
    return [path("huong-dan/", GuideView.as_view(), name=URL_NAME)]


@hooks.register("register_admin_menu_item")
def register_guide_menu_item() -> MenuItem:
    """The last entry of the menu."""
    return MenuItem(_("Guide"), reverse(URL_NAME), icon_name="help", order=MENU_ORDER)
