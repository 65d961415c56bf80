"""16-01: young arts in an old steel hall; an acrobat on silk, dancers, a turntable desk, light on the wall."""

import math
from dataclasses import replace

from projects.demo.pictures.canvas import WIDTH, Canvas
from projects.demo.pictures.ensemble import FRONT, Dress, Pose, figure
from projects.demo.pictures.palette import (
    BRICK,
    ENERGIE,
    INK,
    LAMP,
    LIGHT,
    MOBILITAET,
    PAPER,
    RIVER,
    STONE,
    VIELFALT,
    WIRTSCHAFT,
    Colour,
    mix,
)

_BACK = 800
_HANGING = Pose(
    hip=(0, 0.5),
    neck=(-0.03, 0.79),
    far_arm=((-0.17, 0.88), (-0.31, 0.97)),
    near_arm=((0.02, 0.96), (0.0, 1.14)),
    far_leg=((-0.22, 0.5), (-0.42, 0.56), (-0.5, 0.6)),
    near_leg=((0.22, 0.46), (0.42, 0.36), (0.5, 0.33)),
    turn="left",
)
_LEAP = Pose(
    hip=(0, 0.56),
    neck=(-0.04, 0.85),
    far_arm=((-0.19, 0.9), (-0.32, 1.02)),
    near_arm=((0.12, 0.88), (0.27, 0.99)),
    far_leg=((-0.21, 0.5), (-0.36, 0.36), (-0.42, 0.31)),
    near_leg=((0.17, 0.42), (0.34, 0.52), (0.41, 0.56)),
    turn="left",
)
_FREEZE = Pose(
    hip=(0.06, 0.46),
    neck=(-0.04, 0.2),
    far_arm=((-0.16, 0.13), (-0.2, 0.02)),
    near_arm=((0.1, 0.13), (0.06, 0.02)),
    far_leg=((-0.13, 0.6), (-0.33, 0.52), (-0.38, 0.57)),
    near_leg=((0.25, 0.6), (0.36, 0.8), (0.44, 0.83)),
    turn="right",
    head=(-0.1, 0.095),
)
_SWAY = replace(
    FRONT,
    hip=(0.04, 0.49),
    neck=(-0.02, 0.78),
    far_arm=((-0.19, 0.74), (-0.25, 0.9)),
    near_arm=((0.17, 0.7), (0.3, 0.62)),
    far_leg=((-0.1, 0.28), (-0.16, 0.045), (-0.21, 0.02)),
    near_leg=((0.18, 0.32), (0.14, 0.06), (0.2, 0.03)),
)


def draw(canvas: Canvas) -> None:
    canvas.gradient([(0, 0), (WIDTH, 0), (WIDTH, _BACK), (0, _BACK)], VIELFALT(0.98), VIELFALT(0.84))
    _wall(canvas)
    _projection(canvas)
    for depth in (0, 1, 2):
        _frame(canvas, depth)
    _floor(canvas)
    _beams(canvas)
    _desk(canvas)
    _acrobat(canvas, 724)
    _dancers(canvas)


def _wall(canvas: Canvas) -> None:
    """The brick gable with its round window above the projection."""
    brick = mix(BRICK(0.8), VIELFALT(0.86), 0.6)
    canvas.poly([(380, _BACK), (380, 330), (1000, 130), (1620, 330), (1620, _BACK)], brick)
    for row in range(17):
        y = 350 + row * 27
        for column in range(8):
            x = 410 + (column * 160 + row * 93) % 1180
            canvas.rect(x, y, 46, 12, mix(brick, BRICK(0.6), 0.3), radius=2)


def _projection(canvas: Canvas) -> None:
    """Rings and waves of light on the wall."""
    canvas.glow(1270, 530, 640, 460, VIELFALT(0.5), 0.9)
    rings = ((230, VIELFALT(0.56)), (190, VIELFALT(0.44)), (150, MOBILITAET(0.45)), (110, ENERGIE(0.4)), (66, LIGHT))
    for r, paint in rings:
        canvas.disc(1326, 510, r, paint)
    canvas.disc(1326, 510, 28, PAPER)
    for row, paint in enumerate((RIVER(0.4), RIVER(0.28), PAPER)):
        wave = [
            (x, 640 + row * 36 + 34 * math.sin(x / 84 + row * 0.9) * math.sin((x - 400) / 390))
            for x in range(420, 1581, 10)
        ]
        canvas.line(wave, 9 - row * 2, paint, 0.85)


def _frame(canvas: Canvas, depth: int) -> None:
    """One steel frame of the hall: posts and a lattice below the roof, the nearer the larger."""
    left, top, foot, thick = ((380, 330, 800, 20), (190, 210, 870, 30), (-40, 60, 980, 44))[depth]
    right, ridge = WIDTH - left, top - (1000 - left) * 0.32
    steel = mix(VIELFALT((0.72, 0.84, 0.93)[depth]), WIRTSCHAFT(0.9), 0.4)
    for x in (left, right):
        canvas.rect(x - thick / 2, top, thick, foot - top, steel)
        canvas.rect(x - thick, foot - thick * 0.7, thick * 2, thick * 0.7, steel)
    for sign in (-1, 1):
        outer = 1000 + sign * (1000 - left)
        canvas.line([(outer, top), (1000, ridge)], thick, steel)
        canvas.line([(outer, top + thick * 3.2), (1000, ridge + thick * 3.2)], thick * 0.6, steel)
        for step in range(8):
            start, end = step / 8, (step + 1) / 8
            lower = (outer + (1000 - outer) * start, top + thick * 3.2 + (ridge - top) * start)
            upper = (outer + (1000 - outer) * end, top + (ridge - top) * end)
            canvas.line([lower, upper], thick * 0.32, steel)
            canvas.line([upper, (upper[0], upper[1] + thick * 3.2)], thick * 0.32, steel)


def _floor(canvas: Canvas) -> None:
    canvas.gradient([(0, _BACK), (WIDTH, _BACK), (WIDTH, 1333), (0, 1333)], VIELFALT(0.76), VIELFALT(0.9))
    for x in range(-7, 8):
        canvas.line([(1000 + x * 120, _BACK), (1000 + x * 330, 1340)], 3, VIELFALT(0.86))
    for y in (846, 920, 1030, 1190):
        canvas.rect(0, y, WIDTH, 3, VIELFALT(0.86))
    canvas.rect(0, _BACK - 5, WIDTH, 8, VIELFALT(0.62))


def _beams(canvas: Canvas) -> None:
    lights = (
        (560, 150, 724, 1120, RIVER(0.3)),
        (1440, 150, 1335, 1050, LIGHT),
        (1700, 190, 1660, 1142, VIELFALT(0.36)),
    )
    for x, y, aim, foot, paint in lights:
        reach = 210
        rim = [
            (aim + reach * math.cos(math.radians(turn)), foot + 46 * math.sin(math.radians(turn)))
            for turn in range(0, 181, 6)
        ]
        canvas.poly([(x - 16, y), (x + 16, y), *rim], paint, 0.15)
        canvas.ellipse(aim, foot, reach, 46, paint, 0.34)
        canvas.rect(x - 28, y - 52, 56, 54, INK, radius=12)
        canvas.ellipse(x, y, 24, 10, paint)


def _acrobat(canvas: Canvas, x: float) -> None:
    """Two lengths of silk from the roof to the floor, and someone in the splits between them."""
    silk, dark = ENERGIE(0.46), ENERGIE(0.6)
    hand = 878 - 580 * 1.15
    canvas.poly([(x - 12, 0), (x + 14, 0), (x + 9, hand), (x - 9, hand)], silk)
    canvas.poly([(x + 4, 0), (x + 14, 0), (x + 9, hand), (x + 2, hand)], dark)
    canvas.poly(
        [(x - 8, hand), (x + 8, hand), (x + 30, 420), (x + 34, 560), (x + 62, 1096), (x - 34, 1118), (x - 8, 560)], silk
    )
    canvas.poly(
        [(x + 4, hand), (x + 8, hand), (x + 30, 420), (x + 34, 560), (x + 62, 1096), (x + 18, 1106), (x + 14, 560)],
        dark,
    )
    canvas.ellipse(x + 14, 1122, 110, 14, VIELFALT(1), 0.4)
    figure(canvas, (x, 878), 580, _HANGING, Dress(RIVER(0.5), RIVER(0.62), BRICK(0.16), INK, "bun", BRICK(0.16)))


def _desk(canvas: Canvas) -> None:
    """A desk with two turntables, loudspeakers, and who mixes the sound."""
    for x, y in ((70, 640), (470, 690)):
        canvas.rect(x, y, 130, 320, INK, radius=10)
        for cy, r in ((90, 30), (220, 48)):
            canvas.disc(x + 65, y + cy, r, STONE(0.86))
            canvas.disc(x + 65, y + cy, r * 0.5, VIELFALT(0.6))
    mixing = replace(FRONT, far_arm=((-0.16, 0.66), (-0.1, 0.52)), near_arm=((0.2, 0.7), (0.25, 0.85)))
    figure(canvas, (330, 1090), 520, mixing, Dress(VIELFALT(0.5), INK, BRICK(0.66), INK))
    for side in (-1, 1):
        canvas.rect(330 + side * 36 - 11, 596, 22, 46, ENERGIE(0.46), radius=10)
    canvas.ring(330, 612, 38, 42, 9, ENERGIE(0.46), (190, 350))
    canvas.poly([(150, 862), (520, 862), (556, 900), (114, 900)], STONE(0.7))
    for cx in (232, 430):
        canvas.ellipse(cx, 880, 62, 13, INK)
        canvas.ellipse(cx, 880, 20, 4, LAMP)
    canvas.rect(114, 900, 442, 190, VIELFALT(0.7))
    for bar in range(9):
        height = 40 + 90 * abs(math.sin(bar * 1.1 + 0.5))
        paint: Colour = (RIVER(0.4), ENERGIE(0.42), VIELFALT(0.4))[bar % 3]
        canvas.rect(142 + bar * 44, 1066 - height, 30, height, paint, radius=5)
    canvas.rect(114, 1080, 442, 14, VIELFALT(0.9))


def _dancers(canvas: Canvas) -> None:
    for x, y, r in ((1335, 1056, 96), (1670, 1148, 150), (930, 1190, 112)):
        canvas.ellipse(x, y, r, 13, VIELFALT(1), 0.5)
    figure(canvas, (1335, 980), 440, _LEAP, Dress(PAPER, ENERGIE(0.5), BRICK(0.6), INK, "bun", MOBILITAET(0.5)))
    figure(canvas, (930, 1190), 490, _SWAY, Dress(MOBILITAET(0.48), INK, BRICK(0.1), BRICK(0.84), "long", PAPER))
    figure(canvas, (1670, 1152), 550, _FREEZE, Dress(RIVER(0.42), WIRTSCHAFT(0.6), BRICK(0.14), INK, "short", PAPER))
