"""Radio bulletins (tin phát thanh) between a commune's portal and its station (đài truyền thanh).

One table: both directions stand in one section, so their numbers must not meet. Each direction
is a proxy with its own parts, its own clock and its own name in the ledger.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.models import NewsPage, PortalMedia
from sites.models.rows import PublishedRow, PublishedRowQuerySet

from .stations import RadioStation

__all__ = ["Direction", "PortalBulletin", "RadioBulletin", "RadioStation", "StationBulletin"]

SECTION = "tin-phat-thanh"
EARLIEST = date(2000, 1, 1)


class Direction(models.TextChoices):
    """Which way a bulletin went."""

    FROM_STATION = "from_station", _("Station → portal")
    TO_STATION = "to_station", _("Portal → station")


class RadioBulletin(PublishedRow):
    """A bulletin, whichever way it went; rows are made as one of the two kinds below."""

    direction = models.CharField(
        _("direction"), max_length=12, choices=Direction.choices, editable=False
    )
    title = models.CharField(_("title"), max_length=250)
    text = models.TextField(
        _("text of the bulletin"),
        blank=True,
        help_text=_("With a recording, the words that are spoken: for those who cannot hear."),
    )
    audio = models.ForeignKey(
        PortalMedia,
        verbose_name=_("sound recording"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    article = models.ForeignKey(
        NewsPage,
        verbose_name=_("article of the portal"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    received_on = models.DateField(
        _("received from the station on"),
        null=True,
        blank=True,
        help_text=_("The clock starts here: three working days to publish it."),
    )
    sent_on = models.DateField(_("sent to the station on"), null=True, blank=True)
    broadcast_on = models.DateField(_("broadcast on"), null=True, blank=True)
    broadcast_note = models.CharField(
        _("note on the broadcast"),
        max_length=250,
        blank=True,
        help_text=_("For example the hour, how often, who confirmed it."),
    )

    section_key = SECTION
    own_direction: ClassVar[str] = ""

    class Meta:
        verbose_name = _("radio bulletin")
        verbose_name_plural = _("radio bulletins")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_on__isnull=True)
                | Q(broadcast_on__isnull=True)
                | Q(broadcast_on__gte=F("sent_on")),
                name="radio_broadcast_after_sent",
            )
        ]
        indexes = [models.Index(fields=["portal", "direction"], name="radio_portal_direction")]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the direction of the kind."""
        self.direction = self.own_direction or self.direction
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse days that have not come or lie before our time."""
        today = timezone.localdate()
        for name in ("received_on", "sent_on", "broadcast_on"):
            day = getattr(self, name)
            if day and day > today:
                raise ValidationError({name: _("This day has not come yet.")})
            if day and day < EARLIEST:
                raise ValidationError({name: _("This day is too long ago.")})

    @property
    def day(self) -> date | None:
        """The day on which it changed hands."""
        return self.sent_on or self.received_on

    @property
    def is_from_station(self) -> bool:
        """Whether the station gave it to the portal."""
        return self.direction == Direction.FROM_STATION

    def ledger_text(self) -> str:
        """The words; without words the recording or article, for many share a title."""
        return self.text or f"{self.title} {self.audio_id or self.article_id or ''}".rstrip()

    def ledger_facts(self) -> dict[str, Any]:
        """The days of the exchange."""
        days = {name: getattr(self, name) for name in ("received_on", "sent_on", "broadcast_on")}
        written = {name: day.isoformat() if day else None for name, day in days.items()}
        return {**super().ledger_facts(), **written}

    def local_url(self) -> str:
        """The bulletin's own page."""
        return f"/{SECTION}/{self.pk}/"


class OneDirectionManager(models.Manager.from_queryset(PublishedRowQuerySet)):  # type: ignore[misc]
    """The bulletins of one direction."""

    def get_queryset(self) -> PublishedRowQuerySet:
        """Leave out the other direction."""
        rows: PublishedRowQuerySet = super().get_queryset()
        return rows.filter(direction=self.model.own_direction)


class StationBulletin(RadioBulletin):
    """What the station gave to the portal, to be posted within three working days."""

    own_direction: ClassVar[str] = Direction.FROM_STATION
    clock_field = "received_on"

    objects = OneDirectionManager()  # type: ignore[misc]

    class Meta:
        proxy = True
        verbose_name = _("bulletin from the station")
        verbose_name_plural = _("bulletins from the station")

    def missing_parts(self) -> list[str]:
        """Words or a recording, and the day of receipt."""
        content = [] if self.text or self.audio_id else ["text"]
        return content + ([] if self.received_on else ["received_on"])


class PortalBulletin(RadioBulletin):
    """What the portal gave to the station, and when the station broadcast it."""

    own_direction: ClassVar[str] = Direction.TO_STATION
    clock_field = "sent_on"

    objects = OneDirectionManager()  # type: ignore[misc]

    class Meta:
        proxy = True
        verbose_name = _("bulletin to the station")
        verbose_name_plural = _("bulletins to the station")

    def missing_parts(self) -> list[str]:
        """Words or an article, the day of sending, the day of the broadcast."""
        content = [] if self.text or self.article_id else ["text"]
        return content + [name for name in ("sent_on", "broadcast_on") if not getattr(self, name)]

    def clean(self) -> None:
        """Nothing is broadcast before it was sent."""
        super().clean()
        if self.broadcast_on and not self.sent_on:
            raise ValidationError({"sent_on": _("Say when it was sent to the station.")})
        if self.broadcast_on and self.sent_on and self.broadcast_on < self.sent_on:
            raise ValidationError({"broadcast_on": _("It was broadcast before it was sent.")})
