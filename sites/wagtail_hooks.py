"""What `sites` adds to the admin: the portal's contacts, scoped page choosers."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.views.generic import EditView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import LogActionRegistry, log
from wagtail.models import PageQuerySet

from . import ledger_admin  # noqa: F401 - registers its screen
from .accounts.actions import LOG_ACTIONS
from .accounts.viewset import AccountViewSet
from .contacts import CONTACT_FIELDS, ContactsForm, save_contacts
from .models import Portal
from .permissions import PortalPermissionPolicy, acts_everywhere, scope_pages
from .viewsets import RowScopedMixin

SCREENS_OVER_ALL_PORTALS = (
    "wagtail_localize:translations_report",
    "wagtailadmin_reports:page_types_usage",
)
CONTACT_RIGHTS = {"view": {"editor", "head"}, "change": {"editor", "head"}}


class ContactsEditView(EditView):
    """Saves contacts together with their line in the ledger."""

    def save_instance(self) -> Portal:
        """Write the row, the ledger and the history; saving unchanged contacts confirms them."""
        portal = self.form.save(commit=False)
        self.has_content_changes = self.form.has_changed()
        save_contacts(portal, self.request.user, self.form.cleaned_data["received_on"])
        log(instance=portal, action="wagtail.edit", content_changed=self.has_content_changes)
        return portal


class ContactsViewSet(RowScopedMixin, ModelViewSet):
    """The contacts of the user's own portals; portals are made by provisioning alone."""

    model = Portal
    name = "contacts"
    url_prefix = "contacts"
    icon = "mail"
    menu_label = _("Portal contacts")
    menu_order = 150
    add_to_admin_menu = True
    edit_view_class = ContactsEditView
    permission_policy = PortalPermissionPolicy(Portal, CONTACT_RIGHTS, portal_lookup="pk")
    list_display = ["name", *CONTACT_FIELDS]
    search_fields = ["name", "code"]
    copy_view_enabled = False
    panels = [
        HelpPanel(template="sites/panels/contacts_help.html"),
        MultiFieldPanel([FieldPanel(name) for name in CONTACT_FIELDS], _("Portal contacts")),
        FieldPanel("received_on"),
        MultiFieldPanel(
            [FieldPanel("responsible_person"), FieldPanel("responsible_title")],
            _("Responsible for content"),
        ),
        FieldPanel("palette"),
    ]

    def get_form_class(self, for_update: bool = False) -> Any:
        """The form of contacts, whatever the panels say."""
        return self.get_edit_handler().get_form_class()

    def get_edit_handler(self) -> Any:
        """Panels bound to the model with the contacts form as base."""
        handler = super().get_edit_handler()
        handler.base_form_class = ContactsForm
        return handler


@hooks.register("register_admin_viewset")
def register_contacts() -> ContactsViewSet:
    """The contacts screen."""
    return ContactsViewSet()


@hooks.register("register_admin_viewset")
def register_accounts() -> AccountViewSet:
    """The accounts screen of heads of board."""
    return AccountViewSet()


@hooks.register("register_log_actions")
def register_account_actions(actions: LogActionRegistry) -> None:
    """What the history says of accounts."""
    for action, label, message in LOG_ACTIONS:
        actions.register_action(action, label, message)


@hooks.register("construct_page_chooser_queryset")
def scope_page_chooser(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """The page chooser shows the user's own portals alone, search included."""
    return scope_pages(pages, request.user)


@hooks.register("construct_reports_menu")
@hooks.register("construct_main_menu")
def hide_what_is_not_theirs(request: HttpRequest, items: list[Any]) -> None:
    """Screens that show all portals are for those who act in all.

    Items are told by their address: their names are made from translated labels.
    """
    if acts_everywhere(request.user):
        return
    theirs = {reverse(name) for name in SCREENS_OVER_ALL_PORTALS}
    items[:] = [item for item in items if item.url not in theirs and item.name != "help"]
