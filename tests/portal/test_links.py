"""The links section: groups and addresses that a probe can read from the page."""

import re

import pytest

from portal.link_groups import link_groups
from portal.related_agencies import ministry_of
from sites.models import Portal


def groups_in(html):
    """Return {group: addresses} as the markup says."""
    sections = re.findall(r'data-link-group="(\w+)">(.*?)</section>', html, re.S)
    return {name: re.findall(r'<a href="(http[^"]+)"', body) for name, body in sections}


@pytest.fixture
def shown(at_portal):
    def read(code):
        return groups_in(at_portal(code, "/lien-ket/").content.decode())

    return read


def test_a_department_links_to_the_nation_its_ministry_the_province_and_departments(
    whole_province, shown
):
    groups = shown("snv")
    assert list(groups) == ["national", "ministry", "province", "departments", "communes"]
    assert groups["ministry"] == ["https://moha.gov.vn/"]
    assert {"https://chinhphu.vn/", "https://quochoi.vn/", "https://dichvucong.gov.vn/"} <= set(
        groups["national"]
    )
    assert [len(groups[name]) for name in ("province", "departments", "communes")] == [1, 19, 99]


def test_a_commune_links_to_the_province_all_departments_and_all_communes(whole_province, shown):
    groups = shown("kinhbac")
    assert "ministry" not in groups
    portals = {f"{portal.site.root_url}/" for portal in whole_province.values()}
    assert portals == {*groups["province"], *groups["departments"], *groups["communes"]}


def test_every_department_of_the_shipped_registry_has_its_ministry(registry_rows):
    departments = [row.code for row in registry_rows if row.kind == "department"]
    assert len(departments) == 19
    assert [code for code in departments if not ministry_of(code)] == []
    assert all(ministry_of(code)[0][1].startswith("https://") for code in departments)


def test_another_provinces_department_has_no_ministry_and_still_works(
    installation, shown, at_portal
):
    department = Portal.objects.get(code="snv")
    department.code = "so-khac"
    assert [group.name for group in link_groups(department)] == [
        "national", "province", "departments", "communes",
    ]  # fmt: skip
    assert at_portal("stc", "/lien-ket/").status_code == 200


def test_the_foot_names_the_ministry_too(installation, at_portal):
    foot = at_portal("snv").content.decode().partition("<footer")[2]
    assert "https://moha.gov.vn/" in foot
    assert "https://moha.gov.vn/" not in at_portal("kinhbac").content.decode()
