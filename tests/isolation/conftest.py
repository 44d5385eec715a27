"""One scene for each file of tests: planted once, rolled back at the end."""

import pytest
from django.conf import settings
from django.db import transaction

from sites.provisioning import provision
from sites.signal_handlers import forget_portals
from tests.conftest import BASE_DOMAIN, FEW, PORT
from tests.isolation.scene import Scene, set_the_scene


@pytest.fixture(scope="module")
def planted(django_db_setup, django_db_blocker, registry_rows):
    """A (kinhbac) and B (tulan), planted; all tests of the file share them."""
    with django_db_blocker.unblock(), transaction.atomic():
        provision([row for row in registry_rows if row.code in FEW], BASE_DOMAIN, PORT)
        yield set_the_scene()
        transaction.set_rollback(True)
    forget_portals()


@pytest.fixture
def scene(planted, db) -> Scene:
    """The scene; `db` takes back what the test writes."""
    return planted
