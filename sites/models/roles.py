"""Who acts in a portal: one group for each role of each portal."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .owned import PortalOwned


class Role(models.TextChoices):
    """Roles of an editorial board (ban biên tập); rights are in blueprints/roles.yaml."""

    AUTHOR = "author", _("Author")
    EDITOR = "editor", _("Editor")
    HEAD = "head", _("Head of board")
    TRANSLATOR = "translator", _("Translator")


APPROVING_ROLES = (Role.EDITOR, Role.HEAD)


class PortalRole(PortalOwned):
    """Ties a Django group to a portal and a role; provisioning makes them."""

    role = models.CharField(_("role"), max_length=12, choices=Role.choices)
    group = models.OneToOneField(
        "auth.Group", on_delete=models.CASCADE, related_name="portal_role", verbose_name=_("group")
    )

    class Meta:
        verbose_name = _("portal role")
        verbose_name_plural = _("portal roles")
        constraints = [
            models.UniqueConstraint(fields=["portal", "role"], name="one_group_per_portal_role")
        ]

    def __str__(self) -> str:
        return f"{self.portal_id} {self.role}"
