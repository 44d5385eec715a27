"""Images, documents and films; own models from the first migration on.

Tags stay on the models (Wagtail's views need the field) but out of the forms: they would be
shared across portals.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtailmedia.models import AbstractMedia


class PortalImage(AbstractImage):
    """An image in a portal's collection."""

    admin_form_fields = (
        "title",
        "file",
        "collection",
        "description",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")


class PortalRendition(AbstractRendition):
    """A size of an image."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class PortalDocument(AbstractDocument):
    """A file to download in a portal's collection."""

    admin_form_fields = ("title", "file", "collection")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")


class PortalMedia(AbstractMedia):
    """A film or a sound recording in a portal's collection."""

    admin_form_fields = ("title", "file", "collection", "duration", "width", "height", "thumbnail")

    class Meta:
        verbose_name = _("media file")
        verbose_name_plural = _("media files")
