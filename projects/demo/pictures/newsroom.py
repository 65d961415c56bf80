"""18-03: an experienced journalist goes through a printed page with a young one, in a newsroom in the morning."""

import math
from random import Random

from projects.demo.pictures.canvas import WIDTH, Canvas, Point
from projects.demo.pictures.mannequin import Dress, Pose, figure
from projects.demo.pictures.palette import (
    BRICK,
    ENERGIE,
    INK,
    LAMP,
    LEAF,
    LIGHT,
    PAPER,
    RIVER,
    STONE,
    VIELFALT,
    WIRTSCHAFT,
    Colour,
    mix,
)
from projects.demo.pictures.scenery import chance, headframe, windows

_DESK, _FLOOR, _ISLAND = 1010, 900, 800
_WALL = mix(VIELFALT(0.14), PAPER, 0.2)


def draw(canvas: Canvas) -> None:
    random = chance(1803)
    canvas.gradient([(0, 0), (WIDTH, 0), (WIDTH, 920), (0, 920)], VIELFALT(0.2), _WALL)
    canvas.gradient(
        [(0, _FLOOR), (WIDTH, _FLOOR), (WIDTH, 1100), (0, 1100)], mix(VIELFALT(0.3), STONE(0.3), 0.4), VIELFALT(0.32)
    )
    canvas.rect(0, _FLOOR - 10, WIDTH, 12, VIELFALT(0.32))
    _window(canvas, random)
    _page_plan(canvas)
    _lamps(canvas)
    _colleagues(canvas)
    _pair(canvas)
    _desk(canvas)


def _window(canvas: Canvas, random: Random) -> None:
    """The town in the morning light, behind a wide window on the right."""
    left, right, top, bottom = 1010, 2010, 150, 690
    canvas.rect(left - 20, top - 20, right - left + 40, bottom - top + 40, PAPER)
    canvas.gradient(
        [(left, top), (right, top), (right, bottom), (left, bottom)], mix(VIELFALT(0.3), WIRTSCHAFT(0.3), 0.4), LIGHT
    )
    canvas.glow(1834, 400, 400, 300, PAPER, 0.95)
    canvas.disc(1834, 400, 60, PAPER)
    far, near = mix(VIELFALT(0.36), LIGHT, 0.2), VIELFALT(0.4)
    headframe(canvas, 1560, 660, 300, far)
    for x, w, h in (
        (1010, 110, 130),
        (1130, 70, 200),
        (1230, 130, 110),
        (1390, 80, 160),
        (1780, 90, 170),
        (1890, 120, 120),
    ):
        canvas.rect(x, bottom - h, w, h, near)
        windows(canvas, (x + 8, bottom - h + 12, w - 16, h - 20), (w // 24, h // 28), (LIGHT, VIELFALT(0.28)), random)
    ridge: list[Point] = [(x, 650 + 10 * math.sin(x / 90)) for x in range(left, right, 10)]
    canvas.poly([*ridge, (right, bottom), (left, bottom)], VIELFALT(0.5))
    for x in (left - 10, 1330, 1660, 1990):
        canvas.rect(x, top - 20, 18, bottom - top + 30, PAPER)
    canvas.rect(left, top + 130, right - left, 8, PAPER)
    canvas.rect(left - 40, bottom, right - left + 80, 26, PAPER)
    for x in (1120, 1450, 1780):
        canvas.poly([(x + 60, top), (x + 150, top), (x - 10, bottom), (x - 90, bottom)], PAPER, 0.2)


def _page(canvas: Canvas, box: tuple[float, float, float, float], kind: int) -> None:
    """A printed page without words: a picture, headline bars, columns."""
    x, y, w, h = box
    canvas.rect(x, y, w, h, PAPER, radius=2)
    canvas.rect(x + w * 0.1, y + h * 0.08, w * 0.6, h * 0.07, VIELFALT(0.74))
    photo = (RIVER(0.4), ENERGIE(0.4), VIELFALT(0.4), WIRTSCHAFT(0.4), LEAF(0.3))[kind % 5]
    tall = 0.28 + 0.1 * (kind % 2)
    canvas.rect(x + w * 0.1, y + h * 0.21, w * 0.8, h * tall, photo)
    for line in range(4):
        for column in (0.1, 0.53):
            canvas.rect(x + w * column, y + h * (0.27 + tall + line * 0.085), w * 0.37, h * 0.035, STONE(0.42))


def _page_plan(canvas: Canvas) -> None:
    """A board with all pages of the next issue."""
    canvas.rect(96, 140, 780, 470, mix(VIELFALT(0.56), STONE(0.4), 0.15), radius=10)
    canvas.rect(110, 154, 752, 442, mix(VIELFALT(0.1), STONE(0.2), 0.4), radius=4)
    for row in range(2):
        for column in range(6):
            if (row, column) != (1, 4):
                _page(canvas, (132 + column * 120, 176 + row * 208, 104, 184), row * 4 + column)
    canvas.rect(108, 606, 756, 16, VIELFALT(0.66), radius=6)


def _lamps(canvas: Canvas) -> None:
    for x in (300, 860, 1420):
        canvas.rect(x - 150, 52, 300, 20, PAPER, radius=10)
        for end in (-110, 110):
            canvas.rect(x + end - 2, 0, 4, 54, VIELFALT(0.46))


def _monitor(canvas: Canvas, x: float, foot: float, kind: int) -> None:
    canvas.rect(x - 9, foot - 30, 18, 30, STONE(0.9))
    canvas.rect(x - 92, foot - 148, 184, 122, INK, radius=8)
    canvas.rect(x - 84, foot - 140, 168, 106, mix(PAPER, VIELFALT(0.14), 0.5))
    if kind:
        canvas.rect(x - 74, foot - 130, 70, 86, (RIVER(0.4), VIELFALT(0.44))[kind % 2])
        for line in range(5):
            canvas.rect(x + 8, foot - 128 + line * 17, 62 - 10 * (line % 3), 7, STONE(0.5))
        return
    for bar, high in enumerate((30, 54, 44, 76, 62)):
        canvas.rect(x - 66 + bar * 28, foot - 46 - high, 18, high, (VIELFALT(0.5), ENERGIE(0.45))[bar % 2])


def _colleagues(canvas: Canvas) -> None:
    """Two at screens, seen from behind, and two who talk by the window."""
    canvas.rect(120, _ISLAND, 640, 16, VIELFALT(0.56), radius=4)
    canvas.rect(150, _ISLAND + 16, 580, 140, VIELFALT(0.4))
    for place, x in enumerate((230, 440, 650)):
        _monitor(canvas, x, _ISLAND, place)
    seated = Pose(back=True, hip=(0, 0.3), feet=None, hands=(None, None))
    for x, dress in (
        (230, Dress(RIVER(0.6), INK, BRICK(0.3), INK, "curls")),
        (536, Dress(ENERGIE(0.52), INK, BRICK(0.08), BRICK(0.6), "bun")),
    ):
        figure(canvas, (x, 1010), 470, seated, dress)
        canvas.rect(x - 58, 806, 116, 120, mix(INK, VIELFALT(0.9), 0.4), radius=20)
        canvas.rect(x - 7, 920, 14, 120, mix(INK, VIELFALT(0.9), 0.4))
    talk = Pose(turn=1, hands=((0.17, 0.64), None))
    figure(canvas, (1600, 978), 500, talk, Dress(WIRTSCHAFT(0.6), STONE(0.9), BRICK(0.66), INK, "short", shirt=PAPER))
    hear = Pose(turn=-1, hands=((-0.1, 0.6), (-0.12, 0.57)))
    figure(canvas, (1790, 974), 480, hear, Dress(ENERGIE(0.44), VIELFALT(0.8), BRICK(0.14), BRICK(0.88), "long"))


_YOUNG = (940.0, 1310.0, 960.0)
_OLD = (1450.0, 1330.0, 1020.0)


def _pair(canvas: Canvas) -> None:
    x, foot, size = _YOUNG
    canvas.rect(x - 130, 800, 46, 300, mix(INK, VIELFALT(0.9), 0.4), radius=25)
    look = Pose(turn=1, hip=(0, 0.3), lean=0.03, feet=None, hands=((0.2, 0.33), (0.16, 0.327)), nod=0.006)
    young = Dress(RIVER(0.62), INK, BRICK(0.42), mix(BRICK(1), INK, 0.6), "long", shirt=PAPER)
    figure(canvas, (x, foot), size, look, young)
    x, foot, size = _OLD
    show = Pose(turn=-1, lean=-0.05, hands=((-0.187, 0.542), (-0.205, 0.685)), nod=-0.008)
    old = Dress(VIELFALT(0.62), STONE(0.9), BRICK(0.07), STONE(0.34), "bun", "glasses", PAPER)
    _held_page(canvas, 1120, 640)
    figure(canvas, (x, foot), size, show, old)


def _held_page(canvas: Canvas, x: float, y: float) -> None:
    _page(canvas, (x - 10, y - 60, 150, 210), 1)


def _desk(canvas: Canvas) -> None:
    canvas.gradient([(0, _DESK), (WIDTH, _DESK), (WIDTH, 1110), (0, 1110)], mix(BRICK(0.1), PAPER, 0.5), BRICK(0.14))
    canvas.rect(0, 1110, WIDTH, 30, mix(BRICK(0.34), VIELFALT(0.4), 0.3))
    canvas.gradient([(0, 1140), (WIDTH, 1140), (WIDTH, 1333), (0, 1333)], VIELFALT(0.7), VIELFALT(0.82))
    canvas.rect(0, 1140, WIDTH, 12, VIELFALT(0.88))
    _plant(canvas, 150, 1076)
    _laptop(canvas, 1110)
    _papers(canvas)
    _mug(canvas, 1560, 1064, VIELFALT(0.5))


def _plant(canvas: Canvas, x: float, foot: float) -> None:
    canvas.ellipse(x, foot, 90, 12, BRICK(0.3))
    for dx, dy, paint in ((-74, -250, 0.66), (70, -240, 0.6), (-40, -300, 0.5), (36, -306, 0.56), (0, -270, 0.44)):
        root, tip = (x + dx * 0.2, foot - 96), (x + dx, foot + dy)
        swell = ((root[0] + tip[0]) / 2 + dy * 0.05, (root[1] + tip[1]) / 2 - dx * 0.1)
        bulge = ((root[0] + tip[0]) / 2 - dy * 0.1, (root[1] + tip[1]) / 2 + dx * 0.1)
        canvas.poly([root, swell, tip, bulge], mix(LEAF(paint), VIELFALT(0.5), 0.1))
    canvas.poly([(x - 62, foot - 110), (x + 62, foot - 110), (x + 46, foot), (x - 46, foot)], PAPER)
    canvas.poly([(x - 62, foot - 110), (x - 24, foot - 110), (x - 20, foot), (x - 46, foot)], STONE(0.24))


def _laptop(canvas: Canvas, x: float) -> None:
    canvas.ellipse(x + 20, 1034, 180, 12, BRICK(0.3))
    canvas.poly([(x + 126, 1014), (x + 196, 852), (x + 208, 852), (x + 146, 1024)], STONE(0.8))
    canvas.rect(x - 120, 1010, 272, 16, STONE(0.5), radius=7)


def _papers(canvas: Canvas) -> None:
    for shift, paint in ((0, STONE(0.2)), (10, PAPER), (-6, STONE(0.14)), (6, PAPER)):
        canvas.rect(1690 + shift, 1052 - abs(shift) * 1.6, 230, 18, paint, radius=3)
    canvas.poly([(700, 1040), (850, 1040), (832, 1090), (664, 1090)], PAPER)
    canvas.poly([(712, 1048), (772, 1048), (758, 1082), (692, 1082)], RIVER(0.3))
    for line in range(3):
        canvas.line([(790 - line * 5, 1052 + line * 12), (830 - line * 5, 1052 + line * 12)], 4, STONE(0.5))
    canvas.line([(880, 1086), (940, 1066)], 8, VIELFALT(0.6))


def _mug(canvas: Canvas, x: float, foot: float, paint: Colour) -> None:
    canvas.ellipse(x, foot, 50, 9, BRICK(0.3))
    canvas.ring(x + 42, foot - 38, 20, 22, 9, paint)
    canvas.rect(x - 38, foot - 78, 76, 78, paint, radius=12)
    canvas.rect(x - 38, foot - 78, 22, 78, mix(paint, INK, 0.16), radius=10)
    canvas.ellipse(x, foot - 76, 38, 9, mix(paint, LAMP, 0.4))
