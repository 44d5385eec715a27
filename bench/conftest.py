"""The benchmarks run on an installation of all portals with demo content, in a test database."""

from django.conf import settings
from django.core.management import call_command

import pytest

from sites.provisioning import provision
from sites.registry import read_registry


@pytest.fixture
def province(db):
    """119 portals with demo content."""
    rows = read_registry(settings.REGISTRY_FILE, settings.BASE_DOMAIN)
    provision(rows, settings.BASE_DOMAIN, settings.PUBLIC_PORT)
    call_command("load_demo", verbosity=0)
