"""One fact of a disclosure, as citizens read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Fact:
    """A name and what it says: a text, or a day."""

    label: str
    value: str
    day: date | None = None


def fact_of(row: Any, name: str) -> Fact | None:
    """Return one field of a row as a fact, None where it is empty."""
    value = getattr(row, name)
    if value is None or value == "":
        return None
    field = row._meta.get_field(name)
    label = capfirst(str(field.verbose_name))
    if isinstance(value, date):
        return Fact(label, "", value)
    if field.choices:
        return Fact(label, str(getattr(row, f"get_{name}_display")()))
    return Fact(label, money(value) if isinstance(value, Decimal) else str(value))


def money(amount: Decimal) -> str:
    """Return an amount in đồng, with stops between thousands as Vietnamese accounts have it."""
    figures = f"{amount:,.0f}".replace(",", ".")
    return _("%(amount)s VND") % {"amount": figures}
