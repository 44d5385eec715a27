"""Rights on translated homes: they are siblings of the Vietnamese home and inherit nothing."""

from __future__ import annotations

from wagtail.models import GroupPagePermission, Page


def copy_home_rights(source: Page, target: Page) -> int:
    """Give all groups on the translation the rights they have on the home; returns how many."""
    names = ("group_id", "permission_id")
    wanted = set(GroupPagePermission.objects.filter(page_id=source.pk).values_list(*names))
    have = set(GroupPagePermission.objects.filter(page_id=target.pk).values_list(*names))
    missing = [
        GroupPagePermission(group_id=group, permission_id=permission, page_id=target.pk)
        for group, permission in sorted(wanted - have)
    ]
    return len(GroupPagePermission.objects.bulk_create(missing))
