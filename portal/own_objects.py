"""Ids in the admin's addresses: what belongs to another portal is not found, like what is missing.

Wagtail checks most of its views itself, each in its own way; some check one of two ids, some none
(moving, approving a step, usage of media). One table asks for every view, new ones included.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse

from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.images.permissions import permission_policy as image_policy
from wagtail.models import CollectionMember, Page, TaskState, WorkflowState
from wagtail_localize.models import Translation, TranslationSource
from wagtailmedia.permissions import permission_policy as media_policy

from sites.models import User
from sites.permissions import acts_everywhere, colleagues_of, may_see_path

from .models import PortalDocument, PortalImage, PortalMedia

View = Callable[..., HttpResponse]
FILE_POLICIES = {
    PortalImage: (image_policy, ["choose", "change", "delete"]),
    PortalDocument: (document_policy, ["choose", "change", "delete"]),
    PortalMedia: (media_policy, ["change", "delete"]),
}


def sees_page(user: Any, page_id: Any) -> bool:
    """True for the pages of the user's portals and the root, which holds no portal's content."""
    paths = Page.objects.filter(pk=page_id).values_list("depth", "path")
    return any(depth == 1 or may_see_path(user, path) for depth, path in paths)


def sees_file(user: Any, model: type[Model], pk: Any) -> bool:
    """True for files that the user may choose or change, the shared folder's included."""
    policy, actions = FILE_POLICIES[model]
    return bool(policy.instances_user_has_any_permission_for(user, actions).filter(pk=pk).exists())


def sees_row(user: Any, row: Any) -> bool:
    """True when a row of any kind may be named to the user; unknown kinds may not."""
    if acts_everywhere(user):
        return True
    if isinstance(row, Page):
        return sees_page(user, row.pk)
    if isinstance(row, CollectionMember):
        return sees_file(user, type(row), row.pk)
    if isinstance(row, User):
        return bool(colleagues_of(user).filter(pk=row.pk).exists())
    return False


def _sees_image(user: Any, pk: Any) -> bool:
    return sees_file(user, PortalImage, pk)


def _sees_document(user: Any, pk: Any) -> bool:
    return sees_file(user, PortalDocument, pk)


def _sees_media(user: Any, pk: Any) -> bool:
    return sees_file(user, PortalMedia, pk)


def _sees_folder(user: Any, pk: Any) -> bool:
    folders = image_policy.collections_user_has_any_permission_for(user, ["add", "change"])
    return bool(folders.filter(pk=pk).exists())


def _sees_workflow_state(user: Any, pk: Any) -> bool:
    state = WorkflowState.objects.filter(pk=pk).first()
    return state is not None and sees_row(user, state.content_object)


def _sees_task_state(user: Any, pk: Any) -> bool:
    state = TaskState.objects.filter(pk=pk).values_list("workflow_state_id", flat=True).first()
    return _sees_workflow_state(user, state)


def _sees_source(user: Any, pk: Any) -> bool:
    """A translation's source: pages that the user may edit; nothing else is translated."""
    source = TranslationSource.objects.filter(pk=pk).first()
    if source is None:
        return False
    page = Page.objects.filter(translation_key=source.object_id, locale=source.locale_id).first()
    return (
        page is not None
        and sees_page(user, page.pk)
        and bool(page.permissions_for_user(user).can_edit())
    )


def _sees_translation(user: Any, pk: Any) -> bool:
    source = Translation.objects.filter(pk=pk).values_list("source_id", flat=True).first()
    return _sees_source(user, source)


CHECKS: dict[str, Callable[[Any, Any], bool]] = {
    "page_id": sees_page,
    "page_pk": sees_page,
    "parent_page_id": sees_page,
    "page_to_move_id": sees_page,
    "destination_id": sees_page,
    "image_id": _sees_image,
    "document_id": _sees_document,
    "doc_id": _sees_document,
    "media_id": _sees_media,
    "collection_id": _sees_folder,
    "task_state_id": _sees_task_state,
    "workflow_state_id": _sees_workflow_state,
    "translation_id": _sees_translation,
    "translation_source_id": _sees_source,
}


def only_own_objects(view: View) -> View:
    """Return the view behind a check of the ids in its address.

    Whoever is not logged in passes: the view itself sends them to the login form.
    """

    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated and not acts_everywhere(request.user):
            for name, value in kwargs.items():
                check = CHECKS.get(name)
                if check and not check(request.user, value):
                    raise Http404
        return view(request, *args, **kwargs)

    return guarded
