"""The publication ledger: an append-only list of what became public, when, and with which facts."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from .owned import PortalOwned, PortalOwnedQuerySet


class AppendOnlyError(TypeError):
    """Raised when code tries to change or delete a row of the ledger."""


class PublicationEventQuerySet(PortalOwnedQuerySet):
    """Reads and appends; never changes."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse: the ledger is append-only."""
        raise AppendOnlyError("The publication ledger is append-only.")

    def delete(self) -> NoReturn:
        """Refuse: the ledger is append-only."""
        raise AppendOnlyError("The publication ledger is append-only.")


class PublicationEvent(PortalOwned):
    """One thing that happened to one public object (DESIGN 6, SCORING "two times").

    `at` is what the object says, `recorded_at` is the database clock; scores trust the latter.
    `facts` is a small snapshot that makes a past judgement reproducible.
    """

    class Kind(models.TextChoices):
        """First publishing is `published`; `corrected` only with a notice (FIELD 3)."""

        PUBLISHED = "published", _("Published")
        UPDATED = "updated", _("Updated")
        CORRECTED = "corrected", _("Corrected")
        UNPUBLISHED = "unpublished", _("Unpublished")

    class Origin(models.TextChoices):
        """Whose work an item is, or by which road it came (SCORING G8)."""

        OWN = "own", _("Own work")
        REPOST = "repost", _("Reposted")
        AUTOMATIC = "automatic", _("Automatic")
        PROVISIONED = "provisioned", _("Provisioned")
        IMPORTED = "imported", _("Imported")
        DEMO = "demo", _("Demonstration")

    object_type = models.CharField(_("type of object"), max_length=60)
    object_id = models.CharField(_("object"), max_length=40)
    kind = models.CharField(_("what happened"), max_length=12, choices=Kind.choices)
    at = models.DateTimeField(_("date shown"))
    recorded_at = models.DateTimeField(_("recorded"), db_default=Now(), editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    origin = models.CharField(_("origin"), max_length=12, choices=Origin.choices)
    source = models.CharField(_("source"), max_length=255, blank=True)
    title = models.CharField(_("title"), max_length=255)
    url = models.CharField(_("address"), max_length=500, blank=True)
    section = models.CharField(_("section"), max_length=60, blank=True)
    clock_date = models.DateField(_("clock starts"), null=True, blank=True)
    text_hash = models.CharField(_("fingerprint of the text"), max_length=64, blank=True)
    length = models.PositiveIntegerField(_("length of the text in characters"), default=0)
    facts = models.JSONField(_("facts"), default=dict, blank=True)

    objects = PublicationEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication event")
        verbose_name_plural = _("publication ledger")
        ordering = ["-recorded_at", "-pk"]
        indexes = [
            models.Index(fields=["object_type", "recorded_at"], name="ledger_type_recorded"),
            models.Index(fields=["object_type", "object_id", "recorded_at"], name="ledger_object"),
            models.Index(fields=["portal", "text_hash"], name="ledger_portal_text"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.title}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Append; an existing row is never written again.

        Raises:
            AppendOnlyError: when the row is already stored.
        """
        if not self._state.adding:
            raise AppendOnlyError("The publication ledger is append-only.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: the ledger is append-only."""
        raise AppendOnlyError("The publication ledger is append-only.")
