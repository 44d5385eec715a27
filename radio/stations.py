"""A commune's loudspeaker station (đài truyền thanh)."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from sites.models import PortalOwned


class RadioStation(PortalOwned):
    """A commune's loudspeaker station (đài truyền thanh), or the word that it has none."""

    name = models.CharField(_("name of the station"), max_length=160, blank=True)
    contact = models.CharField(_("contact person"), max_length=120, blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True)
    is_absent = models.BooleanField(
        _("the commune has no station"),
        default=False,
        help_text=_(
            "Citizens read this in the section. For the score, also declare each month that "
            "nothing arose."
        ),
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("radio station")
        verbose_name_plural = _("radio stations")
        ordering = ["portal", "name", "pk"]

    def __str__(self) -> str:
        return str(_("No station")) if self.is_absent else self.name

    def clean(self) -> None:
        """Ask for a name, or the word that there is none, not both."""
        if not self.name and not self.is_absent:
            raise ValidationError(
                {"name": _("Name the station, or declare that the commune has none.")}
            )
        others = RadioStation.objects.filter(portal_id=self.portal_id).exclude(pk=self.pk)
        if self.is_absent and (self.name or others.exists()):
            raise ValidationError({"is_absent": _("A station is named, so there is one.")})
        if others.filter(is_absent=True).exists():
            raise ValidationError(
                {"name": _("The commune has declared that it has no station; delete that first.")}
            )
