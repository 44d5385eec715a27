"""Makes and mends portals from a registry and the blueprints; never deletes content."""

from .drift import find_drift
from .run import ProvisioningReport, provision, sync_addresses

__all__ = ["ProvisioningReport", "find_drift", "provision", "sync_addresses"]
