"""The one approval step that serves every portal (119 tasks would cost each editor 141 queries)."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from wagtail.models import Page, Task, TaskState

from ..permissions import can_approve_path, roots_approved_by
from .user import User


class PortalApprovalTask(Task):
    """Approved by the editors and heads of the portal that the page's path names.

    The workflow hands over plain `Page` objects, so the path decides, not a field.
    """

    class Meta:
        verbose_name = _("approval within the portal")
        verbose_name_plural = _("approvals within the portal")

    def user_can_access_editor(self, obj: Any, user: User) -> bool:
        """Approvers may open what waits for them."""
        return can_approve_path(user, obj.path)

    def locked_for_user(self, obj: Any, user: User) -> bool:
        """While a page waits, only its approvers change it."""
        return not can_approve_path(user, obj.path)

    def user_can_lock(self, obj: Any, user: User) -> bool:
        """Approvers may lock a waiting page."""
        return can_approve_path(user, obj.path)

    def get_actions(self, obj: Any, user: User) -> list[tuple[str, Any, bool]]:
        """What an approver may do: (name, label, whether a comment is asked for)."""
        if not can_approve_path(user, obj.path):
            return []
        return [
            ("reject", _("Request changes"), True),
            ("approve", _("Approve"), False),
            ("approve", _("Approve with comment"), True),
        ]

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> QuerySet[TaskState]:
        """Waiting steps of the user's own portals: one query whatever their number."""
        roots = roots_approved_by(user)
        waiting = TaskState.objects.filter(task_id=self.pk, status=TaskState.STATUS_IN_PROGRESS)
        if roots is None:
            return waiting
        within = Q(pk__in=[])
        for root in roots:
            within |= Q(path__startswith=root)
        pages = Page.objects.filter(within).annotate(key=Cast("pk", CharField()))
        return waiting.filter(workflow_state__object_id__in=pages.values("key"))

    @classmethod
    def get_description(cls) -> str:
        """Shown where a step is chosen."""
        return str(_("Editors and heads of board of the page's own portal approve it"))
