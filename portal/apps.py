"""The application `portal`: pages, files and news of a portal."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """Connects what is published to the ledger."""

    name = "portal"
    verbose_name = _("Portal content")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect signals and the admin's screens of pins, reposts and sources."""
        from . import (  # noqa: F401
            dashboard,
            guide,
            page_signals,
            repost_ledger,
            sharing_admin,
            signal_handlers,
        )
