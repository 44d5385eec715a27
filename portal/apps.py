"""The application `portal`: pages, files and news of a portal."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """Connects what is published to the ledger."""

    name = "portal"
    verbose_name = _("Portal content")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect signals, the admin's screens and the registers of the rooms."""
        from . import dashboard, guide, repost_ledger, sharing_admin, signal_handlers  # noqa: F401
        from .information import admin as information_admin  # noqa: F401
        from .information import register as information_register  # noqa: F401
        from .procedures import admin as procedures_admin  # noqa: F401
        from .procedures import register as procedures_register  # noqa: F401
        from .procedures import services as procedures_services  # noqa: F401
        from .disclosures import admin, register  # noqa: F401
