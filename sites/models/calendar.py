"""Days on which the official calendar differs from the holidays package."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CalendarDay(models.Model):
    """An override of one day: worked or off, with the document that says so."""

    day = models.DateField(_("day"), unique=True)
    is_working = models.BooleanField(_("working day"))
    reason = models.CharField(_("reason and source"), max_length=255)

    class Meta:
        verbose_name = _("calendar override")
        verbose_name_plural = _("calendar overrides")
        ordering = ["-day"]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}"
