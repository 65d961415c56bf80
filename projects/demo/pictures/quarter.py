"""11-05: an energy quarter: old brick houses with solar roofs, trees, a heat pump, a heap with a wind turbine."""

import math
from random import Random

from projects.demo.pictures.canvas import WIDTH, Canvas
from projects.demo.pictures.palette import BRICK, ENERGIE, INK, LEAF, LIGHT, PAPER, RIVER, STONE, WIRTSCHAFT, mix
from projects.demo.pictures.palette import Colour as Paint
from projects.demo.pictures.scenery import chance, clouds, headframe, hill, person, poplar, tree, wind_turbine

_STREET = 1120


def draw(canvas: Canvas) -> None:
    random = chance(1105)
    canvas.sky([(0, mix(RIVER(0.34), ENERGIE(0.2), 0.25)), (420, ENERGIE(0.16)), (760, ENERGIE(0.3))])
    canvas.glow(1480, 420, 640, 520, PAPER, 0.9)
    canvas.disc(1480, 420, 96, PAPER)
    clouds(canvas, random, (0, 110, WIDTH, 160), 5, (PAPER, 0.75))
    _background(canvas)
    x = -70.0
    for kind in (0, 2, 1, 3, 0):
        width = 396
        _house(canvas, x, width, kind, random)
        x += width + 34
    _street(canvas)
    for place in (338, 772, 1200, 1634):
        tree(canvas, place, _STREET - 6, 250, mix(LEAF(0.55), ENERGIE(0.4), 0.12))
    _heat_pump(canvas, 1040, _STREET)
    _car(canvas, 1390, 1218)
    _cyclist(canvas, 560, 1262)
    person(canvas, 884, _STREET + 34, 150, WIRTSCHAFT(0.6), INK, BRICK(0.12))
    person(canvas, 942, _STREET + 36, 104, ENERGIE(0.5), STONE(0.8), BRICK(0.12))


def _background(canvas: Canvas) -> None:
    heap = mix(LEAF(0.2), ENERGIE(0.35), 0.5)
    canvas.poly([(-50, 800), (180, 560), (300, 520), (640, 520), (760, 566), (1040, 800)], heap)
    canvas.poly([(300, 520), (640, 520), (760, 566), (430, 640), (180, 560)], mix(heap, PAPER, 0.2))
    wind_turbine(canvas, 470, 540, 318, PAPER, 12)
    wind_turbine(canvas, 650, 560, 270, PAPER, 48)
    hill(canvas, lambda x: 700 + 26 * math.sin(x / 240 + 1) - 0.03 * x, mix(LEAF(0.3), ENERGIE(0.4), 0.35), 900)
    canvas.rect(0, 880, WIDTH, _STREET - 880, mix(LEAF(0.5), ENERGIE(0.5), 0.2))
    headframe(canvas, 1180, 740, 300, mix(ENERGIE(0.5), LEAF(0.5), 0.4))
    for x in range(20, WIDTH, 96):
        poplar(canvas, x + 30 * math.sin(x), 800, 190 + 40 * math.sin(x * 1.7), mix(LEAF(0.42), ENERGIE(0.42), 0.2))


def _house(canvas: Canvas, x: float, w: float, kind: int, random: Random) -> None:
    wall = (BRICK(0.42), mix(ENERGIE(0.26), PAPER, 0.2), BRICK(0.56), mix(STONE(0.12), ENERGIE(0.12), 0.4))[kind]
    eaves, ridge = 700, 520
    roof = mix(BRICK(0.86), INK, 0.18) if kind in (0, 2) else STONE(0.86)
    canvas.rect(x, eaves, w, _STREET - eaves, wall)
    canvas.rect(x + w - 46, eaves, 46, _STREET - eaves, mix(wall, INK, 0.12))
    canvas.poly([(x - 18, eaves + 12), (x + 56, ridge), (x + w - 56, ridge), (x + w + 18, eaves + 12)], roof)
    canvas.rect(x - 18, eaves + 6, w + 36, 16, mix(roof, INK, 0.3))
    canvas.rect(x + w - 130, ridge - 56, 44, 80, mix(wall, INK, 0.25))
    canvas.rect(x + w - 136, ridge - 62, 56, 14, STONE(0.3))
    _solar(canvas, x, w, (ridge, eaves), 3 if kind % 2 else 4)
    frame = PAPER if kind in (0, 2) else STONE(0.2)
    for storey in range(2):
        for column in range(3):
            if storey == 1 and column == 1:
                continue
            _window(canvas, x + 44 + column * 116, 752 + storey * 176, frame, lit=random.random() < 0.4)
    _door(canvas, x + 160, (RIVER(0.66), ENERGIE(0.62), WIRTSCHAFT(0.7), BRICK(0.7))[kind])
    canvas.rect(x, _STREET - 34, w, 34, mix(wall, INK, 0.28))
    canvas.rect(x, 892, w, 9, mix(wall, PAPER, 0.35))


def _solar(canvas: Canvas, x: float, w: float, roof: tuple[float, float], columns: int) -> None:
    """Modules in the slope of the roof, with the sky in them."""
    ridge, eaves = roof
    for row in range(2):
        for column in range(columns):
            corners = []
            for across, down in ((0, 0), (1, 0), (1, 1), (0, 1)):
                depth = 0.14 + 0.38 * row + 0.34 * down
                left, right = x + 70 - 66 * depth, x + w - 70 + 66 * depth
                place = (column + 0.06 + 0.88 * across) / columns
                corners.append((left + (right - left) * place, ridge + (eaves - ridge) * depth))
            canvas.poly(corners, WIRTSCHAFT(0.86))
            (ax, ay), (bx, _), (cx, cy), (dx, _) = corners
            canvas.poly(
                [(ax + (bx - ax) * 0.55, ay), (bx, ay), (cx + (dx - cx) * 0.6, cy), (dx + 2, cy)], WIRTSCHAFT(0.68)
            )
            canvas.line([((ax + dx) / 2, (ay + cy) / 2), ((bx + cx) / 2, (ay + cy) / 2)], 2.5, WIRTSCHAFT(0.5))


def _window(canvas: Canvas, x: float, y: float, frame: Paint, *, lit: bool) -> None:
    canvas.rect(x - 6, y - 6, 84, 112, frame, radius=3)
    glass = LIGHT if lit else mix(RIVER(0.5), ENERGIE(0.3), 0.15)
    canvas.rect(x, y, 72, 100, glass)
    if not lit:
        canvas.poly([(x + 30, y), (x + 58, y), (x + 28, y + 100), (x, y + 100)], mix(glass, PAPER, 0.28))
    canvas.rect(x + 33, y, 6, 100, frame)
    canvas.rect(x, y + 36, 72, 6, frame)
    canvas.rect(x - 12, y + 104, 96, 9, STONE(0.2))


def _door(canvas: Canvas, x: float, paint: Paint) -> None:
    canvas.rect(x - 8, 946, 92, 174, STONE(0.2), radius=4)
    canvas.rect(x, 954, 76, 166, paint)
    canvas.rect(x + 14, 972, 48, 50, mix(LIGHT, paint, 0.15))
    canvas.disc(x + 64, 1046, 5, LIGHT)
    canvas.rect(x - 20, 1110, 116, 14, STONE(0.45))


def _street(canvas: Canvas) -> None:
    canvas.rect(0, _STREET - 8, WIDTH, 70, mix(LEAF(0.3), ENERGIE(0.3), 0.2))
    canvas.rect(0, _STREET + 22, WIDTH, 56, mix(STONE(0.2), ENERGIE(0.2), 0.35))
    canvas.rect(0, _STREET + 78, WIDTH, 12, STONE(0.5))
    canvas.rect(0, _STREET + 90, WIDTH, 140, mix(STONE(0.68), ENERGIE(0.6), 0.12))
    for x in range(-60, WIDTH, 240):
        canvas.rect(x, _STREET + 170, 130, 9, ENERGIE(0.14))


def _heat_pump(canvas: Canvas, x: float, foot: float) -> None:
    canvas.rect(x, foot - 112, 150, 112, PAPER, radius=8)
    canvas.rect(x, foot - 112, 150, 14, STONE(0.28), radius=7)
    canvas.disc(x + 54, foot - 50, 42, STONE(0.5))
    for ring in (34, 22, 10):
        canvas.ring(x + 54, foot - 50, ring, ring, 5, STONE(0.82))
    for slot in range(5):
        canvas.rect(x + 108, foot - 84 + slot * 15, 30, 6, STONE(0.5), radius=3)


def _car(canvas: Canvas, x: float, foot: float) -> None:
    """An electric car at its charging post."""
    body = RIVER(0.62)
    canvas.ellipse(x + 170, foot + 4, 230, 12, INK, 0.3)
    canvas.poly([(x + 60, foot - 72), (x + 116, foot - 132), (x + 236, foot - 132), (x + 300, foot - 72)], body)
    canvas.poly(
        [(x + 84, foot - 76), (x + 124, foot - 120), (x + 170, foot - 120), (x + 170, foot - 76)],
        mix(RIVER(0.2), PAPER, 0.3),
    )
    canvas.poly(
        [(x + 182, foot - 76), (x + 182, foot - 120), (x + 230, foot - 120), (x + 274, foot - 76)],
        mix(RIVER(0.2), PAPER, 0.3),
    )
    canvas.rect(x, foot - 80, 350, 62, body, radius=26)
    canvas.rect(x + 8, foot - 40, 334, 10, mix(body, INK, 0.3), radius=5)
    canvas.rect(x + 326, foot - 66, 24, 14, LIGHT, radius=6)
    canvas.rect(x, foot - 66, 18, 14, BRICK(0.5), radius=6)
    for wheel in (78, 272):
        canvas.disc(x + wheel, foot - 24, 36, INK)
        canvas.disc(x + wheel, foot - 24, 17, STONE(0.35))
    canvas.rect(x - 78, foot - 190, 42, 172, PAPER, radius=10)
    canvas.rect(x - 70, foot - 176, 26, 34, ENERGIE(0.5), radius=4)
    canvas.line([(x - 56, foot - 108), (x - 28, foot - 70), (x - 10, foot - 64), (x + 10, foot - 62)], 7, INK)


def _cyclist(canvas: Canvas, x: float, foot: float) -> None:
    frame = ENERGIE(0.68)
    for wheel in (0, 186):
        canvas.ring(x + wheel, foot - 54, 52, 52, 8, INK)
        canvas.disc(x + wheel, foot - 54, 8, INK)
    canvas.line(
        [(x, foot - 54), (x + 50, foot - 128), (x + 152, foot - 132), (x + 84, foot - 54), (x, foot - 54)], 9, frame
    )
    canvas.line([(x + 50, foot - 128), (x + 84, foot - 54)], 9, frame)
    canvas.line([(x + 186, foot - 54), (x + 148, foot - 158), (x + 172, foot - 168)], 9, frame)
    canvas.rect(x + 22, foot - 150, 54, 14, INK, radius=7)
    canvas.line([(x + 54, foot - 158), (x + 118, foot - 112), (x + 84, foot - 40)], 26, WIRTSCHAFT(0.84))
    canvas.line([(x + 52, foot - 168), (x + 96, foot - 266)], 52, BRICK(0.5))
    canvas.line([(x + 98, foot - 258), (x + 134, foot - 196), (x + 168, foot - 172)], 20, BRICK(0.5))
    canvas.disc(x + 116, foot - 316, 31, BRICK(0.1))
    canvas.ellipse(x + 112, foot - 330, 36, 25, ENERGIE(0.4))
