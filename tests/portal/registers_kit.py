"""What tests of register rows share: a ledger line at another time, one leaf of the score."""

from datetime import date, datetime

from django.utils import timezone

from compliance.assessment import score_period
from i18n.dates import ZONE, Period
from sites.models import PublicationEvent
from sites.row_actions import snapshot_of_row

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))


def this_month():
    """The period that holds today: forms write by the clock of the database."""
    today = timezone.localdate()
    return Period(today.replace(day=1), today)


def tell(row, recorded, kind="published", **changes):
    """Write what a row says as if it had been stored at "2026-10-05 09:00"."""
    moment = datetime.strptime(recorded, "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)
    event = snapshot_of_row(row).as_event(kind, None)
    event.recorded_at = event.at = moment
    for name, value in changes.items():
        setattr(event, name, value)
    event.save()
    return event


def leaf_of(code, number, period=OCTOBER):
    """Return one leaf of one portal's score."""
    (score,) = score_period(period, [code])
    return next(leaf for leaf in score.criteria if leaf.number == number)


def events_of(object_type):
    """Return the kinds of event of one type of object, oldest first."""
    rows = PublicationEvent.objects.filter(object_type=object_type).order_by("pk")
    return list(rows.values_list("kind", flat=True))


def read(response, status=200):
    """Return the page as text."""
    assert response.status_code == status, response
    return response.content.decode()


def errors_of(response):
    """Return the messages at the fields of a refused form."""
    assert response.status_code == 200
    return {name: list(texts) for name, texts in response.context["form"].errors.items()}
