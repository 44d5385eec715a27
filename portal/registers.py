"""Which register stands in which section: filled by the rooms and apps in `AppConfig.ready()`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True)
class LatestRow:
    """A row as the home page names it: title, address within the portal, a day, a short note."""

    title: str
    url: str
    day: date | None = None
    note: str = ""


ListContext = Callable[[Any, HttpRequest], dict[str, Any]]
RowContext = Callable[[Any, HttpRequest, int], dict[str, Any] | None]
Latest = Callable[[int, int], list[LatestRow]]


@dataclass(frozen=True)
class Register:
    """How a section lists rows and shows one of them.

    `key` is that of the blueprint's section. `list_context(page, request)` and
    `row_context(page, request, pk)` cost a constant number of queries and read the rows of
    `page.portal_id` alone; None from the latter is 404. A row's context names its `title`.
    `latest(portal_id, number)` gives the newest public rows to the home page in one query. List
    templates extend pages/register_section_page.html, a row's layouts/section.html, the printed
    one layouts/sheet.html.
    """

    key: str
    list_template: str
    list_context: ListContext
    row_template: str = ""
    row_context: RowContext | None = None
    row_print_template: str = ""
    latest: Latest | None = None


_registers: dict[str, Register] = {}


def add_register(register: Register) -> None:
    """Make a register known.

    Raises:
        ValueError: another register has its key.
    """
    if register.key in _registers:
        raise ValueError(f"two registers stand in the section {register.key!r}")
    _registers[register.key] = register


def register_of(key: str) -> Register | None:
    """Return the register of a section, None where none is known."""
    return _registers.get(key)
