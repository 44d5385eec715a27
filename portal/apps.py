"""The application `portal`: pages, files and news of a portal."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

# Modules that connect signals, register admin screens and registers of sections when imported.
WIRED = (
    "signal_handlers",
    "page_signals",
    "repost_ledger",
    "file_ledger",
    "dashboard",
    "guide",
    "sharing_admin",
    "procedures.admin",
    "procedures.register",
    "procedures.services",
    "disclosures.admin",
    "disclosures.register",
    "schedule.admin",
    "schedule.register",
    "information.admin",
    "information.register",
    "notices.admin",
    "notices.shown",
)


class PortalConfig(AppConfig):
    """Connects what is published to the ledger, and the rooms to the admin and the sections."""

    name = "portal"
    verbose_name = _("Portal content")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Wire the rooms."""
        for name in WIRED:
            import_module(f"{self.name}.{name}")
