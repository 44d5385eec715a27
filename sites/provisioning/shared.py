"""What all portals share: the common folder of files, the one workflow, the calendar."""

from __future__ import annotations

from wagtail.models import Collection, Page, Workflow, WorkflowPage, WorkflowTask

from ..blueprint import rights, shipped_calendar
from ..models import CalendarDay, PortalApprovalTask
from .collections import add_collections


def shared_collection() -> Collection | None:
    """Return the folder whose files every portal may use, or None before it is made."""
    return Collection.objects.filter(name=rights().shared_collection, depth=2).first()


def ensure_shared_collection() -> Collection:
    """Return the folder whose files every portal may use, made where it is missing."""
    return shared_collection() or add_collections([rights().shared_collection])[0]


def has_workflow() -> bool:
    """True when some workflow serves the root page, be it the operator's own."""
    return WorkflowPage.objects.filter(page__depth=1).exists()


def ensure_workflow() -> None:
    """One workflow with one step, on the root page: it serves all portals and languages."""
    if has_workflow():
        return
    task = PortalApprovalTask.objects.first()
    if task is None:
        task = PortalApprovalTask.objects.create(name=rights().workflow_task)
    step = WorkflowTask.objects.filter(task=task, workflow__active=True).first()
    if step is None:
        workflow = Workflow.objects.create(name=rights().workflow)
        step = WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=step.workflow, page=Page.get_first_root_node())


def ensure_calendar() -> int:
    """Add shipped overrides whose day has none yet; an administrator's own entry stays."""
    have = set(CalendarDay.objects.values_list("day", flat=True))
    rows = [
        CalendarDay(day=day, is_working=is_working, reason=reason)
        for day, is_working, reason in shipped_calendar()
        if day not in have
    ]
    return len(CalendarDay.objects.bulk_create(rows))
