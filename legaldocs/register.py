"""The register of documents as citizens see it: list, filters, one document, print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _

from portal.navigation import Choice
from portal.pagination import page_number, pagination_of
from portal.registers import LatestRow, Register, add_register
from portal.sharing import site_title
from sites.hosts import portal_with_id

from .document_types import document_types
from .models import LegalDocument
from .querysets import LegalDocumentQuerySet, leadership_documents
from .section_keys import DOCUMENTS_KEY, GUIDANCE_KEY

PER_PAGE = 20
QUERY_LENGTH = 200
LEADERSHIP, GUIDANCE = "chi-dao", "pho-bien"


@dataclass(frozen=True)
class Asked:
    """What a reader asked for, by the names of the address: nonsense is dropped."""

    group: str
    text: str
    form: str
    year: str
    authority: str

    @property
    def is_narrowed(self) -> bool:
        """Whether more than the group was asked for."""
        return any((self.text, self.form, self.year, self.authority))

    def parameters(self) -> dict[str, str]:
        """The same as parameters of an address."""
        return {
            "nhom": self.group,
            "q": self.text,
            "hinh-thuc": self.form,
            "nam": self.year,
            "co-quan": self.authority,
        }


@dataclass(frozen=True)
class Options:
    """What the filters offer: only what some document of the list has."""

    forms: list[tuple[str, str]]
    years: list[str]
    authorities: list[str]


def documents_of_group(portal_id: int, group: str) -> LegalDocumentQuerySet:
    """Return the documents of one of the register's tabs, newest first."""
    if group == LEADERSHIP:
        return leadership_documents()
    if group == GUIDANCE:
        return LegalDocument.objects.placed_in(portal_id, GUIDANCE_KEY).newest_first()
    return LegalDocument.objects.in_register(portal_id).newest_first()


def attribution_of(document: LegalDocument, portal_id: int) -> str:
    """Say whose document it is that a portal shows by reference, "" for its own; no query."""
    if document.portal_id == portal_id:
        return ""
    return _("From %(owner)s") % {"owner": site_title(portal_with_id(document.portal_id))}


def list_documents(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Return one page of a tab with its filters; three queries."""
    group = request.GET.get("nhom", "")
    group = group if group in (LEADERSHIP, GUIDANCE) else ""
    documents = documents_of_group(page.portal_id, group)
    options = _options_of(documents)
    asked = _read(request, group, options)
    pages = Paginator(_narrow(documents, asked).select_related("file"), PER_PAGE)
    current = pages.get_page(page_number(request.GET.get("trang")))
    return {
        "documents": _with_attribution(current, page.portal_id),
        "number_found": pages.count,
        "pagination": pagination_of(current, asked.parameters()),
        "groups": _groups(page.local_url, group),
        "asked": asked,
        "options": options,
        "is_empty": not pages.count,
    }


def _options_of(documents: LegalDocumentQuerySet) -> Options:
    rows = documents.order_by().values_list("form", "issued_on__year", "issuing_authority")
    found = set(rows.distinct())
    forms = {form for form, _year, _authority in found}
    return Options(
        forms=[(kind.slug, kind.name) for kind in document_types().values() if kind.slug in forms],
        years=[str(year) for year in sorted({row[1] for row in found}, reverse=True)],
        authorities=sorted({row[2] for row in found if row[2]}),
    )


def _read(request: HttpRequest, group: str, options: Options) -> Asked:
    def one_of(name: str, allowed: Iterable[str]) -> str:
        value = request.GET.get(name, "")
        return value if value in allowed else ""

    return Asked(
        group=group,
        text=request.GET.get("q", "").replace("\x00", " ").strip()[:QUERY_LENGTH],
        form=one_of("hinh-thuc", [slug for slug, _name in options.forms]),
        year=one_of("nam", options.years),
        authority=one_of("co-quan", options.authorities),
    )


def _narrow(documents: LegalDocumentQuerySet, asked: Asked) -> LegalDocumentQuerySet:
    if asked.form:
        documents = documents.filter(form=asked.form)
    if asked.year:
        year = int(asked.year)
        documents = documents.filter(issued_on__range=(date(year, 1, 1), date(year, 12, 31)))
    if asked.authority:
        documents = documents.filter(issuing_authority=asked.authority)
    return documents.matching(asked.text) if asked.text else documents


def _with_attribution(
    documents: Iterable[LegalDocument], portal_id: int
) -> list[tuple[LegalDocument, str]]:
    return [(document, attribution_of(document, portal_id)) for document in documents]


def _groups(url: str, group: str) -> list[Choice]:
    names = {
        "": _("Documents of the agency"),
        LEADERSHIP: _("Directives of the province"),
        GUIDANCE: _("Legal guidance"),
    }
    return [
        Choice(name, f"{url}?{urlencode({'nhom': key})}" if key else url, key == group)
        for key, name in names.items()
    ]


def show_document(page: Any, request: HttpRequest, pk: int) -> dict[str, Any] | None:
    """Return one document, the portal's own or shown by reference; three queries."""
    readable = LegalDocument.objects.readable_at(page.portal_id).defer("search_text")
    document = readable.filter(pk=pk).select_related("file").first()
    if document is None:
        return None
    owner = portal_with_id(document.portal_id)
    root_url = request.portal.site.root_url  # type: ignore[attr-defined]
    owner_url = f"{owner.site.root_url if owner else ''}{document.local_url()}"
    return {
        "title": str(document),
        "document": document,
        "files": [document.file, *_further_files(document)] if document.file else [],
        "attribution": attribution_of(document, page.portal_id),
        "owner_title": site_title(owner),
        "canonical_url": owner_url,
        "sheet_url": f"{root_url}{page.local_url}{pk}/",
    }


def _further_files(document: LegalDocument) -> list[Any]:
    return [row.file for row in document.more_files.select_related("file")]


def latest_documents(portal_id: int, number: int) -> list[LatestRow]:
    """Return the newest documents of a portal's register; one query."""
    documents = LegalDocument.objects.in_register(portal_id).newest_first()[:number]
    return [
        LatestRow(
            title=document.abstract or str(document),
            url=document.local_url(),
            day=document.issued_on,
            note=str(document),
        )
        for document in documents
    ]


add_register(
    Register(
        key=DOCUMENTS_KEY,
        list_template="legaldocs/document_list.html",
        list_context=list_documents,
        row_template="legaldocs/document.html",
        row_context=show_document,
        row_print_template="legaldocs/document--print.html",
        latest=latest_documents,
    )
)
