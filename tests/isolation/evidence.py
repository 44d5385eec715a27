"""What must stand unchanged: every row of portal B, as values that can be compared."""

from typing import Any

from django.contrib.auth.models import Group
from django.core.files.storage import default_storage
from django.db.models import Model, Q, QuerySet

from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    Collection,
    Comment,
    CommentReply,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    PageLogEntry,
    PageViewRestriction,
    Revision,
    Site,
    Task,
    TaskState,
    UploadedFile,
    Workflow,
    WorkflowState,
    WorkflowTask,
)
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from taggit.models import Tag

from portal.models import PortalDocument, PortalImage, PortalMedia
from sites.models import Portal, PortalRole, PublicationEvent, User
from sites.tree import portal_ids_by_root

from .scene import Plant

Evidence = dict[str, list[tuple[Any, ...]]]
EVERYONES = (Site, Locale, Workflow, WorkflowTask, Task, Tag, Redirect, Collection, Group)


def evidence_of(plant: Plant) -> Evidence:
    """Return all values of the portal's rows, and of what is the operators' alone."""
    mine = [root for root, pk in portal_ids_by_root().items() if pk == plant.portal.pk]
    under = Q(pk__in=[])
    for root in mine:
        under |= Q(path__startswith=root)
    pages = Page.objects.filter(under)
    keys = [str(pk) for pk in pages.values_list("pk", flat=True)]
    folders = Collection.objects.filter(path__startswith=plant.portal.collection.path)
    groups = PortalRole.objects.filter(portal=plant.portal).values("group")
    users = User.objects.filter(home_portal=plant.portal)
    kept: list[QuerySet] = [
        pages,
        *(
            model.objects.filter(pk__in=keys)
            for model in {type(page) for page in plant.pages.values()}
        ),
        Revision.objects.filter(object_id__in=keys),
        PageViewRestriction.objects.filter(page__in=pages),
        Comment.objects.filter(page__in=pages),
        CommentReply.objects.filter(comment__page__in=pages),
        PageLogEntry.objects.filter(page__in=keys),
        WorkflowState.objects.filter(object_id__in=keys),
        TaskState.objects.filter(workflow_state__object_id__in=keys),
        *(
            model.objects.filter(collection__in=folders)
            for model in (PortalImage, PortalDocument, PortalMedia)
        ),
        Portal.objects.filter(pk=plant.portal.pk),
        PublicationEvent.objects.filter(portal=plant.portal),
        users,
        User.groups.through.objects.filter(user__in=users),
        GroupPagePermission.objects.filter(group__in=groups),
        GroupCollectionPermission.objects.filter(group__in=groups),
        UploadedFile.objects.filter(uploaded_by_user__in=users),
        EditingSession.objects.filter(user__in=users),
        TranslationSource.objects.filter(pk=plant.ids["translation_source_id"]),
        Translation.objects.filter(source=plant.ids["translation_source_id"]),
        StringTranslation.objects.all(),
        *(model.objects.all() for model in EVERYONES),
    ]
    known = {query.model for query in kept}
    kept += [
        model._default_manager.filter(pk=row.pk)
        for model, row in plant.rows.items()
        if model not in known
    ]
    rows = {_name(query.model): list(query.order_by("pk").values_list()) for query in kept}
    files = [plant.rows[model].file.name for model in (PortalImage, PortalDocument, PortalMedia)]
    return {**rows, "files": [(name, default_storage.exists(name)) for name in files]}


def differences(before: Evidence, after: Evidence) -> list[str]:
    """Return the tables in which something changed."""
    return [name for name, rows in before.items() if rows != after[name]]


def _name(model: type[Model]) -> str:
    return model._meta.label
