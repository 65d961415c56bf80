"""13-06: a calm street in the afternoon: a cargo bike with parcels, a café, bicycle boxes, children, a bench, trees."""

import math

from projects.demo.pictures.canvas import WIDTH, Canvas, Point
from projects.demo.pictures.figures import OUTFITS, WAVING, Arms, figure, head, sitting
from projects.demo.pictures.palette import (
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
from projects.demo.pictures.palette import Colour as Paint
from projects.demo.pictures.scenery import headframe, poplar, tree
from projects.demo.pictures.vehicles import wheel

_FOOT = 940
_GAP = (1290, 1500)


def draw(canvas: Canvas) -> None:
    canvas.sky([(0, mix(RIVER(0.28), MOBILITAET(0.2), 0.3)), (500, MOBILITAET(0.14)), (940, mix(LIGHT, PAPER, 0.2))])
    canvas.glow(1400, 620, 420, 520, LIGHT, 0.9)
    _view(canvas)
    _house(canvas, (-60, 650), BRICK(0.44), MOBILITAET(0.12))
    _house(canvas, (650, _GAP[0]), mix(MOBILITAET(0.3), PAPER, 0.15), PAPER, -34)
    _house(canvas, (_GAP[1], 2060), BRICK(0.56), MOBILITAET(0.14), 16)
    _cafe(canvas)
    _shop(canvas)
    _pavement(canvas)
    _boxes(canvas)
    _terrace(canvas)
    tree(canvas, 1130, _FOOT + 56, 560, mix(LEAF(0.52), MOBILITAET(0.4), 0.12), light=0.3)
    _bench(canvas, 1236, _FOOT + 90)
    _children(canvas)
    _cargo_bike(canvas, 768, 1236)


def _view(canvas: Canvas) -> None:
    """The end of the side street: sun, headframe, trees."""
    left, right = _GAP
    canvas.disc(1440, 470, 70, PAPER)
    far = mix(MOBILITAET(0.36), LIGHT, 0.3)
    headframe(canvas, 1402, 860, 300, far)
    canvas.rect(left, 800, right - left, 150, far)
    for x in (1310, 1370, 1440, 1490):
        poplar(canvas, x, 940, 190 + 30 * math.sin(x), mix(LEAF(0.5), MOBILITAET(0.4), 0.35))


def _house(canvas: Canvas, span: tuple[float, float], wall: Paint, frame: Paint, shift: float = 0) -> None:
    """A front of the founders' time: three axes or four, cornices, high windows."""
    left, right = span
    canvas.rect(left, -10, right - left, _FOOT + 10, wall)
    canvas.rect(right - 26, -10, 26, _FOOT + 10, mix(wall, INK, 0.14))
    axes = round((right - left) / 215)
    step = (right - left) / axes
    for axis in range(axes):
        middle = left + step * (axis + 0.5)
        for top in (-70, 250):
            _window(canvas, middle, top + shift, frame, wall)
    for y in (196 + shift, 560 + shift):
        canvas.rect(left, y, right - left, 22, frame)
        canvas.rect(left, y + 22, right - left, 10, mix(wall, INK, 0.28))
    canvas.rect(left, _FOOT - 34, right - left, 34, mix(wall, INK, 0.34))


def _window(canvas: Canvas, x: float, y: float, frame: Paint, wall: Paint) -> None:
    canvas.rect(x - 70, y - 26, 140, 22, frame)
    canvas.rect(x - 58, y, 116, 210, frame, radius=4)
    glass = mix(RIVER(0.52), MOBILITAET(0.4), 0.2)
    canvas.rect(x - 48, y + 10, 96, 192, glass)
    canvas.poly([(x + 6, y + 10), (x + 44, y + 10), (x - 6, y + 202), (x - 44, y + 202)], mix(glass, LIGHT, 0.4))
    canvas.rect(x - 4, y + 10, 8, 192, frame)
    canvas.rect(x - 48, y + 66, 96, 8, frame)
    canvas.rect(x - 66, y + 208, 132, 14, frame)
    canvas.rect(x - 66, y + 222, 132, 7, mix(wall, INK, 0.3))


def _cafe(canvas: Canvas) -> None:
    """The café's front with its awning."""
    canvas.rect(30, 710, 560, _FOOT - 710, mix(BRICK(0.86), INK, 0.3))
    for x, w in ((52, 190), (408, 160)):
        canvas.rect(x, 690, w, 190, LIGHT)
        canvas.rect(x, 690, w, 190, MOBILITAET(0.3), 0.35)
        for lamp in range(2):
            canvas.line([(x + w * (0.3 + 0.4 * lamp), 690), (x + w * (0.3 + 0.4 * lamp), 790)], 4, INK)
            canvas.disc(x + w * (0.3 + 0.4 * lamp), 798, 18, PAPER)
    canvas.rect(262, 690, 126, _FOOT - 690, MOBILITAET(0.66))
    canvas.rect(280, 710, 90, 140, mix(LIGHT, PAPER, 0.2))
    canvas.disc(374, 870, 8, LIGHT)
    stripes = 12
    for stripe in range(stripes):
        x0, x1 = 40 + stripe * 540 / stripes, 40 + (stripe + 1) * 540 / stripes
        y0, y1 = 10 + stripe * 600 / stripes, 10 + (stripe + 1) * 600 / stripes
        paint = MOBILITAET(0.56) if stripe % 2 else PAPER
        canvas.poly([(x0, 616), (x1, 616), (y1, 724), (y0, 724)], paint)
        canvas.rect(y0, 724, y1 - y0, 30, mix(paint, INK, 0.1))
        canvas.ellipse((y0 + y1) / 2, 754, (y1 - y0) / 2, 12, mix(paint, INK, 0.1))


def _shop(canvas: Canvas) -> None:
    """Door and windows of the other houses on the ground floor."""
    canvas.rect(720, 650, 132, _FOOT - 650, STONE(0.2), radius=6)
    canvas.rect(734, 664, 104, _FOOT - 664, RIVER(0.66))
    canvas.rect(752, 690, 68, 90, mix(LIGHT, RIVER(0.4), 0.3))
    canvas.rect(706, _FOOT - 14, 160, 16, STONE(0.5))
    for x in (920, 1090):
        canvas.rect(x - 10, 650, 150, 190, PAPER, radius=4)
        canvas.rect(x, 660, 130, 170, mix(RIVER(0.52), MOBILITAET(0.4), 0.2))
        canvas.rect(x + 61, 660, 8, 170, PAPER)
    for x in (1600, 1810):
        canvas.rect(x - 10, 640, 150, 190, MOBILITAET(0.14), radius=4)
        canvas.rect(x, 650, 130, 170, mix(RIVER(0.52), MOBILITAET(0.4), 0.2))
        canvas.rect(x + 61, 650, 8, 170, MOBILITAET(0.14))


def _pavement(canvas: Canvas) -> None:
    light = mix(STONE(0.14), MOBILITAET(0.2), 0.5)
    canvas.gradient([(0, _FOOT), (WIDTH, _FOOT), (WIDTH, 1140), (0, 1140)], light, mix(light, STONE(0.3), 0.3))
    canvas.poly([(1310, _FOOT), (1480, _FOOT), (1640, 1140), (1240, 1140)], mix(LIGHT, PAPER, 0.3), 0.7)
    joint = mix(light, STONE(0.5), 0.3)
    for y in (985, 1050):
        canvas.rect(0, y, WIDTH, 4, joint)
    for place in range(-4, 17):
        canvas.line([(1000 + (place * 180 - 1000) * 0.78, _FOOT + 4), (place * 180, 1140)], 4, joint)
    canvas.rect(0, 1136, WIDTH, 18, STONE(0.4))
    canvas.rect(0, 1154, WIDTH, 180, mix(BRICK(0.3), STONE(0.4), 0.5))
    for row, y in enumerate((1196, 1240, 1284)):
        canvas.rect(0, y, WIDTH, 4, mix(BRICK(0.4), STONE(0.5), 0.5))
        for x in range(-80 + row * 70, WIDTH, 210):
            canvas.line([(x, y - 40), (x - 8, y)], 4, mix(BRICK(0.4), STONE(0.5), 0.5))


def _boxes(canvas: Canvas) -> None:
    """Three lockable boxes for bicycles."""
    for place in range(3):
        x, y = 1606 + place * 128, _FOOT + 60
        canvas.poly([(x - 6, y - 206), (x + 16, y - 250), (x + 144, y - 250), (x + 132, y - 206)], RIVER(0.42))
        canvas.rect(x, y - 210, 124, 210, RIVER(0.62), radius=8)
        canvas.rect(x + 10, y - 192, 104, 178, mix(RIVER(0.7), INK, 0.1), radius=6)
        canvas.rect(x + 96, y - 58, 9, 30, LIGHT, radius=4)
        _bike_sign(canvas, x + 62, y - 122)
    canvas.poly([(1986, _FOOT + 60), (1986, _FOOT - 146), (2010, _FOOT - 190), (2010, _FOOT + 40)], RIVER(0.8))


def _bike_sign(canvas: Canvas, x: float, y: float) -> None:
    for side in (-25, 25):
        canvas.ring(x + side, y + 14, 18, 18, 5, PAPER)
    canvas.line([(x - 25, y + 14), (x - 10, y - 14), (x + 2, y + 14), (x - 25, y + 14)], 5, PAPER)
    canvas.line([(x - 10, y - 14), (x + 17, y - 14), (x + 2, y + 14)], 5, PAPER)
    canvas.line([(x + 25, y + 14), (x + 13, y - 26), (x + 24, y - 28)], 5, PAPER)


def _terrace(canvas: Canvas) -> None:
    """Two people at a table of the café."""
    foot = _FOOT + 96
    for x, outfit, facing in ((150, 3, 1), (470, 4, -1)):
        sitting(canvas, x, foot, OUTFITS[outfit], facing)
    canvas.line([(310, foot), (310, foot - 126)], 14, STONE(0.8))
    canvas.rect(262, foot - 8, 96, 10, STONE(0.8), radius=5)
    canvas.rect(226, foot - 138, 168, 16, BRICK(0.6), radius=8)
    for x, paint in ((262, PAPER), (350, MOBILITAET(0.5))):
        canvas.rect(x - 14, foot - 166, 28, 28, paint, radius=7)


def _bench(canvas: Canvas, x: float, foot: float) -> None:
    canvas.ellipse(x, foot, 150, 10, INK, 0.2)
    for side in (-96, 96):
        canvas.rect(x + side - 9, foot - 66, 18, 66, STONE(0.84))
        canvas.rect(x + side - 7, foot - 130, 14, 80, STONE(0.84))
    for y in (-134, -104):
        canvas.rect(x - 130, foot + y, 260, 20, BRICK(0.42), radius=5)
    canvas.rect(x - 136, foot - 70, 272, 18, BRICK(0.34), radius=5)


def _children(canvas: Canvas) -> None:
    """Two children run across the pavement, one waves."""
    swinging: Arms = ((-0.24, 0.56), (0.22, 0.6))
    for x, foot, size, outfit, arms in ((1446, 1074, 196, 2, swinging), (1534, 1112, 214, 1, WAVING)):
        canvas.ellipse(x - size * 0.2, foot, size * 0.34, size * 0.035, INK, 0.22)
        figure(canvas, x, foot, size, OUTFITS[outfit], arms, stride=0.07)
    canvas.disc(1372, 1096, 24, MOBILITAET(0.54))
    canvas.ring(1372, 1096, 23, 9, 4, PAPER, (0, 180))


def _cargo_bike(canvas: Canvas, x: float, foot: float) -> None:
    """Someone brings parcels on a long bike with a box in front; it drives to the right."""
    canvas.ellipse(x + 80, foot, 420, 14, INK, 0.28)
    rear: Point = (x - 190, foot - 92)
    front: Point = (x + 400, foot - 66)
    wheel(canvas, rear, 92)
    wheel(canvas, front, 66)
    frame = MOBILITAET(0.58)
    seat, crank, neck = (x - 118, foot - 236), (x - 70, foot - 92), (x + 66, foot - 214)
    canvas.line([rear, seat, crank, rear], 13, frame)
    canvas.line([seat, neck, crank], 14, frame)
    canvas.line([crank, (x + 70, foot - 66), (x + 320, foot - 66), front], 15, frame)
    canvas.line([neck, (x + 70, foot - 66)], 14, frame)
    canvas.line([front, (x + 372, foot - 160)], 13, frame)
    canvas.line([neck, (x + 54, foot - 298), (x + 24, foot - 306)], 12, INK)
    canvas.line([(x - 118, foot - 236), (x - 122, foot - 262)], 11, STONE(0.6))
    canvas.line([(x - 160, foot - 270), (x - 92, foot - 268)], 22, INK)
    _load(canvas, x + 92, foot)
    _rider(canvas, x, foot)


def _load(canvas: Canvas, x: float, foot: float) -> None:
    parcels = (
        (14, 90, 96, ENERGIE(0.36)),
        (112, 130, 84, ENERGIE(0.46)),
        (30, 66, 70, BRICK(0.1)),
        (196, 66, 62, ENERGIE(0.3)),
    )
    for dx, w, h, paint in parcels:
        canvas.rect(x + dx, foot - 226 - h, w, h + 20, paint, radius=4)
        canvas.rect(x + dx + w / 2 - 8, foot - 226 - h, 16, h, mix(paint, PAPER, 0.45))
    canvas.poly([(x - 8, foot - 234), (x + 278, foot - 234), (x + 250, foot - 84), (x + 12, foot - 84)], RIVER(0.62))
    canvas.poly([(x - 8, foot - 234), (x + 278, foot - 234), (x + 274, foot - 212), (x - 4, foot - 212)], RIVER(0.44))
    canvas.rect(x + 60, foot - 182, 120, 66, RIVER(0.74), radius=8)
    canvas.rect(x + 92, foot - 168, 56, 40, PAPER, radius=4)
    canvas.rect(x + 116, foot - 168, 8, 40, RIVER(0.5))


def _rider(canvas: Canvas, x: float, foot: float) -> None:
    jacket, trousers = VIELFALT(0.58), WIRTSCHAFT(0.86)
    canvas.line([(x - 116, foot - 286), (x - 26, foot - 226), (x - 86, foot - 74)], 44, mix(trousers, INK, 0.3))
    canvas.line([(x - 88, foot - 62), (x - 56, foot - 60)], 24, INK)
    canvas.line([(x - 116, foot - 286), (x - 10, foot - 252), (x - 50, foot - 120)], 46, trousers)
    canvas.line([(x - 50, foot - 114), (x - 18, foot - 112)], 24, INK)
    canvas.line([(x - 116, foot - 300), (x - 86, foot - 436)], 88, jacket)
    head(canvas, (x - 58, foot - 538), 44, OUTFITS[2])
    canvas.ellipse(x - 62, foot - 568, 52, 38, ENERGIE(0.46))
    canvas.line([(x - 84, foot - 444), (x - 36, foot - 352), (x + 28, foot - 312)], 32, mix(jacket, INK, 0.16))
    canvas.disc(x + 30, foot - 310, 19, OUTFITS[2].skin)
