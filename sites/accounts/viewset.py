"""The admin screen of accounts: list, make, change, close; no deleting, no copying, no usage."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from ..models import Portal, Role, User
from ..viewsets import RowScopedMixin
from .actions import AccountChange, change_account, create_account
from .forms import AccountForm, ChangedAccountForm, NewAccountForm
from .policy import AccountPolicy, active_heads_of

ADDRESSES = {"index", "index_results", "add", "edit", "history", "history_results"}


class RolesColumn(Column):
    """Roles in the home portal, from the rows that the list has fetched."""

    def get_value(self, instance: User) -> str:
        """Return the labels, the lowest role first."""
        have = {
            group.portal_role.role
            for group in instance.groups.all()
            if hasattr(group, "portal_role")
            and group.portal_role.portal_id == instance.home_portal_id
        }
        return ", ".join(str(role.label) for role in Role if role in have)


class AccountsView(IndexView):
    """The list; three queries for any number of accounts."""

    def get_base_queryset(self) -> QuerySet[User]:
        """Fetch portals and roles with the accounts."""
        accounts: QuerySet[User] = super().get_base_queryset()
        return accounts.select_related("home_portal").prefetch_related("groups__portal_role")


def wanted_by(form: AccountForm) -> AccountChange:
    """Return what a valid form wants."""
    return AccountChange(
        portal=form.cleaned_data["portal"],
        roles=frozenset(form.cleaned_data["roles"]),
        password=form.cleaned_data.get("password1", ""),
        names_changed=bool({"full_name", "email"} & set(form.changed_data)),
    )


class AccountCreateView(CreateView):
    """Makes an account in a portal."""

    def save_instance(self) -> User:
        """Store the account with its roles."""
        return create_account(self.form.save(commit=False), wanted_by(self.form), self.request.user)


class AccountEditView(EditView):
    """Changes an account; two heads cannot close each other at the same moment."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Judge and store behind a lock on the portal."""
        with transaction.atomic():
            account = self.get_object()
            list(Portal.objects.select_for_update().filter(pk=account.home_portal_id))
            response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def save_instance(self) -> User:
        """Store the change; say so when the portal is left without a head."""
        change = wanted_by(self.form)
        account = change_account(self.form.save(commit=False), change, self.request.user)
        if not active_heads_of(change.portal).exists():
            messages.warning(self.request, _("This portal has no active head of board now."))
        return account


class AccountsMenuItem(MenuItem):
    """For those who manage accounts of portals; superusers have Wagtail's own screen."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the policy."""
        user: Any = request.user
        return not user.is_superuser and AccountPolicy().user_has_permission(user, "change")


class AccountViewSet(RowScopedMixin, ModelViewSet):
    """Accounts of the user's own portals."""

    model = User
    name = "accounts"
    url_prefix = "accounts"
    icon = "user"
    menu_label = gettext_lazy("Accounts of the portal")
    menu_item_class = AccountsMenuItem
    menu_order = 160
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    permission_policy = AccountPolicy()
    index_view_class = AccountsView
    add_view_class = AccountCreateView
    edit_view_class = AccountEditView
    ordering = ["home_portal__position", "username"]
    search_fields = ["username", "first_name", "last_name", "email", "home_portal__name"]
    list_filter = ["is_active"]
    list_display = [
        "username",
        Column("full_name", label=gettext_lazy("Full name"), accessor="get_full_name"),
        RolesColumn("roles", label=gettext_lazy("Roles")),
        Column("home_portal", label=gettext_lazy("Portal"), accessor="home_portal.short_name"),
        BooleanColumn("is_active", label=gettext_lazy("Open")),
        DateColumn("last_login", label=gettext_lazy("Last login")),
    ]

    @cached_property
    def _edit_handler(self) -> None:  # type: ignore[override]
        """No panels: the form draws itself."""
        return None

    def get_form_class(self, for_update: bool = False) -> type[AccountForm]:
        """One form to make, one to change."""
        return ChangedAccountForm if for_update else NewAccountForm

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Leave out the addresses that do not exist here."""
        common: dict[str, Any] = super().get_common_view_kwargs(**kwargs)
        return common | {"delete_url_name": None, "usage_url_name": None}

    def get_urlpatterns(self) -> list[URLPattern]:
        """Leave out deleting and usage."""
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in ADDRESSES]

    def register_admin_url_finder(self) -> None:
        """Links to accounts lead superusers to Wagtail's own screen."""

    def register_permissions(self) -> None:
        """Roles decide, not permissions on accounts."""
