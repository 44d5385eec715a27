"""One scene for each file of tests: planted once, rolled back at the end."""

import logging

from django.db import transaction

import pytest

from sites.provisioning import provision
from sites.signal_handlers import forget_portals
from tests.conftest import BASE_DOMAIN, FEW, PORT
from tests.isolation.planting import plant_the_rest
from tests.isolation.scene import Scene, set_the_scene


@pytest.fixture(scope="module")
def planted(django_db_setup, django_db_blocker, registry_rows):
    """A (kinhbac) and B (tulan), planted; all tests of the file share them."""
    with django_db_blocker.unblock(), transaction.atomic():
        provision([row for row in registry_rows if row.code in FEW], BASE_DOMAIN, PORT)
        found = set_the_scene()
        plant_the_rest(found)
        yield found
        transaction.set_rollback(True)
    forget_portals()


@pytest.fixture(autouse=True)
def quiet_refusals():
    """Hundreds of refusals are what the walk is after: Django need not log each."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def scene(planted, db) -> Scene:
    """The scene; `db` takes back what the test writes."""
    return planted
