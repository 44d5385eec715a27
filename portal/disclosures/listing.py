"""The rows of a section of disclosures: newest first, by kind and year, in constant queries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.apps import apps
from django.core.paginator import Page, Paginator
from django.db.models import F, QuerySet, Value

from ..pagination import page_number
from .models import Disclosure
from .shelves import SHELVES

PER_PAGE = 20
KIND, YEAR = "loai", "nam"


class Choice(NamedTuple):
    """One link of a filter."""

    label: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class Asked:
    """What the reader filters by; "" and None ask for all."""

    kind: str = ""
    year: int | None = None

    def parameters(self) -> dict[str, str]:
        """Return what stands in the address."""
        found = {KIND: self.kind, YEAR: str(self.year or "")}
        return {name: value for name, value in found.items() if value}


class Listing:
    """One section's rows of one portal; `asked` is cut down to what exists."""

    def __init__(self, key: str, portal_id: int, asked: Mapping[str, str] | None = None) -> None:
        self.models: list[type[Disclosure]] = [
            apps.get_model("portal", name) for name in SHELVES[key]
        ]
        self.portal_id = portal_id
        self._present = self._read_present() if asked is not None else {}
        self.asked = self._read(asked or {})

    def _rows(self, model: type[Disclosure]) -> QuerySet:
        return model.objects.public().filter(portal_id=self.portal_id)

    def _read_present(self) -> dict[str, set[int]]:
        """Return kinds with their years; one query a model."""
        present: dict[str, set[int]] = {}
        for model in self.models:
            rows = self._rows(model).order_by().values_list("kind", model.year_lookup).distinct()
            for kind, year in rows:
                present.setdefault(kind, set()).update({year} - {None})
        return present

    def _read(self, asked: Mapping[str, str]) -> Asked:
        """Refuse quietly what no row has."""
        kind = asked.get(KIND, "")
        year = asked.get(YEAR, "")
        years = {str(known): known for known in self._years()}
        return Asked(kind if kind in self._present else "", years.get(year))

    def _years(self) -> set[int]:
        return set().union(*self._present.values())

    def keys(self, *columns: str, **computed: Any) -> QuerySet:
        """Return (place of the model, id, day, …) of the rows asked for, newest first."""
        parts = []
        for place, model in enumerate(self.models):
            rows = self._rows(model)
            if self.asked.kind:
                rows = rows.filter(kind=self.asked.kind)
            if self.asked.year:
                rows = rows.filter(**{model.year_lookup: self.asked.year})
            rows = rows.annotate(stand=Value(place), day=F(model.clock_field), **computed)
            parts.append(rows.order_by().values_list("stand", "id", "day", *columns, *computed))
        first, *others = parts
        return (first.union(*others, all=True) if others else first).order_by("-day", "-id")

    def page(self, asked: str | None) -> tuple[Page, list[Disclosure]]:
        """Return one page of the list with its rows; two queries and one a model."""
        page = Paginator(self.keys(), PER_PAGE).get_page(page_number(asked))
        return page, self._read_rows([(place, pk) for place, pk, _day in page.object_list])

    def _read_rows(self, keys: list[tuple[int, int]]) -> list[Disclosure]:
        found: dict[tuple[int, int], Disclosure] = {}
        for place, model in enumerate(self.models):
            rows = model.objects.select_related("file", "portal")
            wanted = [pk for at, pk in keys if at == place]
            found |= {(place, row.pk): row for row in rows.filter(pk__in=wanted)}
        return [found[key] for key in keys if key in found]

    def labels(self) -> dict[str, str]:
        """Return the names of all kinds that may stand here."""
        return {
            code: str(label)
            for model in self.models
            for code, label in model._meta.get_field("kind").flatchoices  # type: ignore[misc]
        }

    def kind_choices(self) -> list[Choice]:
        """Return the links of the kinds that exist, in the order of their list."""
        kinds = [(code, label) for code, label in self.labels().items() if code in self._present]
        return [
            Choice(label, self._address(Asked(code, self.asked.year)), code == self.asked.kind)
            for code, label in kinds
        ]

    def year_choices(self) -> list[Choice]:
        """Return the links of the years that exist, newest first."""
        return [
            Choice(str(year), self._address(Asked(self.asked.kind, year)), year == self.asked.year)
            for year in sorted(self._years(), reverse=True)
        ]

    def all_kinds(self) -> Choice:
        """Return the link that lifts the filter by kind."""
        return Choice("", self._address(Asked("", self.asked.year)), not self.asked.kind)

    def all_years(self) -> Choice:
        """Return the link that lifts the filter by year."""
        return Choice("", self._address(Asked(self.asked.kind)), self.asked.year is None)

    def _address(self, asked: Asked) -> str:
        return "?" + urlencode(asked.parameters())
