"""Gives every site the host and port of this run, and says where to go."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from ...demo import PASSWORD, PORTALS_WITH_ACCOUNTS, is_demo_installation
from ...models import Portal, User
from ...provisioning import sync_addresses


class Command(BaseCommand):
    """Used by `make serve`, so that absolute links work on any port."""

    help = _("Give every portal the base domain and port of this run, and print the addresses.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Mend, then print."""
        sync_addresses(settings.BASE_DOMAIN, settings.PUBLIC_PORT)
        self.stdout.write("")
        shown = Portal.objects.filter(code__in=PORTALS_WITH_ACCOUNTS).select_related("site")
        for portal in shown:
            self.stdout.write(f"  {portal.name:<16} {portal.site.root_url}/")
        port = "" if settings.PUBLIC_PORT in {80, 443} else f":{settings.PUBLIC_PORT}"
        administration = _("Administration")
        self.stdout.write(f"  {administration:<16} http://{settings.ADMIN_HOST}{port}/")
        if is_demo_installation():
            names = User.objects.order_by("pk").values_list("username", flat=True)
            self.stdout.write(
                _("Demonstration accounts (password %(password)s): %(names)s")
                % {"password": PASSWORD, "names": ", ".join(names)}
            )
        self.stdout.write("")
