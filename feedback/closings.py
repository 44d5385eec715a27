"""How a case ends."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Closing(models.TextChoices):
    """How a case ended; "" while it is open."""

    ANSWERED = "answered", _("Answered")
    REDIRECTED = "redirected", _("Passed on to the competent body")
    SPAM = "spam", _("Spam or abuse")
    UNVERIFIED = "unverified", _("Sender could not be verified")
    MERGED = "merged", _("Same as another case")


#: Endings that are answers to the citizen; the others take a case out of the count.
ANSWERS = (Closing.ANSWERED, Closing.REDIRECTED)
LEFT_OUT = (Closing.SPAM, Closing.UNVERIFIED, Closing.MERGED)
