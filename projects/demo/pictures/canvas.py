"""A drawing area of 2000 × 1333 units with soft edges, gradients and translucent paint, on top of Pillow."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

from PIL import Image, ImageDraw

from projects.demo.pictures.palette import Colour

WIDTH, HEIGHT = 2000, 1333
Point = tuple[float, float]
# Shapes are drawn this much larger and reduced at the end: Pillow's own edges are hard.
_OVERSAMPLING = 3


class Canvas:
    """Draws in units of the finished picture; `scale` makes the same picture smaller."""

    def __init__(self, scale: float = 1.0, background: Colour = (255, 255, 255)) -> None:
        self.size = (round(WIDTH * scale), round(HEIGHT * scale))
        self._factor = scale * _OVERSAMPLING
        self._image = Image.new("RGB", (self.size[0] * _OVERSAMPLING, self.size[1] * _OVERSAMPLING), background)
        self._draw = ImageDraw.Draw(self._image)

    def finished(self) -> Image.Image:
        return self._image.resize(self.size, Image.Resampling.BILINEAR)

    def poly(self, points: Sequence[Point], colour: Colour, alpha: float = 1.0) -> None:
        scaled = [self._at(x, y) for x, y in points]
        if alpha >= 1:
            self._draw.polygon(scaled, fill=colour)
            return
        self._through_mask(
            points, colour, lambda draw, move: draw.polygon([move(p) for p in points], fill=_level(alpha))
        )

    def rect(
        self, x: float, y: float, w: float, h: float, colour: Colour, alpha: float = 1.0, radius: float = 0.0
    ) -> None:
        corners = [(x, y), (x + w, y + h)]
        if alpha >= 1:
            self._draw.rounded_rectangle([*self._at(x, y), *self._at(x + w, y + h)], radius * self._factor, fill=colour)
            return
        self._through_mask(
            corners,
            colour,
            lambda draw, move: draw.rounded_rectangle(
                [*move(corners[0]), *move(corners[1])], radius * self._factor, fill=_level(alpha)
            ),
        )

    def capsules(self, boxes: Sequence[tuple[float, float, float, float]], colour: Colour, alpha: float) -> None:
        """Bars with round ends (x, y, width, height) as one translucent shape: where they overlap nothing is darker."""
        corners = [point for x, y, w, h in boxes for point in ((x, y), (x + w, y + h))]

        def draw_bars(draw: ImageDraw.ImageDraw, move: Callable[[Point], Point]) -> None:
            for x, y, w, h in boxes:
                draw.rounded_rectangle([*move((x, y)), *move((x + w, y + h))], h / 2 * self._factor, fill=_level(alpha))

        self._through_mask(corners, colour, draw_bars)

    def ellipse(self, x: float, y: float, rx: float, ry: float, colour: Colour, alpha: float = 1.0) -> None:
        corners = [(x - rx, y - ry), (x + rx, y + ry)]
        if alpha >= 1:
            self._draw.ellipse([*self._at(*corners[0]), *self._at(*corners[1])], fill=colour)
            return
        self._through_mask(
            corners,
            colour,
            lambda draw, move: draw.ellipse([*move(corners[0]), *move(corners[1])], fill=_level(alpha)),
        )

    def disc(self, x: float, y: float, r: float, colour: Colour, alpha: float = 1.0) -> None:
        self.ellipse(x, y, r, r, colour, alpha)

    def ring(
        self,
        x: float,
        y: float,
        rx: float,
        ry: float,
        width: float,
        colour: Colour,
        span: tuple[float, float] = (0, 360),
    ) -> None:
        """An ellipse's outline; `span` in degrees, clockwise from the right."""
        first, last = (math.radians(angle) for angle in span)
        steps = max(8, int((last - first) * 30))
        turns = [first + (last - first) * step / steps for step in range(steps + 1)]
        self.line([(x + rx * math.cos(turn), y + ry * math.sin(turn)) for turn in turns], width, colour)

    def line(self, points: Sequence[Point], width: float, colour: Colour, alpha: float = 1.0) -> None:
        """A stroke with round ends and joints."""
        thick = max(1, round(width * self._factor))
        if alpha >= 1:
            self._stroke(self._draw, [self._at(x, y) for x, y in points], thick, colour)
            return
        padded = [(x + s * width, y + s * width) for x, y in points for s in (-1, 1)]
        self._through_mask(
            padded,
            colour,
            lambda draw, move: self._stroke(draw, [move(p) for p in points], thick, _level(alpha)),
        )

    def gradient(self, points: Sequence[Point], top: Colour, bottom: Colour, *, sideways: bool = False) -> None:
        """A polygon filled from one colour to another, downwards or to the right."""
        left, upper, width, height = self._box(points)
        ramp = Image.linear_gradient("L").resize((1, max(2, width if sideways else height)), Image.Resampling.BICUBIC)
        if sideways:
            ramp = ramp.transpose(Image.Transpose.ROTATE_90)
        blend = Image.composite(Image.new("RGB", ramp.size, bottom), Image.new("RGB", ramp.size, top), ramp).resize(
            (width, height)
        )
        mask = Image.new("L", (width, height), 0)
        ImageDraw.Draw(mask).polygon([(a - left, b - upper) for a, b in (self._at(x, y) for x, y in points)], fill=255)
        self._image.paste(blend, (left, upper), mask)

    def sky(self, stops: Sequence[tuple[float, Colour]]) -> None:
        """Bands across the whole width that blend into each other; stops are (height, colour), from top to bottom."""
        for (y0, top), (y1, bottom) in pairwise(stops):
            self.gradient([(0, y0), (WIDTH, y0), (WIDTH, y1 + 1), (0, y1 + 1)], top, bottom)

    def glow(self, x: float, y: float, rx: float, ry: float, colour: Colour, strength: float = 0.6) -> None:
        """Light that fades towards the rim."""
        left, upper, width, height = self._box([(x - rx, y - ry), (x + rx, y + ry)])
        # The built-in gradient reaches 181 (128 · √2) at the middle of an edge: light must have faded by there.
        fade = [round(255 * strength * max(0.0, 1 - v / 181) ** 2) for v in range(256)]
        mask = Image.radial_gradient("L").point(fade)
        self._image.paste(colour, (left, upper), mask.resize((width, height), Image.Resampling.BICUBIC))

    def _at(self, x: float, y: float) -> Point:
        return (x * self._factor, y * self._factor)

    def _box(self, points: Sequence[Point]) -> tuple[int, int, int, int]:
        scaled = [self._at(x, y) for x, y in points]
        left, upper = (math.floor(min(p[axis] for p in scaled)) for axis in (0, 1))
        right, lower = (math.ceil(max(p[axis] for p in scaled)) for axis in (0, 1))
        return left, upper, max(1, right - left), max(1, lower - upper)

    def _through_mask(
        self,
        points: Sequence[Point],
        colour: Colour,
        draw_shape: Callable[[ImageDraw.ImageDraw, Callable[[Point], Point]], None],
    ) -> None:
        left, upper, width, height = self._box(points)
        mask = Image.new("L", (width + 1, height + 1), 0)

        def move(point: Point) -> Point:
            x, y = self._at(*point)
            return (x - left, y - upper)

        draw_shape(ImageDraw.Draw(mask), move)
        self._image.paste(colour, (left, upper), mask)

    @staticmethod
    def _stroke(draw: ImageDraw.ImageDraw, points: list[Point], thick: int, fill: Colour | int) -> None:
        draw.line(points, fill=fill, width=thick, joint="curve")
        if thick > 3:
            for x, y in (points[0], points[-1]):
                half = thick / 2
                draw.ellipse([x - half, y - half, x + half, y + half], fill=fill)


def _level(alpha: float) -> int:
    return round(255 * alpha)
