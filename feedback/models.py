"""A citizen's case (phản ánh, kiến nghị, PAKN): question, answer, and the limit between them.

Who asked, and in which words, is private: it stands in no index, no ledger, no list. What
citizens see is the subject, a text that a clerk has cleared of personal data, and the answer.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from i18n.dates import local_date
from i18n.working_days import Overrides, add_working_days
from portal.models import PortalDocument
from sites.models import PublicationEvent
from sites.models.rows import PublishedRow

from .addresses import section_path
from .calendar import calendar_overrides
from .categories import Category, categories, category_choices, redirect_limit
from .closings import Closing
from .codes import new_code
from .querysets import FeedbackCaseQuerySet
from .rules import find_faults
from .states import state_of

CRITERION_SECTION = "phan-anh-kien-nghi"
PRIVATE_FIELDS = ("question", "sender_name", "sender_phone", "sender_email", "sender_address")


class Channel(models.TextChoices):
    """By which road a case came."""

    POST = "post", _("By post")
    PHONE = "phone", _("By telephone")
    IN_PERSON = "in_person", _("In person")
    DOCUMENTS = "documents", _("Document management system")
    PROVINCE = "province", _("Provincial feedback channel")


class FeedbackCase(PublishedRow):
    """One case, held by one agency.

    `closed_on` is the day that the agency declares; `closed_at` is when the server learned of
    it, so that a past month stays what it was.
    """

    code = models.CharField(_("code"), max_length=20, unique=True, default=new_code, editable=False)
    category = models.CharField(_("kind of feedback"), max_length=20, choices=category_choices)
    channel = models.CharField(_("came by"), max_length=12, choices=Channel.choices)
    subject = models.CharField(
        _("subject"),
        max_length=250,
        help_text=_("Short, without names of persons: citizens read it once the case is shown."),
    )
    question = models.TextField(
        _("the citizen's own words"), blank=True, help_text=_("Never shown to the public.")
    )
    sender_name = models.CharField(
        _("name of the sender"), max_length=160, blank=True, help_text=_("Never shown.")
    )
    sender_phone = models.CharField(_("telephone of the sender"), max_length=60, blank=True)
    sender_email = models.EmailField(_("e-mail of the sender"), blank=True)
    sender_address = models.CharField(_("address of the sender"), max_length=255, blank=True)
    public_text = models.TextField(
        _("question as citizens see it"),
        blank=True,
        help_text=_("Without personal data. While it is empty, only the subject is shown."),
    )
    received_on = models.DateField(
        _("received on"),
        help_text=_("The day on which your agency received it; the limit is counted from here."),
    )
    limit = models.PositiveSmallIntegerField(_("limit in working days"), editable=False)
    due_on = models.DateField(_("to be answered by"), editable=False)
    redirect_by = models.DateField(_("to be passed on by"), editable=False)
    extended_to = models.DateField(
        _("extended to"),
        null=True,
        blank=True,
        help_text=_("Only while the limit still runs."),
    )
    extension_reason = models.CharField(_("reason of the extension"), max_length=250, blank=True)
    extended_at = models.DateTimeField(
        _("extension granted"), null=True, blank=True, editable=False
    )
    closed_as = models.CharField(_("result"), max_length=12, choices=Closing.choices, blank=True)
    closed_on = models.DateField(_("answered or closed on"), null=True, blank=True)
    closed_at = models.DateTimeField(_("result entered"), null=True, blank=True, editable=False)
    answer = models.TextField(
        _("answer"), blank=True, help_text=_("Shown to the public, so without personal data.")
    )
    answer_file = models.ForeignKey(
        PortalDocument,
        verbose_name=_("file with the answer"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown to the public, so without personal data."),
    )
    answered_by = models.CharField(_("answered by"), max_length=160, blank=True)
    redirected_to = models.CharField(_("passed on to"), max_length=200, blank=True)
    merged_into = models.CharField(_("code of the other case"), max_length=20, blank=True)
    is_public = models.BooleanField(
        _("shown to the public"),
        default=False,
        help_text=_("Tick after you have checked that nothing here names a private person."),
    )
    registered_at = models.DateTimeField(_("registered"), default=timezone.now, editable=False)
    origin = models.CharField(
        _("origin"),
        max_length=12,
        choices=PublicationEvent.Origin.choices,
        default=PublicationEvent.Origin.OWN,
        editable=False,
    )

    objects = FeedbackCaseQuerySet.as_manager()  # type: ignore[misc]

    clock_field: ClassVar[str] = "received_on"
    part_fields: ClassVar[tuple[str, ...]] = ("subject", "public_text")
    criterion_sections: ClassVar[tuple[str, ...]] = (CRITERION_SECTION,)
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("feedback case")
        verbose_name_plural = _("feedback cases")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("received_on")),
                name="feedback_closed_after_received",
            )
        ]
        indexes = [
            models.Index(fields=["portal", "category", "received_on"], name="feedback_portal_list"),
            models.Index(fields=["due_on", "closed_on"], name="feedback_due_closed"),
        ]

    def __str__(self) -> str:
        return self.code

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Compute the limit of a new case; note when an end or an extension was entered."""
        if self.due_on is None:
            self.set_limit(calendar_overrides())
        if self.closed_as and self.closed_at is None:
            self.closed_at = timezone.now()
        if self.extended_to and self.extended_at is None:
            self.extended_at = timezone.now()
        super().save(*args, **kwargs)

    def set_limit(self, overrides: Overrides) -> None:
        """Set the limit of the category and the last days (SCORING G2)."""
        self.limit = self.kind.limit
        self.due_on = add_working_days(self.received_on, self.limit, overrides)
        self.redirect_by = add_working_days(self.received_on, redirect_limit(), overrides)

    def clean(self) -> None:
        """Refuse what cannot be, each at its field."""
        if faults := find_faults(self, timezone.localdate()):
            raise ValidationError(faults)

    @property
    def kind(self) -> Category:
        """What the data file says of its category."""
        return categories()[self.category]

    @property
    def last_day(self) -> date:
        """The last day for the answer."""
        return self.extended_to or self.due_on

    @property
    def is_open(self) -> bool:
        """Whether it still waits."""
        return not self.closed_as

    @property
    def is_overdue(self) -> bool:
        """Whether it still waits after its last day."""
        return self.is_open and self.last_day < local_date(timezone.now())

    @property
    def is_late(self) -> bool:
        """Whether its end came after its last day."""
        is_passed_on = self.closed_as == Closing.REDIRECTED
        allowed = self.redirect_by if is_passed_on else self.last_day
        return self.closed_on is not None and self.closed_on > allowed

    @property
    def answered_on(self) -> date | None:
        """The day of the answer, None for every other end."""
        return self.closed_on if self.closed_as == Closing.ANSWERED else None

    def state(self) -> str:
        """How it stands, for lists."""
        return state_of(self)

    state.short_description = _("state")  # type: ignore[attr-defined]

    def part_labels(self) -> list[str]:
        """Nothing is asked for while the case is not shown."""
        return super().part_labels() if self.is_public else []

    def ledger_title(self) -> str:
        """The subject of what is shown; a case that is withdrawn is named by its code."""
        return self.subject if self.is_public else self.code

    def ledger_text(self) -> str:
        """What citizens see, never the citizen's own words."""
        shown = [self.subject, self.public_text, self.answer]
        return "\n".join(shown) if self.is_public else self.code

    def ledger_facts(self) -> dict[str, Any]:
        """The days and the end; nothing of the sender."""
        days = {
            "received_on": self.received_on,
            "due_on": self.last_day,
            "answered_on": self.answered_on,
        }
        return {
            **super().ledger_facts(),
            **{name: day.isoformat() if day else None for name, day in days.items()},
            "closed_as": self.closed_as,
            "category": self.category,
            "posted": self.is_public,
        }

    def ledger_origin(self) -> str:
        """Whose work it is."""
        return self.origin

    def ledger_section(self) -> str:
        """The section of its category."""
        return self.kind.section

    def local_url(self) -> str:
        """The case's own page."""
        return f"{section_path(self.portal.kind, self.kind.section)}{self.pk}/"
