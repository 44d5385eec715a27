"""Work schedule (lịch làm việc của lãnh đạo) and programmes of work (chương trình công tác)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import translation
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from i18n.text import normalise
from sites.models.rows import PublishedRow

from .weeks import LAST_DAY

SECTION_KEY = "lich-cong-tac"
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True)
class WorkDay:
    """One day of a week with its entries in order."""

    day: date
    entries: list[WorkEntry]


class WorkWeek(PublishedRow, ClusterableModel):
    """Leaders' schedule of one week (lịch làm việc của lãnh đạo trong tuần); one per portal."""

    monday = models.DateField(
        _("week"),
        help_text=_("Any day of the week; the schedule runs from its Monday to its Sunday."),
    )
    note = models.TextField(
        _("note"),
        blank=True,
        max_length=1000,
        help_text=_("For example: the schedule may change; a telephone number for questions."),
    )
    wagtail_reference_index_ignore = True

    section_key = SECTION_KEY
    drafts_while_incomplete = True
    clock_field = "monday"

    class Meta:
        verbose_name = _("work schedule of a week")
        verbose_name_plural = _("work schedules of weeks")
        ordering = ["-monday", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["portal", "monday"], name="one_work_week_a_portal")
        ]

    def __str__(self) -> str:
        return gettext("Work schedule, week from %(first)s to %(last)s") % {
            "first": f"{self.monday:%d/%m/%Y}",
            "last": f"{self.sunday:%d/%m/%Y}",
        }

    @property
    def sunday(self) -> date:
        """The last day of the week."""
        return self.monday + LAST_DAY

    def sorted_entries(self) -> list[WorkEntry]:
        """Return the entries by day, part of the day and time."""
        return sorted(self.entries.all(), key=WorkEntry.sort_key)

    def days(self) -> list[WorkDay]:
        """Return the days that have entries, in order."""
        by_day: dict[date, list[WorkEntry]] = {}
        for entry in self.sorted_entries():
            by_day.setdefault(entry.day, []).append(entry)
        return [WorkDay(day, entries) for day, entries in by_day.items()]

    def copied_to(self, monday: date) -> WorkWeek:
        """Return an unsaved week with the same entries, each on the same day of the week."""
        week = WorkWeek(portal=self.portal, monday=monday, note=self.note)
        shift = monday - self.monday
        week.entries.set([entry.moved_by(shift) for entry in self.sorted_entries()])
        return week

    def ledger_title(self) -> str:
        """The week, in Vietnamese whoever presses the button."""
        with translation.override(settings.LANGUAGE_CODE):
            return str(self)

    def ledger_text(self) -> str:
        """All entries."""
        lines = [self.ledger_title(), *(entry.as_line() for entry in self.sorted_entries())]
        return "\n".join(lines)

    def ledger_facts(self) -> dict[str, Any]:
        """The week and how much stands in it."""
        count = len(self.entries.all())
        return {**super().ledger_facts(), "monday": self.monday.isoformat(), "entries": count}

    def missing_parts(self) -> list[str]:
        """The entries, or "field:day" for what an entry lacks."""
        entries = self.sorted_entries()
        return _missing_of(entries) if entries else ["entries"]

    def part_labels(self) -> list[str]:
        """The same in words."""
        labels = {"entries": gettext("entries of the week")}
        for name in WorkEntry.PARTS:
            field: Any = WorkEntry._meta.get_field(name)
            labels[name] = str(field.verbose_name)
        said = []
        for code in self.missing_parts():
            name, _colon, day = code.partition(":")
            said.append(f"{labels[name]} ({day})" if day else labels[name])
        return said

    def local_url(self) -> str:
        """The page of the week."""
        return f"/{self.section_key}/{self.pk}/"


def _missing_of(entries: Iterable[WorkEntry]) -> list[str]:
    return [
        f"{name}:{entry.day:%d/%m}"
        for entry in entries
        for name in WorkEntry.PARTS
        if not getattr(entry, name)
    ]


class WorkEntry(models.Model):
    """One line of a week: who does what, when and where."""

    class Session(models.IntegerChoices):
        """Part of the day (buổi), in the order of the day."""

        WHOLE_DAY = 0, _("Whole day")
        MORNING = 1, _("Morning")
        AFTERNOON = 2, _("Afternoon")
        EVENING = 3, _("Evening")

    week = ParentalKey(WorkWeek, on_delete=models.CASCADE, related_name="entries")
    day = models.DateField(_("day"))
    session = models.PositiveSmallIntegerField(
        _("part of the day"), choices=Session.choices, default=Session.MORNING
    )
    starts_at = models.TimeField(_("time"), null=True, blank=True)
    leader_name = models.CharField(_("leader"), max_length=200, blank=True)
    leader_position = models.CharField(_("position of the leader"), max_length=200, blank=True)
    content = models.TextField(_("content of the work"), blank=True, max_length=1000)
    place = models.CharField(_("place"), max_length=300, blank=True)
    preparer = models.CharField(_("preparing unit"), max_length=300, blank=True)
    is_reception = models.BooleanField(
        _("the leader receives citizens"),
        default=False,
        help_text=_("Citizens see these lines marked."),
    )

    #: What an entry must have for its week to be public.
    PARTS = ("leader_name", "content")
    # Eleven fields each: Django refuses a form of more than 1,000.
    MOST = 80
    TEXTS = ("leader_name", "leader_position", "content", "place", "preparer")
    COPIED = ("session", "starts_at", *TEXTS, "is_reception")

    class Meta:
        verbose_name = _("entry of a week")
        verbose_name_plural = _("entries of a week")
        ordering = ["day", "session", "starts_at", "pk"]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.content}"

    @staticmethod
    def sort_key(entry: WorkEntry) -> tuple[date, int, time, int]:
        """Order within a week; entries without a time stand first in their part of the day."""
        return entry.day, entry.session, entry.starts_at or time.min, entry.pk or 0

    def clean(self) -> None:
        """Keep typed texts in one form of Unicode, without blanks around them."""
        for name in self.TEXTS:
            lines = getattr(self, name).splitlines()
            setattr(self, name, "\n".join(normalise(line) for line in lines))

    def moved_by(self, shift: timedelta) -> WorkEntry:
        """Return an unsaved copy on another day."""
        values = {name: getattr(self, name) for name in self.COPIED}
        return WorkEntry(day=self.day + shift, **values)

    def as_line(self) -> str:
        """Return the entry as one line of text."""
        parts = [f"{self.day:%d/%m/%Y}", self.leader_name, self.content, self.place]
        return " | ".join(part for part in parts if part)

    @property
    def weekday(self) -> str:
        """The name of the day of the week."""
        return str(WEEKDAYS[self.day.weekday()])


class WorkProgramme(PublishedRow):
    """Programme of work of a month, a quarter or a year (chương trình công tác)."""

    class Kind(models.TextChoices):
        """The time that a programme covers."""

        YEAR = "year", _("Year")
        QUARTER = "quarter", _("Quarter")
        MONTH = "month", _("Month")

    title = models.CharField(_("title"), max_length=255)
    kind = models.CharField(_("covers"), max_length=10, choices=Kind.choices, default=Kind.MONTH)
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    number = models.PositiveSmallIntegerField(
        _("month or quarter"),
        null=True,
        blank=True,
        help_text=_("1 to 12 for a month, 1 to 4 for a quarter, empty for a year."),
    )
    text = models.TextField(_("text"), blank=True, max_length=20000)
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    section_key = SECTION_KEY
    drafts_while_incomplete = True

    class Meta:
        verbose_name = _("programme of work")
        verbose_name_plural = _("programmes of work")
        ordering = ["-year", "-number", "-pk"]
        indexes = [models.Index(fields=["portal", "-year"], name="programme_portal_year")]

    def __str__(self) -> str:
        return self.title

    @property
    def covers(self) -> str:
        """The time it covers in words."""
        named = {
            self.Kind.MONTH: gettext("Month %(number)s of %(year)s"),
            self.Kind.QUARTER: gettext("Quarter %(number)s of %(year)s"),
        }
        pattern = named.get(self.Kind(self.kind), gettext("Year %(year)s"))
        return pattern % {"number": self.number, "year": self.year}

    def missing_parts(self) -> list[str]:
        """A programme is its text or its file; one of them must be there."""
        return [] if self.text or self.document_id else ["text"]

    def part_labels(self) -> list[str]:
        """The same in words."""
        return [gettext("text or file")] if self.missing_parts() else []

    def ledger_text(self) -> str:
        """Title and text."""
        return f"{self.title}\n{self.text}"
