"""Draws the demonstration's boundary maps (bản đồ địa giới): made-up outlines, a few for all."""

from __future__ import annotations

import io
import math
from random import Random

from django.core.files.images import ImageFile

from wagtail.models import Collection

from PIL import Image, ImageDraw

from sites.blueprint import rights

from ..models import PortalImage
from .datafiles import load
from .picture_shapes import BARK, LACQUER, OCHRE, PAPER, RICE, RIVER, blend

COUNT = 6
SIZE = (900, 640)
CORNERS = 26

Point = tuple[float, float]


def boundary_maps(seed: int) -> list[PortalImage]:
    """Return the shared maps, drawn when they are not there yet."""
    words = load("about")["map"]
    folder = Collection.objects.get(name=rights().shared_collection, depth=2)
    maps = []
    for number in range(1, COUNT + 1):
        title = words["title"].format(number=number)
        image = PortalImage.objects.filter(title=title, collection=folder).first()
        if image is None:
            file = io.BytesIO()
            draw_map(Random(f"{seed} map {number}")).save(file, "PNG", optimize=True)
            image = PortalImage.objects.create(
                title=title,
                description=words["alt"],
                collection=folder,
                file=ImageFile(file, name=f"dia-gioi-{number:02}.png"),
            )
        maps.append(image)
    return maps


def draw_map(rng: Random) -> Image.Image:
    """Return a map of one made-up area among its neighbours."""
    image = Image.new("RGB", SIZE, blend(PAPER, RICE, 0.25))
    pen = ImageDraw.Draw(image)
    outline = _outline(rng)
    for angle in range(0, 360, 60):
        pen.line([_centre(), _at(angle + rng.uniform(-12, 12), 900)], fill=BARK, width=2)
    pen.polygon(outline, fill=blend(PAPER, OCHRE, 0.35))
    river = [
        (x, SIZE[1] * (0.3 + 0.12 * math.sin(x / 140 + rng.random()))) for x in range(0, 901, 20)
    ]
    pen.line(river, fill=RIVER, width=16, joint="curve")
    for height in (0.45, 0.7):
        road = [(0, SIZE[1] * height), _centre(), (SIZE[0], SIZE[1] * rng.uniform(0.4, 0.8))]
        pen.line(road, fill=blend(PAPER, BARK, 0.35), width=7, joint="curve")
    pen.line([*outline, outline[0]], fill=LACQUER, width=6, joint="curve")
    x, y = _centre()
    pen.polygon([(x, y - 14), (x + 13, y + 11), (x - 13, y + 11)], fill=LACQUER)
    return image


def _outline(rng: Random) -> list[Point]:
    return [_at(360 * step / CORNERS, rng.uniform(190, 285)) for step in range(CORNERS)]


def _centre() -> Point:
    return SIZE[0] / 2, SIZE[1] / 2


def _at(angle: float, reach: float) -> Point:
    x, y = _centre()
    return (
        x + reach * 1.25 * math.cos(math.radians(angle)),
        y + reach * math.sin(math.radians(angle)),
    )
