"""The former trotting track in both its pictures: the horizon and the oval are the same before and after."""

import math
from dataclasses import dataclass

from projects.demo.pictures.canvas import WIDTH, Canvas, Point
from projects.demo.pictures.palette import Colour, mix
from projects.demo.pictures.scenery import headframe, hill, poplar

HORIZON = 560
OVAL = (1010, 850, 800, 205)  # middle and radii of the track's outer edge


@dataclass(frozen=True)
class Far:
    """The colours of what lies at the horizon, from the farthest to the nearest."""

    heap: Colour
    town: Colour
    tower: Colour
    wood: Colour


def horizon(canvas: Canvas, far: Far) -> None:
    """A heap, the town with a church, a headframe, a wood."""
    canvas.poly([(1120, 600), (1330, 420), (1420, 392), (1680, 392), (1740, 424), (2000, 590)], far.heap)
    canvas.poly([(1420, 392), (1680, 392), (1740, 424), (1560, 452), (1330, 420)], mix(far.heap, (255, 255, 255), 0.2))
    hill(canvas, lambda x: 540 + 16 * math.sin(x / 270 + 1.2), mix(far.heap, far.wood, 0.35), 640)
    for x, w, h in ((0, 90, 40), (110, 60, 66), (560, 70, 52), (650, 110, 38), (920, 60, 60), (1000, 120, 44)):
        canvas.rect(x, 560 - h, w, h + 20, far.town)
    canvas.rect(196, 470, 34, 100, far.town)
    canvas.poly([(190, 472), (213, 380), (236, 472)], far.town)
    canvas.rect(226, 520, 84, 50, far.town)
    headframe(canvas, 780, 572, 300, far.tower)
    for x in range(-30, WIDTH + 40, 74):
        poplar(canvas, x + 26 * math.sin(x * 1.9), 600, 84 + 34 * math.sin(x * 1.3), far.wood)
    hill(canvas, lambda x: 578 + 6 * math.sin(x / 140), mix(far.wood, (20, 50, 40), 0.08), 660)


def oval(share: float = 1.0, *, down: float = 0.0) -> list[Point]:
    """The track's edge, or a smaller one within: straights in the middle, bends at both ends, in perspective."""
    x, y, rx, ry = OVAL
    points = []
    for step in range(120):
        turn = math.tau * step / 120
        across, along = _rounded(math.cos(turn)), _rounded(math.sin(turn))
        nearness = 1 + 0.16 * along
        points.append((x + across * rx * share * nearness, y + down + along * ry * share * nearness))
    return points


def _rounded(value: float) -> float:
    return math.copysign(abs(value) ** 0.82, value)
