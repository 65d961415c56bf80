"""15-03: a laboratory under saw-tooth roofs: an electric car on a test bench, a battery, two at a desk."""

from projects.demo.pictures.canvas import WIDTH, Canvas, Point
from projects.demo.pictures.figures import HANGING, OUTFITS, Outfit, figure, sitting
from projects.demo.pictures.palette import (
    BILDUNG,
    BRICK,
    ENERGIE,
    INK,
    LAMP,
    LEAF,
    LIGHT,
    PAPER,
    RIVER,
    STONE,
    WIRTSCHAFT,
    mix,
)
from projects.demo.pictures.scenery import chance, clouds, headframe, poplar

_EAVES = 360
_FLOOR = 1040
_TEETH = 4
_CURRENT = mix(LAMP, LEAF(0.2), 0.2)


def draw(canvas: Canvas) -> None:
    canvas.sky([(0, mix(RIVER(0.36), BILDUNG(0.3), 0.5)), (420, BILDUNG(0.08))])
    clouds(canvas, chance(1503), (0, 60, WIDTH, 60), 4, (PAPER, 0.7))
    _wall(canvas)
    for tooth in range(_TEETH):
        _tooth(canvas, 40 + tooth * 480)
    _current(canvas)
    _floor(canvas)
    _storage(canvas, 330)
    _bench(canvas)
    _car(canvas, 880, 1000)
    _cable(canvas)
    _desk(canvas, 1390)


def _wall(canvas: Canvas) -> None:
    """The hall, cut open: a light back wall with three high windows."""
    canvas.gradient(
        [(40, _EAVES), (1960, _EAVES), (1960, _FLOOR), (40, _FLOOR)], mix(BILDUNG(0.16), PAPER, 0.3), BILDUNG(0.22)
    )
    for x in (520, 900, 1280):
        _window(canvas, x)
    canvas.rect(0, 300, 60, _FLOOR - 300, BRICK(0.56))
    canvas.rect(1940, 300, 60, _FLOOR - 300, BRICK(0.62))
    for y in range(330, _FLOOR, 70):
        canvas.rect(0, y, 60, 4, BRICK(0.74))
        canvas.rect(1940, y, 60, 4, BRICK(0.8))


def _window(canvas: Canvas, x: float) -> None:
    y, w, h = 500, 330, 300
    canvas.rect(x - 12, y - 12, w + 24, h + 24, BILDUNG(0.62), radius=6)
    canvas.gradient(
        [(x, y), (x + w, y), (x + w, y + h), (x, y + h)], mix(RIVER(0.26), PAPER, 0.2), mix(LIGHT, PAPER, 0.4)
    )
    far = mix(BILDUNG(0.36), RIVER(0.3), 0.4)
    if x == 1280:
        headframe(canvas, x + 120, y + h - 30, 210, far)
    else:
        for tree in range(4):
            poplar(canvas, x + 40 + tree * 84, y + h, 130 + 40 * ((tree + x // 100) % 3), far)
    canvas.rect(x, y + h - 36, w, 36, mix(far, LEAF(0.3), 0.4))
    for bar in (1, 2):
        canvas.rect(x + w * bar / 3 - 4, y, 8, h, BILDUNG(0.62))
    canvas.rect(x, y + h / 2 - 4, w, 8, BILDUNG(0.62))


def _tooth(canvas: Canvas, x: float) -> None:
    """One tooth of the roof: glass towards the north, solar modules on the slope."""
    top, w = 170, 480
    peak: Point = (x + 90, top)
    canvas.poly([(x, _EAVES), peak, (x + w, _EAVES)], mix(BILDUNG(0.2), PAPER, 0.35))
    canvas.line([(x + 4, _EAVES), peak], 16, BILDUNG(0.5))
    canvas.poly([peak, (x + w + 4, _EAVES), (x + w - 36, _EAVES + 6), (peak[0] - 4, top + 26)], BILDUNG(0.78))
    for panel in range(3):
        start, end = 0.1 + panel * 0.28, 0.34 + panel * 0.28
        ax, ay = peak[0] + 390 * start, top + 190 * start - 2
        bx, by = peak[0] + 390 * end, top + 190 * end - 2
        canvas.poly([(ax, ay), (bx, by), (bx + 7, by - 14), (ax + 7, ay - 14)], WIRTSCHAFT(0.7))
        canvas.line([(ax + 7, ay - 14), (bx + 7, by - 14)], 5, WIRTSCHAFT(0.46))
    canvas.rect(x, _EAVES - 6, w, 26, BILDUNG(0.7))
    canvas.line([(x + 240, _EAVES + 20), (x + 240, _EAVES + 52)], 6, BILDUNG(0.8))
    canvas.rect(x + 160, _EAVES + 52, 160, 14, PAPER, radius=7)


def _current(canvas: Canvas) -> None:
    """The way of the current, from the roof down to the storage."""
    path = [(178, 222), (178, 700)]
    canvas.line(path, 16, BILDUNG(0.86))
    canvas.line(path, 7, _CURRENT)


def _floor(canvas: Canvas) -> None:
    canvas.gradient(
        [(0, _FLOOR), (WIDTH, _FLOOR), (WIDTH, 1333), (0, 1333)], mix(BILDUNG(0.36), STONE(0.2), 0.4), BILDUNG(0.5)
    )
    canvas.rect(0, _FLOOR, WIDTH, 12, BILDUNG(0.62))
    for place in range(-3, 14):
        canvas.line([(1000 + (place * 220 - 1000) * 0.74, _FLOOR + 12), (place * 220, 1333)], 4, BILDUNG(0.44))
    canvas.rect(0, 1160, WIDTH, 4, BILDUNG(0.44))


def _storage(canvas: Canvas, x: float) -> None:
    """A stationary battery and the charging column beside it."""
    left, foot = 96, _FLOOR + 30
    canvas.rect(left, 690, 170, foot - 690, BILDUNG(0.74), radius=12)
    canvas.rect(left + 130, 700, 40, foot - 710, BILDUNG(0.82), radius=10)
    for cell in range(5):
        paint = LEAF(0.3) if cell else BILDUNG(0.6)
        canvas.rect(left + 26, 724 + cell * 58, 92, 44, paint, radius=8)
    canvas.rect(x, 770, 84, foot - 770, PAPER, radius=18)
    canvas.rect(x + 60, 780, 24, foot - 790, STONE(0.2), radius=12)
    canvas.rect(x + 14, 796, 40, 56, RIVER(0.66), radius=6)
    canvas.disc(x + 34, 884, 11, LEAF(0.5))
    canvas.rect(x - 10, foot - 8, 104, 14, STONE(0.6), radius=5)
    canvas.line([(left + 170, 1000), (x, 1000)], 14, BILDUNG(0.86))
    canvas.line([(left + 170, 1000), (x, 1000)], 6, _CURRENT)


def _bench(canvas: Canvas) -> None:
    """The test bench: a platform with two pairs of rollers and a yellow edge."""
    canvas.poly([(470, 1150), (1290, 1150), (1246, 1036), (514, 1036)], STONE(0.5))
    canvas.rect(470, 1150, 820, 54, STONE(0.78))
    for stripe in range(17):
        x = 474 + stripe * 48
        canvas.poly([(x, 1150), (x + 26, 1150), (x + 16, 1166), (x - 2 if stripe else x, 1166)], ENERGIE(0.44))
    for axle in (880 - 240, 880 + 240):
        canvas.rect(axle - 104, 1046, 208, 66, INK, radius=10)
        for side in (-50, 50):
            canvas.rect(axle + side - 40, 1052, 80, 56, STONE(0.66), radius=26)
            canvas.rect(axle + side - 34, 1058, 68, 12, STONE(0.34), radius=6)


def _car(canvas: Canvas, x: float, foot: float) -> None:
    """The car with its shell as of glass: battery, motors and seats show through."""
    glass = mix(BILDUNG(0.1), PAPER, 0.5)

    def at(dx: float, dy: float) -> Point:
        return (x + dx * 800, foot + 62 - dy * 800)

    shell = [
        (-0.5, 0.12),
        (-0.5, 0.25),
        (-0.46, 0.29),
        (-0.37, 0.41),
        (-0.28, 0.44),
        (0.02, 0.44),
        (0.12, 0.41),
        (0.27, 0.28),
        (0.44, 0.24),
        (0.49, 0.19),
        (0.5, 0.12),
    ]
    canvas.poly([at(*p) for p in shell], BILDUNG(0.5))
    canvas.poly(
        [at(*p) for p in [(-0.455, 0.12), (-0.455, 0.24), (0.44, 0.2), (0.455, 0.12), (0.44, 0.065), (-0.44, 0.065)]],
        BILDUNG(0.74),
    )
    canvas.poly([at(*p) for p in [(-0.41, 0.29), (-0.335, 0.395), (-0.11, 0.395), (-0.11, 0.285)]], glass)
    canvas.poly([at(*p) for p in [(-0.08, 0.285), (-0.08, 0.395), (0.02, 0.395), (0.095, 0.37), (0.2, 0.28)]], glass)
    canvas.line([at(-0.27, 0.432), at(0.01, 0.432)], 8, BILDUNG(0.34))
    canvas.rect(*at(-0.185, 0.2), 300, 90, BILDUNG(0.9), radius=12)
    for cell in range(6):
        canvas.rect(*at(-0.17 + cell * 0.058, 0.185), 38, 66, _CURRENT, radius=6)
    for axle in (-0.3, 0.3):
        cx, cy = at(axle, 0.1)
        canvas.line([(cx, cy), at(axle * 0.55, 0.15)], 16, _CURRENT)
        canvas.ring(cx, cy, 86, 86, 20, BILDUNG(0.9), (180, 360))
        canvas.disc(cx, cy, 78, INK)
        canvas.disc(cx, cy, 44, STONE(0.3))
        canvas.disc(cx, cy, 30, BILDUNG(0.6))
        canvas.disc(cx, cy, 21, STONE(0.14))
        for turn in (200, 290):
            canvas.ring(cx, cy, 62, 62, 6, STONE(0.5), (turn, turn + 50))
    canvas.line([at(0.44, 0.205), at(0.475, 0.19)], 24, LIGHT)
    canvas.line([at(-0.486, 0.245), at(-0.486, 0.205)], 18, BRICK(0.5))


def _cable(canvas: Canvas) -> None:
    path = [(400, 930), (440, 1000), (452, 930), (484, 918), (512, 908)]
    canvas.line(path, 15, INK)
    canvas.line(path, 5, _CURRENT)
    canvas.disc(514, 908, 16, INK)


def _desk(canvas: Canvas, x: float) -> None:
    """Two researchers follow the measurement at a desk with two screens."""
    top, foot = 1030, 1200
    coat = mix(PAPER, BILDUNG(0.1), 0.3)
    standing = Outfit(coat, BILDUNG(0.86), OUTFITS[1].skin, INK, "long")
    figure(canvas, x + 420, foot - 60, 440, standing, ((-0.3, 0.62), HANGING[1]))
    canvas.rect(x + 110, top, 370, 20, BRICK(0.3), radius=6)
    canvas.rect(x + 110, top + 15, 370, 8, BRICK(0.6))
    for leg in (x + 150, x + 440):
        canvas.rect(leg, top + 22, 15, foot - top - 22, BILDUNG(0.8))
    for place in range(2):
        _screen(canvas, x + 166 + place * 152, top, place)
    canvas.ellipse(x + 40, foot + 8, 130, 12, INK, 0.2)
    sitting(canvas, x + 40, foot + 8, Outfit(coat, WIRTSCHAFT(0.8), BRICK(0.12), BRICK(0.85)), size=360)


def _screen(canvas: Canvas, x: float, foot: float, kind: int) -> None:
    canvas.rect(x + 66, foot - 40, 14, 40, INK)
    canvas.rect(x, foot - 150, 146, 118, INK, radius=10)
    canvas.rect(x + 8, foot - 142, 130, 102, mix(BILDUNG(0.84), RIVER(0.8), 0.3), radius=5)
    if kind:
        for bar, height in enumerate((30, 52, 44, 70)):
            canvas.rect(x + 22 + bar * 28, foot - 50 - height, 18, height, (LEAF(0.3), LAMP)[bar % 2], radius=3)
    else:
        canvas.line([(x + 20, foot - 58), (x + 52, foot - 96), (x + 80, foot - 84), (x + 124, foot - 124)], 6, LAMP)
        canvas.line([(x + 20, foot - 74), (x + 60, foot - 66), (x + 124, foot - 90)], 5, LEAF(0.3))
