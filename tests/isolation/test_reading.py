"""Nobody of portal A reads a word of portal B in the admin, drafts and titles included.

The editor asks every address with everything; head and author ask a part of it. The controls ask
the same way as those who may see: the walk cannot pass by being shown nothing.
"""

import pytest

from .addresses import admin_addresses
from .asking import Visitor
from .filling import SKIPPED, TOLD_APART, filled, missing
from .planting import is_shared, model_of
from .walk import walk

# Where the portal's own board must find its own words, each a different kind of thing.
SHOWN_TO_OWN_BOARD = {
    "wagtailadmin_home",
    "wagtailadmin_explore",
    "wagtailadmin_pages:edit",
    "wagtailadmin_pages:view_draft",
    "wagtailadmin_pages:search",
    "wagtailadmin_pages:history",
    "wagtailadmin_pages:revisions_compare",
    "wagtailadmin_pages:workflow_history_detail",
    "wagtailadmin_pages:copy",
    "wagtailadmin_pages:type_use",
    "wagtailadmin_pages:usage",
    "wagtailadmin_choose_page_child",
    "wagtailadmin_choose_page_search",
    "wagtailadmin_choose_page_chosen_multiple",
    "wagtail_bulk_action",
    "wagtailadmin_api:pages:listing",
    "wagtailadmin_api:images:listing",
    "wagtailadmin_api:documents:detail",
    "wagtailadmin_reports:locked_pages",
    "wagtailadmin_reports:workflow",
    "wagtailadmin_reports:workflow_tasks",
    "wagtailadmin_reports:site_history",
    "wagtailadmin_reports:aging_pages",
    "wagtailimages:index",
    "wagtailimages:edit",
    "wagtailimages_chooser:choose",
    "wagtailimages_chooser:select_format",
    "wagtaildocs:index",
    "wagtaildocs_chooser:choose_results",
    "wagtailmedia:index",
    "wagtailmedia:chooser",
    "wagtailmedia:media_usage",
    "contacts:index",
    "contacts:edit",
}
SHOWN_TO_PROVINCE = {
    "wagtailadmin_home",
    "wagtailadmin_pages:search",
    "wagtailadmin_choose_page_search",
    "wagtailadmin_reports:workflow",
    "wagtail_localize:translations_report",
    "wagtailimages:index",
    "wagtaildocs:index",
    "wagtailmedia:index",
    "contacts:index",
}


def test_every_address_can_be_filled_in(scene):
    for address in admin_addresses():
        if address.key not in SKIPPED:
            filled(address, scene)  # raises Unfillable: plant a row in scene.py


def test_no_address_is_skipped_that_is_gone():
    assert set(SKIPPED) <= {address.key for address in admin_addresses()}


@pytest.mark.parametrize(("role", "few"), [("editor", False), ("head", True), ("author", True)])
def test_nothing_of_another_portal_is_shown(scene, role, few):
    walked = walk(scene.a.users[role], scene, few=few)
    assert walked.gaps == []
    assert walked.errors == []
    assert walked.leaks == []
    assert "wagtailadmin_explore" in walked.saw(scene.a.mark) or few


def test_the_own_board_is_shown_its_portal(scene):
    walked = walk(scene.b.users["head"], scene, only=SHOWN_TO_OWN_BOARD, few=True)
    assert walked.errors == []
    assert walked.saw(scene.b.mark) == SHOWN_TO_OWN_BOARD


def test_the_province_is_shown_both(scene):
    walked = walk(scene.infocentre, scene, only=SHOWN_TO_PROVINCE)
    assert walked.errors == []
    assert walked.saw(scene.a.mark) == SHOWN_TO_PROVINCE
    assert walked.saw(scene.b.mark) == SHOWN_TO_PROVINCE


def test_what_is_foreign_is_refused_like_what_is_missing(scene):
    """Only then does a refusal not tell which ids exist."""
    visitor, told_apart = Visitor(scene.a.users["head"]), {}
    for address in admin_addresses():
        nothing = None if address.key in SKIPPED else missing(address)
        shared = address.key.startswith(TOLD_APART) or is_shared(model_of(address))
        if nothing is None or shared:
            continue
        absent = visitor.get(address.path(nothing))
        for values in filled(address, scene, few=True):
            foreign = visitor.get(address.path(values))
            if (foreign.status, foreign.location) != (absent.status, absent.location):
                told_apart[address.key] = f"{foreign} but missing -> {absent.status}"
    assert told_apart == {}
