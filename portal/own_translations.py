"""Submitting a page for translation: into the languages that its portal has enabled, no others."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.forms import HiddenInput

from wagtail_localize.views.submit_translations import SubmitPageTranslationView

from sites.models import Portal
from sites.tree import portal_id_for_path


class OwnLanguagesTranslationView(SubmitPageTranslationView):
    """wagtail-localize's form, which would offer every language of the installation."""

    def get_form(self) -> Any:
        """Narrow the choice before anything is checked, so that another language is refused."""
        form = super().get_form()
        portal = Portal.objects.filter(pk=portal_id_for_path(self.object.path) or 0).first()
        field = form.fields["locales"]
        field.queryset = field.queryset.filter(
            language_code__in=[settings.LANGUAGE_CODE, *(portal.languages if portal else [])]
        )
        if len(field.queryset) <= 1:
            form.fields["select_all"].widget = HiddenInput()
        return form
