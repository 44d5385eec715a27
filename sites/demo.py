"""What makes an installation a demonstration: its marker, options and accounts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from .blueprint import rights
from .models import DemoInstallation, Portal, PortalRole, Role, User

PASSWORD = "congtinh-demo"  # noqa: S105 - printed on the first run, refused in production
PORTALS_WITH_ACCOUNTS = ("bacninh", "snv", "kinhbac", "tulan")
FIRST_DAY = date(2026, 8, 1)
LAST_FIXED_DAY = date(2026, 10, 31)

Progress = Callable[[str, int], None]


@dataclass(frozen=True)
class DemoOptions:
    """What load_demo was asked for; `since` is None at the first load, else the day after the last.

    `until` is the last day that gets content (yesterday).
    """

    seed: int
    articles_per_portal: int
    since: date | None
    until: date


def is_demo_installation() -> bool:
    """True where demo rows count for scores: allowed by settings and marked by load_demo."""
    return bool(settings.DEMO_ALLOWED) and DemoInstallation.objects.exists()


def load_accounts(options: DemoOptions, progress: Progress) -> None:
    """Make `admin`, `infocentre` and one account a role for four portals; existing ones stay."""
    have = set(User.objects.values_list("username", flat=True))
    password = make_password(PASSWORD)
    people: list[tuple[User, Group | None]] = []
    if "admin" not in have:
        admin = User(username="admin", password=password, is_superuser=True, is_staff=True)
        people.append((admin, None))
    if "infocentre" not in have:
        province_group = Group.objects.get(name=rights().province.label)
        centre = User(username="infocentre", password=password, last_name=province_group.name)
        centre.home_portal = Portal.objects.filter(code=PORTALS_WITH_ACCOUNTS[0]).first()
        people.append((centre, province_group))
    roles = PortalRole.objects.filter(
        portal__code__in=PORTALS_WITH_ACCOUNTS, role__in=rights().roles
    ).select_related("portal", "group")
    for role in roles:
        username = f"{role.role}.{role.portal.code}"
        if username not in have:
            label = Role(role.role).label
            account = User(username=username, password=password, home_portal=role.portal)
            account.last_name, account.first_name = str(label), role.portal.short_name
            people.append((account, role.group))
    User.objects.bulk_create([account for account, _group in people])
    through = User.groups.through
    through.objects.bulk_create(
        [
            through(user_id=account.pk, group_id=group.pk)
            for account, group in people
            if group is not None
        ]
    )
    progress("accounts", len(people))
