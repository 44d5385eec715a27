"""States that citizens read: of a document by its days, of a consultation by the day."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Validity(models.TextChoices):
    """Whether a document is in force (tình trạng hiệu lực), by its days."""

    UNKNOWN = "unknown", _("Day of effect not stated")
    TO_COME = "to_come", _("Not yet in force")
    IN_FORCE = "in_force", _("In force")
    EXPIRED = "expired", _("No longer in force")


class ConsultationState(models.TextChoices):
    """Whether comments are taken today."""

    TO_COME = "to_come", _("Not yet open")
    OPEN = "open", _("Open for comments")
    CLOSED = "closed", _("Closed")
