"""The application `legaldocs`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LegaldocsConfig(AppConfig):
    """Legal documents (văn bản) and consultations on drafts."""

    name = "legaldocs"
    verbose_name = _("Legal documents")
    default_auto_field = "django.db.models.BigAutoField"
