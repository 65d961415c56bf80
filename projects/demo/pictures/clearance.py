"""11-04, first picture: a wide site being cleared, the oval of a trotting track still to be seen in the earth."""

import math
from dataclasses import replace

from projects.demo.pictures import site
from projects.demo.pictures.canvas import WIDTH, Canvas, Point
from projects.demo.pictures.ensemble import SIDE, Dress, figure
from projects.demo.pictures.palette import (
    BRICK,
    ENERGIE,
    INK,
    LEAF,
    MOBILITAET,
    PAPER,
    STONE,
    WIRTSCHAFT,
    Colour,
    mix,
)
from projects.demo.pictures.scenery import chance, clouds

_EARTH = mix(BRICK(0.12), ENERGIE(0.3), 0.45)
_DARK = mix(BRICK(0.7), ENERGIE(0.7), 0.35)
_SAND = mix(ENERGIE(0.14), BRICK(0.02), 0.3)
_GRASS = mix(LEAF(0.34), ENERGIE(0.36), 0.4)


def draw(canvas: Canvas) -> None:
    canvas.sky([(0, WIRTSCHAFT(0.56)), (300, WIRTSCHAFT(0.34)), (600, WIRTSCHAFT(0.06))])
    clouds(canvas, chance(1104), (-100, 90, 2200, 170), 5, (PAPER, 0.7))
    site.horizon(
        canvas,
        site.Far(
            mix(WIRTSCHAFT(0.36), LEAF(0.3), 0.35),
            mix(WIRTSCHAFT(0.44), BRICK(0.3), 0.2),
            WIRTSCHAFT(0.68),
            mix(LEAF(0.56), WIRTSCHAFT(0.6), 0.4),
        ),
    )
    _ground(canvas)
    _grandstand(canvas)
    _track(canvas)
    _roller(canvas, 1330, 850)
    _lorry(canvas, 1430, 1030)
    _rubble(canvas)
    _excavator(canvas, 640, 1180)
    _puddle(canvas)
    _crew(canvas)


def _ground(canvas: Canvas) -> None:
    canvas.gradient(
        [(0, 618), (WIDTH, 618), (WIDTH, 1333), (0, 1333)], mix(_EARTH, _GRASS, 0.5), mix(_EARTH, _DARK, 0.42)
    )
    for x, y, w, h in ((0, 640, 420, 20), (1500, 650, 560, 22), (1860, 900, 300, 40), (30, 1000, 260, 34)):
        canvas.ellipse(x, y, w, h, _GRASS)


def _track(canvas: Canvas) -> None:
    """The oval: sand, its inner field half torn open, tyre tracks across."""
    canvas.poly(site.oval(1.03), mix(_EARTH, _DARK, 0.3))
    canvas.poly(site.oval(), _SAND)
    canvas.poly(site.oval(0.85), mix(_SAND, _DARK, 0.14))
    canvas.poly(site.oval(0.78), _GRASS)
    canvas.poly(_torn(), mix(_EARTH, _DARK, 0.22))
    for share in (0.94, 0.9):
        points = site.oval(share)
        canvas.line([*points, points[0]], 2.5, mix(_SAND, _DARK, 0.2))
    for shift in (0, 40):
        ruts = [(1372, 856 + shift * 0.4), (1450, 868 + shift * 0.6), (1530, 900 + shift), (1590, 960 + shift)]
        canvas.line(ruts, 8, mix(_EARTH, _DARK, 0.4), 0.7)


def _torn() -> list[Point]:
    """The part of the inner field that is already open earth."""
    inner = [point for point in site.oval(0.78) if point[0] > 1000]
    inner.sort(key=lambda p: math.atan2(p[1] - 850, p[0] - 1010))
    return [*inner, (940, 992), (1010, 940), (960, 890), (1060, 850), (1000, 790), (1080, 740)]


def _grandstand(canvas: Canvas) -> None:
    """The old stand beyond the track, half taken down."""
    wall, roof = mix(BRICK(0.4), WIRTSCHAFT(0.4), 0.14), mix(WIRTSCHAFT(0.7), STONE(0.7), 0.4)
    x, foot = 250, 668
    canvas.rect(x, 560, 300, foot - 560, wall)
    for column in range(5):
        canvas.rect(x + 22 + column * 54, 590, 32, 44, mix(WIRTSCHAFT(0.8), INK, 0.2))
    for row in range(5):
        canvas.poly(
            [
                (x + 300 + row * 6, 560 + row * 21),
                (x + 560 + row * 12, 560 + row * 21),
                (x + 560 + row * 12, 582 + row * 21),
                (x + 300, 582 + row * 21),
            ],
            (STONE(0.22), STONE(0.34))[row % 2],
        )
    for post in (330, 420, 510):
        canvas.rect(x + post, 470, 9, 130, STONE(0.8))
    canvas.poly([(x - 20, 470), (x + 470, 446), (x + 520, 462), (x + 470, 476), (x + 500, 484), (x - 20, 492)], roof)
    canvas.rect(x, 490, 300, 72, mix(WIRTSCHAFT(0.24), STONE(0.3), 0.4))
    for column in range(6):
        canvas.rect(x + 10 + column * 48, 498, 40, 56, mix(WIRTSCHAFT(0.5), INK, 0.1 + 0.12 * (column % 3)))
    for px, r in ((770, 20), (806, 30), (850, 22), (884, 14)):
        canvas.ellipse(px + 70, foot + 2, r * 1.7, r, mix(BRICK(0.36), STONE(0.4), 0.4))


def _rubble(canvas: Canvas) -> None:
    """A heap of earth and bricks in the foreground."""
    canvas.poly(
        [
            (-40, 1333),
            (-40, 1090),
            (60, 1030),
            (150, 1040),
            (230, 1000),
            (300, 1036),
            (380, 1110),
            (470, 1150),
            (560, 1240),
            (620, 1333),
        ],
        _DARK,
    )
    canvas.poly(
        [(60, 1030), (150, 1040), (230, 1000), (300, 1036), (190, 1120), (110, 1160), (-40, 1200), (-40, 1090)],
        mix(_DARK, ENERGIE(0.3), 0.34),
    )
    random = chance(4)
    paints = (BRICK(0.36), BRICK(0.5), STONE(0.3), STONE(0.44), BRICK(0.24))
    for place in range(26):
        share = random.random()
        x = -10 + 560 * share
        y = 1090 + 130 * abs(share - 0.42) * 2 + random.random() * (1270 - 1090 - 100 * share)
        _chunk(canvas, (x, y), 20 + 26 * random.random(), paints[place % 5])


def _chunk(canvas: Canvas, at: Point, r: float, paint: Colour) -> None:
    x, y = at
    canvas.poly(
        [
            (x - r, y + r * 0.5),
            (x - r * 0.7, y - r * 0.4),
            (x + r * 0.4, y - r * 0.6),
            (x + r, y + r * 0.1),
            (x + r * 0.7, y + r * 0.6),
        ],
        paint,
    )
    canvas.poly(
        [(x - r * 0.7, y - r * 0.4), (x + r * 0.4, y - r * 0.6), (x + r, y + r * 0.1), (x - r * 0.1, y + r * 0.0)],
        mix(paint, PAPER, 0.25),
    )


def _excavator(canvas: Canvas, x: float, foot: float) -> None:
    """It reaches to the left, into the heap."""
    body, dark = ENERGIE(0.48), mix(ENERGIE(0.62), MOBILITAET(0.6), 0.3)
    canvas.ellipse(x + 220, foot + 4, 270, 20, _DARK, 0.6)
    canvas.rect(x, foot - 92, 370, 92, INK, radius=46)
    canvas.rect(x + 16, foot - 76, 338, 60, STONE(0.8), radius=30)
    for wheel in range(5):
        canvas.disc(x + 50 + wheel * 68, foot - 44, 24, STONE(0.5))
        canvas.disc(x + 50 + wheel * 68, foot - 44, 9, INK)
    canvas.rect(x + 120, foot - 124, 150, 38, STONE(0.86), radius=8)
    canvas.line([(x + 130, foot - 210), (x - 10, foot - 470)], 52, body)
    canvas.line([(x - 10, foot - 470), (x - 230, foot - 400)], 46, body)
    canvas.line([(x + 104, foot - 190), (x + 36, foot - 376)], 16, STONE(0.4))
    canvas.line([(x + 4, foot - 490), (x - 130, foot - 462)], 14, STONE(0.4))
    canvas.line([(x - 230, foot - 400), (x - 282, foot - 240)], 36, body)
    canvas.line([(x - 244, foot - 360), (x - 298, foot - 262)], 12, STONE(0.4))
    for joint in ((x - 10, foot - 470), (x - 230, foot - 400)):
        canvas.disc(*joint, 30, dark)
        canvas.disc(*joint, 11, INK)
    for tooth in range(3):
        tip = (x - 330 + tooth * 34, foot - 92 + tooth * 2)
        canvas.poly([(tip[0] - 8, tip[1] - 44), (tip[0] + 20, tip[1] - 44), tip], STONE(0.5))
    canvas.poly(
        [
            (x - 312, foot - 250),
            (x - 244, foot - 250),
            (x - 216, foot - 200),
            (x - 236, foot - 122),
            (x - 344, foot - 126),
            (x - 352, foot - 170),
        ],
        STONE(0.86),
    )
    canvas.poly(
        [
            (x - 312, foot - 250),
            (x - 288, foot - 250),
            (x - 316, foot - 125),
            (x - 344, foot - 126),
            (x - 352, foot - 170),
        ],
        STONE(0.72),
    )
    canvas.rect(x + 90, foot - 246, 330, 128, body, radius=16)
    canvas.rect(x + 240, foot - 296, 180, 90, dark, radius=14)
    for slot in range(4):
        canvas.rect(x + 276 + slot * 32, foot - 190, 14, 50, dark, radius=4)
    canvas.poly(
        [
            (x + 84, foot - 160),
            (x + 84, foot - 300),
            (x + 124, foot - 372),
            (x + 236, foot - 372),
            (x + 236, foot - 160),
        ],
        body,
    )
    canvas.poly(
        [
            (x + 98, foot - 232),
            (x + 98, foot - 296),
            (x + 132, foot - 354),
            (x + 160, foot - 354),
            (x + 160, foot - 232),
        ],
        WIRTSCHAFT(0.2),
    )
    canvas.rect(x + 172, foot - 354, 50, 122, WIRTSCHAFT(0.3))
    canvas.rect(x + 84, foot - 384, 160, 16, dark, radius=6)


def _lorry(canvas: Canvas, x: float, foot: float) -> None:
    """Waits on the track for its load."""
    cab = WIRTSCHAFT(0.62)
    canvas.ellipse(x + 180, foot + 3, 230, 13, _DARK, 0.5)
    canvas.rect(x + 10, foot - 52, 360, 24, STONE(0.86))
    canvas.poly(
        [(x - 6, foot - 150), (x + 236, foot - 150), (x + 222, foot - 48), (x + 22, foot - 48)], WIRTSCHAFT(0.46)
    )
    canvas.poly(
        [
            (x + 6, foot - 150),
            (x + 50, foot - 186),
            (x + 110, foot - 200),
            (x + 180, foot - 184),
            (x + 226, foot - 150),
        ],
        _DARK,
    )
    for rib in range(4):
        canvas.rect(x + 34 + rib * 50, foot - 146, 9, 94, WIRTSCHAFT(0.6))
    canvas.poly(
        [
            (x + 252, foot - 40),
            (x + 252, foot - 170),
            (x + 338, foot - 170),
            (x + 378, foot - 106),
            (x + 378, foot - 40),
        ],
        cab,
    )
    canvas.poly(
        [(x + 288, foot - 104), (x + 288, foot - 154), (x + 330, foot - 154), (x + 362, foot - 104)], WIRTSCHAFT(0.14)
    )
    for wheel in (64, 138, 316):
        canvas.disc(x + wheel, foot - 30, 32, INK)
        canvas.disc(x + wheel, foot - 30, 14, STONE(0.4))


def _roller(canvas: Canvas, x: float, foot: float) -> None:
    """A small bulldozer far off, on the open earth."""
    canvas.rect(x, foot - 34, 108, 34, INK, radius=17)
    canvas.rect(x + 14, foot - 70, 92, 42, ENERGIE(0.52), radius=6)
    canvas.rect(x + 56, foot - 112, 46, 46, ENERGIE(0.46), radius=5)
    canvas.rect(x + 62, foot - 104, 32, 30, WIRTSCHAFT(0.2))
    canvas.poly([(x - 24, foot - 62), (x - 10, foot - 62), (x - 14, foot), (x - 36, foot)], STONE(0.7))
    canvas.line([(x - 12, foot - 28), (x + 20, foot - 28)], 9, STONE(0.7))
    canvas.poly(
        [(x - 130, foot + 2), (x - 96, foot - 34), (x - 66, foot - 46), (x - 40, foot - 26), (x - 30, foot + 2)], _DARK
    )


def _crew(canvas: Canvas) -> None:
    """Two people with helmets over a plan."""
    vest = MOBILITAET(0.46)
    left = replace(SIDE, far_arm=((0.08, 0.65), (0.2, 0.62)), near_arm=((0.04, 0.62), (0.17, 0.56)))
    crew = ((1140, 1190, 236, left, BRICK(0.1)), (1242, 1194, 226, left.mirrored(), BRICK(0.56)))
    for x, foot, *_ in crew:
        canvas.ellipse(x + 20, foot, 80, 10, _DARK, 0.5)
    canvas.poly([(1160, 1030), (1222, 1022), (1234, 1070), (1170, 1080)], PAPER)
    for x, foot, size, pose, skin in crew:
        figure(canvas, (x, foot), size, pose, Dress(vest, WIRTSCHAFT(0.88), skin, INK))
        canvas.rect(x - size * 0.068, foot - size * 0.58, size * 0.136, size * 0.035, STONE(0.05))
        canvas.ellipse(x, foot - size * 0.962, size * 0.085, size * 0.06, PAPER)
        brim = 0.03 if pose is left else -0.03
        canvas.rect(x + (brim - 0.09) * size, foot - size * 0.953, size * 0.18, size * 0.024, PAPER, radius=3)


def _puddle(canvas: Canvas) -> None:
    """Rain water in the foreground, with the sky in it."""
    canvas.ellipse(1612, 1206, 262, 36, mix(_EARTH, _DARK, 0.55))
    canvas.ellipse(1612, 1210, 246, 29, WIRTSCHAFT(0.42))
    canvas.ellipse(1660, 1214, 150, 13, WIRTSCHAFT(0.24))
