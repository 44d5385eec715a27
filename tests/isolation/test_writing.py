"""Nobody of portal A changes a row of portal B, whatever form is sent to whatever address."""

from collections import Counter

import pytest

from .trespass import prepare, trespass

# What the same forms do change when the operator sends them: so the forms are worth sending.
CHANGED_BY_OPERATOR = {
    "wagtail_bulk_action",
    "wagtailadmin_collections:edit",
    "wagtailadmin_pages:delete",
    "wagtailadmin_pages:edit",
    "wagtailadmin_pages:lock",
    "wagtailadmin_pages:move_confirm",
    "wagtailadmin_pages:set_page_position",
    "wagtailadmin_pages:unpublish",
    "wagtailadmin_pages:workflow_action",
    "wagtail_localize:stop_translation",
    "wagtailmedia:edit",
    "wagtailmedia:delete",
    "wagtailredirects:delete",
    "wagtaildocs:edit",
    "wagtaildocs:delete",
    "wagtailimages:edit",
    "wagtailimages:delete",
    "contacts:edit",
    "wagtailusers_users:edit",
    "wagtailusers_groups:edit",
}
A_FEW = 6


@pytest.fixture(scope="module")
def forms(planted):
    """All forms, as the operator is shown them; read once."""
    return prepare(planted)


@pytest.mark.parametrize("role", ["editor", "head", "author"])
def test_no_form_changes_another_portal(scene, forms, role):
    done = trespass(scene.a.users[role], scene, forms)
    assert done.errors == []
    assert done.leaks == []
    assert done.changes == {}


def test_the_same_forms_work_for_the_operator(scene, forms):
    sent, times = [], Counter()
    for form in forms:
        key = form.address.key
        wanted = key in CHANGED_BY_OPERATOR and (
            key != "wagtail_bulk_action" or "all" in form.query
        )
        times[key] += wanted
        if wanted and times[key] <= A_FEW:
            sent.append(form)
    assert set(trespass(scene.superuser, scene, sent).changes) == CHANGED_BY_OPERATOR


def test_a_file_form_makes_no_tag(scene):
    """Tags are shared by all portals: no form may make or show one."""
    keys = {"wagtailimages:edit", "wagtaildocs:edit", "wagtailmedia:edit", "wagtailimages:add"}
    shown = prepare(scene, only=keys)
    assert shown
    assert all("tags" not in form.data for form in shown)
