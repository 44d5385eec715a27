"""What an entry of the catalogue may be, in the words that citizens read."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EntryKind(models.TextChoices):
    """What kind of entry it is."""

    PROCEDURE = "procedure", _("Administrative procedure")
    WORK_PROCESS = "work_process", _("Work process")


class Level(models.TextChoices):
    """Which level of government handles the dossiers (cấp thực hiện)."""

    PROVINCE = "province", _("Provincial level")
    DEPARTMENT = "department", _("Department level")
    COMMUNE = "commune", _("Commune level")


class OnlineLevel(models.TextChoices):
    """How much of it is done online (mức độ trực tuyến)."""

    FULL = "full", _("Fully online")
    PARTIAL = "partial", _("Partly online")
    NONE = "none", _("Not online")
