"""Every section of the blueprint is one tap from the menu or the foot, on each kind of portal."""

import re

import pytest

from sites.blueprint import blueprint_of

KINDS = {"bacninh": "province", "snv": "department", "kinhbac": "commune"}


def addresses(sections, above="/"):
    for section in sections:
        url = f"{above}{section.slug}/"
        yield url
        yield from addresses(section.children, url)


@pytest.mark.parametrize("code", KINDS)
def test_the_home_page_leads_to_every_section_and_each_opens(installation, at_portal, code):
    html = at_portal(code).content.decode()
    linked = set(re.findall(r'href="([^"#?]+)"', html))
    wanted = list(addresses(blueprint_of(KINDS[code])))
    outside_menu = {
        f"/{section.slug}/" for section in blueprint_of(KINDS[code]) if not section.in_menu
    }
    site_map = at_portal(code, "/so-do-cong/").content.decode()
    for url in wanted:
        assert url in linked or (url in outside_menu and url in site_map), url
        page = at_portal(code, url)
        assert page.status_code == 200, url
        assert "<h1" in page.content.decode()
