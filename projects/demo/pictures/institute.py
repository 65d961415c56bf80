"""15-01, second picture: a research building at dusk, open to the eye: library, lecture room, laboratory."""

from random import Random

from projects.demo.pictures.canvas import WIDTH, Canvas
from projects.demo.pictures.palette import (
    BILDUNG,
    BRICK,
    DEEP,
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
    mix,
)
from projects.demo.pictures.palette import Colour as Paint
from projects.demo.pictures.scenery import chance, clouds, person, skyline, tree

_GROUND = 1130
_LEFT, _RIGHT = 330, 1670
_FLOORS = (250, 540, 830)
_STOREY = 262


def draw(canvas: Canvas) -> None:
    random = chance(1502)
    canvas.sky(
        [
            (0, BILDUNG(0.98)),
            (420, mix(BILDUNG(0.76), RIVER(0.76), 0.5)),
            (800, mix(BILDUNG(0.36), ENERGIE(0.3), 0.45)),
            (1000, mix(LIGHT, BILDUNG(0.2), 0.2)),
        ]
    )
    for _ in range(40):
        canvas.disc(random.random() * WIDTH, random.random() * 360, 2.4, LIGHT)
    clouds(canvas, random, (0, 520, WIDTH, 150), 4, (mix(BILDUNG(0.4), LIGHT, 0.3), 0.3))
    far = mix(BILDUNG(0.7), RIVER(0.7), 0.3)
    skyline(
        canvas,
        _GROUND,
        [(90, 260), (60, 340), (110, 230), (70, 300), (1330, 100), (80, 320), (60, 250), (110, 360), (120, 240)],
        far,
    )
    canvas.rect(0, _GROUND, WIDTH, 203, BILDUNG(0.93))
    canvas.glow(1000, 800, 1080, 720, LIGHT, 0.4)
    _shell(canvas)
    _seminar(canvas, _FLOORS[0])
    _library(canvas, _FLOORS[1], random)
    _lab(canvas, _FLOORS[2])
    _frame(canvas)
    _forecourt(canvas)


def _shell(canvas: Canvas) -> None:
    canvas.rect(_LEFT - 40, 190, _RIGHT - _LEFT + 80, _GROUND - 190, BILDUNG(0.86))
    canvas.poly([(_LEFT - 90, 196), (_LEFT - 40, 150), (_RIGHT + 40, 150), (_RIGHT + 90, 196)], BILDUNG(0.96))
    canvas.rect(1380, 92, 170, 60, BILDUNG(0.9))
    for module in range(7):
        x = 430 + module * 122
        canvas.poly([(x, 150), (x + 96, 150), (x + 116, 108), (x + 20, 108)], WIRTSCHAFT(0.86))
    for floor in _FLOORS:
        canvas.gradient(
            [(_LEFT, floor), (_RIGHT, floor), (_RIGHT, floor + _STOREY), (_LEFT, floor + _STOREY)],
            mix(LIGHT, PAPER, 0.35),
            mix(LAMP, ENERGIE(0.4), 0.2),
        )
        for lamp in range(5):
            canvas.rect(_LEFT + 110 + lamp * 260, floor + 14, 120, 10, PAPER, radius=5)


def _seminar(canvas: Canvas, top: float) -> None:
    """The lecture room: someone at the board, the others in rising rows."""
    floor = top + _STOREY
    canvas.rect(_LEFT + 44, top + 46, 396, 150, BILDUNG(0.78), radius=6)
    points = [
        (_LEFT + 100, top + 166),
        (_LEFT + 170, top + 128),
        (_LEFT + 230, top + 142),
        (_LEFT + 300, top + 84),
        (_LEFT + 350, top + 96),
    ]
    canvas.line(points, 6, LAMP)
    for point in points:
        canvas.disc(*point, 9, PAPER)
    for line, width in enumerate((90, 66, 80)):
        canvas.rect(_LEFT + 342, top + 130 + line * 22, width, 8, BILDUNG(0.36), radius=4)
    _worker(canvas, _LEFT + 488, floor, 182, WIRTSCHAFT(0.62), BRICK(0.12), BRICK(0.85), pointing=True)
    coats = (VIELFALT(0.55), BILDUNG(0.6), BRICK(0.45), RIVER(0.6), PAPER, ENERGIE(0.55), WIRTSCHAFT(0.5))
    for row in range(3):
        base = floor - row * 40
        for seat in range(3):
            x = 1090 + row * 195 + seat * 62 - 30
            place = row * 3 + seat
            canvas.rect(x - 22, base - 106, 44, 90, coats[place % 7], radius=18)
            canvas.disc(x, base - 122, 19, (BRICK(0.1), BRICK(0.6), BRICK(0.25))[place % 3])
            canvas.ellipse(x + 3, base - 130, 20, 14, (INK, BRICK(0.8), STONE(0.6), ENERGIE(0.6))[place % 4])
        canvas.rect(1030 + row * 195, base - 56, 195, 56 + row * 40, mix(BRICK(0.3), ENERGIE(0.5), 0.5))
        canvas.rect(1026 + row * 195, base - 64, 199, 12, BRICK(0.62))


def _library(canvas: Canvas, top: float, random: Random) -> None:
    floor = top + _STOREY
    spines = (BILDUNG(0.6), VIELFALT(0.5), WIRTSCHAFT(0.6), ENERGIE(0.56), RIVER(0.6), BRICK(0.5), STONE(0.5))
    for shelf_left, shelf_width in ((_LEFT + 30, 330), (_RIGHT - 400, 370)):
        canvas.rect(shelf_left, top + 36, shelf_width, _STOREY - 36, mix(BRICK(0.5), ENERGIE(0.6), 0.5))
        for board in range(3):
            y = top + 48 + board * 70
            canvas.rect(shelf_left + 10, y, shelf_width - 20, 58, mix(BRICK(0.85), ENERGIE(0.8), 0.4))
            x = shelf_left + 14.0
            while x < shelf_left + shelf_width - 40:
                width, height = random.choice((18, 22, 28)), random.choice((44, 50, 38))
                canvas.rect(x, y + 58 - height, width, height, random.choice(spines))
                x += width + 3
    canvas.rect(820, floor - 84, 360, 14, BRICK(0.6))
    for leg in (836, 1156):
        canvas.rect(leg, floor - 72, 10, 72, BRICK(0.72))
    for x, coat, skin, hair in (
        (920, RIVER(0.62), BRICK(0.1), INK),
        (1000, VIELFALT(0.5), BRICK(0.62), INK),
        (1080, BILDUNG(0.6), BRICK(0.2), STONE(0.5)),
    ):
        canvas.rect(x - 30, floor - 160, 60, 84, coat, radius=24)
        canvas.disc(x, floor - 182, 25, skin)
        canvas.ellipse(x, floor - 192, 26, 18, hair)
        canvas.poly(
            [
                (x - 34, floor - 86),
                (x, floor - 78),
                (x + 34, floor - 86),
                (x + 34, floor - 98),
                (x, floor - 90),
                (x - 34, floor - 98),
            ],
            PAPER,
        )
    _worker(canvas, 742, floor, 178, ENERGIE(0.6), BRICK(0.16), BRICK(0.9), pointing=False)


def _lab(canvas: Canvas, top: float) -> None:
    floor = top + _STOREY + 28
    canvas.rect(_LEFT, floor - 28, _RIGHT - _LEFT, 38, mix(LAMP, ENERGIE(0.4), 0.2))
    canvas.rect(_LEFT + 40, top + 60, 300, 12, STONE(0.5))
    for place in range(6):
        paint = (RIVER(0.5), VIELFALT(0.5), WIRTSCHAFT(0.5), BILDUNG(0.5))[place % 4]
        canvas.rect(_LEFT + 56 + place * 46, top + 22 + (place % 3) * 6, 32, 38 - (place % 3) * 6, paint, radius=4)
    canvas.rect(1260, top + 30, 330, 210, WIRTSCHAFT(0.8), radius=8)
    canvas.rect(1280, top + 50, 290, 170, BILDUNG(0.9), radius=4)
    canvas.ring(1425, top + 134, 62, 62, 9, RIVER(0.4))
    canvas.ring(1425, top + 134, 62, 22, 6, LAMP)
    canvas.ring(1425, top + 134, 24, 62, 6, VIELFALT(0.4))
    canvas.disc(1425, top + 134, 13, PAPER)
    for x, coat_skin in ((470, BRICK(0.6)), (760, BRICK(0.1)), (1180, BRICK(0.24))):
        _worker(canvas, x, floor - 14, 190, PAPER, coat_skin, (INK, BRICK(0.85), STONE(0.8))[x % 3], pointing=x == 1180)
    canvas.rect(_LEFT + 30, floor - 96, 620, 14, PAPER)
    canvas.rect(_LEFT + 40, floor - 82, 600, 82, BILDUNG(0.56))
    for x, paint in ((400, VIELFALT(0.5)), (590, RIVER(0.5)), (660, ENERGIE(0.5)), (860, WIRTSCHAFT(0.5))):
        canvas.poly(
            [
                (x - 8, floor - 168),
                (x + 8, floor - 168),
                (x + 8, floor - 140),
                (x + 30, floor - 96),
                (x - 30, floor - 96),
                (x - 8, floor - 140),
            ],
            PAPER,
        )
        canvas.poly([(x - 18, floor - 124), (x + 18, floor - 124), (x + 28, floor - 99), (x - 28, floor - 99)], paint)


def _worker(
    canvas: Canvas, x: float, floor: float, size: float, coat: Paint, skin: Paint, hair: Paint, *, pointing: bool
) -> None:
    person(canvas, x, floor, size, coat, INK, skin)
    canvas.ellipse(x, floor - size * 0.955, size * 0.09, size * 0.062, hair)
    if pointing:
        side = -1 if x < 1000 else 1
        canvas.line(
            [(x + side * size * 0.08, floor - size * 0.72), (x + side * size * 0.36, floor - size * 0.84)],
            size * 0.085,
            coat,
        )
        canvas.disc(x + side * size * 0.4, floor - size * 0.855, size * 0.05, skin)


def _frame(canvas: Canvas) -> None:
    """Floors and mullions in front of the rooms, and a sheen on the glass."""
    steel = BILDUNG(0.94)
    for floor in _FLOORS:
        canvas.rect(_LEFT - 40, floor - 28, _RIGHT - _LEFT + 80, 28, steel)
    for column in range(6):
        x = _LEFT + (_RIGHT - _LEFT) * column / 5
        canvas.rect(x - 7, 224, 14, _GROUND - 224, steel)
    for x in (500, 1120):
        canvas.poly([(x + 190, 250), (x + 290, 250), (x - 80, _GROUND), (x - 180, _GROUND)], PAPER, 0.09)
    canvas.rect(_LEFT - 40, 190, 40, _GROUND - 190, BILDUNG(0.8))
    canvas.rect(_RIGHT, 190, 40, _GROUND - 190, BILDUNG(0.98))


def _forecourt(canvas: Canvas) -> None:
    canvas.poly([(_LEFT, _GROUND), (_RIGHT, _GROUND), (1990, 1333), (10, 1333)], mix(BILDUNG(0.8), LAMP, 0.3))
    canvas.poly(
        [(_LEFT + 300, _GROUND), (_RIGHT - 300, _GROUND), (1480, 1333), (520, 1333)], mix(BILDUNG(0.7), LAMP, 0.5)
    )
    for x, size in ((110, 400), (1890, 440), (250, 260)):
        tree(canvas, x, _GROUND + 34, size, mix(LEAF(0.9), BILDUNG(0.92), 0.5), light=0.1)
    dark = mix(DEEP, BILDUNG(0.95), 0.5)
    for x, foot, size in ((640, 1240, 210), (720, 1246, 200), (1230, 1214, 186), (1460, 1290, 236)):
        canvas.poly(
            [
                (x - size * 0.12, foot),
                (x + size * 0.12, foot),
                (x + (x - 1000) * 0.16 + size * 0.22, 1333),
                (x + (x - 1000) * 0.16 - size * 0.22, 1333),
            ],
            dark,
            0.35,
        )
        person(
            canvas,
            x,
            foot,
            size,
            mix(dark, (VIELFALT(0.6), WIRTSCHAFT(0.6))[foot % 2], 0.3),
            dark,
            mix(dark, BRICK(0.3), 0.5),
        )
