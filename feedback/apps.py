"""The application `feedback`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FeedbackConfig(AppConfig):
    """Citizens' feedback (phản ánh, kiến nghị)."""

    name = "feedback"
    verbose_name = _("Feedback")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the admin's screen and the public sections."""
        from . import admin, register  # noqa: F401
