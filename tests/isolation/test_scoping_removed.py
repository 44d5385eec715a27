"""The walk is worth something: with any one scoping taken away it finds the leak.

Each removal names the addresses where the leak must show; they are asked before (nothing) and
after (something).
"""

from collections.abc import Callable
from typing import Any

from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

import pytest

from portal import admin_listings, guarded_views, own_objects
from portal.admin_api import OwnDocumentsAPIViewSet, OwnImagesAPIViewSet
from sites import wagtail_hooks
from sites.ledger_admin import LedgerAdmin
from sites.models import PublicationEvent, User, tasks
from sites.viewsets import RowScopedMixin

from .trespass import prepare, trespass
from .walk import walk

Removal = Callable[[pytest.MonkeyPatch, Any], None]


def everything(rows: Any, user: Any) -> Any:
    """A scoping that scopes nothing."""
    return rows


def yes(*args: Any) -> bool:
    """A check that refuses nobody."""
    return True


def unchecked(*names: str) -> Removal:
    """Take these parameters out of the table of own_objects.py."""

    def remove(patch: pytest.MonkeyPatch, scene: Any) -> None:
        for name in names:
            patch.delitem(own_objects.CHECKS, name)

    return remove


def page_chooser_hook(patch: pytest.MonkeyPatch, scene: Any) -> None:
    patch.setattr(wagtail_hooks, "scope_pages", everything)


def pages_chosen(patch: pytest.MonkeyPatch, scene: Any) -> None:
    patch.setattr(guarded_views, "scope_pages", everything)


def row_scope(patch: pytest.MonkeyPatch, scene: Any) -> None:
    patch.setattr(RowScopedMixin, "scope", lambda viewset, rows, user, action="": rows)


def approval_task(patch: pytest.MonkeyPatch, scene: Any) -> None:
    patch.setattr(tasks, "roots_approved_by", lambda user: None)


def bulk_rows(patch: pytest.MonkeyPatch, scene: Any) -> None:
    patch.setattr(guarded_views, "sees_row", yes)


def province_only(patch: pytest.MonkeyPatch, scene: Any) -> None:
    patch.setattr(guarded_views, "acts_everywhere", yes)


def colleagues(patch: pytest.MonkeyPatch, scene: Any) -> None:
    patch.setattr(admin_listings, "colleagues_of", lambda user: User.objects.all())


def files_api(patch: pytest.MonkeyPatch, scene: Any) -> None:
    patch.delattr(OwnImagesAPIViewSet, "get_queryset")
    patch.delattr(OwnDocumentsAPIViewSet, "get_queryset")


def media_folders(patch: pytest.MonkeyPatch, scene: Any) -> None:
    patch.setattr(guarded_views.OwnFolders, "all", Collection.objects.all)


def ledger_rows(patch: pytest.MonkeyPatch, scene: Any) -> None:
    patch.setattr(
        LedgerAdmin, "get_queryset", lambda screen, request: PublicationEvent.objects.all()
    )


def rights_on_pages(patch: pytest.MonkeyPatch, scene: Any) -> None:
    rights = GroupPagePermission.objects.filter(
        group__user=scene.a.users["editor"], page=scene.a.home
    )
    rights.update(page=Page.get_first_root_node())


def rights_on_files(patch: pytest.MonkeyPatch, scene: Any) -> None:
    rights = GroupCollectionPermission.objects.filter(
        group__user=scene.a.users["editor"], collection=scene.a.portal.collection
    )
    rights.update(collection=Collection.get_first_root_node())


READ = {
    "hook of the page chooser": (page_chooser_hook, {"wagtailadmin_choose_page_search"}),
    "browse view of the page chooser": (
        unchecked("parent_page_id"),
        {"wagtailadmin_choose_page_child"},
    ),
    "pages chosen": (pages_chosen, {"wagtailadmin_choose_page_chosen_multiple"}),
    "rows of a portal": (row_scope, {"contacts:index", "contacts:edit"}),
    "the approval task": (approval_task, {"wagtailadmin_home"}),
    "bulk actions": (bulk_rows, {"wagtail_bulk_action"}),
    "screens of the province": (
        province_only,
        {"wagtailadmin_reports:page_types_usage", "wagtail_localize:translations_report"},
    ),
    "accounts in filters": (colleagues, {"wagtailadmin_explore", "wagtailadmin_pages:type_use"}),
    "the API of files": (files_api, {"wagtailadmin_api:images:listing"}),
    "the publication ledger": (ledger_rows, {"publication-ledger_modeladmin_index"}),
    "folders of media": (media_folders, {"wagtailmedia:chooser"}),
    "ids of moved pages": (
        unchecked("page_to_move_id", "destination_id"),
        {"wagtailadmin_pages:move_confirm"},
    ),
    "ids of images": (unchecked("image_id"), {"wagtailimages_chooser:select_format"}),
    "ids of media": (unchecked("media_id"), {"wagtailmedia:media_usage"}),
    "rights on pages": (rights_on_pages, {"wagtailadmin_explore"}),
    "rights on files": (rights_on_files, {"wagtailimages:index", "wagtaildocs:edit"}),
}
WRITTEN = {
    "the step of a workflow": (
        unchecked("task_state_id", "page_id"),
        "wagtailadmin_pages:workflow_action",
    ),
    "rows of a portal": (row_scope, "contacts:edit"),
    "rights on files": (rights_on_files, "wagtailmedia:edit"),
}


@pytest.mark.parametrize("name", READ)
def test_the_walk_sees_what_one_scoping_hid(scene, monkeypatch, name):
    remove, addresses = READ[name]
    editor = scene.a.users["editor"]
    assert walk(editor, scene, only=addresses).leaks == []
    remove(monkeypatch, scene)
    editor = User.objects.get(pk=editor.pk)
    assert walk(editor, scene, only=addresses).saw(scene.b.mark) == addresses


@pytest.mark.parametrize("name", WRITTEN)
def test_a_form_does_what_one_scoping_refused(scene, monkeypatch, name):
    remove, address = WRITTEN[name]
    editor = scene.a.users["editor"]
    forms = prepare(scene, only={address})
    assert trespass(editor, scene, forms).changes == {}
    remove(monkeypatch, scene)
    changes = trespass(User.objects.get(pk=editor.pk), scene, forms).changes
    assert address in changes
