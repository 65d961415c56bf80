"""13-05: a barge with containers on the canal, a freight train on an arched bridge, a harbour crane."""

import math
from random import Random

from projects.demo.pictures.canvas import WIDTH, Canvas
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
    VIELFALT,
    WIRTSCHAFT,
    mix,
)
from projects.demo.pictures.scenery import chance, clouds, container, headframe, hill, poplar, skyline

_WATER = 800
_DECK = 600
_STEEL = MOBILITAET(0.66)


def draw(canvas: Canvas) -> None:
    random = chance(1305)
    canvas.sky(
        [
            (0, mix(RIVER(0.4), WIRTSCHAFT(0.4), 0.5)),
            (330, mix(RIVER(0.16), MOBILITAET(0.12), 0.4)),
            (760, MOBILITAET(0.28)),
        ]
    )
    canvas.glow(560, 560, 640, 480, PAPER, 0.85)
    canvas.disc(560, 470, 86, PAPER)
    clouds(canvas, random, (0, 90, WIDTH, 150), 5, (PAPER, 0.7))
    _shore(canvas)
    _water(canvas, random)
    _bridge(canvas)
    _train(canvas)
    _crane(canvas)
    _barge(canvas)


def _shore(canvas: Canvas) -> None:
    hill(
        canvas,
        lambda x: 660 + 24 * math.sin(x / 280) + 10 * math.sin(x / 97),
        mix(MOBILITAET(0.3), RIVER(0.36), 0.45),
        830,
    )
    far = mix(MOBILITAET(0.44), RIVER(0.5), 0.45)
    skyline(
        canvas,
        740,
        [
            (60, 50),
            (110, 96),
            (70, 60),
            (50, 130),
            (90, 70),
            (400, 30),
            (70, 90),
            (120, 60),
            (60, 140),
            (90, 84),
            (300, 36),
            (110, 100),
            (60, 150),
            (110, 70),
            (300, 90),
        ],
        far,
    )
    headframe(canvas, 900, 740, 260, far)
    hill(canvas, lambda x: 746 + 10 * math.sin(x / 190 + 1), mix(LEAF(0.5), MOBILITAET(0.5), 0.25), 830)
    for x in range(-20, 1180, 88):
        poplar(canvas, x + 26 * math.sin(x), 790, 120 + 34 * math.sin(x * 1.9), mix(LEAF(0.62), MOBILITAET(0.6), 0.2))


def _water(canvas: Canvas, random: Random) -> None:
    canvas.gradient(
        [(0, _WATER), (WIDTH, _WATER), (WIDTH, 1333), (0, 1333)], mix(RIVER(0.36), MOBILITAET(0.26), 0.35), RIVER(0.72)
    )
    canvas.rect(0, _WATER - 14, WIDTH, 22, STONE(0.6))
    canvas.rect(0, _WATER - 18, WIDTH, 8, STONE(0.3))
    for row in range(15):
        y = _WATER + 26 + row * 34
        for _ in range(3):
            width = 50 + random.random() * (60 + row * 16)
            x = random.random() * WIDTH
            canvas.rect(x, y, width, 4 + row * 0.35, mix(PAPER, RIVER(0.3), 0.35), 0.5, radius=3)
    for row in range(9):
        width = 170 - row * 13
        canvas.rect(560 - width / 2 + 14 * math.sin(row * 2), _WATER + 22 + row * 24, width, 8, LIGHT, 0.75, radius=4)


def _bridge(canvas: Canvas) -> None:
    left, right, rise = 180, 1560, 380
    for pier in (left, right):
        canvas.poly(
            [(pier - 46, _DECK + 40), (pier + 46, _DECK + 40), (pier + 58, _WATER + 20), (pier - 58, _WATER + 20)],
            STONE(0.5),
        )
        canvas.poly(
            [(pier + 10, _DECK + 40), (pier + 46, _DECK + 40), (pier + 58, _WATER + 20), (pier + 14, _WATER + 20)],
            STONE(0.66),
        )
    for shade, shift in ((mix(_STEEL, INK, 0.3), 22), (_STEEL, 0)):
        arch = [
            (left + (right - left) * step / 60, _DECK - shift - rise * math.sin(math.pi * step / 60))
            for step in range(61)
        ]
        for step in range(4, 58, 4):
            x, y = arch[step]
            canvas.line([(x, y), (x, _DECK)], 6, shade)
        canvas.line(arch, 24, shade)
    canvas.rect(-10, _DECK + 6, WIDTH + 20, 40, mix(_STEEL, INK, 0.2))
    canvas.rect(-10, _DECK, WIDTH + 20, 14, _STEEL)


def _train(canvas: Canvas) -> None:
    foot = _DECK - 4
    x = 150.0
    ramps = (RIVER, WIRTSCHAFT, ENERGIE, VIELFALT)
    for wagon in range(4):
        container(canvas, x, foot - 96, (214, 72), ramps[wagon], 0.56)
        canvas.rect(x - 6, foot - 24, 226, 12, INK)
        for wheel in (28, 62, 152, 186):
            canvas.disc(x + wheel, foot - 8, 11, INK)
        canvas.rect(x + 216, foot - 20, 24, 6, INK)
        x += 238
    canvas.poly(
        [(x, foot - 110), (x + 200, foot - 110), (x + 236, foot - 78), (x + 240, foot - 20), (x, foot - 20)], PAPER
    )
    canvas.rect(x, foot - 58, 240, 16, MOBILITAET(0.56))
    canvas.poly([(x + 176, foot - 100), (x + 200, foot - 100), (x + 226, foot - 76), (x + 176, foot - 76)], RIVER(0.8))
    canvas.rect(x + 24, foot - 98, 110, 20, STONE(0.6), radius=4)
    canvas.rect(x - 4, foot - 24, 244, 12, INK)
    for wheel in (32, 70, 164, 202):
        canvas.disc(x + wheel, foot - 8, 12, INK)
    canvas.line([(x + 60, foot - 110), (x + 86, foot - 142), (x + 116, foot - 112)], 5, INK)
    canvas.disc(x + 234, foot - 42, 7, LAMP)


def _crane(canvas: Canvas) -> None:
    """A container crane on the quay at the right."""
    quay = STONE(0.56)
    canvas.poly([(1640, 770), (WIDTH, 770), (WIDTH, 900), (1664, 900)], quay)
    canvas.poly([(1640, 770), (WIDTH, 770), (WIDTH, 786), (1640, 786)], STONE(0.26))
    steel, dark = ENERGIE(0.54), mix(ENERGIE(0.7), INK, 0.2)
    for x in (1716, 1926):
        canvas.line([(x + 18, 770), (x + 18, 330)], 14, dark)
        canvas.line([(x, 770), (x, 330)], 20, steel)
    canvas.line([(1716, 560), (1926, 440)], 10, steel)
    canvas.rect(1700, 548, 250, 18, steel)
    canvas.rect(1420, 304, 590, 30, steel)
    canvas.rect(1420, 330, 590, 8, dark)
    canvas.line([(1822, 180), (1440, 304)], 8, dark)
    canvas.line([(1822, 180), (1990, 304)], 8, dark)
    canvas.poly([(1800, 304), (1816, 176), (1828, 176), (1846, 304)], steel)
    canvas.rect(1744, 338, 66, 52, PAPER, radius=6)
    canvas.rect(1750, 352, 54, 22, RIVER(0.7))
    for x in (1496, 1616):
        canvas.line([(x, 338), (x, 470)], 4, INK)
    canvas.rect(1470, 464, 172, 12, INK)
    container(canvas, 1460, 476, (192, 84), MOBILITAET, 0.5)
    for row, ramp in enumerate((WIRTSCHAFT, VIELFALT)):
        container(canvas, 1740 + row * 20, 694 - row * 76, (200, 76), ramp, 0.52)


def _barge(canvas: Canvas) -> None:
    top, foot = 1040, 1180
    canvas.poly([(150, foot + 40), (1880, foot + 40), (1800, foot + 96), (260, foot + 96)], RIVER(0.9), 0.45)
    x = 420.0
    columns = [
        (RIVER, MOBILITAET),
        (ENERGIE, WIRTSCHAFT),
        (MOBILITAET, STONE),
        (WIRTSCHAFT, RIVER, VIELFALT),
        (VIELFALT, ENERGIE),
        (STONE, MOBILITAET),
        (RIVER,),
    ]
    for stack in columns:
        for level, ramp in enumerate(stack):
            container(canvas, x, top - 86 * (level + 1) + 14, (164, 86), ramp, 0.4 if ramp is STONE else 0.54)
        x += 168
    _wheelhouse(canvas, top)
    hull = [(110, top), (1810, top), (1900, top - 46), (1876, top + 60), (1800, foot), (190, foot), (130, foot - 40)]
    canvas.poly(hull, mix(INK, RIVER(1), 0.4))
    canvas.poly(
        [(110, top), (1810, top), (1900, top - 46), (1894, top - 20), (1812, top + 24), (114, top + 24)],
        MOBILITAET(0.56),
    )
    canvas.poly([(133, foot - 44), (1836, foot - 52), (1800, foot), (190, foot)], BRICK(0.7))
    canvas.rect(1560, top + 46, 150, 12, PAPER, radius=6)
    canvas.line([(1720, top - 4), (1720, top - 92)], 6, STONE(0.2))
    canvas.disc(1720, top - 100, 11, LAMP)
    for post in range(6):
        canvas.line([(1630 + post * 34, top), (1630 + post * 34, top - 34)], 4, PAPER)
    canvas.line([(1630, top - 34), (1800, top - 34)], 4, PAPER)
    for wave in range(7):
        canvas.line([(40 + wave * 290, foot + 8), (190 + wave * 290, foot + 8)], 7, PAPER, 0.6)
    canvas.line([(1800, foot), (1880, foot - 10), (1950, foot + 12)], 9, PAPER, 0.8)


def _wheelhouse(canvas: Canvas, top: float) -> None:
    """The bridge at the stern, with radar and aerials: the ship finds its own way."""
    canvas.rect(160, top - 110, 230, 112, PAPER)
    canvas.rect(160, top - 116, 240, 12, STONE(0.3))
    for window in range(3):
        canvas.rect(184 + window * 66, top - 84, 42, 38, RIVER(0.72), radius=5)
    canvas.poly([(196, top - 116), (360, top - 116), (346, top - 216), (210, top - 216)], PAPER)
    canvas.poly([(204, top - 150), (354, top - 150), (347, top - 200), (211, top - 200)], RIVER(0.8))
    canvas.poly([(250, top - 150), (290, top - 150), (306, top - 200), (268, top - 200)], RIVER(0.5))
    canvas.rect(196, top - 230, 166, 16, MOBILITAET(0.56), radius=4)
    canvas.line([(280, top - 230), (280, top - 330)], 8, STONE(0.6))
    canvas.rect(232, top - 300, 96, 14, STONE(0.3), radius=6)
    canvas.disc(280, top - 336, 13, LAMP)
    for ring in (40, 66, 92):
        canvas.ring(280, top - 336, ring, ring, 5, MOBILITAET(0.5), (-145, -35))
