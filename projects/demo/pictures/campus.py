"""15-01, first picture: a university on a hill, its buildings in a row like ships, a square with people in front."""

import math
from random import Random

from projects.demo.pictures.canvas import WIDTH, Canvas
from projects.demo.pictures.palette import (
    BILDUNG,
    BRICK,
    ENERGIE,
    INK,
    LEAF,
    LIGHT,
    PAPER,
    RIVER,
    STONE,
    VIELFALT,
    WIRTSCHAFT,
    mix,
)
from projects.demo.pictures.palette import Colour as Paint
from projects.demo.pictures.scenery import chance, clouds, hill, person, poplar, tree

_PLAZA = 1010


def draw(canvas: Canvas) -> None:
    random = chance(1501)
    canvas.sky([(0, mix(RIVER(0.36), BILDUNG(0.32), 0.5)), (430, BILDUNG(0.14)), (700, mix(LIGHT, PAPER, 0.45))])
    canvas.glow(420, 400, 560, 460, PAPER, 0.9)
    canvas.disc(420, 400, 84, PAPER)
    clouds(canvas, random, (500, 90, 1500, 170), 4, (PAPER, 0.8))
    hill(
        canvas,
        lambda x: 640 + 40 * math.sin(x / 330 + 0.6) + 14 * math.sin(x / 120),
        mix(BILDUNG(0.3), PAPER, 0.2),
        1000,
    )
    hill(canvas, lambda x: 730 + 30 * math.sin(x / 260 + 2.4), mix(BILDUNG(0.4), LEAF(0.3), 0.3), 1010)
    for place in range(4):
        _slab(canvas, 250 + place * 395, 640 - place * 26, 300, place, random)
    _hall(canvas)
    for x in range(-20, WIDTH, 118):
        poplar(
            canvas, x + 40 * math.sin(x * 1.3), 960, 190 + 50 * math.sin(x * 2.1), mix(BILDUNG(0.58), LEAF(0.5), 0.4)
        )
    hill(canvas, lambda x: 936 + 12 * math.sin(x / 210), mix(LEAF(0.42), BILDUNG(0.5), 0.3), 1060)
    _plaza(canvas)
    for x, size in ((90, 330), (300, 270), (1740, 300), (1930, 360)):
        tree(canvas, x, _PLAZA + 24, size, mix(LEAF(0.62), BILDUNG(0.6), 0.4))
    _people(canvas)


def _slab(canvas: Canvas, x: float, top: float, w: float, place: int, random: Random) -> None:
    """A long high building seen from its end, with bands of windows and balconies."""
    wall = mix(STONE(0.1), BILDUNG(0.16), 0.4)
    side = mix(BILDUNG(0.56), STONE(0.6), 0.4)
    foot = 950
    canvas.poly([(x + w, top), (x + w + 74, top + 46), (x + w + 74, foot), (x + w, foot)], side)
    canvas.rect(x, top, w, foot - top, wall)
    canvas.rect(x - 8, top - 16, w + 16, 22, BILDUNG(0.76))
    canvas.poly(
        [(x + w + 8, top - 16), (x + w + 82, top + 32), (x + w + 82, top + 52), (x + w + 8, top + 6)], BILDUNG(0.86)
    )
    canvas.rect(x + 40, top - 74, 110, 58, BILDUNG(0.62))
    canvas.rect(x + 170, top - 48, 70, 32, BILDUNG(0.5))
    glass = (BILDUNG(0.66), mix(BILDUNG(0.7), RIVER(0.7), 0.5), BILDUNG(0.74))
    floors = int((foot - top - 20) // 46)
    for floor in range(floors):
        y = top + 20 + floor * 46
        canvas.rect(x + 14, y, w - 28, 24, glass[(floor + place) % 3])
        for column in range(7):
            if random.random() < 0.3:
                canvas.rect(x + 14 + column * (w - 28) / 7, y, (w - 28) / 7 - 7, 24, mix(LIGHT, ENERGIE(0.4), 0.2))
        canvas.rect(x - 8, y + 28, w + 16, 6, PAPER)
        canvas.poly(
            [(x + w + 8, y + 20), (x + w + 66, y + 52), (x + w + 66, y + 64), (x + w + 8, y + 32)], mix(side, INK, 0.28)
        )
    accent = (VIELFALT(0.55), WIRTSCHAFT(0.6), ENERGIE(0.52), BRICK(0.4))[place]
    canvas.rect(x + 128, top + 14, 26, foot - top - 14, accent)


def _hall(canvas: Canvas) -> None:
    """The great lecture hall with its shell roof, and a library beside it."""
    canvas.rect(760, 838, 520, 140, mix(STONE(0.14), BILDUNG(0.14), 0.4))
    canvas.poly([(700, 850), (790, 752), (900, 812), (1020, 716), (1140, 812), (1250, 752), (1340, 850)], BILDUNG(0.74))
    canvas.poly([(700, 850), (790, 752), (820, 850)], BILDUNG(0.6))
    canvas.poly([(900, 812), (1020, 716), (1020, 850), (872, 850)], BILDUNG(0.64))
    canvas.poly([(1140, 812), (1250, 752), (1250, 850), (1150, 850)], BILDUNG(0.66))
    for column in range(9):
        canvas.rect(784 + column * 54, 868, 40, 92, mix(LIGHT, PAPER, 0.2) if column % 4 else BILDUNG(0.4))
    canvas.rect(730, 846, 580, 12, PAPER)


def _plaza(canvas: Canvas) -> None:
    canvas.rect(0, _PLAZA, WIDTH, 330, mix(STONE(0.16), BILDUNG(0.12), 0.3))
    for step in range(4):
        canvas.rect(560 - step * 70, 946 + step * 18, 880 + step * 140, 18, (PAPER, STONE(0.2))[step % 2])
    tile = mix(STONE(0.26), BILDUNG(0.2), 0.3)
    for place in range(-6, 17):
        near, far = place * 300 - 500, 1000 + (place * 300 - 500 - 1000) * 0.42
        canvas.line([(far, _PLAZA + 14), (near, 1333)], 5, tile)
    for y in (1058, 1118, 1200, 1300):
        canvas.line([(0, y), (WIDTH, y)], 5, tile)
    for x in (230, 1530):
        canvas.poly([(x, 1110), (x + 240, 1110), (x + 216, 1172), (x + 24, 1172)], STONE(0.44))
        canvas.poly([(x - 8, 1096), (x + 248, 1096), (x + 240, 1114), (x, 1114)], STONE(0.2))
        for tuft in range(7):
            paint = (LEAF(0.5), LEAF(0.66), BILDUNG(0.5))[tuft % 3]
            canvas.disc(x + 24 + tuft * 32, 1078 - (tuft % 3) * 8, 30, paint)


def _people(canvas: Canvas) -> None:
    coats: tuple[Paint, ...] = (
        WIRTSCHAFT(0.62),
        VIELFALT(0.55),
        ENERGIE(0.5),
        BILDUNG(0.66),
        RIVER(0.6),
        PAPER,
        BRICK(0.5),
    )
    skins = (BRICK(0.1), BRICK(0.26), BRICK(0.62), BRICK(0.05))
    groups = [
        (650, 1060, 110),
        (700, 1064, 106),
        (1330, 1056, 104),
        (900, 1120, 150),
        (968, 1126, 146),
        (1032, 1118, 152),
        (1240, 1170, 184),
        (1460, 1240, 214),
        (1540, 1246, 206),
        (540, 1230, 206),
        (760, 1270, 226),
    ]
    for place, (x, foot, size) in enumerate(groups):
        canvas.ellipse(x + size * 0.3, foot, size * 0.42, size * 0.05, BILDUNG(0.8), 0.25)
        person(
            canvas, x, foot, size, coats[place % 7], (INK, STONE(0.86), WIRTSCHAFT(0.9))[place % 3], skins[place % 4]
        )
        canvas.ellipse(
            x, foot - size * 0.955, size * 0.088, size * 0.06, (INK, BRICK(0.8), ENERGIE(0.5), STONE(0.6))[place % 4]
        )
        if place % 3 == 0:
            canvas.rect(x + size * 0.1, foot - size * 0.6, size * 0.14, size * 0.2, BRICK(0.75), radius=3)
