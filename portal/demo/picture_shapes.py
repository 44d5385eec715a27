"""The shapes the demo illustrations are made of: skies, hills, water, fields, roofs, trees."""

import math
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

Colour = tuple[int, int, int]

PAPER: Colour = (246, 236, 214)
LACQUER: Colour = (156, 43, 36)
OCHRE: Colour = (214, 157, 66)
RICE: Colour = (139, 158, 84)
LEAF: Colour = (86, 116, 72)
RIVER: Colour = (104, 145, 160)
DUSK: Colour = (66, 88, 104)
BARK: Colour = (84, 60, 46)


def blend(first: Colour, second: Colour, share: float) -> Colour:
    """Return the colour that lies share (0..1) of the way from first to second."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


class Canvas:
    """A picture under way; all measures are shares (0..1) of its width and height."""

    def __init__(self, size: tuple[int, int], top: Colour, bottom: Colour) -> None:
        self.width, self.height = size
        column = Image.new("RGB", (1, self.height))
        for y in range(self.height):
            column.putpixel((0, y), blend(top, bottom, y / self.height))
        self.image = column.resize(size)
        self.pen = ImageDraw.Draw(self.image)

    def polygon(self, points: list[tuple[float, float]], colour: Colour) -> None:
        """Fill the outline given in shares."""
        self.pen.polygon([(x * self.width, y * self.height) for x, y in points], fill=colour)

    def line(self, points: list[tuple[float, float]], colour: Colour, thick: float) -> None:
        """Draw a line; thick is a share of the height."""
        scaled = [(x * self.width, y * self.height) for x, y in points]
        self.pen.line(scaled, fill=colour, width=max(1, round(thick * self.height)), joint="curve")

    def disc(self, x: float, y: float, radius: float, colour: Colour, flat: float = 1.0) -> None:
        """Fill a circle, or an ellipse when flat is not 1; radius is a share of the height."""
        reach = radius * self.height
        box = (
            x * self.width - reach,
            y * self.height - reach * flat,
            x * self.width + reach,
            y * self.height + reach * flat,
        )
        self.pen.ellipse(box, fill=colour)

    def sun(self, x: float, y: float, radius: float, colour: Colour, sky: Colour) -> None:
        """Draw a sun in three soft rings."""
        for ring, share in ((1.7, 0.18), (1.32, 0.38), (1.0, 1.0)):
            self.disc(x, y, radius * ring, blend(sky, colour, share))

    def hills(self, rng: Random, base: float, swell: float, colour: Colour) -> None:
        """Draw a rolling ridge at base, rising by up to swell."""
        waves = [(rng.uniform(0.7, 3.4), rng.uniform(0, 6.3), rng.uniform(0.3, 1)) for _ in "abc"]
        total = sum(weight for _, _, weight in waves)
        ridge = []
        for step in range(161):
            x = step / 160
            lift = sum(w * (1 + math.sin(f * x * 4 + p)) / 2 for f, p, w in waves) / total
            ridge.append((x, base - swell * lift))
        self.polygon([*ridge, (1, 1), (0, 1)], colour)

    def fields(self, rng: Random, horizon: float, near: Colour, far: Colour) -> None:
        """Draw paddies running towards the horizon, with dikes between."""
        centre = rng.uniform(0.3, 0.7)
        edges = [horizon + (1 - horizon) * share for share in (0, 0.09, 0.23, 0.44, 0.72, 1)]
        for row in range(5):
            top, bottom = edges[row], edges[row + 1]
            for column in range(-9, 9):
                corners = [
                    (self._fan(centre, column, top, horizon), top),
                    (self._fan(centre, column + 1, top, horizon), top),
                    (self._fan(centre, column + 1, bottom, horizon), bottom),
                    (self._fan(centre, column, bottom, horizon), bottom),
                ]
                depth = (row + rng.uniform(-0.6, 0.6)) / 5
                self.polygon(corners, blend(far, near, min(1.0, max(0.0, depth))))
                dike = blend(near, PAPER, 0.35)
                self.line([corners[0], corners[3]], dike, 0.001 + 0.0012 * row)
            self.line([(0, top), (1, top)], blend(near, PAPER, 0.3), 0.0015 + 0.001 * row)

    def terraces(self, rng: Random, horizon: float, near: Colour, far: Colour) -> None:
        """Draw curved terraces, one below the other."""
        phase = rng.uniform(0, 6)
        for row in range(9):
            top = horizon + (1 - horizon) * (row / 9) ** 1.15
            edge = [
                (s / 80, top + 0.035 * math.sin(s / 80 * (3 + row * 0.25) + phase + row * 0.5))
                for s in range(81)
            ]
            self.polygon([*edge, (1, 1), (0, 1)], blend(far, near, row / 8))
            self.line(edge, blend(PAPER, far, 0.35), 0.003 + row * 0.0005)

    def water(self, rng: Random, top: float, colour: Colour, shine: Colour) -> None:
        """Draw a sheet of water down to the lower edge, with quiet ripples."""
        self.polygon([(0, top), (1, top), (1, 1), (0, 1)], colour)
        for _ in range(46):
            y = top + (1 - top) * rng.random() ** 1.3
            reach = 0.02 + 0.1 * (y - top) / (1 - top) * rng.uniform(0.5, 1.2)
            x = rng.random()
            self.line([(x - reach, y), (x + reach, y)], blend(colour, shine, 0.35), 0.0026)

    def roof(self, x: float, y: float, span: float, colour: Colour, wall: Colour) -> None:
        """Draw a communal house centred at x with its eaves at y and upturned corners."""
        rise = span * 0.42
        self.polygon(
            [
                (x - span * 0.40, y),
                (x + span * 0.40, y),
                (x + span * 0.40, y + rise * 0.62),
                (x - span * 0.40, y + rise * 0.62),
            ],
            wall,
        )
        for post in range(7):
            at = x - span * 0.37 + span * 0.74 * post / 6
            self.line([(at, y), (at, y + rise * 0.62)], blend(colour, BARK, 0.6), 0.009)
        self.polygon(
            [
                (x - span * 0.43, y + rise * 0.6),
                (x + span * 0.43, y + rise * 0.6),
                (x + span * 0.46, y + rise * 0.7),
                (x - span * 0.46, y + rise * 0.7),
            ],
            blend(wall, BARK, 0.45),
        )
        outline = [(x - span * 0.30, y - rise), (x + span * 0.30, y - rise)]
        outline += self._eave(x, y, span, rise, 1)
        outline += reversed(self._eave(x, y, span, rise, -1))
        self.polygon(outline, colour)
        for course in range(1, 6):
            level = y - rise * (1 - course / 6)
            half = span * (0.30 + 0.17 * (course / 6) ** 1.6)
            tile = blend(colour, BARK, 0.28)
            self.line([(x - half, level), (x + half, level)], tile, 0.003)
        ridge = blend(colour, BARK, 0.5)
        self.line([(x - span * 0.31, y - rise), (x + span * 0.31, y - rise)], ridge, 0.012)
        for side in (-1, 1):
            tip = [(x + side * span * s, y - rise * r) for s, r in ((0.30, 1), (0.33, 1.13))]
            self.line(tip, ridge, 0.011)

    def house(self, x: float, y: float, span: float, colour: Colour, wall: Colour) -> None:
        """Draw a plain tiled house standing on y."""
        tall = span * 0.5
        left, right = x - span / 2, x + span / 2
        self.polygon([(left, y - tall), (right, y - tall), (right, y), (left, y)], wall)
        eaves = [(left - span * 0.12, y - tall), (right + span * 0.12, y - tall)]
        self.polygon(
            [*eaves, (right - span * 0.16, y - tall * 1.9), (left + span * 0.16, y - tall * 1.9)],
            colour,
        )
        door = blend(wall, BARK, 0.6)
        self.polygon(
            [
                (x - span * 0.09, y - tall * 0.68),
                (x + span * 0.09, y - tall * 0.68),
                (x + span * 0.09, y),
                (x - span * 0.09, y),
            ],
            door,
        )

    def round_tree(self, rng: Random, x: float, y: float, tall: float, colour: Colour) -> None:
        """Draw a leafy tree standing on y."""
        self.line([(x, y), (x, y - tall * 0.6)], BARK, tall * 0.07)
        for _ in range(9):
            shade = blend(colour, rng.choice((RICE, BARK)), rng.uniform(0, 0.22))
            reach = rng.uniform(0.18, 0.28) * tall
            across = rng.uniform(-0.2, 0.2) * tall
            self.disc(x + across, y - tall * rng.uniform(0.55, 0.9), reach, shade, 0.85)

    def palm(self, rng: Random, x: float, y: float, tall: float, colour: Colour) -> None:
        """Draw a slender areca palm standing on y."""
        lean = rng.uniform(-0.02, 0.02)
        head = (x + lean, y - tall)
        self.line([(x, y), (x + lean * 0.4, y - tall * 0.5), head], BARK, 0.008)
        for leaf in range(9):
            angle = math.pi * (leaf / 8) * 1.2 - 0.3
            reach = tall * 0.3
            across, up = math.cos(angle) * reach * 0.62, math.sin(angle) * reach * 0.55
            middle = (head[0] + across * 0.6, head[1] - up - reach * 0.08)
            tip = (head[0] + across, head[1] - up + reach * 0.24)
            self.line([head, middle, tip], blend(colour, RICE, (leaf % 3) * 0.2), 0.009)

    def boat(self, x: float, y: float, span: float, colour: Colour, sail: Colour | None) -> None:
        """Draw a small boat on the water line y, with a sail if a colour is given."""
        hull = [(-0.5, -0.07), (-0.3, 0), (0.3, 0), (0.5, -0.07), (0.36, 0.07), (-0.36, 0.07)]
        self.polygon([(x + span * a, y + span * b) for a, b in hull], colour)
        if sail is None:
            self.disc(x, y - span * 0.02, span * 0.2, blend(colour, OCHRE, 0.45), 0.75)
            self.polygon([(x + span * a, y + span * b) for a, b in hull], colour)
            return
        self.line([(x, y), (x, y - span * 1.15)], BARK, 0.004)
        shape = [(0.02, -0.12), (0.02, -1.1), (0.3, -0.95), (0.42, -0.55), (0.36, -0.12)]
        self.polygon([(x + span * a, y + span * b) for a, b in shape], sail)

    def birds(self, rng: Random, x: float, y: float, colour: Colour) -> None:
        """Draw a handful of birds far off."""
        for _ in range(5):
            left, level = x + rng.uniform(-0.08, 0.08), y + rng.uniform(-0.05, 0.05)
            wing = rng.uniform(0.006, 0.011)
            points = [(left - wing, level - wing), (left, level), (left + wing, level - wing)]
            self.line(points, colour, 0.0035)

    def finish(self, rng: Random, size: tuple[int, int]) -> Image.Image:
        """Return the picture scaled to size, with the grain of paper on it."""
        picture = self.image.resize(size, Image.Resampling.LANCZOS)
        grain = Image.frombytes("L", size, rng.randbytes(size[0] * size[1]))
        grain = grain.filter(ImageFilter.GaussianBlur(0.8)).point(_soft_grain)
        return ImageChops.multiply(picture, Image.merge("RGB", (grain, grain, grain)))

    @staticmethod
    def _fan(centre: float, column: int, y: float, horizon: float) -> float:
        spread = 0.07 + 0.33 * (y - horizon) / (1 - horizon)
        return centre + (column + 0.35) * spread

    @staticmethod
    def _eave(x: float, y: float, span: float, rise: float, side: int) -> list[tuple[float, float]]:
        profile = ((0.36, 0.62), (0.44, 0.25), (0.53, 0.22), (0.575, 0.38), (0.55, 0.06), (0.46, 0))
        return [(x + side * span * a, y - rise * b) for a, b in profile]


def _soft_grain(level: int) -> int:
    return min(255, 232 + level * 26 // 255)
