"""``score_portals``: the score of a period, as a table for people or JSON for programs."""

from __future__ import annotations

import io
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from tqdm import tqdm

from compliance.annexes import load_annexes
from compliance.assessment import NotScoredError, Step, UnknownPortalError, score_period
from compliance.checks import TAG
from compliance.policy import policy_on
from compliance.policy_file import load_policies
from compliance.reports import render_brief, render_json, render_table
from compliance.scoring import PortalScore
from i18n.dates import (
    NotADateError,
    OutOfRangeError,
    Period,
    ReversedPeriodError,
    local_date,
    parse_day,
    previous_month,
)
from sites.demo import is_demo_installation

BAD_INPUT = 2


class Command(BaseCommand):
    """Score the portals of departments and communes by the two annexes."""

    requires_system_checks = (TAG,)

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the period, the portals and the form of the answer."""
        parser.description = _(
            "Score the portals of departments and communes by the two annexes of the plan."
        )
        parser.add_argument(
            "--from",
            dest="first",
            metavar="DATE",
            help=_("first day, as 2026-10-01; without both days last month is scored"),
        )
        parser.add_argument(
            "--to",
            dest="last",
            metavar="DATE",
            help=_("last day, as 2026-10-31; it may lie in the future"),
        )
        parser.add_argument(
            "--portal",
            dest="codes",
            metavar="CODE",
            nargs="+",
            action="extend",
            help=_("only these portals, by their codes, with what each of them lacks"),
        )
        parser.add_argument(
            "--format",
            choices=["table", "json"],
            default="table",
            help=_("table for people (default) or json for programs"),
        )
        parser.add_argument(
            "--output", metavar="FILE", type=Path, help=_("write to this file, not to the screen")
        )
        parser.add_argument(
            "--brief",
            action="store_true",
            help=_("only the averages, the five best and the five worst of each annex"),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Score, and write the answer alone to where it was asked for."""
        today = local_date(timezone.now())
        if options["brief"] and options["format"] == "json":
            raise refuse(_("--brief has no json form"))
        period = read_period(options["first"], options["last"], today)
        scores = self._score(period, options["codes"])
        if options["format"] == "json":
            text = render_json(scores, period)
        else:
            text = draw(scores, period, today, options)
        self._write(text, options["output"])

    def _score(self, period: Period, codes: Iterable[str] | None) -> list[PortalScore]:
        try:
            return score_period(period, codes, progress=show_progress)
        except UnknownPortalError as error:
            raise refuse(_("There is no portal “%(code)s”.") % {"code": error}) from error
        except NotScoredError as error:
            message = _("The portal “%(code)s” is not scored: neither annex applies to it.")
            raise refuse(message % {"code": error}) from error

    def _write(self, text: str, output: Path | None) -> None:
        if output is None:
            if isinstance(sys.stdout, io.TextIOWrapper):
                sys.stdout.reconfigure(encoding="utf-8")
            self.stdout.write(text)
            return
        try:
            output.write_text(f"{text}\n", encoding="utf-8")
        except OSError as error:
            message = _("The file %(file)s cannot be written: %(reason)s")
            raise refuse(message % {"file": output, "reason": error.strerror}) from error
        self.stderr.write(_("Written: %(file)s") % {"file": output})


def refuse(reason: str) -> CommandError:
    """Return the error for bad input: one line on stderr, exit code 2."""
    return CommandError(reason, returncode=BAD_INPUT)


def read_period(first: str | None, last: str | None, today: date) -> Period:
    """Return the period that the options name, last month when they name none.

    Raises:
        CommandError: One day alone, no date, reversed, or a start in the future.
    """
    if first is None and last is None:
        return previous_month(today)
    if first is None or last is None:
        raise refuse(_("Give both --from and --to, or neither."))
    try:
        period = Period.from_dates(parse_day(first), parse_day(last))
    except NotADateError as error:
        message = _("“%(text)s” is not a date such as 2026-10-31.")
        raise refuse(message % {"text": error}) from error
    except ReversedPeriodError as error:
        message = _("The last day %(last)s is before the first day %(first)s.")
        raise refuse(message % {"first": first, "last": last}) from error
    except OutOfRangeError as error:
        message = _("The period %(first)s to %(last)s is out of range.")
        raise refuse(message % {"first": first, "last": last}) from error
    if period.start > today:
        message = _("The period begins in the future: %(first)s.")
        raise refuse(message % {"first": first})
    return period


def show_progress(steps: Sequence[Step]) -> Iterable[Step]:
    """Show how far the run is, on stderr and only to a person."""
    return tqdm(steps, desc=_("Scoring"), disable=None, leave=False, file=sys.stderr)


def draw(
    scores: Sequence[PortalScore], period: Period, today: date, options: dict[str, Any]
) -> str:
    """Return the scores as text for people."""
    annexes = load_annexes()
    policy = policy_on(period.start, load_policies())
    marks = [
        _("readings no. %(version)s, in force from %(day)s")
        % {"version": policy.version, "day": f"{policy.effective_from:%d/%m/%Y}"}
    ]
    if period.end >= today:
        marks.append(_("not over yet"))
    if not period.is_month:
        marks.append(_("for reference only"))
    if is_demo_installation():
        marks.append(_("sample data"))
    if options["brief"]:
        return render_brief(scores, period, annexes, marks)
    return render_table(scores, period, annexes, marks, with_details=bool(options["codes"]))
