"""Contact officials: criteria 1.4 of departments and 1.3 of communes."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext

import pytest

from portal.models import Official
from sites.models import PublicationEvent

OFFICIAL = {
    "name": "Trần Thị Hương",
    "position": "Chánh Văn phòng",
    "unit": "Văn phòng Sở",
    "phone": "0222 3 822 444",
    "fax": "không có",
    "email": "huongtt@bacninh.gov.vn",
}
SLUG = "can-bo-dau-moi"


def without(*names):
    return {name: value for name, value in OFFICIAL.items() if name not in names}


def test_an_official_with_all_six_fields_is_complete(fill, leaf, at_portal):
    assert leaf("snv", "1.4").points == 0
    assert fill("snv", SLUG, rows=[OFFICIAL]).status_code == 302
    line = leaf("snv", "1.4")
    assert (line.points, line.missing) == (2, ())
    assert PublicationEvent.objects.get().facts["officials"] == [OFFICIAL]
    html = at_portal("snv", f"/gioi-thieu/{SLUG}/").content.decode()
    for text in (OFFICIAL["name"], "tel:02223822444", "mailto:huongtt@bacninh.gov.vn"):
        assert text in html


@pytest.mark.parametrize("lacking", ["position", "unit", "phone", "fax", "email"])
def test_one_field_less_of_one_official_is_incomplete(fill, leaf, lacking):
    fill("snv", SLUG, rows=[OFFICIAL, {**without(lacking), "name": "Lê Văn Hải"}])
    line = leaf("snv", "1.4")
    assert line.points == 1
    assert len(line.missing) == 1 and line.missing[0].startswith("Lê Văn Hải")


def test_a_commune_needs_neither_unit_nor_fax(fill, leaf):
    fill("kinhbac", SLUG, rows=[without("unit", "fax")])
    assert leaf("kinhbac", "1.3").points == 2


def test_a_public_mail_address_is_not_official(fill, leaf):
    fill("kinhbac", SLUG, rows=[{**OFFICIAL, "email": "huong@gmail.com"}])
    assert leaf("kinhbac", "1.3").points == 1


def test_taking_the_only_official_away_leaves_nothing(fill, leaf):
    fill("snv", SLUG, rows=[OFFICIAL])
    fill("snv", SLUG, rows=[])
    Official.objects.all().delete()
    fill("snv", SLUG, rows=[])
    assert leaf("snv", "1.4").points == 0


def test_a_change_that_came_late_lowers(fill, leaf):
    received = timezone.localdate() - timedelta(days=20)
    fill("snv", SLUG, rows=[OFFICIAL], received_on=received.isoformat())
    assert leaf("snv", "1.4").points == 1
    assert leaf("snv", "1.4").review


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"phone": "không có"}, "phone"),
        ({"fax": "hỏng"}, "fax"),
        ({"email": "huong@"}, "email"),
        ({"name": "Rất dài" * 40}, "name"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(fill, errors_in, typed, field):
    response = fill("snv", SLUG, rows=[{**OFFICIAL, **typed}])
    assert list(errors_in(response)) == [f"officials-0-{field}"]
    assert OFFICIAL["position"] in response.content.decode()
    if field in {"phone", "fax"}:
        refused = [gettext("This is no telephone number.")]
        assert errors_in(response)[f"officials-0-{field}"] == refused
