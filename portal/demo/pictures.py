"""Draws the demo illustrations: calm flat landscapes, the same for the same seed."""

from collections.abc import Callable
from random import Random

from PIL import Image

from portal.demo.picture_shapes import (
    BARK,
    DUSK,
    LACQUER,
    LEAF,
    OCHRE,
    PAPER,
    RICE,
    RIVER,
    Canvas,
    blend,
)

_SUPERSAMPLING = 2
_DAWN = blend(PAPER, OCHRE, 0.35)
_HAZE = blend(PAPER, RIVER, 0.35)


def draw_picture(seed: int, size: tuple[int, int] = (1280, 800)) -> Image.Image:
    """Return an RGB illustration of that size, the same for the same seed."""
    rng = Random(seed)
    canvas = Canvas((size[0] * _SUPERSAMPLING, size[1] * _SUPERSAMPLING), *_sky(seed, rng))
    _COMPOSITIONS[seed % len(_COMPOSITIONS)](canvas, rng)
    return canvas.finish(rng, size)


def picture_alt(seed: int) -> str:
    """Return the Vietnamese alternative text of the picture drawn for the seed."""
    return PICTURE_ALTS[seed % len(PICTURE_ALTS)]


def _sky(seed: int, rng: Random) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    cool = blend(PAPER, RIVER, rng.uniform(0.2, 0.5))
    warm = blend(PAPER, OCHRE, rng.uniform(0.1, 0.4))
    return (cool, PAPER) if seed % 2 else (warm, PAPER)


def _hills_at_sunrise(canvas: Canvas, rng: Random) -> None:
    canvas.sun(rng.uniform(0.25, 0.75), 0.36, 0.1, LACQUER, _DAWN)
    canvas.birds(rng, rng.uniform(0.3, 0.7), 0.2, BARK)
    for step in range(6):
        colour = blend(blend(_HAZE, OCHRE, 0.2), LEAF, step / 5)
        canvas.hills(rng, 0.56 + step * 0.085, 0.2 - step * 0.015, colour)


def _river_with_sails(canvas: Canvas, rng: Random) -> None:
    canvas.sun(rng.uniform(0.6, 0.85), 0.27, 0.075, OCHRE, PAPER)
    canvas.hills(rng, 0.5, 0.2, blend(_HAZE, RIVER, 0.45))
    canvas.hills(rng, 0.52, 0.12, blend(RIVER, LEAF, 0.5))
    canvas.water(rng, 0.52, RIVER, PAPER)
    for x, y, span in ((0.28, 0.6, 0.09), (0.55, 0.67, 0.13), (0.8, 0.58, 0.07)):
        canvas.boat(x + rng.uniform(-0.06, 0.06), y, span, BARK, blend(LACQUER, OCHRE, 0.25))
    canvas.hills(rng, 1.02, 0.14, blend(LEAF, BARK, 0.2))


def _golden_fields(canvas: Canvas, rng: Random) -> None:
    canvas.sun(rng.uniform(0.2, 0.8), 0.24, 0.085, blend(LACQUER, OCHRE, 0.5), PAPER)
    canvas.hills(rng, 0.46, 0.14, blend(_HAZE, LEAF, 0.35))
    canvas.hills(rng, 0.47, 0.06, LEAF)
    canvas.fields(rng, 0.46, OCHRE, blend(RICE, OCHRE, 0.3))
    for _ in range(7):
        canvas.house(rng.uniform(0.05, 0.95), 0.475, 0.03, LACQUER, PAPER)
        canvas.round_tree(rng, rng.uniform(0.02, 0.98), 0.48, 0.06, LEAF)


def _communal_house(canvas: Canvas, rng: Random) -> None:
    canvas.sun(rng.choice((0.2, 0.8)), 0.22, 0.07, OCHRE, PAPER)
    canvas.hills(rng, 0.6, 0.22, blend(_HAZE, LEAF, 0.25))
    for x in (0.08, 0.17, 0.84, 0.93):
        canvas.round_tree(rng, x, 0.74, rng.uniform(0.3, 0.4), LEAF)
    canvas.hills(rng, 0.74, 0.02, RICE)
    canvas.roof(0.5, 0.56, 0.5, LACQUER, blend(PAPER, OCHRE, 0.3))
    canvas.polygon([(0.4, 0.71), (0.6, 0.71), (0.78, 1), (0.22, 1)], blend(PAPER, OCHRE, 0.35))
    for step in range(1, 6):
        y = 0.71 + 0.29 * (step / 6) ** 1.3
        reach = 0.1 + 0.18 * (y - 0.71) / 0.29
        canvas.line([(0.5 - reach, y), (0.5 + reach, y)], blend(PAPER, BARK, 0.3), 0.003)


def _lotus_pond(canvas: Canvas, rng: Random) -> None:
    canvas.hills(rng, 0.42, 0.16, blend(_HAZE, LEAF, 0.35))
    canvas.roof(0.7, 0.36, 0.22, LACQUER, blend(PAPER, OCHRE, 0.3))
    canvas.hills(rng, 0.45, 0.03, LEAF)
    canvas.water(rng, 0.44, blend(RIVER, LEAF, 0.25), PAPER)
    for row in range(7):
        y = 0.5 + row * 0.075
        for _ in range(9 - row // 2):
            x, reach = rng.random(), 0.018 + row * 0.009
            canvas.disc(x, y, reach * 1.5, blend(LEAF, RICE, rng.random()), 0.36)
            if not rng.randrange(3):
                _lotus(canvas, x, y, reach)


def _lotus(canvas: Canvas, x: float, y: float, reach: float) -> None:
    petal = blend(LACQUER, PAPER, 0.55)
    canvas.line([(x, y), (x, y - reach * 1.4)], LEAF, 0.005)
    for across in (-0.55, 0.55, 0.0):
        tip = (x + across * reach * 0.9, y - reach * 2.9 + abs(across) * reach)
        side = reach * 0.3
        base = y - reach * 1.3
        middle = (y - reach * 2.1, x + across * reach * 0.55)
        canvas.polygon(
            [(x, base), (middle[1] - side, middle[0]), tip, (middle[1] + side, middle[0])],
            blend(petal, PAPER, 0.35 * (across == 0.0)),
        )


def _village_roofs(canvas: Canvas, rng: Random) -> None:
    canvas.sun(rng.uniform(0.3, 0.7), 0.25, 0.09, OCHRE, PAPER)
    canvas.hills(rng, 0.5, 0.16, blend(_HAZE, DUSK, 0.3))
    for row in range(4):
        base = 0.57 + row * 0.13
        for column in range(7 - row):
            x = (column + rng.uniform(0.2, 0.8)) / (7 - row)
            if not rng.randrange(3):
                canvas.palm(rng, x + 0.05, base, 0.2 + row * 0.03, LEAF)
            tile = blend(LACQUER, OCHRE, rng.uniform(0, 0.4))
            canvas.house(x, base, 0.085 + row * 0.022, tile, blend(PAPER, OCHRE, 0.25))
        canvas.hills(rng, base + 0.03, 0.04, blend(RICE, LEAF, row / 3))


def _terraced_hills(canvas: Canvas, rng: Random) -> None:
    canvas.sun(rng.uniform(0.15, 0.4), 0.2, 0.07, LACQUER, PAPER)
    canvas.hills(rng, 0.44, 0.26, blend(_HAZE, RIVER, 0.4))
    canvas.hills(rng, 0.48, 0.16, blend(RIVER, LEAF, 0.55))
    canvas.terraces(rng, 0.5, LEAF, blend(RICE, OCHRE, 0.45))
    canvas.house(rng.uniform(0.6, 0.85), 0.56, 0.05, LACQUER, PAPER)


def _bridge_at_dusk(canvas: Canvas, rng: Random) -> None:
    canvas.sun(rng.uniform(0.4, 0.6), 0.42, 0.12, LACQUER, _DAWN)
    canvas.hills(rng, 0.55, 0.12, blend(_HAZE, DUSK, 0.5))
    canvas.water(rng, 0.55, blend(RIVER, DUSK, 0.35), OCHRE)
    deck = [(s / 40, 0.56 - 0.05 * (1 - (s / 20 - 1) ** 2)) for s in range(41)]
    for pier in range(1, 8):
        x, top = pier / 8, deck[pier * 5][1]
        canvas.line([(x, top), (x, 0.7)], blend(DUSK, BARK, 0.5), 0.016)
        canvas.line([(x, top), (x, top - 0.05)], blend(DUSK, BARK, 0.5), 0.005)
    canvas.line(deck, blend(DUSK, BARK, 0.5), 0.022)
    canvas.boat(rng.uniform(0.2, 0.8), 0.82, 0.12, BARK, None)
    canvas.hills(rng, 1.04, 0.12, blend(DUSK, BARK, 0.45))


def _palms_over_paddies(canvas: Canvas, rng: Random) -> None:
    canvas.birds(rng, rng.uniform(0.5, 0.7), 0.2, BARK)
    canvas.hills(rng, 0.54, 0.2, blend(_HAZE, LEAF, 0.2))
    canvas.hills(rng, 0.56, 0.1, blend(_HAZE, LEAF, 0.55))
    canvas.fields(rng, 0.55, LEAF, RICE)
    for x in (0.07, 0.13, 0.2, 0.88):
        canvas.palm(rng, x, 0.93, rng.uniform(0.5, 0.68), LEAF)
    canvas.house(0.135, 0.94, 0.15, LACQUER, blend(PAPER, OCHRE, 0.25))


def _orchard_hills(canvas: Canvas, rng: Random) -> None:
    canvas.sun(rng.uniform(0.65, 0.85), 0.2, 0.07, OCHRE, PAPER)
    canvas.hills(rng, 0.46, 0.24, blend(_HAZE, RIVER, 0.3))
    for row in range(4):
        base = 0.58 + row * 0.13
        canvas.hills(rng, base, 0.06, blend(RICE, LEAF, row * 0.2))
        for column in range(10 - row):
            x = (column + 0.5 + 0.3 * (row % 2)) / (10 - row)
            tall = 0.09 + row * 0.025
            canvas.round_tree(rng, x, base + 0.04, tall, LEAF)
            for _ in range(5):
                across = rng.uniform(-0.17, 0.17) * tall
                up = rng.uniform(0.5, 0.85) * tall
                canvas.disc(x + across, base + 0.04 - up, tall * 0.045, OCHRE)


_COMPOSITIONS: tuple[Callable[[Canvas, Random], None], ...] = (
    _hills_at_sunrise,
    _river_with_sails,
    _golden_fields,
    _communal_house,
    _lotus_pond,
    _village_roofs,
    _terraced_hills,
    _bridge_at_dusk,
    _palms_over_paddies,
    _orchard_hills,
)

PICTURE_ALTS: tuple[str, ...] = (
    "Tranh minh họa: mặt trời đỏ lên sau những lớp đồi nối nhau",
    "Tranh minh họa: thuyền buồm trên sông, phía xa là núi",
    "Tranh minh họa: cánh đồng lúa chín vàng, xóm làng dưới chân đồi",
    "Tranh minh họa: mái đình làng cong, hai bên là cây cổ thụ",
    "Tranh minh họa: hồ sen trước mái đình",
    "Tranh minh họa: những mái ngói đỏ và hàng cau trong làng",
    "Tranh minh họa: ruộng bậc thang lượn theo sườn đồi",
    "Tranh minh họa: cây cầu bắc qua sông lúc hoàng hôn",
    "Tranh minh họa: hàng cau và ngôi nhà ngói bên ruộng lúa xanh",
    "Tranh minh họa: vườn cây ăn quả trên những quả đồi thấp",
)
