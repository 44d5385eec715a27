"""The application `legaldocs`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LegaldocsConfig(AppConfig):
    """Legal documents (văn bản) and consultations on drafts."""

    name = "legaldocs"
    verbose_name = _("Legal documents")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the admin's screens and the two registers."""
        from . import admin, consultation_register, register  # noqa: F401
