"""Rows of a unit's list of information that must be public, and the decision that adopts it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sites.models.rows import PublishedRow

from .kinds import kind_titles

INFORMATION_KEY = "tiep-can-thong-tin"
LOCAL_PATH = "/"
ELSEWHERE = ("/", "\\")  # browsers read //host and /\host as another host


class InformationRow(PublishedRow):
    """One entry of the list: where, in which form, when and how long it is public.

    The columns are those of Nghị định 13/2018/NĐ-CP, article 6, and the address that the plan
    asks for.
    """

    kind = models.CharField(_("kind of information"), max_length=40)
    title = models.CharField(_("title"), max_length=300)
    description = models.TextField(_("description"), max_length=2_000, blank=True)
    place = models.CharField(
        _("place of publication"),
        max_length=400,
        blank=True,
        help_text=_(
            "An address within the portal such as /van-ban/, a full web address, or in words where"
            " it can be read."
        ),
    )
    form = models.CharField(
        _("form of publication"), max_length=250, blank=True, help_text=_("Such as “niêm yết”.")
    )
    time = models.CharField(
        _("time of publication"), max_length=250, blank=True, help_text=_("When it is made public.")
    )
    duration = models.CharField(
        _("duration of publication"),
        max_length=250,
        blank=True,
        help_text=_("How long it stays public."),
    )
    document = models.CharField(_("name of the document"), max_length=300, blank=True)
    symbol = models.CharField(_("number and symbol"), max_length=120, blank=True)
    created_on = models.DateField(_("day it was made"), null=True, blank=True)

    section_key = INFORMATION_KEY
    part_fields = ("place", "form", "time", "duration")

    class Meta:
        verbose_name = _("row of the information list")
        verbose_name_plural = _("information list")
        ordering = ["portal", "pk"]
        indexes = [models.Index(fields=["portal", "is_public"], name="information_portal")]

    def __str__(self) -> str:
        return self.title

    @property
    def kind_title(self) -> str:
        """The kind in the words of the law."""
        return kind_titles().get(self.kind, self.kind)

    @property
    def is_linked(self) -> bool:
        """Whether its place is an address that can be opened."""
        return self.place.startswith((LOCAL_PATH, "https://", "http://"))

    def clean(self) -> None:
        """Refuse an address that leads elsewhere than it looks.

        Raises:
            ValidationError: browsers would read the place as another host.
        """
        if self.place.startswith(LOCAL_PATH) and self.place[1:2] in ELSEWHERE:
            raise ValidationError(
                {"place": _("Begin with / for a page of the portal, or with https://.")}
            )

    def ledger_facts(self) -> dict[str, Any]:
        """What is missing, the kind, and the place to be looked at."""
        return {**super().ledger_facts(), "kind": self.kind, "place": self.place}

    def ledger_text(self) -> str:
        """Kind and title."""
        return f"{self.kind} {self.title}"


class InformationListAdoption(PublishedRow):
    """The unit adopts its list (ban hành danh mục): without it the list is not complete."""

    symbol = models.CharField(_("number and symbol of the decision"), max_length=120)
    adopted_on = models.DateField(_("adopted on"))
    signer = models.CharField(_("signed by"), max_length=160)
    file = models.ForeignKey(
        "portal.PortalDocument",
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    section_key = INFORMATION_KEY
    part_fields = ("symbol", "adopted_on", "signer")

    class Meta:
        verbose_name = _("adoption of the information list")
        verbose_name_plural = _("adoptions of the information list")
        ordering = ["-adopted_on", "-pk"]

    def __str__(self) -> str:
        return self.symbol

    def clean(self) -> None:
        """Refuse a day to come.

        Raises:
            ValidationError: the list would be adopted in the future.
        """
        if self.adopted_on and self.adopted_on > timezone.localdate():
            raise ValidationError({"adopted_on": _("This day has not come yet.")})

    def ledger_facts(self) -> dict[str, Any]:
        """What is missing, the day and who signed."""
        return {
            **super().ledger_facts(),
            "adopted_on": self.adopted_on.isoformat(),
            "signer": self.signer,
        }
