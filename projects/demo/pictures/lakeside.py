"""11-04, second picture: the same site as it is planned, a lake where the track was, with houses and a shore path."""

from dataclasses import replace

from projects.demo.pictures import site
from projects.demo.pictures.canvas import WIDTH, Canvas, Point
from projects.demo.pictures.ensemble import OPEN_HANDS, SIDE, WALK, Dress, figure
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
    Colour,
    mix,
)
from projects.demo.pictures.scenery import chance, clouds, tree

_MEADOW = mix(LEAF(0.36), ENERGIE(0.3), 0.2)
_PATH = mix(ENERGIE(0.12), PAPER, 0.3)
_SHADE = mix(LEAF(0.8), WIRTSCHAFT(0.8), 0.4)


def draw(canvas: Canvas) -> None:
    canvas.sky([(0, WIRTSCHAFT(0.36)), (330, WIRTSCHAFT(0.16)), (600, mix(LIGHT, PAPER, 0.3))])
    canvas.glow(420, 500, 620, 470, LIGHT, 0.95)
    canvas.disc(420, 470, 72, PAPER)
    clouds(canvas, chance(1105), (500, 110, 1500, 150), 4, (PAPER, 0.8))
    site.horizon(
        canvas,
        site.Far(
            mix(WIRTSCHAFT(0.3), LEAF(0.2), 0.3),
            mix(WIRTSCHAFT(0.36), LIGHT, 0.3),
            WIRTSCHAFT(0.58),
            mix(LEAF(0.5), WIRTSCHAFT(0.5), 0.3),
        ),
    )
    canvas.gradient(
        [(0, 616), (WIDTH, 616), (WIDTH, 1333), (0, 1333)], mix(_MEADOW, LIGHT, 0.3), mix(_MEADOW, LEAF(0.6), 0.5)
    )
    _houses(canvas)
    _lake(canvas)
    _jetty(canvas)
    _near_shore(canvas)
    _people(canvas)


def _houses(canvas: Canvas) -> None:
    """New houses beyond the lake, lit from the left."""
    white, pale = PAPER, mix(WIRTSCHAFT(0.14), PAPER, 0.3)
    row = (
        (60, 150, 3, BRICK(0.36)),
        (236, 130, 2, pale),
        (520, 170, 4, white),
        (880, 150, 3, BRICK(0.24)),
        (1060, 190, 4, pale),
        (1290, 150, 3, white),
        (1470, 170, 3, BRICK(0.36)),
        (1690, 150, 2, pale),
        (1862, 160, 3, white),
    )
    for x, w, floors, wall in row:
        _house(canvas, (x, 664), (w, floors), wall)
    for x, size in (
        (210, 96),
        (392, 110),
        (466, 84),
        (720, 108),
        (848, 90),
        (1040, 84),
        (1262, 100),
        (1452, 96),
        (1664, 100),
        (1840, 92),
    ):
        tree(canvas, x, 672, size, mix(LEAF(0.5), WIRTSCHAFT(0.5), 0.1), light=0.05)


def _house(canvas: Canvas, at: Point, form: tuple[float, int], wall: Colour) -> None:
    x, foot = at
    w, floors = form
    top = foot - 20 - floors * 40
    canvas.rect(x, top, w, foot - top, wall)
    canvas.rect(x + w * 0.72, top, w * 0.28, foot - top, mix(wall, WIRTSCHAFT(0.6), 0.24))
    canvas.rect(x - 5, top - 8, w + 10, 11, WIRTSCHAFT(0.72))
    for floor in range(floors):
        y = top + 16 + floor * 40
        for column in range(3):
            lit = (column + floor + int(x)) % 4 == 0
            canvas.rect(x + 14 + column * w * 0.3, y, w * 0.17, 23, LIGHT if lit else WIRTSCHAFT(0.55))
        canvas.rect(x + w * 0.28, y + 20, w * 0.28, 8, mix(wall, INK, 0.22))


def _lake(canvas: Canvas) -> None:
    """It lies where the track's oval was."""
    canvas.poly(site.oval(1.07), _PATH)
    canvas.poly(site.oval(1.03), mix(_MEADOW, LEAF(0.62), 0.5))
    shore = site.oval(0.985)
    canvas.poly(shore, mix(WIRTSCHAFT(0.5), RIVER(0.4), 0.3))
    canvas.gradient(site.oval(0.97, down=4), mix(LIGHT, WIRTSCHAFT(0.2), 0.6), mix(WIRTSCHAFT(0.58), RIVER(0.5), 0.3))
    glitter = ((500, 770, 200), (470, 802, 190), (430, 836, 260), (450, 880, 170), (380, 920, 230), (460, 960, 150))
    canvas.capsules([(x - w / 2, y, w, 9) for x, y, w in glitter], LIGHT, 0.85)
    ripples = (
        (900, 880, 220),
        (1600, 770, 160),
        (1240, 940, 320),
        (1640, 906, 180),
        (820, 980, 220),
        (1060, 1020, 180),
    )
    canvas.capsules([(x - w / 2, y, w, 7) for x, y, w in ripples], PAPER, 0.4)
    for x, y, sail in ((1070, 826, PAPER), (1340, 806, MOBILITAET(0.4))):
        _boat(canvas, (x, y), sail)


def _boat(canvas: Canvas, at: Point, sail: Colour) -> None:
    x, y = at
    canvas.poly([(x - 5, y - 12), (x - 5, y - 118), (x + 54, y - 16)], sail)
    canvas.poly([(x - 12, y - 12), (x - 12, y - 96), (x - 46, y - 14)], mix(sail, WIRTSCHAFT(0.4), 0.25))
    canvas.poly([(x - 58, y - 8), (x + 62, y - 8), (x + 44, y + 12), (x - 42, y + 12)], WIRTSCHAFT(0.82))
    canvas.ellipse(x, y + 17, 62, 5, PAPER, 0.5)


def _jetty(canvas: Canvas) -> None:
    """A wooden deck from the near shore into the water, with someone on it."""
    wood = mix(BRICK(0.3), ENERGIE(0.5), 0.5)
    for x, y in ((1404, 966), (1420, 1030), (1540, 966)):
        canvas.rect(x, y, 12, 42, mix(wood, INK, 0.5))
    canvas.poly([(1404, 962), (1440, 1130), (1440, 1142), (1404, 976)], mix(wood, INK, 0.42))
    canvas.poly([(1404, 962), (1548, 962), (1640, 1130), (1440, 1130)], wood)
    for step in range(1, 8):
        share = (step / 8) ** 1.3
        y = 970 + share * 150
        canvas.line([(1405 + 35 * share, y), (1552 + 86 * share, y)], 3, mix(wood, INK, 0.25))
    figure(canvas, (1476, 1000), 150, SIDE.mirrored(), Dress(VIELFALT(0.55), INK, BRICK(0.6), INK, "bun"))


def _near_shore(canvas: Canvas) -> None:
    """The path in the foreground, reeds, a bench, young trees with their stakes."""
    upper = [(x, 1164 - 0.00006 * (x - 880) ** 2) for x in range(0, WIDTH + 1, 50)]
    lower = [(x, 1324 - 0.00004 * (x - 960) ** 2) for x in range(WIDTH, -1, -50)]
    canvas.poly([*upper, *lower], mix(_PATH, STONE(0.5), 0.5))
    canvas.poly([*[(x, y + 11) for x, y in upper], *lower], _PATH)
    canvas.poly([*lower, (0, 1333), (WIDTH, 1333)], LEAF(0.56))
    for x in (872, 894, 914, 1160, 1184, 1206, 1230):
        bend = (x * 7) % 23 - 10
        canvas.line([(x, 1128), (x + bend, 1050 - (x % 5) * 9)], 6, LEAF(0.64))
    for x, size in ((150, 400), (1830, 440)):
        canvas.ellipse(x + 90, 1146, 130, 13, _SHADE, 0.35)
        _young_tree(canvas, x, size)
    _bench(canvas, 500, 1166)


def _young_tree(canvas: Canvas, x: float, size: float) -> None:
    for stake in (-36, 36):
        canvas.line([(x + stake, 1146), (x + stake, 1010)], 9, mix(BRICK(0.5), ENERGIE(0.5), 0.5))
    canvas.line([(x - 36, 1030), (x + 36, 1030)], 7, mix(BRICK(0.3), ENERGIE(0.4), 0.5))
    canvas.line([(x, 1146), (x, 1146 - size * 0.6)], 15, mix(LEAF(0.7), BRICK(0.8), 0.6))
    leaf = mix(LEAF(0.5), ENERGIE(0.4), 0.14)
    for dx, dy, r in ((0, 0.7, 0.2), (-0.12, 0.56, 0.14), (0.12, 0.54, 0.14), (0, 0.88, 0.13)):
        canvas.disc(x + dx * size, 1146 - dy * size, r * size, leaf)
    for dx, dy, r in ((-0.06, 0.74, 0.11), (-0.15, 0.58, 0.075), (-0.02, 0.9, 0.075)):
        canvas.disc(x + dx * size, 1146 - dy * size, r * size, mix(leaf, LIGHT, 0.36))


def _bench(canvas: Canvas, x: float, foot: float) -> None:
    wood = mix(BRICK(0.4), ENERGIE(0.5), 0.4)
    canvas.ellipse(x + 150, foot + 2, 180, 10, _SHADE, 0.3)
    for leg in (24, 240):
        canvas.rect(x + leg, foot - 60, 12, 60, STONE(0.86))
    canvas.rect(x, foot - 68, 276, 16, wood, radius=6)
    for slat in (0, 26):
        canvas.rect(x, foot - 128 + slat, 276, 18, wood, radius=6)


def _people(canvas: Canvas) -> None:
    """A family, a pair in conversation, someone running: all on the path."""
    run = replace(
        WALK,
        neck=(0.05, 0.8),
        far_arm=((0.16, 0.66), (0.22, 0.76)),
        near_arm=((-0.06, 0.66), (0.04, 0.56)),
        far_leg=((-0.04, 0.27), (-0.2, 0.2), (-0.22, 0.13)),
        near_leg=((0.12, 0.3), (0.08, 0.06), (0.15, 0.03)),
    )
    listening = replace(SIDE, near_arm=((-0.01, 0.63), (0.1, 0.6)))
    people = (
        (1010, 1270, 262, WALK, Dress(WIRTSCHAFT(0.62), INK, BRICK(0.1), BRICK(0.86), "long")),
        (1106, 1274, 168, WALK, Dress(ENERGIE(0.48), WIRTSCHAFT(0.84), BRICK(0.14), BRICK(0.7))),
        (1640, 1236, 266, OPEN_HANDS, Dress(RIVER(0.6), WIRTSCHAFT(0.9), BRICK(0.3), STONE(0.62), "bun")),
        (1752, 1238, 282, listening.mirrored(), Dress(PAPER, WIRTSCHAFT(0.76), BRICK(0.08), STONE(0.55))),
        (350, 1256, 272, run.mirrored(), Dress(MOBILITAET(0.52), INK, BRICK(0.7), INK)),
    )
    for x, foot, size, pose, dress in people:
        canvas.ellipse(x + size * 0.3, foot - 3, size * 0.42, size * 0.04, _SHADE, 0.3)
        figure(canvas, (x, foot), size, pose, dress)
