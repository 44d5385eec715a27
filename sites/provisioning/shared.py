"""What all portals share: the common folder of files, the one workflow, the calendar."""

from __future__ import annotations

from wagtail.models import Collection, Page, Workflow, WorkflowPage, WorkflowTask

from ..blueprint import rights, shipped_calendar
from ..models import CalendarDay, PortalApprovalTask
from .collections import add_collections


def ensure_shared_collection() -> Collection:
    """Return the folder whose files every portal may use."""
    name = rights().shared_collection
    found = Collection.objects.filter(name=name, depth=2).first()
    return found or add_collections([name])[0]


def ensure_workflow() -> None:
    """One workflow with one step, on the root page: it serves all portals and languages."""
    if PortalApprovalTask.objects.exists():
        return
    root = Page.get_first_root_node()
    workflow = Workflow.objects.create(name=rights().workflow)
    task = PortalApprovalTask.objects.create(name=rights().workflow_task)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=root)


def ensure_calendar() -> int:
    """Add shipped overrides whose day has none yet; an administrator's own entry stays."""
    have = set(CalendarDay.objects.values_list("day", flat=True))
    rows = [
        CalendarDay(day=day, is_working=is_working, reason=reason)
        for day, is_working, reason in shipped_calendar()
        if day not in have
    ]
    return len(CalendarDay.objects.bulk_create(rows))
