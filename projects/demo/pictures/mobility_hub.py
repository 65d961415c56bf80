"""13-04: a mobility station at noon: a pillar with pictograms, bikes and scooters under a solar roof, a car, a bus."""

import math

from projects.demo.pictures.canvas import WIDTH, Canvas, Point
from projects.demo.pictures.figures import HANGING, OUTFITS, PHONE, figure
from projects.demo.pictures.palette import (
    BRICK,
    ENERGIE,
    INK,
    LAMP,
    LEAF,
    LIGHT,
    MOBILITAET,
    PAPER,
    RIVER,
    STONE,
    WIRTSCHAFT,
    mix,
)
from projects.demo.pictures.scenery import chance, clouds, hill, poplar, tree
from projects.demo.pictures.vehicles import bicycle, car, scooter

_GROUND = 985
_KERB = 1120
_PILLAR = 560


def draw(canvas: Canvas) -> None:
    random = chance(4)
    blue = mix(WIRTSCHAFT(0.4), RIVER(0.3), 0.4)
    canvas.sky([(0, blue), (380, mix(WIRTSCHAFT(0.16), MOBILITAET(0.12), 0.45)), (900, MOBILITAET(0.24))])
    clouds(canvas, random, (60, 80, 1900, 170), 4, (PAPER, 0.85))
    _background(canvas)
    _ground(canvas)
    tree(canvas, 60, 975, 400, mix(LEAF(0.55), MOBILITAET(0.4), 0.14), light=0.24)
    _bus(canvas)
    _roof(canvas)
    _waiting(canvas)
    for place, x in enumerate((1010, 1250, 1490)):
        canvas.ellipse(x, _GROUND + 78, 124, 8, INK, 0.2)
        canvas.rect(x + 30, _GROUND + 14, 26, 64, STONE(0.72), radius=6)
        bicycle(canvas, x, _GROUND + 78, 240, (MOBILITAET(0.56), ENERGIE(0.5))[place % 2])
    _charging(canvas)
    _pillar(canvas)
    for place, x in enumerate((1590, 1705, 1820)):
        canvas.ellipse(x, _KERB + 48, 70, 9, INK, 0.2)
        scooter(canvas, x, _KERB + 46, 176, (RIVER(0.55), MOBILITAET(0.54), RIVER(0.55))[place])
    _people(canvas)


def _background(canvas: Canvas) -> None:
    far = mix(WIRTSCHAFT(0.3), MOBILITAET(0.24), 0.4)
    _gasometer(canvas, 300, 860)
    hill(canvas, lambda x: 800 + 26 * math.sin(x / 300 + 0.4), far, 1000)
    for x, w, h, wall in (
        (-60, 300, 250, BRICK(0.36)),
        (700, 300, 220, mix(MOBILITAET(0.3), PAPER, 0.2)),
        (1010, 260, 270, BRICK(0.3)),
        (1500, 330, 240, mix(MOBILITAET(0.26), BRICK(0.2), 0.4)),
        (1840, 260, 290, BRICK(0.36)),
    ):
        _house(canvas, x, w, h, wall)
    for x in range(20, WIDTH, 150):
        poplar(canvas, x + 40 * math.sin(x), 950, 220 + 40 * math.sin(x * 1.7), mix(LEAF(0.5), WIRTSCHAFT(0.3), 0.25))


def _gasometer(canvas: Canvas, x: float, foot: float) -> None:
    paint = mix(WIRTSCHAFT(0.4), STONE(0.5), 0.5)
    canvas.rect(x, foot - 420, 250, 420, paint)
    canvas.rect(x + 165, foot - 420, 85, 420, mix(paint, INK, 0.12))
    canvas.poly([(x, foot - 420), (x + 60, foot - 452), (x + 190, foot - 452), (x + 250, foot - 420)], paint)
    canvas.rect(x + 112, foot - 480, 26, 30, paint)
    for ring in range(4):
        canvas.rect(x - 5, foot - 422 + ring * 96, 260, 9, mix(paint, INK, 0.24))


def _house(canvas: Canvas, x: float, w: float, h: float, wall: tuple[int, int, int]) -> None:
    pale = mix(wall, MOBILITAET(0.12), 0.35)
    top = 960 - h
    canvas.rect(x, top, w, h, pale)
    canvas.poly(
        [(x - 12, top), (x + 40, top - 84), (x + w - 40, top - 84), (x + w + 12, top)], mix(BRICK(0.7), pale, 0.3)
    )
    for row in range(2):
        for column in range(int(w // 70)):
            canvas.rect(x + 30 + column * 70, top + 30 + row * 100, 32, 54, mix(RIVER(0.5), pale, 0.3))


def _ground(canvas: Canvas) -> None:
    canvas.rect(0, 940, WIDTH, 50, mix(LEAF(0.42), MOBILITAET(0.3), 0.15))
    canvas.rect(0, 950, WIDTH, _KERB + 80 - 950, mix(STONE(0.14), MOBILITAET(0.16), 0.4))
    tile = mix(STONE(0.26), MOBILITAET(0.24), 0.3)
    for y in (_KERB - 46, _KERB + 26):
        canvas.rect(0, y, WIDTH, 4, tile)
    for place in range(-3, 16):
        canvas.line([(1000 + (place * 180 - 1000) * 0.7, 952), (place * 180, _KERB + 80)], 4, tile)
    canvas.rect(0, _KERB + 56, WIDTH, 18, PAPER)
    canvas.rect(0, _KERB + 80, WIDTH, 14, STONE(0.5))
    canvas.rect(0, _KERB + 94, WIDTH, 240, mix(STONE(0.7), MOBILITAET(0.7), 0.12))
    for x in range(-80, WIDTH, 300):
        canvas.rect(x, _KERB + 168, 170, 10, MOBILITAET(0.12))


def _bus(canvas: Canvas) -> None:
    """A bus at the far side, behind the roof's posts."""
    x, foot, w, h = 1290, 972, 700, 262
    canvas.ellipse(x + w / 2, foot, w * 0.52, 10, INK, 0.25)
    canvas.rect(x, foot - h, w, h - 22, MOBILITAET(0.56), radius=30)
    canvas.rect(x + 26, foot - h + 34, w - 60, 108, mix(RIVER(0.86), INK, 0.2), radius=14)
    for post in range(1, 6):
        canvas.rect(x + 26 + post * 106, foot - h + 34, 9, 108, MOBILITAET(0.56))
    for door in (150, 470):
        canvas.rect(x + door, foot - h + 30, 104, h - 62, MOBILITAET(0.74), radius=8)
        for leaf in (8, 54):
            canvas.rect(x + door + leaf, foot - h + 40, 42, h - 84, mix(RIVER(0.4), PAPER, 0.3), radius=6)
    canvas.rect(x, foot - 80, 140, 20, PAPER)
    canvas.rect(x + 270, foot - 80, 190, 20, PAPER)
    canvas.rect(x + 590, foot - 80, w - 590, 20, PAPER)
    canvas.rect(x + w - 26, foot - 104, 20, 34, LIGHT, radius=8)
    for axle in (90, 620):
        canvas.disc(x + axle, foot - 32, 38, INK)
        canvas.disc(x + axle, foot - 32, 18, STONE(0.4))


def _roof(canvas: Canvas) -> None:
    """The canopy: a leaning roof of solar modules on four posts."""
    for x in (650, 1040, 1360, 1680):
        canvas.line([(x, _GROUND + 30), (x, 560)], 18, STONE(0.84))
        canvas.line([(x, 640), (x + 66, 568)], 11, STONE(0.84))
        canvas.rect(x - 22, _GROUND + 20, 44, 14, STONE(0.6), radius=4)
    high, low = 430, 556
    left, right, lean = 640, 1790, 90
    canvas.poly([(left, low), (right, low), (right - lean, high), (left + lean, high)], WIRTSCHAFT(0.9))
    columns = 8
    for row in range(2):
        for column in range(columns):
            _module(canvas, [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)], columns)
    canvas.rect(left - 6, low, right - left + 12, 22, MOBILITAET(0.58), radius=6)
    canvas.rect(left + 6, low + 22, right - left - 12, 9, mix(MOBILITAET(0.8), INK, 0.2))


def _module(canvas: Canvas, corners: list[tuple[int, int]], columns: int) -> None:
    def at(column: float, row: float) -> Point:
        depth = row / 2
        left, right = 730 - 90 * depth, 1700 + 90 * depth
        return (left + (right - left) * column / columns, 430 + 126 * depth)

    (c0, r0), (c1, r1) = corners[0], corners[2]
    canvas.poly(
        [at(c0 + 0.06, r0 + 0.1), at(c1 - 0.06, r0 + 0.1), at(c1 - 0.06, r1 - 0.1), at(c0 + 0.06, r1 - 0.1)],
        WIRTSCHAFT(0.74),
    )
    canvas.poly(
        [at(c0 + 0.6, r0 + 0.1), at(c1 - 0.06, r0 + 0.1), at(c1 - 0.3, r1 - 0.1), at(c0 + 0.34, r1 - 0.1)],
        WIRTSCHAFT(0.62),
    )


def _charging(canvas: Canvas) -> None:
    car(canvas, 240, _GROUND + 84, 410, ENERGIE(0.46), facing=-1)
    x, foot = 486, _GROUND + 70
    canvas.rect(x - 26, foot - 220, 52, 220, PAPER, radius=12)
    canvas.rect(x - 17, foot - 204, 34, 44, RIVER(0.62), radius=5)
    canvas.disc(x, foot - 134, 10, LEAF(0.5))
    cable = [(x - 24, foot - 110), (x - 36, foot - 50), (x - 56, foot - 46), (x - 72, foot - 96)]
    paint = mix(INK, RIVER(0.9), 0.4)
    canvas.line(cable, 8, paint)
    canvas.disc(*cable[-1], 12, paint)


def _pillar(canvas: Canvas) -> None:
    """The pillar that shows what there is: a sign for each way to travel."""
    x, foot, w, top = _PILLAR, _KERB + 10, 168, 330
    canvas.ellipse(x + w * 0.62, foot, w * 0.8, 14, INK, 0.22)
    canvas.rect(x, top, w, foot - top, MOBILITAET(0.58), radius=20)
    canvas.rect(x + w - 34, top + 10, 34, foot - top - 10, mix(MOBILITAET(0.68), INK, 0.06), radius=16)
    canvas.rect(x - 8, foot - 20, w + 16, 24, STONE(0.8), radius=8)
    for place, sign in enumerate((_sign_bus, _sign_bike, _sign_car, _sign_scooter)):
        y = top + 26 + place * 140
        canvas.rect(x + 14, y, 116, 122, PAPER, radius=16)
        sign(canvas, x + 72, y + 61)
    canvas.rect(x + 20, foot - 190, 104, 140, RIVER(0.86), radius=10)
    route = [(x + 38, foot - 76), (x + 60, foot - 116), (x + 86, foot - 100), (x + 106, foot - 158)]
    canvas.line(route, 6, RIVER(0.3))
    for point, paint in ((route[0], LIGHT), (route[2], PAPER), (route[3], LAMP)):
        canvas.disc(*point, 9, paint)


def _sign_bus(canvas: Canvas, x: float, y: float) -> None:
    canvas.rect(x - 36, y - 42, 72, 80, INK, radius=12)
    canvas.rect(x - 27, y - 30, 54, 36, PAPER, radius=5)
    for side in (-20, 20):
        canvas.disc(x + side, y + 20, 7, PAPER)
        canvas.rect(x + side - 9, y + 34, 18, 14, INK, radius=4)


def _sign_bike(canvas: Canvas, x: float, y: float) -> None:
    for side in (-28, 28):
        canvas.ring(x + side, y + 14, 20, 20, 6, INK)
    canvas.line([(x - 28, y + 14), (x - 10, y - 16), (x + 2, y + 14), (x - 28, y + 14)], 6, INK)
    canvas.line([(x - 10, y - 16), (x + 18, y - 16), (x + 2, y + 14)], 6, INK)
    canvas.line([(x + 28, y + 14), (x + 14, y - 30), (x + 28, y - 32)], 6, INK)
    canvas.line([(x - 20, y - 26), (x - 4, y - 26)], 8, INK)


def _sign_car(canvas: Canvas, x: float, y: float) -> None:
    canvas.poly([(x - 30, y - 2), (x - 18, y - 32), (x + 18, y - 32), (x + 30, y - 2)], INK)
    canvas.rect(x - 42, y - 6, 84, 34, INK, radius=10)
    canvas.poly([(x - 20, y - 6), (x - 13, y - 24), (x + 13, y - 24), (x + 20, y - 6)], PAPER)
    for side in (-27, 27):
        canvas.rect(x + side - 9, y + 22, 18, 20, INK, radius=4)
        canvas.disc(x + side, y + 10, 7, PAPER)


def _sign_scooter(canvas: Canvas, x: float, y: float) -> None:
    canvas.line([(x + 4, y - 40), (x + 20, y - 40), (x + 30, y + 18)], 7, INK)
    canvas.line([(x - 30, y + 20), (x + 14, y + 20), (x + 24, y - 10)], 7, INK)
    for side in (-32, 32):
        canvas.disc(x + side, y + 30, 12, INK)
        canvas.disc(x + side, y + 30, 4, PAPER)


def _waiting(canvas: Canvas) -> None:
    """Those who wait for the bus."""
    for x, size, outfit in ((1196, 262, 5), (1588, 268, 2), (1650, 200, 0)):
        foot = _GROUND + 4
        canvas.ellipse(x + size * 0.18, foot, size * 0.3, size * 0.03, INK, 0.2)
        figure(canvas, x, foot, size, OUTFITS[outfit], HANGING)


def _people(canvas: Canvas) -> None:
    x, foot, size = 838, _KERB + 40, 360
    canvas.ellipse(x + size * 0.18, foot, size * 0.3, size * 0.03, INK, 0.2)
    figure(canvas, x, foot, size, OUTFITS[1], PHONE)
