"""04-08: a climate-neutral works with two engineers: electrolysis, tanks, pipes, wind turbines, an old hall."""

import math

from projects.demo.pictures.canvas import WIDTH, Canvas, Point
from projects.demo.pictures.mannequin import Dress, Pose, figure
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
    WIRTSCHAFT,
    Colour,
    mix,
)
from projects.demo.pictures.scenery import chance, clouds, headframe, hill, wind_turbine

_YARD, _PATH = 760, 1180
_STEEL = mix(STONE(0.9), ENERGIE(0.9), 0.25)


def draw(canvas: Canvas) -> None:
    random = chance(408)
    canvas.sky([(0, mix(ENERGIE(0.42), PAPER, 0.1)), (360, ENERGIE(0.24)), (760, mix(LIGHT, PAPER, 0.6))])
    canvas.glow(1230, 470, 760, 520, PAPER, 0.95)
    canvas.disc(1230, 430, 90, PAPER)
    clouds(canvas, random, (560, 70, 1400, 130), 3, (PAPER, 0.8))
    _distance(canvas)
    _yard(canvas)
    _hall(canvas, 1220, 800)
    for x, size in ((880, 150), (1080, 150)):
        _sphere(canvas, x, 836, size)
    _pipes(canvas)
    for x, h, paint in ((1700, 300, PAPER), (1850, 380, mix(ENERGIE(0.34), PAPER, 0.3))):
        _tank(canvas, x, 950, h, paint)
    for place in range(3):
        _electrolyser(canvas, 760 + place * 300, 1040)
    _pavement(canvas)
    _engineers(canvas)


def _distance(canvas: Canvas) -> None:
    heap = mix(LEAF(0.22), ENERGIE(0.4), 0.55)
    canvas.poly([(-80, 780), (60, 600), (170, 560), (620, 560), (720, 600), (960, 780)], heap)
    canvas.poly([(60, 600), (170, 560), (620, 560), (720, 600), (420, 660)], mix(heap, PAPER, 0.25))
    for x, foot, size, turn in ((140, 590, 330, 15), (446, 576, 390, 62), (712, 604, 330, 100)):
        wind_turbine(canvas, x, foot, size, PAPER, turn)
    headframe(canvas, 1900, 760, 330, mix(ENERGIE(0.4), STONE(0.4), 0.3))
    hill(canvas, lambda x: 712 + 12 * math.sin(x / 170), mix(LEAF(0.4), ENERGIE(0.5), 0.4), 800)


def _yard(canvas: Canvas) -> None:
    canvas.gradient(
        [(0, _YARD), (WIDTH, _YARD), (WIDTH, 1333), (0, 1333)],
        mix(STONE(0.2), ENERGIE(0.24), 0.5),
        mix(STONE(0.34), ENERGIE(0.34), 0.5),
    )
    canvas.poly([(0, _YARD), (700, _YARD), (600, 840), (0, 930)], mix(LEAF(0.42), ENERGIE(0.4), 0.3))
    canvas.poly([(0, 1090), (WIDTH, 1062), (WIDTH, 1100), (0, 1150)], mix(STONE(0.5), ENERGIE(0.4), 0.25))
    for x in range(700, WIDTH, 150):
        y = 1121 - x * 0.02
        canvas.line([(x, y), (x + 70, y - 1.6)], 5, ENERGIE(0.14))


def _hall(canvas: Canvas, x: float, foot: float) -> None:
    """An old brick hall with solar modules on its saw-tooth roof."""
    wall, w, eaves = BRICK(0.5), 620.0, foot - 150
    canvas.rect(x, eaves, w, foot - eaves, wall)
    for tooth in range(4):
        left = x + tooth * w / 4
        roof = [(left, eaves + 2), (left, eaves - 92), (left + w / 4, eaves + 2)]
        canvas.poly(roof, mix(BRICK(0.86), INK, 0.15))
        canvas.poly(
            [(left + 10, eaves - 74), (left + 26, eaves - 74), (left + 136, eaves - 6), (left + 112, eaves - 6)],
            WIRTSCHAFT(0.72),
        )
        canvas.rect(left, eaves - 92, 12, 92, mix(LIGHT, PAPER, 0.3))
    for bay in range(8):
        canvas.rect(x + 18 + bay * 76, eaves + 30, 50, 74, mix(LIGHT, ENERGIE(0.4), 0.2) if bay % 3 else RIVER(0.4))
        canvas.rect(x + 41 + bay * 76, eaves + 30, 5, 74, wall)
        canvas.rect(x + 18 + bay * 76, eaves + 62, 50, 5, wall)
    canvas.rect(x, eaves + 2, w, 12, mix(wall, PAPER, 0.3))
    canvas.rect(x, foot - 22, w, 22, mix(wall, INK, 0.3))


def _sphere(canvas: Canvas, x: float, foot: float, size: float) -> None:
    """A gas tank as a ball on legs."""
    r = size * 0.58
    middle = foot - size * 0.86
    canvas.ellipse(x - 24, foot, r * 1.1, 12, ENERGIE(0.8), 0.3)
    for dx in (-0.8, -0.3, 0.3, 0.8):
        canvas.line([(x + dx * r, middle + r * 0.3), (x + dx * r, foot)], 9, _STEEL)
    canvas.line([(x - 0.8 * r, middle + r), (x + 0.8 * r, foot - 6)], 4, _STEEL)
    canvas.line([(x + 0.8 * r, middle + r), (x - 0.8 * r, foot - 6)], 4, _STEEL)
    shade = mix(STONE(0.34), ENERGIE(0.5), 0.3)
    canvas.disc(x, middle, r, shade)
    canvas.disc(x + r * 0.1, middle - r * 0.08, r * 0.88, mix(shade, PAPER, 0.5))
    canvas.disc(x + r * 0.2, middle - r * 0.18, r * 0.64, mix(shade, PAPER, 0.85))
    canvas.ring(x, middle, r, r * 0.16, 5, ENERGIE(0.6), (0, 180))
    canvas.rect(x - 26, middle - r - 16, 52, 20, _STEEL, radius=4)


def _pipes(canvas: Canvas) -> None:
    """A rack with two pipes along the yard, and what leads down from it."""
    for x in (880, 1070, 1260, 1450, 1640):
        for dx in (-22, 22):
            canvas.line([(x + dx * 0.6, 800), (x + dx, 920)], 9, _STEEL)
        canvas.line([(x - 30, 856), (x + 30, 856)], 9, _STEEL)
    for x in (985, 1165):
        canvas.line([(x - 20, 806), (x - 20, 850)], 14, mix(RIVER(0.5), INK, 0.1))
    canvas.line([(712, 916), (712, 806), (1700, 806)], 22, RIVER(0.5))
    canvas.line([(716, 801), (1700, 801)], 6, RIVER(0.3))
    canvas.line([(748, 916), (748, 842), (1700, 842)], 22, ENERGIE(0.56))
    canvas.line([(752, 837), (1700, 837)], 6, ENERGIE(0.38))
    canvas.rect(690, 908, 80, 14, _STEEL, radius=4)
    for x in (800, 1000, 1340, 1600):
        canvas.rect(x - 7, 792, 14, 64, _STEEL, radius=3)


def _tank(canvas: Canvas, x: float, foot: float, h: float, paint: Colour) -> None:
    r = 66.0
    canvas.ellipse(x - 30, foot + 6, r * 1.3, 18, ENERGIE(0.8), 0.3)
    canvas.ellipse(x, foot, r, 16, mix(paint, INK, 0.3))
    corners: list[Point] = [(x - r, foot - h), (x + r, foot - h), (x + r, foot), (x - r, foot)]
    canvas.gradient(corners, mix(paint, STONE(0.7), 0.5), paint, sideways=True)
    canvas.ellipse(x, foot - h, r, 18, mix(paint, STONE(0.4), 0.2))
    for share in (0.3, 0.62):
        canvas.ring(x, foot - h * share, r - 2, 16, 5, mix(paint, STONE(0.8), 0.5), (0, 180))
    canvas.line([(x - 20, foot - h + 14), (x - 20, foot + 8)], 4, _STEEL)
    canvas.line([(x + 2, foot - h + 14), (x + 2, foot + 8)], 4, _STEEL)
    for rung in range(int(h // 26)):
        canvas.line([(x - 20, foot - h + 30 + rung * 26), (x + 2, foot - h + 30 + rung * 26)], 4, _STEEL)


def _electrolyser(canvas: Canvas, x: float, foot: float) -> None:
    """A white container with fans on its roof, a cell stack behind glass, and pipes to the rack."""
    w, h = 240.0, 150.0
    across, back = 44.0, -34.0
    canvas.poly([(x - 40, foot + 12), (x, foot - 10), (x + w, foot - 10), (x + w - 20, foot + 12)], ENERGIE(0.8), 0.32)
    for dx, paint in ((70, RIVER(0.5)), (190, ENERGIE(0.56))):
        canvas.line([(x + dx, foot - h - 10), (x + dx, 838 if dx == 190 else 806)], 14, paint)
    top = foot - h
    canvas.poly(
        [(x, top), (x + across, top + back), (x + w + across, top + back), (x + w, top)], mix(PAPER, STONE(0.2), 0.5)
    )
    canvas.poly([(x + w, top), (x + w + across, top + back), (x + w + across, foot + back), (x + w, foot)], PAPER)
    canvas.rect(x, top, w, h, mix(PAPER, STONE(0.3), 0.6))
    for fan in range(3):
        canvas.ellipse(x + 62 + fan * 78, top + back / 2, 28, 10, STONE(0.8))
        canvas.ellipse(x + 62 + fan * 78, top + back / 2, 8, 3, STONE(0.3))
    canvas.rect(x, top, w, 16, ENERGIE(0.5))
    canvas.poly(
        [(x + w, top), (x + w + across, top + back), (x + w + across, top + back + 16), (x + w, top + 16)], ENERGIE(0.4)
    )
    canvas.rect(x + 16, top + 32, 118, 96, RIVER(0.86), radius=5)
    for cell in range(9):
        canvas.rect(x + 24 + cell * 12, top + 44, 7, 72, (RIVER(0.4), RIVER(0.55))[cell % 2], radius=2)
    canvas.rect(x + 152, top + 32, 70, 108, mix(PAPER, STONE(0.4), 0.6), radius=4)
    canvas.poly(
        [
            (x + 192, top + 46),
            (x + 168, top + 90),
            (x + 184, top + 90),
            (x + 178, top + 124),
            (x + 206, top + 78),
            (x + 189, top + 78),
        ],
        ENERGIE(0.52),
    )


def _pavement(canvas: Canvas) -> None:
    """The path in front on which the engineers stand, with posts along its kerb."""
    near = mix(ENERGIE(0.5), STONE(0.5), 0.4)
    canvas.gradient([(0, _PATH), (WIDTH, _PATH), (WIDTH, 1333), (0, 1333)], near, mix(near, ENERGIE(0.9), 0.3))
    canvas.rect(0, _PATH - 12, WIDTH, 18, mix(STONE(0.2), ENERGIE(0.2), 0.4))
    joint = mix(near, ENERGIE(0.9), 0.25)
    for place in range(-3, 14):
        near_x = place * 300 - 650
        canvas.line([(1000 + (near_x - 1000) * 0.8, _PATH + 8), (near_x, 1333)], 4, joint)
    canvas.line([(0, 1266), (WIDTH, 1266)], 4, joint)
    for x in range(860, WIDTH, 216):
        canvas.poly([(x - 70, 1196), (x, 1190), (x + 20, 1196), (x, 1204)], ENERGIE(0.9), 0.35)
        canvas.rect(x - 11, 1094, 22, 104, ENERGIE(0.62), radius=8)
        canvas.rect(x - 11, 1112, 22, 18, PAPER)


def _engineers(canvas: Canvas) -> None:
    """Two in safety vests and helmets, one with a tablet."""
    foot = _PATH + 92
    for x in (300, 612):
        canvas.ellipse(x - 30, foot, 130, 14, INK, 0.35)
    vest = MOBILITAET(0.56)
    read = Pose(turn=1, hands=((0.19, 0.68), (0.16, 0.62)), feet=((-0.05, 0), (0.07, 0)))
    figure(
        canvas,
        (330, foot),
        690,
        read,
        Dress(vest, INK, BRICK(0.12), BRICK(0.8), "long", "helmet", stripe=LIGHT, sleeves=WIRTSCHAFT(0.86)),
    )
    canvas.poly([(392, foot - 420), (412, foot - 420), (468, foot - 528), (448, foot - 532)], INK)
    point = Pose(back=True, hands=(None, (0.41, 0.82)))
    figure(
        canvas,
        (580, foot),
        720,
        point,
        Dress(vest, INK, BRICK(0.6), INK, "short", "helmet", stripe=LIGHT, sleeves=WIRTSCHAFT(0.86)),
    )
