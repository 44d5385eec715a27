"""The application `radio`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RadioConfig(AppConfig):
    """Radio bulletins (tin phát thanh)."""

    name = "radio"
    verbose_name = _("Radio bulletins")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the admin's screens and the public section."""
        from . import admin, register  # noqa: F401
