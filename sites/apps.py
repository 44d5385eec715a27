"""The application `portal_sites` (a bare `sites` label would clash with django.contrib.sites)."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalSitesConfig(AppConfig):
    """Registers the receivers that keep the remembered hosts and paths true."""

    name = "sites"
    label = "portal_sites"
    verbose_name = _("Portals")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect signals and checks."""
        from . import checks, signal_handlers  # noqa: F401
