"""What several scenes share: hills, trees, windows, people, skylines, headframes, wind turbines."""

import math
from collections.abc import Callable, Sequence
from random import Random

from projects.demo.pictures.canvas import WIDTH, Canvas, Point
from projects.demo.pictures.palette import STONE, Colour, Ramp, mix


def chance(seed: int) -> Random:
    """The same chance every time: a scene is drawn alike on every machine."""
    return Random(seed)  # noqa: S311 - for trees and clouds, not for secrets


def hill(canvas: Canvas, height: Callable[[float], float], colour: Colour, bottom: float) -> None:
    """Ground below a curve; `height` gives the curve's y for an x."""
    edge: list[Point] = [(x, height(x)) for x in range(0, WIDTH + 1, 10)]
    canvas.poly([*edge, (WIDTH, bottom), (0, bottom)], colour)


def tree(canvas: Canvas, x: float, ground: float, size: float, leaf: Colour, *, light: float = 0.18) -> None:
    """A round tree on a trunk, lit from the right."""
    trunk = mix(leaf, (40, 30, 25), 0.6)
    canvas.poly(
        [
            (x - size * 0.05, ground),
            (x - size * 0.03, ground - size * 0.6),
            (x + size * 0.03, ground - size * 0.6),
            (x + size * 0.05, ground),
        ],
        trunk,
    )
    crowns = [(0, 0.78, 0.34), (-0.2, 0.62, 0.24), (0.2, 0.6, 0.25), (0.02, 1.0, 0.22)]
    for dx, dy, r in crowns:
        canvas.disc(x + dx * size, ground - dy * size, r * size, leaf)
    lit = mix(leaf, (255, 240, 180), light)
    for dx, dy, r in [(0.1, 0.84, 0.2), (0.24, 0.64, 0.14), (0.06, 1.04, 0.13)]:
        canvas.disc(x + dx * size, ground - dy * size, r * size, lit)


def poplar(canvas: Canvas, x: float, ground: float, size: float, leaf: Colour) -> None:
    """A slim tall tree."""
    canvas.rect(x - size * 0.02, ground - size * 0.2, size * 0.04, size * 0.2, mix(leaf, (40, 30, 25), 0.6))
    canvas.ellipse(x, ground - size * 0.58, size * 0.14, size * 0.45, leaf)
    canvas.ellipse(x + size * 0.04, ground - size * 0.6, size * 0.07, size * 0.38, mix(leaf, (255, 240, 180), 0.16))


def windows(
    canvas: Canvas,
    box: tuple[float, float, float, float],
    grid: tuple[int, int],
    colours: tuple[Colour, ...],
    random: Random,
) -> None:
    """A grid of windows in a box (x, y, width, height); each takes one of the colours by chance."""
    x, y, w, h = box
    columns, rows = grid
    for row in range(rows):
        for column in range(columns):
            canvas.rect(
                x + w * (column + 0.2) / columns,
                y + h * (row + 0.2) / rows,
                w * 0.6 / columns,
                h * 0.6 / rows,
                random.choice(colours),
            )


def person(canvas: Canvas, x: float, ground: float, size: float, coat: Colour, legs: Colour, skin: Colour) -> None:
    """A standing figure of the given height, seen from afar."""
    for side in (-1, 1):
        canvas.line(
            [(x + side * size * 0.045, ground - size * 0.44), (x + side * size * 0.07, ground)], size * 0.075, legs
        )
    canvas.rect(x - size * 0.13, ground - size * 0.82, size * 0.26, size * 0.44, coat, radius=size * 0.09)
    canvas.disc(x, ground - size * 0.92, size * 0.085, skin)


def skyline(canvas: Canvas, ground: float, heights: Sequence[tuple[float, float]], colour: Colour) -> None:
    """Flat silhouettes side by side: (width, height) each, from the left edge on."""
    x = 0.0
    for width, height in heights:
        canvas.rect(x, ground - height, width + 1, height, colour)
        x += width


def headframe(canvas: Canvas, x: float, ground: float, size: float, colour: Colour) -> None:
    """A winding tower with two wheels: the region's landmark."""
    top = ground - size
    thin = size * 0.018
    for foot, head in [(-0.16, -0.05), (0.1, 0.05)]:
        canvas.line([(x + foot * size, ground), (x + head * size, top)], size * 0.03, colour)
    canvas.line([(x + size * 0.5, ground), (x + size * 0.07, top + size * 0.06)], size * 0.03, colour)
    for step in range(5):
        y0, y1 = ground - size * step * 0.19, ground - size * (step + 1) * 0.19
        left0, left1 = -0.16 + 0.11 * step * 0.19, -0.16 + 0.11 * (step + 1) * 0.19
        right1 = 0.1 - 0.05 * (step + 1) * 0.19
        canvas.line([(x + left0 * size, y0), (x + right1 * size, y1)], thin, colour)
        canvas.line([(x + left1 * size, y1), (x + right1 * size, y1)], thin, colour)
    canvas.rect(x - size * 0.13, top - size * 0.02, size * 0.3, size * 0.03, colour)
    for dx, dy in [(-0.02, -0.1), (0.09, 0.05)]:
        wheel(canvas, x + dx * size, top + dy * size, size * 0.1, colour)


def wheel(canvas: Canvas, x: float, y: float, r: float, colour: Colour) -> None:
    canvas.ring(x, y, r, r, r * 0.18, colour)
    for spoke in range(4):
        turn = math.pi * spoke / 4
        dx, dy = r * math.cos(turn), r * math.sin(turn)
        canvas.line([(x - dx, y - dy), (x + dx, y + dy)], r * 0.07, colour)


def wind_turbine(canvas: Canvas, x: float, ground: float, size: float, colour: Colour, turn: float = 20) -> None:
    hub = ground - size
    canvas.poly(
        [(x - size * 0.018, ground), (x - size * 0.008, hub), (x + size * 0.008, hub), (x + size * 0.018, ground)],
        colour,
    )
    for blade in range(3):
        angle = math.radians(turn + 120 * blade)
        along, across = (math.cos(angle), math.sin(angle)), (-math.sin(angle), math.cos(angle))
        reach = size * 0.56
        canvas.poly(
            [
                (x, hub),
                (
                    x + along[0] * reach * 0.2 + across[0] * size * 0.028,
                    hub + along[1] * reach * 0.2 + across[1] * size * 0.028,
                ),
                (x + along[0] * reach, hub + along[1] * reach),
            ],
            colour,
        )
    canvas.disc(x, hub, size * 0.025, colour)


def clouds(
    canvas: Canvas,
    random: Random,
    area: tuple[float, float, float, float],
    count: int,
    paint: tuple[Colour, float],
) -> None:
    """Long flat clouds inside an area (x, y, width, height); paint is a colour and how much it covers."""
    x, y, w, h = area
    boxes = []
    for place in range(count):
        cx, cy = x + w * (place + random.random()) / count, y + random.random() * h
        length = 160 + random.random() * 220
        for shift, row, share in [(0, 0, 1.0), (-0.22, -22, 0.5), (0.12, 22, 0.72)]:
            boxes.append((cx + length * (shift - share / 2), cy + row, length * share, 24))
    canvas.capsules(boxes, *paint)


def container(canvas: Canvas, x: float, y: float, size: tuple[float, float], ramp: Ramp, depth: float) -> None:
    """A shipping container seen from its long side."""
    w, h = size
    canvas.rect(x, y, w, h, ramp(depth))
    for rib in range(1, int(w // 14)):
        canvas.rect(x + rib * 14, y + h * 0.12, 4, h * 0.76, ramp(depth + 0.09))
    canvas.rect(x, y, w, h * 0.07, ramp(depth - 0.14))
    canvas.rect(x, y + h * 0.93, w, h * 0.07, mix(ramp(depth + 0.16), STONE(1), 0.3))
