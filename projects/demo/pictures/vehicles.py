"""Vehicles seen from the side, of any size: cars, bicycles, scooters and their wheels."""

import math

from projects.demo.pictures.canvas import Canvas, Point
from projects.demo.pictures.palette import BRICK, INK, LIGHT, PAPER, RIVER, STONE, Colour, mix


def car(canvas: Canvas, x: float, foot: float, size: float, body: Colour, facing: int = 1) -> None:
    """A small car, `size` long, its middle at x; it faces right (1) or left (-1)."""

    def at(dx: float, dy: float) -> Point:
        return (x + facing * dx * size, foot - dy * size)

    glass = mix(RIVER(0.3), PAPER, 0.25)
    canvas.ellipse(x, foot, size * 0.54, size * 0.025, INK, 0.28)
    shell = [
        (-0.5, 0.1),
        (-0.5, 0.24),
        (-0.45, 0.29),
        (-0.36, 0.4),
        (-0.3, 0.425),
        (0.02, 0.425),
        (0.1, 0.4),
        (0.26, 0.27),
        (0.44, 0.235),
        (0.49, 0.18),
        (0.5, 0.1),
    ]
    canvas.poly([at(*p) for p in shell], body)
    canvas.poly([at(*p) for p in [(-0.4, 0.28), (-0.325, 0.385), (-0.1, 0.385), (-0.1, 0.275)]], glass)
    canvas.poly([at(*p) for p in [(-0.07, 0.275), (-0.07, 0.385), (0.02, 0.385), (0.085, 0.365), (0.19, 0.27)]], glass)
    dark = mix(body, INK, 0.35)
    canvas.poly([at(*p) for p in [(-0.5, 0.1), (-0.5, 0.075), (0.5, 0.075), (0.5, 0.1)]], dark)
    canvas.line([at(-0.085, 0.37), at(-0.085, 0.12)], size * 0.007, dark)
    canvas.line([at(-0.05, 0.23), at(0.0, 0.23)], size * 0.012, dark)
    canvas.line([at(0.43, 0.2), at(0.475, 0.185)], size * 0.03, LIGHT)
    canvas.line([at(-0.485, 0.24), at(-0.485, 0.2)], size * 0.024, BRICK(0.5))
    for axle in (-0.3, 0.3):
        cx, cy = at(axle, 0.1)
        canvas.ring(cx, cy, size * 0.1, size * 0.1, size * 0.024, dark, (180, 360))
        canvas.disc(*at(axle, 0.09), size * 0.092, INK)
        canvas.disc(*at(axle, 0.09), size * 0.05, STONE(0.3))
        canvas.disc(*at(axle, 0.09), size * 0.02, STONE(0.7))


def bicycle(canvas: Canvas, x: float, foot: float, size: float, frame: Colour, facing: int = 1) -> None:
    """A bicycle, `size` long, its middle at x; the saddle is 0.53 of its length above the ground."""

    def at(dx: float, dy: float) -> Point:
        return (x + facing * dx * size, foot - dy * size)

    for axle in (-0.31, 0.31):
        wheel(canvas, at(axle, 0.19), size * 0.18)
    rear, crank, seat, top, front = at(-0.31, 0.19), at(-0.07, 0.17), at(-0.14, 0.44), at(0.2, 0.46), at(0.31, 0.19)
    canvas.line([rear, seat, crank, rear], size * 0.024, frame)
    canvas.line([seat, top, crank], size * 0.03, frame)
    canvas.line([front, at(0.19, 0.53)], size * 0.028, frame)
    canvas.line([at(0.14, 0.56), at(0.19, 0.53), at(0.24, 0.57)], size * 0.024, INK)
    canvas.line([seat, at(-0.15, 0.5)], size * 0.022, STONE(0.6))
    canvas.line([at(-0.22, 0.52), at(-0.1, 0.51)], size * 0.04, INK)
    canvas.disc(*crank, size * 0.045, STONE(0.6))
    canvas.line([at(-0.1, 0.11), at(-0.04, 0.23)], size * 0.016, INK)


def wheel(canvas: Canvas, middle: Point, r: float) -> None:
    x, y = middle
    for spoke in range(4):
        turn = math.pi * spoke / 4 + 0.3
        dx, dy = r * math.cos(turn), r * math.sin(turn)
        canvas.line([(x - dx, y - dy), (x + dx, y + dy)], r * 0.03, STONE(0.5))
    canvas.ring(x, y, r, r, r * 0.13, INK)
    canvas.disc(x, y, r * 0.12, INK)


def scooter(canvas: Canvas, x: float, foot: float, size: float, paint: Colour, facing: int = 1) -> None:
    """A kick scooter with a motor, `size` high."""

    def at(dx: float, dy: float) -> Point:
        return (x + facing * dx * size, foot - dy * size)

    canvas.line([at(-0.4, 0.13), at(0.24, 0.13)], size * 0.08, paint)
    canvas.line([at(0.24, 0.13), at(0.34, 0.22), at(0.24, 0.96)], size * 0.055, paint)
    canvas.line([at(0.16, 1.0), at(0.24, 0.95), at(0.3, 0.99)], size * 0.05, INK)
    for axle in (-0.42, 0.38):
        canvas.disc(*at(axle, 0.09), size * 0.09, INK)
        canvas.disc(*at(axle, 0.09), size * 0.035, STONE(0.5))
