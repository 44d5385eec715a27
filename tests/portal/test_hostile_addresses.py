"""Addresses that people mistype and machines make up: never an error of the server."""

import pytest

from portal.models import NewsSectionPage, RegisterSectionPage

PARAMETERS = (
    "trang", "nam", "loai", "q", "tuan", "thang", "chuyen-muc", "hinh-thuc", "pham-vi", "nhom",
    "co-quan", "linh-vuc", "tinh-trang", "trang-thai", "chieu", "id", "p", "page", "ordering",
)  # fmt: skip
VALUES = (
    "a\0b", "9" * 30, "9" * 5000, "9223372036854775808", "-1", "0", "²", "0001-01-01",
    "9999-12-31", "2026-13", "<script>alert(1)</script>", "a" * 10_000, "' OR 1=1 --",
)  # fmt: skip
NO_ROWS = ("0", "9" * 21, "9" * 5000, "-1", "²", "1.5", "%00")


def sections_of(portal):
    pages = [*RegisterSectionPage.objects.filter(portal=portal)]
    pages += [*NewsSectionPage.objects.filter(portal=portal)]
    return [page.local_url for page in pages]


@pytest.mark.parametrize("code", ["kinhbac", "bacninh"])
def test_nonsense_in_parameters_is_refused_quietly(installation, at_portal, code):
    places = ["/", "/tim-kiem/", "/ap-phich/", *sections_of(installation[code])]
    wrong = []
    for place in places:
        for value in VALUES:
            response = at_portal(code, place, query_params=dict.fromkeys(PARAMETERS, value))
            if response.status_code not in (200, 302, 404):
                wrong.append((place, value[:20], response.status_code))
            assert b"<script>alert" not in response.content
    assert not wrong


def test_rows_that_cannot_be_are_not_found(installation, at_portal):
    wrong = []
    for place in sections_of(installation["kinhbac"]):
        for number in NO_ROWS:
            for tail in ("", "luu/"):
                status = at_portal("kinhbac", f"{place}{number}/{tail}").status_code
                if status != 404:
                    wrong.append((place, number[:20], status))
    assert not wrong
