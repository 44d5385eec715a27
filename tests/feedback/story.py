"""Small words that the tests of this room share."""

from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext

import time_machine

from i18n.dates import ZONE


def moment(day, hour=9):
    """Return nine o'clock of a day in Vietnam."""
    return datetime.fromisoformat(day).replace(hour=hour, tzinfo=ZONE)


def on(day, hour=9):
    """Stop the clock on a day."""
    return time_machine.travel(moment(day, hour), tick=False)


def read(response, status=200):
    """Return the page, if its status is as it should be."""
    assert response.status_code == status, response
    return response.content.decode()


def errors_of(response):
    """Return what a form says, by field."""
    assert response.status_code == 200
    return {name: list(texts) for name, texts in response.context["form"].errors.items()}


def say(text):
    """Return a message in Vietnamese, or as it is where it has no translation yet."""
    with translation.override("vi"):
        return gettext(text)
