"""Draws the demo pictures into the folder that all portals share."""

from __future__ import annotations

import io

from django.core.files.images import ImageFile

from wagtail.models import Collection

from sites.blueprint import rights
from sites.demo import DemoOptions, Progress

from ..cards import CARD_FILTERS
from ..models import PortalImage
from .pictures import draw_picture, picture_alt

COUNT = 16
TITLE = "Tranh minh họa {number:02}"
QUALITY = 82


def load_pictures(options: DemoOptions, progress: Progress) -> None:
    """Make the pictures and the sizes that cards use; only at the first load."""
    if options.since is not None:
        return
    folder = Collection.objects.get(name=rights().shared_collection, depth=2)
    for number in range(1, COUNT + 1):
        file = io.BytesIO()
        draw_picture(options.seed + number).save(file, "JPEG", quality=QUALITY)
        image = PortalImage(
            title=TITLE.format(number=number),
            description=picture_alt(options.seed + number),
            collection=folder,
            file=ImageFile(file, name=f"tranh-minh-hoa-{number:02}.jpg"),
        )
        image.save()
        image.get_renditions(*CARD_FILTERS)
        progress("pictures", 1)


def demo_pictures() -> list[PortalImage]:
    """Return the shared demo pictures in order."""
    prefix = TITLE.partition("{")[0]
    return list(
        PortalImage.objects.filter(
            title__startswith=prefix, collection__name=rights().shared_collection
        ).order_by("title")
    )
