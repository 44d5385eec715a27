"""What the scorer stores: the daily looks at the functions of each portal."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from sites.models import PortalOwned, PublicationEvent


class ProbeResult(PortalOwned):
    """One look at one function of one portal (SCORING G11): used as a citizen uses it.

    Rows are only added; the last look of a day says whether the day passed. `seen` holds
    `problems` (sentences) and `unasked` (addresses outside that were not asked).
    """

    class Function(models.TextChoices):
        """What is tried; the annexes name them."""

        SEARCH = "search", _("Search")
        LINKS = "links", _("Links")
        PRINT_SAVE = "print_save", _("Print and save")
        ONLINE_SERVICES = "online_services", _("Online services")

    function = models.CharField(_("function"), max_length=20, choices=Function.choices)
    day = models.DateField(_("day"))
    passed = models.BooleanField(_("passed"))
    is_outage = models.BooleanField(
        _("outage of the platform"),
        default=False,
        help_text=_("A day on which the platform itself was down is not the unit's."),
    )
    origin = models.CharField(_("origin"), max_length=12, choices=PublicationEvent.Origin.choices)
    url = models.CharField(_("address"), max_length=500, blank=True)
    seen: Any = models.JSONField(_("what was seen"), default=dict, blank=True)
    recorded_at = models.DateTimeField(_("recorded"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("probe")
        verbose_name_plural = _("probes")
        ordering: ClassVar = ["-day", "function", "portal"]
        indexes: ClassVar = [
            models.Index(fields=["function", "day", "portal"], name="probe_function_day")
        ]

    def __str__(self) -> str:
        return f"{self.function} {self.day}"
