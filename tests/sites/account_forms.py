"""What the tests of accounts send and read."""

from django.urls import reverse

from wagtail.log_actions import registry

from sites.models import PortalRole, User

PASSWORD = "Sen-hồ-7351"
NEW = {
    "username": "hoa.kinhbac",
    "full_name": "Nguyễn Thị Hoa",
    "email": "hoa@bacninh.gov.vn",
    "roles": ["author"],
    "password1": PASSWORD,
    "password2": PASSWORD,
}
ADD = "/admin/accounts/new/"
LIST = "/admin/accounts/"


def form_of(user, **changes):
    """Return what the unchanged form of an account would send, with changes."""
    roles = PortalRole.objects.filter(group__user=user).values_list("role", flat=True)
    sent = {"full_name": user.get_full_name() or "Trần Văn Bình", "email": f"{user.pk}@gov.vn"}
    return sent | {"roles": list(roles), "is_active": "on"} | changes


def edit(user):
    return reverse("accounts:edit", args=[user.pk])


def errors_at(response, field):
    assert response.status_code == 200, response
    return " ".join(response.context["form"].errors.get(field, []))


def groups_of(user):
    return set(user.groups.values_list("name", flat=True))


def facts_of(user):
    user = User.objects.get(pk=user.pk)
    names = [
        "username",
        "first_name",
        "last_name",
        "email",
        "password",
        "is_active",
        "is_staff",
        "is_superuser",
    ]
    return [getattr(user, name) for name in names] + [user.home_portal_id, groups_of(user)]


def actions_on(user):
    return [entry.action for entry in registry.get_logs_for_instance(user)]
