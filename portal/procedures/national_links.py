"""The National Public Service Portal (Cổng Dịch vụ công quốc gia): its addresses, from data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

import yaml

FILE = Path(__file__).parent / "services.yaml"


@dataclass(frozen=True)
class NationalPortal:
    """Where citizens hand in and follow their dossiers; `domain` is that of all such links."""

    name: str
    url: str
    tracking_url: str
    domain: str
    source: str


@cache
def national_portal() -> NationalPortal:
    """Return the portal that services.yaml names."""
    return NationalPortal(**yaml.safe_load(FILE.read_text("utf-8"))["national_portal"])


def validate_national_url(value: str) -> None:
    """Refuse what is no secure address of a state agency.

    Raises:
        ValidationError: the scheme is not https or the host does not lie under gov.vn.
    """
    try:
        parts = urlsplit(value)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        parts, host = urlsplit(""), ""
    if parts.scheme != "https" or not host.endswith(f".{national_portal().domain}"):
        raise ValidationError(
            _("Give an address that begins with https:// on a host of the state (.gov.vn)."),
            code="not_national",
        )
