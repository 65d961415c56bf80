"""01-01: a holiday workshop in a park: young people with a camera and a guitar, at a model in a tent, at basketball."""

import math

from projects.demo.pictures.canvas import WIDTH, Canvas, Point
from projects.demo.pictures.mannequin import Dress, Pose, figure
from projects.demo.pictures.palette import (
    BILDUNG,
    BRICK,
    ENERGIE,
    INK,
    LEAF,
    LIGHT,
    MOBILITAET,
    PAPER,
    RIVER,
    STONE,
    VIELFALT,
    WIRTSCHAFT,
    mix,
)
from projects.demo.pictures.scenery import chance, clouds, headframe, hill, poplar, tree

_LAWN = mix(LEAF(0.34), BILDUNG(0.4), 0.35)
_TENT = 960.0


def draw(canvas: Canvas) -> None:
    random = chance(101)
    canvas.sky([(0, mix(RIVER(0.3), BILDUNG(0.3), 0.4)), (420, BILDUNG(0.16)), (760, mix(LIGHT, PAPER, 0.5))])
    canvas.glow(1740, 120, 620, 480, PAPER, 0.85)
    clouds(canvas, random, (80, 110, 1300, 130), 3, (PAPER, 0.85))
    _background(canvas)
    _lawn(canvas)
    _tent(canvas, 1010)
    _pennants(canvas)
    _film(canvas)
    _ball(canvas)


def _background(canvas: Canvas) -> None:
    """A brick pithead building with its tower among trees."""
    headframe(canvas, 700, 740, 300, mix(BILDUNG(0.5), STONE(0.5), 0.3))
    hill(canvas, lambda x: 664 + 20 * math.sin(x / 260 + 1), mix(BILDUNG(0.3), PAPER, 0.15), 900)
    wall = mix(BRICK(0.46), BILDUNG(0.4), 0.12)
    canvas.rect(190, 420, 230, 400, wall)
    canvas.poly([(174, 424), (218, 352), (392, 352), (436, 424)], mix(BRICK(0.86), INK, 0.1))
    canvas.rect(190, 424, 50, 396, mix(wall, INK, 0.12))
    canvas.rect(420, 580, 330, 240, mix(wall, PAPER, 0.08))
    canvas.poly([(412, 586), (470, 520), (700, 520), (764, 586)], mix(BRICK(0.86), INK, 0.1))
    for column in range(2):
        for row in range(3):
            _arched_window(canvas, 262 + column * 78, 462 + row * 100)
    for column in range(4):
        _arched_window(canvas, 446 + column * 78, 626)
    for x in range(-20, WIDTH + 40, 108):
        if not 150 < x < 720:
            paint = mix(LEAF(0.5), BILDUNG(0.5), 0.45)
            poplar(canvas, x + 24 * math.sin(x), 812, 190 + 44 * math.sin(x * 1.9), paint)


def _arched_window(canvas: Canvas, x: float, y: float) -> None:
    canvas.ellipse(x + 22, y + 6, 26, 24, mix(LIGHT, PAPER, 0.4))
    canvas.rect(x - 4, y + 6, 52, 60, mix(LIGHT, PAPER, 0.4))
    canvas.ellipse(x + 22, y + 8, 20, 20, BILDUNG(0.7))
    canvas.rect(x + 2, y + 8, 40, 52, BILDUNG(0.7))


def _lawn(canvas: Canvas) -> None:
    hill(canvas, lambda x: 792 + 10 * math.sin(x / 210), mix(LEAF(0.44), BILDUNG(0.46), 0.4), 1000)
    hill(canvas, lambda x: 842 + 8 * math.sin(x / 300 + 2), _LAWN, 1333)
    for x, size in ((60, 330), (1480, 270), (1950, 380)):
        tree(canvas, x, 880, size, mix(LEAF(0.6), BILDUNG(0.6), 0.4))
    path = mix(STONE(0.12), LIGHT, 0.4)
    canvas.poly([(870, 985), (1130, 985), (1110, 1333), (540, 1333)], path)
    canvas.poly([(1320, 1030), (2010, 1010), (2010, 1290), (1180, 1290)], mix(BRICK(0.16), BILDUNG(0.2), 0.15))
    canvas.line([(1340, 1046), (2010, 1028)], 8, PAPER)
    canvas.line([(1340, 1046), (1216, 1274), (2010, 1274)], 8, PAPER)
    canvas.ring(1760, 1276, 270, 110, 8, PAPER, (180, 325))


def _tent(canvas: Canvas, x: float) -> None:
    """A pavilion with a table: three young people build a model of a town."""
    canvas.ellipse(x - 30, _TENT + 14, 330, 26, BILDUNG(0.8), 0.25)
    for dx in (-252, 252):
        canvas.rect(x + dx - 8, 590, 16, _TENT - 584, PAPER)
    canvas.rect(x - 240, 590, 480, 52, BILDUNG(0.74))
    _builders(canvas, x)
    eaves, top = 604, 388
    roof: list[Point] = [(x - 290, eaves), (x - 120, top + 70), (x, top), (x + 120, top + 70), (x + 290, eaves)]
    canvas.poly(roof, PAPER)
    canvas.poly([(x - 290, eaves), (x - 120, top + 70), (x, top), (x - 60, top + 110), (x - 100, eaves)], BILDUNG(0.34))
    canvas.poly([(x, top), (x + 60, top + 110), (x + 100, eaves), (x - 100, eaves), (x - 60, top + 110)], BILDUNG(0.56))
    for flap in range(10):
        paint = BILDUNG(0.4) if flap % 2 else PAPER
        canvas.rect(x - 290 + flap * 58, eaves - 8, 58, 24, paint)
        canvas.ellipse(x - 261 + flap * 58, eaves + 16, 29, 18, paint)
    canvas.line([(x, top + 2), (x, top - 52)], 7, STONE(0.7))
    canvas.poly([(x, top - 52), (x + 66, top - 32), (x, top - 12)], VIELFALT(0.5))


def _builders(canvas: Canvas, x: float) -> None:
    work = Pose(hands=((-0.13, 0.47), (0.13, 0.47)))
    figure(canvas, (x - 84, _TENT), 286, work, Dress(VIELFALT(0.5), INK, BRICK(0.3), INK, "long"))
    figure(canvas, (x + 66, _TENT), 300, work, Dress(ENERGIE(0.46), INK, BRICK(0.64), INK, "curls"))
    figure(
        canvas,
        (x + 206, _TENT + 6),
        292,
        Pose(turn=-1, hands=((-0.24, 0.6), (-0.2, 0.56))),
        Dress(WIRTSCHAFT(0.56), STONE(0.9), BRICK(0.1), BRICK(0.7), "short"),
    )
    canvas.rect(x - 160, 828, 300, 16, mix(BRICK(0.2), PAPER, 0.4), radius=4)
    for leg in (-140, 112):
        canvas.rect(x + leg, 842, 12, _TENT - 836, BRICK(0.56))
    for dx, w, h, paint in (
        (-142, 40, 34, BRICK(0.4)),
        (-96, 34, 52, PAPER),
        (20, 44, 30, MOBILITAET(0.5)),
        (70, 34, 44, PAPER),
    ):
        canvas.rect(x + dx, 828 - h, w, h, paint)
        canvas.poly([(x + dx - 5, 828 - h), (x + dx + w / 2, 806 - h), (x + dx + w + 5, 828 - h)], BILDUNG(0.76))
    canvas.disc(x - 30, 808, 18, LEAF(0.6))
    canvas.rect(x - 33, 812, 6, 18, BRICK(0.8))


def _pennants(canvas: Canvas) -> None:
    """Bunting from the trees to the tent."""
    paints = (VIELFALT(0.5), ENERGIE(0.44), RIVER(0.5), WIRTSCHAFT(0.56), MOBILITAET(0.5))
    for start, end, count in (((90, 560), (1004, 376), 15), ((1016, 376), (1490, 570), 8)):
        points = []
        for step in range(count + 1):
            share = step / count
            sag = 9 * count * 4 * share * (1 - share)
            points.append((start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share + sag * 0.62))
        canvas.line(points, 4, BILDUNG(0.86))
        for place in range(count):
            (ax, ay), (bx, by) = points[place], points[place + 1]
            canvas.poly(
                [
                    (ax + (bx - ax) * 0.14, ay + (by - ay) * 0.14),
                    (ax + (bx - ax) * 0.86, ay + (by - ay) * 0.86),
                    ((ax + bx) / 2, (ay + by) / 2 + 52),
                ],
                paints[place % 5],
            )


def _film(canvas: Canvas) -> None:
    """On the left: one plays the guitar, one films, one listens with headphones."""
    foot = 1190
    for x, wide in ((230, 110), (370, 110), (690, 110)):
        canvas.ellipse(x - 40, foot, wide, 14, BILDUNG(0.8), 0.3)
    hear = Pose(turn=1, hands=((0.17, 0.62), (0.16, 0.58)))
    figure(canvas, (176, foot - 14), 470, hear, Dress(MOBILITAET(0.52), INK, BRICK(0.62), INK, "curls", "headphones"))
    canvas.rect(236, foot - 318, 46, 34, INK, radius=5)
    canvas.disc(272, foot - 308, 5, MOBILITAET(0.4))
    shoot = Pose(turn=1, lean=0.02, hands=((0.2, 0.71), (0.17, 0.77)), feet=((-0.07, 0), (0.08, 0)))
    _tripod(canvas, 442, foot)
    figure(canvas, (346, foot), 480, shoot, Dress(WIRTSCHAFT(0.62), STONE(0.92), BRICK(0.1), BRICK(0.84), "long"))
    play = Pose(hands=((0.02, 0.545), (0.2, 0.68)))
    figure(
        canvas,
        (700, foot),
        490,
        play,
        Dress(VIELFALT(0.56), WIRTSCHAFT(0.86), BRICK(0.28), mix(BRICK(1), INK, 0.5), "bun"),
    )
    _guitar(canvas, 700, foot - 268)


def _tripod(canvas: Canvas, x: float, foot: float) -> None:
    top = foot - 330
    for dx in (-60, 10, 62):
        canvas.line([(x, top), (x + dx, foot - (14 if dx == 10 else 0))], 8, STONE(0.9))
    canvas.rect(x - 16, top - 12, 32, 26, STONE(0.92), radius=4)
    canvas.rect(x - 48, top - 76, 104, 66, INK, radius=10)
    canvas.rect(x + 52, top - 66, 36, 46, STONE(0.86), radius=4)
    canvas.rect(x + 82, top - 70, 10, 54, INK, radius=3)
    canvas.rect(x - 38, top - 66, 46, 40, WIRTSCHAFT(0.5), radius=4)
    canvas.disc(x + 30, top - 56, 6, BRICK(0.45))


def _guitar(canvas: Canvas, x: float, y: float) -> None:
    body = mix(ENERGIE(0.56), BRICK(0.5), 0.3)
    canvas.line([(x + 10, y - 6), (x + 132, y - 78)], 14, BRICK(0.84))
    canvas.line([(x + 126, y - 74), (x + 152, y - 90)], 22, BRICK(0.9))
    canvas.disc(x - 34, y + 20, 50, body)
    canvas.disc(x + 16, y - 8, 37, body)
    canvas.disc(x - 2, y + 2, 16, BRICK(0.95))
    canvas.line([(x - 48, y + 29), (x + 120, y - 71)], 3, PAPER)
    canvas.rect(x - 62, y + 16, 12, 30, BRICK(0.9), radius=4)
    canvas.disc(x + 98, y - 64, 15, BRICK(0.28))
    canvas.disc(x + 8, y + 16, 14, BRICK(0.28))


def _ball(canvas: Canvas) -> None:
    """On the right: basketball."""
    steel = BILDUNG(0.86)
    canvas.ellipse(1840, 1180, 60, 10, BILDUNG(0.8), 0.4)
    canvas.line([(1880, 1180), (1880, 640), (1800, 590)], 18, steel)
    canvas.rect(1782, 496, 24, 158, steel, radius=4)
    canvas.rect(1788, 502, 12, 146, PAPER)
    canvas.line([(1700, 630), (1790, 630)], 9, MOBILITAET(0.56))
    for step in range(5):
        canvas.line([(1704 + step * 20, 634), (1716 + step * 14, 694)], 3, PAPER)
    canvas.line([(1706, 660), (1784, 660)], 3, PAPER)
    canvas.ellipse(1380, 1176, 110, 12, BILDUNG(0.8), 0.3)
    guard = Pose(turn=1, hands=((0.2, 0.92), (0.24, 0.8)), feet=((-0.09, 0), (0.09, 0)))
    figure(canvas, (1400, 1174), 470, guard, Dress(ENERGIE(0.46), BILDUNG(0.8), BRICK(0.12), BRICK(0.6), "bun"))
    canvas.ellipse(1590, 1190, 90, 12, BILDUNG(0.8), 0.35)
    leap = Pose(turn=1, lean=0.03, hands=((0.2, 1.0), (0.12, 1.04)), feet=((-0.17, 0.07), (0.03, 0.03)))
    figure(canvas, (1570, 1130), 480, leap, Dress(RIVER(0.6), WIRTSCHAFT(0.8), BRICK(0.66), INK))
    _basketball(canvas, 1570 + 0.2 * 480, 1130 - 1.09 * 480)


def _basketball(canvas: Canvas, x: float, y: float) -> None:
    r = 36.0
    canvas.disc(x, y, r, MOBILITAET(0.55))
    canvas.disc(x + 8, y - 8, r * 0.7, MOBILITAET(0.46))
    dark = MOBILITAET(0.85)
    canvas.ring(x, y, r - 1, r - 1, 3, dark)
    canvas.line([(x - r, y), (x + r, y)], 3, dark)
    canvas.line([(x, y - r), (x, y + r)], 3, dark)
