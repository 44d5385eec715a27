"""What a person cannot use is not in the menu; administration is the operators' alone."""

from django.conf import settings
from django.test import RequestFactory

from wagtail.admin.menu import SubmenuMenuItem, admin_menu

import pytest

from .addresses import admin_addresses
from .asking import Visitor
from .filling import SKIPPED, filled

OPERATORS = (
    "wagtailusers_users:",
    "wagtailusers_groups:",
    "wagtaillocales:",
    "wagtailredirects:",
    "wagtailsites:",
    "wagtailadmin_workflows:",
    "wagtailadmin_collections:",
)


def menu_of(user):
    """Return {address: label} of all items that the user is shown, submenus included."""
    request = RequestFactory().get("/admin/", headers={"host": settings.ADMIN_HOST})
    request.user = user
    return dict(_items(admin_menu, request))


def _items(menu, request):
    for item in menu.menu_items_for_request(request):
        if isinstance(item, SubmenuMenuItem):
            yield from _items(item.menu, request)
        else:
            yield item.url, item.label


@pytest.mark.parametrize("role", ["author", "editor", "head"])
def test_every_item_of_the_menu_opens(scene, role):
    visitor = Visitor(scene.a.users[role])
    shown = menu_of(scene.a.users[role])
    answers = {url: visitor.get(url) for url in shown}
    followed = {
        url: visitor.get(answer.location) if answer.status == 302 else answer
        for url, answer in answers.items()
    }
    assert {url: answer.status for url, answer in followed.items() if answer.status != 200} == {}
    assert [url for url, answer in answers.items() if answer.location == "/admin/"] == []


def test_screens_over_all_portals_are_the_provinces(scene):
    over_all = {"/admin/localize/reports/translations/", "/admin/reports/page-types-usage/"}
    assert not over_all & menu_of(scene.a.users["head"]).keys()
    assert over_all <= menu_of(scene.infocentre).keys()


@pytest.mark.parametrize("role", ["author", "editor", "head"])
def test_administration_is_the_operators(scene, role):
    visitor, opened = Visitor(scene.a.users[role]), []
    for address in admin_addresses():
        if not address.key.startswith(OPERATORS) or address.key in SKIPPED:
            continue
        for values in filled(address, scene, few=True):
            answer = visitor.get(address.path(values))
            if not answer.refused and answer.status != 405:
                opened.append(str(answer))
    assert opened == []
