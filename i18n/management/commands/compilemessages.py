"""Django's ``compilemessages`` without msgfmt: same name, same result, any machine."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from i18n.catalogues import CatalogueError, compile_catalogues


class Command(BaseCommand):
    """Compile the catalogues of ``LOCALE_PATHS`` that changed; a second run does nothing."""

    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what the command is for; it takes no options of its own."""
        parser.description = _("Compile the message catalogues that changed.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compile and say how many."""
        try:
            number = compile_catalogues(settings.LOCALE_PATHS)
        except CatalogueError as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            self.stderr.write(_("Message catalogues compiled: %(number)d") % {"number": number})
