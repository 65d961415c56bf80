"""05-02a: a laboratory with fume cupboard, bench and a view over the city."""

import math
from random import Random

from projects.demo.pictures.canvas import WIDTH, Canvas, Point
from projects.demo.pictures.glassware import bottle, distillation, flask, rack, tray
from projects.demo.pictures.palette import (
    BRICK,
    ENERGIE,
    LAMP,
    LIGHT,
    MOBILITAET,
    PAPER,
    RIVER,
    STONE,
    VIELFALT,
    WIRTSCHAFT,
    mix,
)
from projects.demo.pictures.people import Look, researcher
from projects.demo.pictures.scenery import chance, headframe, windows

_BENCH = 970


def draw(canvas: Canvas) -> None:
    random = chance(502)
    canvas.gradient([(0, 0), (WIDTH, 0), (WIDTH, 1000), (0, 1000)], WIRTSCHAFT(0.16), WIRTSCHAFT(0.07))
    _view(canvas, random)
    _shelf(canvas, random)
    _fume_cupboard(canvas)
    researcher(
        canvas, 1090, 990, Look(coat=PAPER, skin=BRICK(0.18), hair=STONE(0.98), shirt=RIVER(0.5), hair_long=True)
    )
    _bench(canvas)
    _apparatus(canvas)
    for x in (890, 1290, 1690):
        _lamp(canvas, x)


def _view(canvas: Canvas, random: Random) -> None:
    """A band of windows; behind it the city in the morning."""
    left, right, top, bottom = 660, 1960, 210, 690
    canvas.rect(left - 16, top - 16, right - left + 32, bottom - top + 40, PAPER)
    frame = [(left, top), (right, top), (right, bottom), (left, bottom)]
    canvas.gradient(frame, WIRTSCHAFT(0.32), ENERGIE(0.12))
    canvas.glow(1560, 566, 330, 260, PAPER, 0.9)
    canvas.disc(1560, 566, 46, PAPER)
    _distance(canvas, random, left, bottom)
    canvas.rect(left - 30, bottom, right - left + 60, 26, PAPER)
    canvas.rect(left - 30, bottom + 26, right - left + 60, 8, WIRTSCHAFT(0.24))
    canvas.rect(right, 0, WIDTH - right, _BENCH, WIRTSCHAFT(0.13))
    for post in range(5):
        x = left + (right - left) * post / 4
        canvas.rect(x - 9, top - 16, 18, bottom - top + 16, PAPER)
    canvas.rect(left, top + 120, right - left, 8, PAPER)
    for x in (700, 1025, 1350):
        canvas.poly([(x + 90, top), (x + 190, top), (x - 10 + 40, bottom), (x - 70 + 20, bottom)], PAPER, 0.22)


def _distance(canvas: Canvas, random: Random, left: float, bottom: float) -> None:
    far, near = WIRTSCHAFT(0.3), WIRTSCHAFT(0.42)
    ridge: list[Point] = [(x, 610 + 16 * math.sin(x / 150) + 9 * math.sin(x / 61)) for x in range(660, 1961, 10)]
    canvas.poly([*ridge, (1960, bottom), (left, bottom)], far)
    headframe(canvas, 1210, 640, 250, near)
    for x, w, h in [
        (690, 70, 90),
        (770, 50, 130),
        (830, 90, 70),
        (1360, 80, 120),
        (1450, 60, 84),
        (1640, 70, 150),
        (1720, 110, 92),
    ]:
        canvas.rect(x, bottom - h, w, h, near)
        windows(
            canvas,
            (x + 6, bottom - h + 8, w - 12, h - 14),
            (max(2, w // 18), h // 22),
            (LIGHT, WIRTSCHAFT(0.3)),
            random,
        )
    canvas.rect(925, bottom - 170, 20, 170, near)
    canvas.rect(965, bottom - 140, 18, 140, near)
    canvas.poly(
        [
            (660, bottom),
            (660, bottom - 34),
            (1100, bottom - 18),
            (1500, bottom - 40),
            (1960, bottom - 22),
            (1960, bottom),
        ],
        WIRTSCHAFT(0.5),
    )


def _shelf(canvas: Canvas, random: Random) -> None:
    """Bottles on a board between window and bench."""
    paints = (WIRTSCHAFT(0.6), RIVER(0.5), ENERGIE(0.5), VIELFALT(0.5), STONE(0.4), WIRTSCHAFT(0.38), MOBILITAET(0.5))
    y = 872
    canvas.rect(690, y, 1240, 14, WIRTSCHAFT(0.4))
    canvas.rect(690, y + 14, 1240, 6, WIRTSCHAFT(0.22))
    x = 712.0
    while x < 1890:
        w, h = random.choice([(40, 84), (52, 66), (34, 96), (58, 76), (46, 58)])
        if random.random() < 0.84:
            bottle(canvas, (x, y), (w, h), random.choice(paints))
        x += w + random.choice([8, 12, 20])


def _fume_cupboard(canvas: Canvas) -> None:
    x, y, w, h = 70, 120, 500, 860
    canvas.rect(x + 190, 0, 120, y, WIRTSCHAFT(0.26))
    canvas.rect(x + 276, 0, 34, y, WIRTSCHAFT(0.34))
    canvas.rect(x, y, w, h, WIRTSCHAFT(0.62), radius=10)
    canvas.rect(x, y, w, 96, WIRTSCHAFT(0.72), radius=10)
    canvas.rect(x + 34, y + 34, 150, 28, WIRTSCHAFT(0.92), radius=5)
    for dot, paint in enumerate((LAMP, RIVER(0.4), PAPER)):
        canvas.disc(x + 380 + dot * 34, y + 48, 10, paint)
    inside = [(x + 36, y + 118), (x + w - 36, y + 118), (x + w - 36, y + h - 40), (x + 36, y + h - 40)]
    canvas.gradient(inside, mix(LIGHT, PAPER, 0.45), WIRTSCHAFT(0.28))
    canvas.glow(x + w / 2, y + 400, 210, 270, PAPER, 0.8)
    canvas.rect(x + 36, y + h - 74, w - 72, 34, WIRTSCHAFT(0.2))
    distillation(canvas, x + 118, y + h - 74)
    canvas.rect(x + 36, y + 118, w - 72, 290, PAPER, 0.2)
    canvas.poly(
        [(x + 150, y + 118), (x + 250, y + 118), (x + 130, y + 408), (x + 30 + 6, y + 408), (x + 36, y + 390)],
        PAPER,
        0.34,
    )
    canvas.rect(x + 36, y + 404, w - 72, 20, WIRTSCHAFT(0.76))
    canvas.rect(x + 190, y + 409, 120, 9, WIRTSCHAFT(0.3), radius=4)


def _bench(canvas: Canvas) -> None:
    canvas.gradient([(0, 966), (WIDTH, 966), (WIDTH, 1080), (0, 1080)], PAPER, WIRTSCHAFT(0.12))
    canvas.rect(0, 1080, WIDTH, 30, WIRTSCHAFT(0.34))
    canvas.gradient([(0, 1110), (WIDTH, 1110), (WIDTH, 1333), (0, 1333)], WIRTSCHAFT(0.66), WIRTSCHAFT(0.78))
    canvas.rect(0, 1110, WIDTH, 14, WIRTSCHAFT(0.86))
    for column in range(5):
        x = 20 + column * 396
        canvas.rect(x, 1140, 372, 90, WIRTSCHAFT(0.58), radius=6)
        canvas.rect(x, 1246, 372, 190, WIRTSCHAFT(0.58), radius=6)
        for y in (1178, 1284):
            canvas.rect(x + 126, y, 120, 14, WIRTSCHAFT(0.28), radius=7)


def _apparatus(canvas: Canvas) -> None:
    for x, w in [(710, 170), (950, 150), (1490, 180), (1752, 100), (1884, 110)]:
        canvas.ellipse(x, 1036, w * 0.75, 12, WIRTSCHAFT(0.26))
    flask(canvas, (660, 1030), 250, ENERGIE(0.5), 0.42)
    flask(canvas, (776, 1040), 172, VIELFALT(0.56), 0.5)
    rack(canvas, 846, 1040)
    _monitor(canvas, 1490, 1036)
    flask(canvas, (1752, 1040), 190, RIVER(0.5), 0.34)
    _microscope(canvas, 1884, 1036)
    tray(canvas, 300, 1040)


def _monitor(canvas: Canvas, x: float, foot: float) -> None:
    """A screen with a molecule."""
    canvas.rect(x - 62, foot - 12, 124, 12, STONE(0.8), radius=5)
    canvas.rect(x - 14, foot - 70, 28, 60, STONE(0.86))
    canvas.rect(x - 190, foot - 318, 380, 254, STONE(0.95), radius=12)
    canvas.gradient(
        [(x - 176, foot - 304), (x + 176, foot - 304), (x + 176, foot - 80), (x - 176, foot - 80)],
        WIRTSCHAFT(0.86),
        RIVER(0.76),
    )
    rings = [(x - 84, foot - 190), (x + 6, foot - 190)]
    for cx, cy in rings:
        corners = [
            (cx + 52 * math.cos(math.radians(a)), cy + 52 * math.sin(math.radians(a))) for a in range(30, 391, 60)
        ]
        canvas.line(corners, 7, PAPER)
        for corner, paint in zip(corners, (LAMP, RIVER(0.35), PAPER, VIELFALT(0.4), PAPER, RIVER(0.35)), strict=False):
            canvas.disc(*corner, 12, paint)
    canvas.line([(x + 51, foot - 216), (x + 100, foot - 244)], 7, PAPER)
    canvas.disc(x + 108, foot - 248, 17, LAMP)
    for row, width in enumerate((70, 48, 60, 36)):
        canvas.rect(x + 84, foot - 174 + row * 20, width, 8, PAPER, 0.5, radius=4)


def _microscope(canvas: Canvas, x: float, foot: float) -> None:
    body, dark = WIRTSCHAFT(0.8), WIRTSCHAFT(0.95)
    canvas.rect(x - 78, foot - 24, 156, 24, body, radius=9)
    canvas.line([(x + 46, foot - 24), (x + 66, foot - 110), (x + 44, foot - 196), (x - 4, foot - 226)], 30, body)
    canvas.rect(x - 62, foot - 92, 116, 14, dark, radius=4)
    canvas.disc(x + 62, foot - 96, 20, dark)
    canvas.disc(x + 62, foot - 96, 9, STONE(0.5))
    canvas.line([(x - 22, foot - 214), (x - 8, foot - 246)], 40, body)
    canvas.line([(x - 34, foot - 190), (x - 42, foot - 130)], 26, dark)
    canvas.line([(x - 43, foot - 128), (x - 46, foot - 108)], 14, STONE(0.5))
    canvas.line([(x - 8, foot - 246), (x + 22, foot - 310)], 28, dark)
    canvas.line([(x + 22, foot - 310), (x + 29, foot - 326)], 36, STONE(0.55))
    canvas.glow(x - 46, foot - 92, 60, 40, LAMP, 0.9)


def _lamp(canvas: Canvas, x: float) -> None:
    canvas.glow(x, 120, 230, 200, LIGHT, 0.42)
    canvas.rect(x - 3, 0, 6, 66, WIRTSCHAFT(0.7))
    canvas.poly([(x - 24, 60), (x + 24, 60), (x + 82, 112), (x - 82, 112)], WIRTSCHAFT(0.72))
    canvas.poly([(x + 4, 60), (x + 24, 60), (x + 82, 112), (x + 30, 112)], WIRTSCHAFT(0.6))
    canvas.ellipse(x, 113, 80, 9, LAMP)
