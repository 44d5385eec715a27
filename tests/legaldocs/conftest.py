"""Documents by form and by hand, and the score they give."""

from datetime import date, datetime

from django.urls import reverse

import pytest
import time_machine

from compliance.assessment import score_period
from i18n.dates import ZONE, Period
from legaldocs.models import Consultation, LegalDocument
from legaldocs.row_ledger import save_document
from sites.row_actions import save_row
from tests.factories import DocumentFactory

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
ABSTRACT = "Về việc ra quân tổng vệ sinh môi trường"


def moment(day, hour=9):
    """Return a moment of October 2026 in Vietnam."""
    return datetime(2026, 10, day, hour, tzinfo=ZONE)


def read(response, status=200):
    assert response.status_code == status, response
    return response.content.decode()


def errors_of(response):
    assert response.status_code == 200
    return {name: list(texts) for name, texts in response.context["form"].errors.items()}


@pytest.fixture
def file_of(installation):
    """Return a maker of files in a portal's folder."""

    def make(code):
        return DocumentFactory(collection=installation[code].collection)

    return make


@pytest.fixture
def issue(installation, file_of):
    """Return the hand that stores a whole document: `issue("snv", symbol="1/QĐ-SNV")`."""

    def make(code, scope=(), file=True, **fields):
        values = {
            "portal": installation[code],
            "form": "quyet-dinh",
            "symbol": "12/QĐ-UBND",
            "issuing_authority": installation[code].name,
            "issued_on": date(2026, 10, 12),
            "effective_on": date(2026, 10, 12),
            "abstract": ABSTRACT,
            "file": file_of(code) if file else None,
        }
        document = LegalDocument(**{**values, **fields})
        portals = [installation[each] for each in scope]
        save_document(document, None, lambda: document.in_scope.set(portals))
        return document

    return make


@pytest.fixture
def consult(installation, file_of):
    """Return the hand that stores a whole consultation."""

    def make(code, **fields):
        values = {
            "portal": installation[code],
            "title": "Dự thảo Quyết định quy định về bến, bãi",
            "asked_by": "Sở Xây dựng",
            "requested_on": date(2026, 10, 12),
            "opens_on": date(2026, 10, 14),
            "closes_on": date(2026, 11, 14),
            "draft_file": file_of(code),
        }
        row = Consultation(**{**values, **fields})
        save_row(row, None)
        return row

    return make


@pytest.fixture
def document_form(installation, file_of):
    """Return a whole form of a document, as the browser sends it."""

    def fill(code, **typed):
        values = {
            "portal": installation[code].pk,
            "form": "quyet-dinh",
            "symbol": "12/QĐ-UBND",
            "issuing_authority": "UBND phường Kinh Bắc",
            "issued_on": "2026-10-12",
            "effective_on": "2026-10-12",
            "abstract": ABSTRACT,
            "file": file_of(code).pk,
            "role": "issued",
            "section": "van-ban",
            "is_public": "on",
            "more_files-TOTAL_FORMS": "0",
            "more_files-INITIAL_FORMS": "0",
            "more_files-MIN_NUM_FORMS": "0",
            "more_files-MAX_NUM_FORMS": "1000",
            **typed,
        }
        return {name: value for name, value in values.items() if value is not None}

    return fill


@pytest.fixture
def at():
    """Return a clock: `with at(13): …` is 9:00 on 13 October 2026."""

    def travel(day, hour=9):
        return time_machine.travel(moment(day, hour), tick=False)

    return travel


@pytest.fixture
def write_at(at, ledger_clock):
    """Return a clock that the ledger follows: what is done on a day is recorded on that day."""
    return at


def leaf(code, number, period=OCTOBER):
    """Return one line of a portal's score."""
    (score,) = score_period(period, [code])
    return next(line for line in score.criteria if line.number == number)


def address(name, *args):
    """Return the address of a screen of this app."""
    return reverse(name, args=args)
