"""Accounts that several tests act as."""

from django.contrib.auth.models import Group

import pytest

from tests.factories import UserFactory


@pytest.fixture
def head(editor_of):
    """The account of Kinh Bắc's head of board."""
    return editor_of("kinhbac", "head")


@pytest.fixture
def browser(head, admin_of):
    """The head's browser."""
    return admin_of(head)


@pytest.fixture
def infocentre(installation):
    """The account of the province's staff."""
    user = UserFactory(username="infocentre", home_portal=installation["bacninh"])
    user.groups.add(Group.objects.get(permissions__codename="act_in_all_portals"))
    return user
