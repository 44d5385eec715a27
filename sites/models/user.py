"""Accounts of editors, heads of board and the Information Centre."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """An account; what it may do comes from the groups of its portals (PortalRole)."""

    home_portal = models.ForeignKey(
        "portal_sites.Portal",
        verbose_name=_("home portal"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="accounts",
        help_text=_("The portal of the agency that this person works for."),
    )

    class Meta(AbstractUser.Meta):
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def get_full_name(self) -> str:
        """Return the name as Vietnamese people write it: family name first."""
        return f"{self.last_name} {self.first_name}".strip()

    def set_full_name(self, name: str) -> None:
        """Take a full name apart: its last word is the given name (tên)."""
        self.last_name, _space, self.first_name = name.rpartition(" ")
