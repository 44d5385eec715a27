"""Upload forms: what a file is, is read from its content, not from its name."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from zipfile import BadZipFile, ZipFile

from django import forms
from django.conf import settings
from django.core.files import File
from django.utils.translation import gettext as _

from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm
from wagtailmedia.forms import BaseMediaForm

import filetype
from PIL import Image as Picture

from i18n.text import normalise

# Extension -> what `kind_of` may answer for it.
SIGNATURES = {
    "pdf": {"pdf"},
    "docx": {"docx"},
    "xlsx": {"xlsx"},
    "pptx": {"pptx"},
    "odt": {"odt"},
    "ods": {"ods"},
    "zip": {"zip"},
    "csv": {"text"},
    "txt": {"text"},
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
KNOWN_KINDS = set().union(*SIGNATURES.values())
HEAD = 8192
MOST_PIXELS = 128_000_000
ZIP_START = b"PK\x03\x04"
# The folder that an office file of each kind holds.
OFFICE_FOLDERS = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
CONTROL_BYTES = set(range(32)) - set(b"\t\n\r\f")


def extension_of(name: str) -> str:
    """Return the lower-case extension without the dot, "" when there is none."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def kind_of(upload: File) -> str:
    """Return what the content of a file is: an extension, "text", or "" for nothing known."""
    upload.seek(0)
    head = upload.read(HEAD)
    if head.startswith(ZIP_START):
        kind = _kind_of_archive(upload)
    else:
        found = filetype.guess(head)
        kind = found.extension if found else ""
        # A list that begins with "BM" is no bitmap.
        if head and kind not in KNOWN_KINDS and not CONTROL_BYTES & set(head):
            kind = "text"
    upload.seek(0)
    return kind


def _kind_of_archive(upload: File) -> str:
    """Read the list of contents: programs write an office file's parts in any order."""
    try:
        with ZipFile(upload) as archive:
            names = archive.namelist()
            if "mimetype" in names:
                with archive.open("mimetype") as file:
                    return OPEN_DOCUMENTS.get(file.read(HEAD), "zip")
    except (BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError):
        return ""
    kinds = (
        kind for folder, kind in OFFICE_FOLDERS.items() if any(n.startswith(folder) for n in names)
    )
    return next(kinds, "zip")


def check_content(upload: File, accepted: Collection[str]) -> None:
    """Refuse a file whose content is not what its name says.

    Raises:
        ValidationError: with a sentence the editor understands.
    """
    extension = extension_of(upload.name or "")
    if extension not in accepted:
        raise forms.ValidationError(
            _("Files of type “%(extension)s” are not accepted. Accepted: %(accepted)s.")
            % {"extension": extension or "?", "accepted": ", ".join(sorted(accepted))},
            code="extension",
        )
    if kind_of(upload) not in SIGNATURES[extension]:
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
    instance: Any

    def accepted_extensions(self) -> Collection[str]:
        """Return the extensions that this form takes."""
        raise NotImplementedError

    def clean_file(self) -> Any:
        """Check the content of a new file."""
        upload = self.cleaned_data["file"]
        if upload and "file" in self.changed_data:
            check_content(upload, self.accepted_extensions())
        return upload

    def clean_title(self) -> str:
        """Normalise to NFC."""
        return normalise(self.cleaned_data["title"])

    def _post_clean(self) -> None:
        # Wagtail's models would complain of the extension “” of a file already refused.
        if not self.has_error("file"):  # type: ignore[attr-defined]
            super()._post_clean()  # type: ignore[misc]


def check_picture(upload: File) -> None:
    """Refuse a picture of which a part is missing: the page that shows it would fail.

    Raises:
        ValidationError: with Django's own sentence.
    """
    upload.seek(0)
    try:
        with Picture.open(upload) as picture:
            if picture.width * picture.height <= MOST_PIXELS:
                picture.load()
    except (OSError, SyntaxError, ValueError, EOFError, Picture.DecompressionBombError) as error:
        message = forms.ImageField.default_error_messages["invalid_image"]
        raise forms.ValidationError(message, code="invalid_image") from error
    finally:
        upload.seek(0)


class PortalImageForm(CheckedFileMixin, BaseImageForm):
    """An image upload."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self._check_before_wagtail(self.fields["file"])

    def _check_before_wagtail(self, field: Any) -> None:
        """Look at the whole picture first: Wagtail's field fails with a server error at half."""
        read = field.to_python

        def to_python(upload: Any) -> Any:
            if upload:
                check_picture(upload)
            return read(upload)

        field.to_python = to_python

    def accepted_extensions(self) -> Collection[str]:
        """Return what the settings list."""
        return settings.WAGTAILIMAGES_EXTENSIONS


class PortalDocumentForm(CheckedFileMixin, BaseDocumentForm):
    """A document upload."""

    def accepted_extensions(self) -> Collection[str]:
        """Return what the settings list."""
        return settings.WAGTAILDOCS_EXTENSIONS


class PortalMediaForm(CheckedFileMixin, BaseMediaForm):
    """A film or sound upload."""

    def clean_thumbnail(self) -> Any:
        """Hold the still of a film to what holds for images; the model takes any file."""
        upload = self.cleaned_data["thumbnail"]
        if upload and "thumbnail" in self.changed_data:
            check_content(upload, settings.WAGTAILIMAGES_EXTENSIONS)
            check_picture(upload)
        return upload

    def accepted_extensions(self) -> Collection[str]:
        """Return what the settings list for films or for sound."""
        kind = "AUDIO" if self.instance.type == "audio" else "VIDEO"
        return settings.WAGTAILMEDIA[f"{kind}_EXTENSIONS"]
