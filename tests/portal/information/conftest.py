"""Lists of information, made without a form."""

from datetime import date

import pytest

from portal.information.defaults import default_rows_for, read_places
from portal.information.kinds import preset_on
from portal.models import InformationListAdoption, InformationRow

PARTS = {
    "place": "/van-ban/",
    "form": "Đăng tải trên Cổng",
    "time": "Khi ban hành",
    "duration": "01 năm",
}


@pytest.fixture
def row_of(installation):
    """Return a maker of rows without a ledger line: `row_of("kinhbac", place="")`."""

    def make(code, **fields):
        values = {"kind": "van-ban-thu-tuc", "title": "Văn bản", **PARTS, **fields}
        return InformationRow.objects.create(portal=installation[code], **values)

    return make


@pytest.fixture
def list_of(installation):
    """Return a maker of the whole default list of a portal, without ledger lines."""

    def make(code):
        portal = installation[code]
        kinds = preset_on(date(2026, 10, 31)).kinds
        rows = default_rows_for(portal, kinds, read_places([portal]))
        return InformationRow.objects.bulk_create(rows)

    return make


@pytest.fixture
def adoption_of(installation):
    """Return a maker of adoptions without a ledger line."""

    def make(code, **fields):
        values = {"symbol": "12/QĐ-UBND", "adopted_on": date(2026, 8, 3), "signer": "Vũ Văn Hải"}
        return InformationListAdoption.objects.create(
            portal=installation[code], **{**values, **fields}
        )

    return make
