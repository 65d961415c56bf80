"""06-02: a stadium under floodlights at dusk, seen from the stands."""

import math
from random import Random

from projects.demo.pictures.canvas import WIDTH, Canvas, Point
from projects.demo.pictures.palette import (
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
from projects.demo.pictures.palette import Colour as Paint
from projects.demo.pictures.scenery import chance, clouds, headframe, skyline

_HORIZON = 560
_PITCH_TOP = 716
_PITCH_BOTTOM = 1290


def draw(canvas: Canvas) -> None:
    random = chance(602)
    canvas.sky(
        [(0, WIRTSCHAFT(0.98)), (230, WIRTSCHAFT(0.76)), (430, mix(VIELFALT(0.42), MOBILITAET(0.3), 0.5)), (600, LIGHT)]
    )
    clouds(canvas, random, (0, 190, WIDTH, 130), 5, (mix(MOBILITAET(0.3), VIELFALT(0.4), 0.5), 0.34))
    _town(canvas)
    _pitch(canvas)
    _far_stand(canvas, random)
    _players(canvas)
    _front_row(canvas, random)
    for x, foot in ((235, 440), (1765, 440)):
        _floodlight(canvas, x, foot)
    _ball(canvas, 1440, 1098, 90)


def _town(canvas: Canvas) -> None:
    far = mix(VIELFALT(0.62), WIRTSCHAFT(0.8), 0.6)
    heights = [
        (90, 120),
        (60, 190),
        (40, 150),
        (110, 130),
        (50, 240),
        (120, 140),
        (70, 176),
        (120, 120),
        (60, 200),
        (150, 140),
        (80, 220),
        (130, 120),
        (60, 180),
        (90, 150),
        (140, 210),
        (70, 130),
        (110, 170),
        (80, 120),
        (60, 236),
        (140, 140),
        (90, 180),
        (120, 130),
    ]
    skyline(canvas, _HORIZON, heights, far)
    headframe(canvas, 620, _HORIZON, 400, mix(far, INK, 0.3))
    for x, h in ((1215, 320), (1268, 280)):
        canvas.poly(
            [(x - 15, _HORIZON), (x - 10, _HORIZON - h), (x + 10, _HORIZON - h), (x + 15, _HORIZON)], mix(far, INK, 0.2)
        )


def _far_stand(canvas: Canvas, random: Random) -> None:
    """Two tiers under a roof that bends with the bowl."""
    roof, steel = WIRTSCHAFT(0.9), WIRTSCHAFT(0.7)
    _band(canvas, 392, 470, 60, WIRTSCHAFT(1))
    _band(canvas, 448, 570, 60, WIRTSCHAFT(0.86))
    _crowd(canvas, random, (464, 562), 60, (36, WIRTSCHAFT(0.86)))
    _band(canvas, 570, 592, 46, STONE(0.2))
    _band(canvas, 592, 690, 46, WIRTSCHAFT(0.8))
    _fan_blocks(canvas, random, (592, 690), 46, WIRTSCHAFT(0.8))
    _adverts(canvas)
    roof_edge = [(x, _bend(x, 372, 60)) for x in range(0, WIDTH + 1, 20)]
    roof_foot = [(x, _bend(x, 424, 60)) for x in range(WIDTH, -1, -20)]
    canvas.poly([*roof_edge, *roof_foot], roof)
    canvas.line([(x, _bend(x, 426, 60)) for x in range(0, WIDTH + 1, 20)], 7, LAMP)
    for x in range(-80, WIDTH, 120):
        y = _bend(x, 372, 60)
        canvas.line([(x, y), (x + 60, y - 34), (x + 120, _bend(x + 120, 372, 60))], 6, steel)
    canvas.line([(x, _bend(x, 338, 60)) for x in range(-20, WIDTH + 40, 20)], 6, steel)


def _bend(x: float, y: float, depth: float) -> float:
    """The bowl's edge: lower at the sides, higher in the middle."""
    return y + depth * ((x - WIDTH / 2) / (WIDTH / 2)) ** 2


def _band(canvas: Canvas, top: float, bottom: float, depth: float, paint: Paint) -> None:
    upper = [(x, _bend(x, top, depth)) for x in range(0, WIDTH + 1, 20)]
    canvas.poly([*upper, *[(x, _bend(x, bottom, depth)) for x in range(WIDTH, -1, -20)]], paint)


def _crowd(canvas: Canvas, random: Random, rows: tuple[float, float], depth: float, seats: tuple[int, Paint]) -> None:
    """People as dots in rows, in blocks of the same colour, as fans sit."""
    shirts = (PAPER, LAMP, WIRTSCHAFT(0.4), VIELFALT(0.45), RIVER(0.35), MOBILITAET(0.42), WIRTSCHAFT(0.3), PAPER)
    step, stand = seats
    y = rows[0]
    while y < rows[1]:
        for x in range(-10, WIDTH + 10, step):
            block = shirts[(x // 250) % len(shirts)]
            paint = block if random.random() < 0.7 else random.choice(shirts)
            canvas.disc(x + random.random() * 5, _bend(x, y, depth), step * 0.34, mix(paint, stand, 0.25))
        y += step * 0.84


def _fan_blocks(canvas: Canvas, random: Random, rows: tuple[float, float], depth: float, stand: Paint) -> None:
    """The lower tier: each block under a cloth of its own colour, lights held up between the stairways."""
    top, bottom = rows
    paints = (WIRTSCHAFT(0.5), PAPER, WIRTSCHAFT(0.36), RIVER(0.42), PAPER, WIRTSCHAFT(0.5), VIELFALT(0.48))
    width = 158
    for block, left in enumerate(range(-70, WIDTH, width)):
        right = left + width - 16
        corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
        canvas.poly([(x, _bend(x, y, depth)) for x, y in corners], mix(paints[block % len(paints)], stand, 0.42))
        for _ in range(3):
            x, y = left + 14 + random.random() * (width - 44), top + 16 + random.random() * (bottom - top - 30)
            canvas.disc(x, _bend(x, y, depth), 5, LIGHT)


def _adverts(canvas: Canvas) -> None:
    _band(canvas, 690, 726, 46, WIRTSCHAFT(0.98))
    for place, paint in enumerate(
        [WIRTSCHAFT(0.6), LAMP, RIVER(0.5), VIELFALT(0.6), WIRTSCHAFT(0.6), MOBILITAET(0.55)] * 2
    ):
        left = place * 170 - 10
        for dash in range(3):
            x = left + 18 + dash * 48
            canvas.rect(x, _bend(x + 17, 703, 46), 34, 10, paint, radius=4)


def _across(share: float, depth: float) -> Point:
    """A point of the pitch: share from left (0) to right (1), depth from the far line (0) to the near line (1)."""
    y = _PITCH_TOP + 24 + (_PITCH_BOTTOM - _PITCH_TOP) * depth**1.35
    half = 760 + 560 * (y - _PITCH_TOP) / (_PITCH_BOTTOM - _PITCH_TOP)
    return (WIDTH / 2 + (share - 0.5) * 2 * half, y)


def _pitch(canvas: Canvas) -> None:
    canvas.rect(0, 704, WIDTH, 640, LEAF(0.74))
    stripes = 12
    for stripe in range(0, stripes, 2):
        a, b = stripe / stripes, (stripe + 1) / stripes
        canvas.poly([_across(a, 0), _across(b, 0), _across(b, 1.1), _across(a, 1.1)], LEAF(0.6))
    for line in ([(0, 0), (1, 0)], [(0.5, 0), (0.5, 1.2)], [(0, 0), (0, 1)], [(1, 0), (1, 1)]):
        canvas.line([_across(*point) for point in line], 6, PAPER, 0.9)
    circle = [_across(0.5 + 0.13 * math.cos(t / 20), 0.56 + 0.33 * math.sin(t / 20)) for t in range(126)]
    canvas.line([*circle, circle[0]], 7, PAPER, 0.9)
    canvas.ellipse(*_across(0.5, 0.56), 13, 7, PAPER)
    for side in (0, 1):
        inner = 0.16 if side == 0 else 0.84
        canvas.line(
            [_across(side, 0.24), _across(inner, 0.24), _across(inner, 0.86), _across(side, 0.86)], 6, PAPER, 0.9
        )


def _players(canvas: Canvas) -> None:
    """Players far away: two teams around the centre."""
    teams = [
        (0.36, 0.2, 0),
        (0.42, 0.44, 0),
        (0.3, 0.62, 0),
        (0.56, 0.3, 1),
        (0.63, 0.16, 1),
        (0.6, 0.66, 1),
        (0.7, 0.4, 1),
        (0.48, 0.14, 0),
        (0.24, 0.3, 0),
        (0.76, 0.6, 1),
    ]
    for share, depth, team in teams:
        x, y = _across(share, depth)
        size = 42 + 46 * depth
        shirt = PAPER if team else WIRTSCHAFT(0.62)
        for angle in (-1, 1):
            canvas.poly(
                [
                    (x, y),
                    (x + angle * size * 1.3, y + size * 0.14),
                    (x + angle * size * 1.3, y + size * 0.2),
                    (x, y + size * 0.08),
                ],
                LEAF(1),
                0.3,
            )
        stride = size * 0.16
        for leg in (-1, 1):
            canvas.line([(x, y - size * 0.45), (x + leg * stride, y)], size * 0.1, mix(shirt, INK, 0.55))
        canvas.rect(x - size * 0.15, y - size * 0.82, size * 0.3, size * 0.42, shirt, radius=size * 0.09)
        canvas.line([(x, y - size * 0.7), (x + stride * 1.6, y - size * 0.5)], size * 0.08, shirt)
        canvas.disc(x, y - size * 0.92, size * 0.1, mix(MOBILITAET(0.25), ENERGIE(0.45), 0.4))


def _front_row(canvas: Canvas, random: Random) -> None:
    """The near edge: heads and scarves of those in front, dark against the light."""
    dark = mix(WIRTSCHAFT(1), INK, 0.3)
    canvas.rect(0, 1285, WIDTH, 48, dark)
    canvas.rect(0, 1272, WIDTH, 10, STONE(0.4))
    for x in range(40, WIDTH, 130):
        canvas.rect(x, 1272, 8, 61, STONE(0.5))
    for place, x in enumerate((70, 205, 330, 480, 640, 780, 905, 1740, 1890)):
        _fan(canvas, x + random.random() * 20, 1345 + random.random() * 14, 150, dark, random)
        if place in (3, 7):
            _raised_scarf(canvas, x + 10, 1345, 150, dark)


def _fan(canvas: Canvas, x: float, foot: float, size: float, dark: Paint, random: Random) -> None:
    coat = mix(dark, random.choice((WIRTSCHAFT(0.6), VIELFALT(0.6), RIVER(0.6), STONE(0.7))), 0.45)
    canvas.rect(x - size * 0.36, foot - size * 0.62, size * 0.72, size, coat, radius=size * 0.26)
    canvas.disc(
        x, foot - size * 0.86, size * 0.23, mix(dark, random.choice((MOBILITAET(0.8), STONE(0.9), ENERGIE(0.8))), 0.5)
    )
    scarf = random.choice((LAMP, PAPER, WIRTSCHAFT(0.4)))
    canvas.rect(x - size * 0.24, foot - size * 0.68, size * 0.48, size * 0.13, scarf, radius=size * 0.06)


def _raised_scarf(canvas: Canvas, x: float, foot: float, size: float, dark: Paint) -> None:
    sleeve = mix(dark, WIRTSCHAFT(0.6), 0.5)
    for side in (-1, 1):
        canvas.line(
            [(x + side * size * 0.32, foot - size * 0.5), (x + side * size * 0.5, foot - size * 1.3)],
            size * 0.14,
            sleeve,
        )
    top = foot - size * 1.46
    canvas.rect(x - size * 0.62, top, size * 1.24, size * 0.24, PAPER, radius=4)
    for stripe in range(5):
        canvas.rect(x - size * 0.56 + stripe * size * 0.25, top, size * 0.12, size * 0.24, WIRTSCHAFT(0.6))


def _floodlight(canvas: Canvas, x: float, foot: float) -> None:
    steel = WIRTSCHAFT(0.94)
    canvas.poly([(x - 13, foot), (x - 7, 120), (x + 7, 120), (x + 13, foot)], steel)
    canvas.glow(x, 90, 380, 340, LIGHT, 0.8)
    canvas.rect(x - 92, 34, 184, 112, steel, radius=8)
    for row in range(3):
        for column in range(5):
            cx, cy = x - 68 + column * 34, 58 + row * 32
            canvas.disc(cx, cy, 13, LAMP)
            canvas.disc(cx, cy, 8, PAPER)


def _ball(canvas: Canvas, x: float, y: float, r: float) -> None:
    canvas.ellipse(x + 26, y + r + 6, r * 1.15, r * 0.22, LEAF(1), 0.55)
    canvas.disc(x, y, r, STONE(0.22))
    canvas.disc(x - r * 0.06, y - r * 0.07, r * 0.93, PAPER)
    _pentagon(canvas, x - r * 0.05, y - r * 0.06, r * 0.34, -90)
    for spoke in range(5):
        turn = math.radians(-90 + 72 * spoke)
        near = (x + r * (0.3 * math.cos(turn) - 0.05), y + r * (0.3 * math.sin(turn) - 0.06))
        far = (x + r * (0.66 * math.cos(turn) - 0.04), y + r * (0.66 * math.sin(turn) - 0.05))
        canvas.line([near, far], r * 0.05, INK)
        _patch(canvas, (x, y), r, turn)


def _pentagon(canvas: Canvas, x: float, y: float, r: float, first: float) -> None:
    turns = [math.radians(first + 72 * corner) for corner in range(5)]
    canvas.poly([(x + r * math.cos(turn), y + r * math.sin(turn)) for turn in turns], INK)


def _patch(canvas: Canvas, centre: Point, r: float, turn: float) -> None:
    """A dark field at the rim, foreshortened, and the seams to its neighbours."""
    x, y = centre
    points = [(0.66, 0.0), (0.8, 0.26), (0.975, 0.19), (0.975, -0.19), (0.8, -0.26)]
    canvas.poly([(x + r * d * math.cos(turn + s), y + r * d * math.sin(turn + s)) for d, s in points], INK)
    for side in (-1, 1):
        start = (x + r * 0.8 * math.cos(turn + side * 0.26), y + r * 0.8 * math.sin(turn + side * 0.26))
        half = turn + side * math.pi / 5
        canvas.line([start, (x + r * 0.68 * math.cos(half), y + r * 0.68 * math.sin(half))], r * 0.045, INK)
