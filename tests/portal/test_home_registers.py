"""The home page shows the newest rows of the registers that are installed."""

import re
from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext

import pytest

from portal import registers
from portal.home_panels import PANELS
from portal.registers import LatestRow, Register, add_register
from sites.models import Portal

KINDS = ("bacninh", "snv", "kinhbac")


@pytest.fixture
def install(monkeypatch):
    """Return an installer of registers: `install("van-ban", rows=3)`; each `latest` is a query."""
    monkeypatch.setattr(registers, "_registers", {})
    asked = []

    def add(key, rows=3, has_latest=True):
        def latest(portal_id, number):
            asked.append((key, portal_id, number))
            name = Portal.objects.values_list("code", flat=True).get(pk=portal_id)
            return [
                LatestRow(f"{key} {n} của {name}", f"/{key}/{n}/", date(2026, 10, 1), "Ghi chú")
                for n in range(1, rows + 1)
            ]

        add_register(
            Register(
                key, "pages/register_section_page.html", lambda page, request: {},
                latest=latest if has_latest else None,
            )
        )  # fmt: skip

    add.asked = asked
    return add


def home(at_portal, code):
    response = at_portal(code)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("code", KINDS)
def test_newest_rows_of_the_own_portal_lead_to_the_register(installation, install, at_portal, code):
    for key in PANELS:
        install(key)
    html = home(at_portal, code)
    for key in ("van-ban", "lich-cong-tac"):
        assert f'<a href="/{key}/1/">{key} 1 của {code}</a>' in html
        assert f'<a href="/{key}/">{gettext(PANELS[key][1])}</a>' in html
    assert "lay-y-kien-du-thao 3" in html
    assert {portal_id for _key, portal_id, _number in install.asked} == {installation[code].pk}


@pytest.mark.parametrize("code", KINDS)
def test_without_registers_nothing_is_promised(installation, install, at_portal, code):
    install("van-ban", has_latest=False)
    html = home(at_portal, code)
    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", html, re.DOTALL)
    for promised in ("New documents", "Work schedule"):
        assert not any(gettext(promised) in heading for heading in headings)


@pytest.mark.parametrize("code", KINDS)
def test_an_empty_register_says_what_will_be_here_or_keeps_quiet(
    installation, install, at_portal, code
):
    for key in PANELS:
        install(key, rows=0)
    html = home(at_portal, code)
    assert gettext("Documents will appear here as soon as they are posted.") in html
    assert gettext("This week's schedule has not been posted yet.").replace("'", "&#x27;") in html
    assert gettext("Drafts open for comments") not in html


def test_a_section_that_was_taken_down_has_no_panel(installation, install, section, at_portal):
    install("van-ban")
    section("kinhbac", "van-ban").unpublish()
    assert gettext("New documents") not in home(at_portal, "kinhbac")
    assert install.asked == []


def test_each_panel_costs_one_query_and_no_more_rows_than_fit(installation, install, at_portal):
    def queries():
        home(at_portal, "snv")
        with CaptureQueriesContext(connection) as found:
            home(at_portal, "snv")
        return len(found)

    before = queries()
    for key in PANELS:
        install(key, rows=40)
    after = queries()
    assert after == before + len(PANELS) <= 30
    html = home(at_portal, "snv")
    assert "van-ban 5 của" in html and "van-ban 6 của" not in html


def test_departments_begin_with_papers_communes_with_errands(installation, install, at_portal):
    for key in PANELS:
        install(key)
    ward, department = home(at_portal, "kinhbac"), home(at_portal, "snv")
    order = ['class="errands"', 'id="news"', 'id="home-lich-cong-tac"', 'id="home-van-ban"']
    places = [ward.index(mark) for mark in order]
    assert places == sorted(places)
    assert department.index('id="home-van-ban"') < department.index('id="news"')
    assert department.index('id="home-lich-cong-tac"') < department.index('id="news"')
