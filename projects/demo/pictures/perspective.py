"""A view with one vanishing point: places in metres (right, up, ahead) become points of the canvas."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from projects.demo.pictures.canvas import Point

Span = tuple[float, float]


@dataclass(frozen=True)
class View:
    """Where the vanishing point lies, how high the eye is above the ground, and how large a metre is a metre away."""

    x: float
    horizon: float
    eye: float
    focal: float

    def scale(self, ahead: float) -> float:
        """How many units a metre measures at this distance."""
        return self.focal / ahead

    def at(self, right: float, up: float, ahead: float) -> Point:
        scale = self.scale(ahead)
        return (self.x + right * scale, self.horizon + (self.eye - up) * scale)

    def ground(self, places: Sequence[tuple[float, float]], up: float = 0.0) -> list[Point]:
        """A flat shape; places are (right, ahead)."""
        return [self.at(right, up, ahead) for right, ahead in places]

    def strip(self, across: Span, ahead: Span, up: float = 0.0) -> list[Point]:
        """A rectangle on the ground."""
        (left, right), (near, far) = across, ahead
        return self.ground([(left, near), (left, far), (right, far), (right, near)], up)

    def side(self, right: float, up: Span, ahead: Span) -> list[Point]:
        """A rectangle on a wall that runs ahead: near bottom, near top, far top, far bottom."""
        (low, high), (near, far) = up, ahead
        return [
            self.at(right, low, near),
            self.at(right, high, near),
            self.at(right, high, far),
            self.at(right, low, far),
        ]

    def front(self, across: Span, up: Span, ahead: float) -> list[Point]:
        """A rectangle on a wall that faces us."""
        (left, right), (low, high) = across, up
        return [
            self.at(left, low, ahead),
            self.at(left, high, ahead),
            self.at(right, high, ahead),
            self.at(right, low, ahead),
        ]

    def ribbon(self, middle: Sequence[Point], width: float) -> list[Point]:
        """A band on the ground along a line of places (right, ahead)."""
        left, right = [], []
        for place, (x, z) in enumerate(middle):
            (x0, z0), (x1, z1) = middle[max(0, place - 1)], middle[min(len(middle) - 1, place + 1)]
            length = math.hypot(x1 - x0, z1 - z0)
            aside, ahead = (z1 - z0) / length * width / 2, -(x1 - x0) / length * width / 2
            left.append((x - aside, z - ahead))
            right.append((x + aside, z + ahead))
        return self.ground([*left, *reversed(right)])


def smooth(line: Sequence[Point]) -> list[Point]:
    """The same line with its corners rounded."""
    points = list(line)
    for _ in range(3):
        finer = [points[0]]
        for (x0, y0), (x1, y1) in pairwise(points):
            finer += [(x0 * 0.75 + x1 * 0.25, y0 * 0.75 + y1 * 0.25), (x0 * 0.25 + x1 * 0.75, y0 * 0.25 + y1 * 0.75)]
        points = [*finer, points[-1]]
    return points
