"""The form of an account: name, e-mail, portal, roles, password; nothing else can be granted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import SetPasswordMixin
from django.utils.translation import gettext_lazy as _

from wagtail.admin.forms import WagtailAdminModelForm

from i18n.text import normalise

from ..models import Portal, PortalRole, Role, User
from ..permissions import acts_everywhere
from .policy import active_heads_of, portals_managed_by

NAME_LENGTH = 150


class AccountForm(SetPasswordMixin, WagtailAdminModelForm):
    """What both forms share; `for_user` is the head of board or the province's staff."""

    error_messages = {"password_mismatch": _("The two passwords differ.")}

    full_name = forms.CharField(label=_("Full name"), max_length=NAME_LENGTH)
    portal = forms.ModelChoiceField(label=_("Portal"), queryset=Portal.objects.none())
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Authors write, editors also publish, heads of board also manage accounts and files."
        ),
    )
    password1, password2 = SetPasswordMixin.create_password_fields(
        _("Temporary password"), _("Temporary password again")
    )

    class Meta:
        model = User
        fields = ["username", "email", "is_active"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.portals = portals_managed_by(self.for_user)
        self.fields["password2"].help_text = _(
            "Hand it over in person; it can be changed after logging in."
        )
        self._offer_portals()

    def _offer_portals(self) -> None:
        """Offer the portals of the person who asks, and their roles; one portal is no choice."""
        field: Any = self.fields["portal"]
        field.queryset = self.portals
        only = list(self.portals[:2])
        self.only_portal: Portal | None = only[0] if len(only) == 1 else None
        if self.only_portal:
            del self.fields["portal"]
        offered = set(
            PortalRole.objects.filter(portal__in=self.portals).values_list("role", flat=True)
        )
        roles: Any = self.fields["roles"]
        roles.choices = [(value, label) for value, label in Role.choices if value in offered]

    def clean_full_name(self) -> str:
        """Normalise to NFC."""
        return normalise(self.cleaned_data["full_name"])

    def clean(self) -> dict[str, Any]:
        """Check passwords and that the portal has the roles."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.validate_passwords()
        if self.only_portal is not None:
            cleaned["portal"] = self.only_portal
        portal, roles = cleaned.get("portal"), cleaned.get("roles")
        if portal and roles:
            known = PortalRole.objects.filter(portal=portal, role__in=roles).count()
            if known != len(set(roles)):
                self.add_error("roles", _("This portal does not have one of these roles."))
        return cleaned

    def _post_clean(self) -> None:
        """Judge the password when names are known: it may not resemble them."""
        self.instance.set_full_name(self.cleaned_data.get("full_name", ""))
        super()._post_clean()
        self.validate_password_for_user(self.instance)


class NewAccountForm(AccountForm):
    """Makes an account, open from the start."""

    field_order = ["username", "full_name", "email", "portal", "roles", "password1", "password2"]

    class Meta(AccountForm.Meta):
        fields = ["username", "email"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True

    def clean_username(self) -> str:
        """Refuse a name that is taken, without saying whose it is.

        Raises:
            ValidationError: when any account of the installation bears it, in any case.
        """
        username = str(self.cleaned_data["username"])
        if User.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError(
                _("This name cannot be used. Choose another one."), code="taken"
            )
        return username


class ChangedAccountForm(AccountForm):
    """Changes an account, closes it and opens it again; its user name stays."""

    field_order = ["full_name", "email", "portal", "roles", "is_active", "password1", "password2"]

    class Meta(AccountForm.Meta):
        fields = ["email", "is_active"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.was_active = self.instance.is_active
        self.home_before = self.instance.home_portal
        self.roles_before = set(
            PortalRole.objects.filter(
                group__user=self.instance, portal=self.home_before
            ).values_list("role", flat=True)
        )
        self.initial.setdefault("full_name", self.instance.get_full_name())
        self.initial.setdefault("portal", self.home_before)
        self.initial.setdefault("roles", sorted(self.roles_before))
        self.fields["is_active"].label = _("Open")
        self.fields["is_active"].help_text = _(
            "Untick to close the account: it cannot log in any more and is logged out at once. "
            "It is never deleted, because the history names it."
        )
        for name in ("roles", "password1", "password2"):
            self.fields[name].required = False
        self.fields["password1"].label = _("New temporary password")
        self.fields["password2"].label = _("New temporary password again")

    def clean(self) -> dict[str, Any]:
        """Keep the portal in the hands of a head: not the own account, not the last one."""
        cleaned = super().clean()
        if self.cleaned_data.get("password1") and not self.cleaned_data.get("password2"):
            self.add_error("password2", self.error_messages["password_mismatch"])
        if cleaned.get("is_active") and "roles" in cleaned and not cleaned["roles"]:
            self.add_error("roles", self.fields["roles"].error_messages["required"])
        if not acts_everywhere(self.for_user):
            self._keep_a_head(cleaned)
        return cleaned

    def _keep_a_head(self, cleaned: dict[str, Any]) -> None:
        """Refuse to close or demote oneself or the last active head."""
        portal = self.home_before
        if portal is None or Role.HEAD not in self.roles_before or "roles" not in cleaned:
            return
        closes = self.was_active and not cleaned.get("is_active")
        demotes = Role.HEAD not in cleaned["roles"] or cleaned.get("portal") != portal
        field = "is_active" if closes else "roles"
        if not closes and not demotes:
            return
        if self.instance.pk == self.for_user.pk:
            self.add_error(
                field,
                _(
                    "You cannot close your own account or give up your own role. Ask another head "
                    "of board or the Information Centre."
                ),
            )
        elif not active_heads_of(portal).exclude(pk=self.instance.pk).exists():
            self.add_error(
                field, _("This is the portal's last active head of board. Name another one first.")
            )
