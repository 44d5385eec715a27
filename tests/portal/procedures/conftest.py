"""Entries of the catalogue, made without a form."""

from datetime import date
from itertools import count

import pytest

from portal.models import Procedure
from sites.row_actions import save_row

NUMBERS = count(1)


@pytest.fixture
def entry_of(installation):
    """Return a maker of entries: `entry_of("stc", name="…", is_public=False)`.

    `told=False` stores the row without a ledger line, for tests that write the ledger themselves.
    """

    def make(code, told=True, **fields):
        number = next(NUMBERS)
        values = {
            "code": f"1.{number:06}",
            "name": f"Thủ tục số {number}",
            "level": "department",
            "field": "Hộ tịch",
            "steps": "Bước 1: Nộp hồ sơ.",
            "time_limit": "03 ngày làm việc",
            "fee": "Không",
            "announced_on": date(2026, 7, 1),
        }
        row = Procedure(portal=installation[code], **{**values, **fields})
        if told:
            save_row(row, None)
        else:
            row.save()
        return row

    return make
