"""Upload forms: what a file is, is read from its content, not from its name."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files import File
from django.utils.translation import gettext as _

from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm
from wagtailmedia.forms import BaseMediaForm

import filetype

from i18n.text import normalise

# Extension -> what `filetype` may answer for it; an empty set marks plain text.
SIGNATURES = {
    "pdf": {"pdf"},
    "docx": {"docx"},
    "xlsx": {"xlsx"},
    "pptx": {"pptx"},
    "odt": {"odt"},
    "ods": {"ods"},
    "zip": {"zip"},
    "csv": set(),
    "txt": set(),
    "gif": {"gif"},
    "jpg": {"jpg"},
    "jpeg": {"jpg"},
    "png": {"png"},
    "webp": {"webp"},
    "mp3": {"mp3"},
    "m4a": {"m4a", "mp4"},
    "ogg": {"ogg"},
    "wav": {"wav"},
    "mp4": {"mp4", "m4v", "mov"},
    "webm": {"webm", "mkv"},
}
HEAD = 8192


def extension_of(name: str) -> str:
    """Return the lower-case extension without the dot, "" when there is none."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def check_content(upload: File) -> None:
    """Refuse a file whose content is not what its name says.

    Raises:
        ValidationError: with a sentence the editor understands.
    """
    extension = extension_of(upload.name or "")
    expected = SIGNATURES.get(extension)
    if expected is None:
        raise forms.ValidationError(
            _("Files of type “%(extension)s” are not accepted. Accepted: %(accepted)s.")
            % {"extension": extension or "?", "accepted": ", ".join(sorted(SIGNATURES))},
            code="extension",
        )
    upload.seek(0)
    head = upload.read(HEAD)
    upload.seek(0)
    kind = filetype.guess(head)
    found = kind.extension if kind else ""
    is_right = found in expected if expected else not found and b"\x00" not in head
    if not is_right:
        raise forms.ValidationError(
            _(
                "The content of this file is not what its name “%(name)s” says. "
                "Open it on your computer and save it again in the right format."
            )
            % {"name": upload.name},
            code="content",
        )


class CheckedFileMixin:
    """Checks a newly chosen file and normalises the title."""

    cleaned_data: dict[str, Any]
    changed_data: list[str]

    def clean_file(self) -> Any:
        """Check the content of a new file."""
        upload = self.cleaned_data["file"]
        if upload and "file" in self.changed_data:
            check_content(upload)
        return upload

    def clean_title(self) -> str:
        """Normalise to NFC."""
        return normalise(self.cleaned_data["title"])


class PortalImageForm(CheckedFileMixin, BaseImageForm):
    """An image upload."""


class PortalDocumentForm(CheckedFileMixin, BaseDocumentForm):
    """A document upload."""


class PortalMediaForm(CheckedFileMixin, BaseMediaForm):
    """A film or sound upload."""
