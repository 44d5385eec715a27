"""The kinds of information by date, and the default rows that fit them."""

from datetime import date

import pytest

from portal.information.defaults import default_rows, section_key_of
from portal.information.kinds import load_presets, preset_on
from sites.blueprint import blueprint_of


@pytest.mark.parametrize(
    ("day", "key", "provisional"),
    [
        (date(2017, 1, 1), "2016", False),
        (date(2026, 8, 31), "2016", False),
        (date(2026, 9, 1), "2026", True),
        (date(2030, 1, 1), "2026", True),
    ],
)
def test_the_law_in_force_names_the_kinds(day, key, provisional):
    preset = preset_on(day)
    assert (preset.key, preset.is_provisional) == (key, provisional)


def test_the_new_law_carries_the_kinds_over_until_it_is_completed():
    old, new = load_presets()
    assert new.kinds == old.kinds
    assert len(old.kinds) == 15 and len(old.required) == 13


def test_every_kind_has_a_default_row_whole_and_in_a_section_of_every_blueprint():
    kinds = {kind.key for kind in preset_on(date(2026, 10, 1)).kinds}
    assert set(default_rows()) == kinds
    for portal_kind in ("province", "department", "commune"):
        keys = {section.slug for top in blueprint_of(portal_kind) for section in top.walk()}
        for row in default_rows().values():
            assert section_key_of(row, portal_kind) in keys
            assert row["title"] and row["form"] and row["time"] and row["duration"]
