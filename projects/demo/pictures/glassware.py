"""Vessels of a laboratory: bottles, flasks, test tubes, beakers, a still."""

import math

from projects.demo.pictures.canvas import Canvas, Point
from projects.demo.pictures.palette import ENERGIE, LAMP, MOBILITAET, PAPER, RIVER, STONE, VIELFALT, WIRTSCHAFT, mix
from projects.demo.pictures.palette import Colour as Paint


def bottle(canvas: Canvas, foot: Point, size: tuple[float, float], paint: Paint) -> None:
    (x, y), (w, h) = foot, size
    canvas.rect(x, y - h * 0.76, w, h * 0.76, paint, radius=w * 0.16)
    canvas.rect(x + w * 0.3, y - h * 0.92, w * 0.4, h * 0.24, paint)
    canvas.rect(x + w * 0.24, y - h, w * 0.52, h * 0.13, mix(paint, WIRTSCHAFT(1), 0.5), radius=2)
    canvas.rect(x + w * 0.12, y - h * 0.5, w * 0.76, h * 0.28, PAPER)
    canvas.rect(x + w * 0.08, y - h * 0.72, w * 0.1, h * 0.66, PAPER, 0.3)


def flask(canvas: Canvas, foot: Point, size: float, paint: Paint, level: float = 0.4) -> None:
    """A conical flask; `level` is the height of the liquid as a share of its size."""
    x, y = foot
    neck, base = size * 0.1, size * 0.36
    shoulder = y - size * 0.68
    canvas.poly(
        [
            (x - neck, y - size),
            (x + neck, y - size),
            (x + neck, shoulder),
            (x + base, y - size * 0.05),
            (x + base * 0.93, y),
            (x - base * 0.93, y),
            (x - base, y - size * 0.05),
            (x - neck, shoulder),
        ],
        PAPER,
        0.72,
    )
    share = (size * level) / (size * 0.68)
    width = base + (neck - base) * share
    canvas.poly(
        [
            (x - width * 0.93, y - size * level),
            (x + width * 0.93, y - size * level),
            (x + base * 0.9, y - size * 0.06),
            (x + base * 0.84, y - size * 0.02),
            (x - base * 0.84, y - size * 0.02),
            (x - base * 0.9, y - size * 0.06),
        ],
        paint,
    )
    canvas.ellipse(x, y - size * level, width * 0.93, size * 0.022, mix(paint, PAPER, 0.35))
    canvas.rect(x - neck * 1.4, y - size * 1.02, neck * 2.8, size * 0.045, PAPER, radius=size * 0.02)
    canvas.line([(x - base * 0.62, y - size * 0.12), (x - neck * 0.5, shoulder)], size * 0.03, PAPER, 0.6)


def _half_disc(canvas: Canvas, x: float, y: float, r: float, paint: Paint) -> None:
    """The liquid in a round flask: the lower part of a disc."""
    turns = [math.radians(degree) for degree in range(-8, 189, 4)]
    canvas.poly([(x + r * math.cos(turn), y + r * math.sin(turn)) for turn in turns], paint)


def tray(canvas: Canvas, x: float, foot: float) -> None:
    """A tray with glasses in front of the fume cupboard."""
    canvas.ellipse(x, foot, 190, 12, WIRTSCHAFT(0.26))
    for place, (h, paint) in enumerate(
        [(84, RIVER(0.4)), (112, ENERGIE(0.42)), (70, WIRTSCHAFT(0.5)), (96, MOBILITAET(0.42))]
    ):
        left = x - 140 + place * 72
        canvas.rect(left, foot - h - 12, 56, h, WIRTSCHAFT(0.2), radius=5)
        canvas.rect(left + 5, foot - h * 0.6 - 12, 46, h * 0.6 - 4, paint, radius=3)
        canvas.rect(left + 10, foot - h - 4, 8, h - 16, PAPER, 0.55)
    canvas.rect(x - 166, foot - 14, 332, 14, STONE(0.7), radius=5)


def rack(canvas: Canvas, x: float, foot: float) -> None:
    """Six test tubes."""
    wood = mix(ENERGIE(0.5), STONE(0.5), 0.35)
    canvas.rect(x, foot - 16, 210, 16, wood, radius=3)
    for tube, paint in enumerate(
        (VIELFALT(0.5), ENERGIE(0.45), RIVER(0.5), WIRTSCHAFT(0.55), MOBILITAET(0.5), RIVER(0.4))
    ):
        left = x + 14 + tube * 32
        canvas.rect(left, foot - 150, 22, 140, PAPER, 0.8, radius=11)
        canvas.rect(left + 2, foot - 60 - (tube * 29) % 46, 18, 46 + (tube * 29) % 46, paint, radius=9)
        canvas.rect(left - 3, foot - 154, 28, 7, PAPER, radius=3)
    canvas.rect(x, foot - 92, 210, 13, wood, radius=3)
    for side in (0, 202):
        canvas.rect(x + side, foot - 110, 8, 104, mix(wood, STONE(1), 0.3))


def distillation(canvas: Canvas, x: float, foot: float) -> None:
    """A stand with a round flask over a heater."""
    steel = STONE(0.72)
    canvas.rect(x - 50, foot - 12, 150, 12, steel, radius=4)
    canvas.rect(x - 30, foot - 330, 10, 330, steel)
    canvas.rect(x - 30, foot - 250, 96, 9, steel)
    canvas.rect(x + 20, foot - 60, 90, 48, WIRTSCHAFT(0.7), radius=6)
    canvas.disc(x + 90, foot - 30, 7, LAMP)
    canvas.rect(x + 54, foot - 290, 24, 160, PAPER, 0.8)
    canvas.disc(x + 66, foot - 116, 58, PAPER, 0.85)
    _half_disc(canvas, x + 66, foot - 116, 50, VIELFALT(0.5))
    canvas.line([(x + 66, foot - 282), (x + 186, foot - 206)], 16, PAPER, 0.9)
    canvas.line([(x + 186, foot - 206), (x + 186, foot - 120)], 12, PAPER, 0.9)
    flask(canvas, (x + 186, foot), 118, RIVER(0.45))
