"""Procedures (thủ tục hành chính) and work processes (quy trình giải quyết công việc).

One catalogue for the installation: the agency that runs an entry owns it, every portal shows
what concerns it, nothing is copied.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from i18n.text import fold
from sites.models import Kind, Portal
from sites.models.rows import PublishedRow, PublishedRowQuerySet

from .choices import EntryKind, Level, OnlineLevel
from .national_links import validate_national_url

PROCEDURES_KEY = "thu-tuc-hanh-chinh"
SERVICES_KEY = "dich-vu-cong-truc-tuyen"
CODE = r"^[0-9A-Za-zĐđ][0-9A-Za-zĐđ./_-]*$"
# Without a link to the national portal, these must be told here.
TOLD_HERE = ("steps", "time_limit", "fee")


class ProcedureQuerySet(PublishedRowQuerySet):
    """Which entries of the catalogue?"""

    def current(self) -> ProcedureQuerySet:
        """Entries that citizens may use today: public and not repealed."""
        in_force = Q(repealed_on=None) | Q(repealed_on__gt=timezone.localdate())
        return self.filter(in_force, is_public=True)

    def shown_on(self, portal: Portal) -> ProcedureQuerySet:
        """Current entries that a portal shows: its own, a commune all of its level, or all."""
        rows = self.current()
        if portal.kind == Kind.COMMUNE:
            return rows.filter(level=Level.COMMUNE)
        return rows if portal.kind == Kind.PROVINCE else rows.for_portal(portal)

    def with_words(self, asked: str) -> ProcedureQuerySet:
        """Entries that hold every word, typed with or without marks."""
        rows = self
        for word in fold(asked.replace("\0", " ")).split()[:10]:
            rows = rows.filter(folded__contains=word)
        return rows


class Procedure(PublishedRow):
    """An entry of the shared catalogue; `portal` is the agency that runs it."""

    code = models.CharField(
        _("code"),
        max_length=40,
        unique=True,
        validators=[RegexValidator(CODE, _("Letters, digits and . / - _ only, no spaces."))],
        help_text=_("The code of the national database of procedures, such as 1.004884."),
    )
    name = models.CharField(_("name"), max_length=500)
    kind = models.CharField(
        _("kind"), max_length=12, choices=EntryKind.choices, default=EntryKind.PROCEDURE.value
    )
    level = models.CharField(_("level that handles it"), max_length=12, choices=Level.choices)
    field = models.CharField(_("field"), max_length=120, help_text=_("Such as “Hộ tịch”."))
    steps = models.TextField(_("steps"), max_length=20_000, blank=True)
    papers = models.TextField(_("papers of the dossier"), max_length=20_000, blank=True)
    time_limit = models.CharField(_("time limit"), max_length=300, blank=True)
    fee = models.CharField(
        _("fees and charges"),
        max_length=300,
        blank=True,
        help_text=_("Write “Không” where nothing is charged."),
    )
    result = models.CharField(_("result of the procedure"), max_length=300, blank=True)
    legal_basis = models.TextField(_("legal basis"), max_length=5_000, blank=True)
    announced_on = models.DateField(
        _("announced on"),
        null=True,
        blank=True,
        help_text=_("The day of the decision that announced it; the limit counts from it."),
    )
    decision = models.CharField(
        _("announcing decision"), max_length=120, blank=True, help_text=_("Number and symbol.")
    )
    repealed_on = models.DateField(
        _("repealed on"),
        null=True,
        blank=True,
        help_text=_("From this day on it is no longer shown."),
    )
    national_url = models.URLField(
        _("address on the National Public Service Portal"),
        max_length=500,
        blank=True,
        validators=[validate_national_url],
    )
    online_level = models.CharField(
        _("online service"),
        max_length=8,
        choices=OnlineLevel.choices,
        default=OnlineLevel.NONE.value,
    )
    folded = models.TextField(editable=False, blank=True)

    objects = ProcedureQuerySet.as_manager()

    section_key = PROCEDURES_KEY
    drafts_while_incomplete = True
    clock_field = "announced_on"

    class Meta:
        verbose_name = _("administrative procedure")
        verbose_name_plural = _("administrative procedures")
        ordering = ["field", "name", "pk"]
        indexes = [
            models.Index(fields=["level", "is_public"], name="procedure_level"),
            models.Index(fields=["portal", "is_public"], name="procedure_portal"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    def clean(self) -> None:
        """Refuse days that cannot be.

        Raises:
            ValidationError: a procedure without its day, announced in the future, or repealed
                before it was announced.
        """
        problems: dict[str, Any] = {}
        if self.announced_on is None:
            if self.kind == EntryKind.PROCEDURE:
                problems["announced_on"] = _("Give the day on which the procedure was announced.")
        elif self.announced_on > timezone.localdate():
            problems["announced_on"] = _("This day has not come yet.")
        elif self.repealed_on and self.repealed_on < self.announced_on:
            problems["repealed_on"] = _("It cannot be repealed before it was announced.")
        if problems:
            raise ValidationError(problems)

    def prepare(self) -> None:
        """Derive what lists need, and hide what is repealed."""
        self.folded = fold(f"{self.code} {self.name} {self.field}")
        if self.repealed_on and self.repealed_on <= timezone.localdate():
            self.is_public = False

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Prepare, then store."""
        self.prepare()
        super().save(*args, **kwargs)

    def missing_parts(self) -> list[str]:
        """Code and name, and what citizens need to know unless a national link tells it."""
        names = ("code", "name") if self.national_url else ("code", "name", *TOLD_HERE)
        return [name for name in names if not getattr(self, name)]

    def ledger_title(self) -> str:
        """Code and name."""
        return str(self)

    def ledger_facts(self) -> dict[str, Any]:
        """What is missing, the level, and the day of the repeal."""
        repealed: date | None = self.repealed_on
        return {
            **super().ledger_facts(),
            "level": self.level,
            "kind": self.kind,
            "repealed_on": repealed.isoformat() if repealed else "",
            "national_url": self.national_url,
        }

    def local_url(self) -> str:
        """The entry's own address."""
        return f"/{PROCEDURES_KEY}/{self.pk}/"
