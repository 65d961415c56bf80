"""18-01: young reporters with camera and microphone interview a man on a viewpoint above the region."""

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
    mix,
)
from projects.demo.pictures.scenery import chance, clouds, headframe, hill, poplar, tree, windows

_TERRACE, _FEET = 990, 1196
_HAZE = VIELFALT(0.3)


def draw(canvas: Canvas) -> None:
    random = chance(1801)
    canvas.sky([(0, mix(VIELFALT(0.4), WIRTSCHAFT(0.4), 0.3)), (380, VIELFALT(0.2)), (720, mix(LIGHT, PAPER, 0.5))])
    canvas.glow(1560, 330, 640, 520, PAPER, 0.9)
    canvas.disc(1560, 250, 74, PAPER)
    clouds(canvas, random, (60, 90, 1250, 170), 3, (PAPER, 0.75))
    _city(canvas, random)
    _valley(canvas)
    _terrace(canvas)
    _crew(canvas)


def _city(canvas: Canvas, random: Random) -> None:
    """The region in the haze: heap, headframe, chimneys, gasometer."""
    hill(canvas, lambda x: 690 - 26 * math.sin(x / 300 + 0.4), mix(VIELFALT(0.22), PAPER, 0.25), 900)
    heap = mix(VIELFALT(0.27), PAPER, 0.1)
    canvas.poly([(-60, 760), (90, 600), (180, 570), (420, 570), (500, 600), (720, 760)], heap)
    canvas.poly([(90, 600), (180, 570), (420, 570), (500, 600), (330, 640)], mix(heap, PAPER, 0.3))
    headframe(canvas, 300, 760, 330, mix(VIELFALT(0.46), STONE(0.6), 0.2))
    for x, w, h in (
        (620, 90, 120),
        (720, 64, 170),
        (960, 110, 96),
        (1080, 70, 150),
        (1250, 120, 110),
        (1880, 130, 130),
    ):
        canvas.rect(x, 780 - h, w, h + 20, _HAZE)
        windows(canvas, (x + 8, 790 - h, w - 16, h - 20), (w // 22, h // 26), (VIELFALT(0.22), PAPER), random)
    for x, h in ((830, 300), (878, 250)):
        canvas.poly([(x, 790), (x + 6, 790 - h), (x + 24, 790 - h), (x + 30, 790)], VIELFALT(0.36))
        canvas.rect(x + 6, 790 - h + 16, 19, 14, PAPER)
    _gasometer(canvas, 1700, 800)


def _gasometer(canvas: Canvas, x: float, foot: float) -> None:
    wall = mix(VIELFALT(0.42), BRICK(0.4), 0.25)
    canvas.rect(x - 120, foot - 360, 240, 360, wall)
    canvas.gradient(
        [(x - 120, foot - 360), (x + 120, foot - 360), (x + 120, foot), (x - 120, foot)],
        mix(wall, INK, 0.2),
        mix(wall, PAPER, 0.34),
        sideways=True,
    )
    canvas.poly([(x - 126, foot - 356), (x - 40, foot - 398), (x + 40, foot - 398), (x + 126, foot - 356)], wall)
    canvas.rect(x - 12, foot - 420, 24, 26, wall)
    for storey in range(5):
        canvas.rect(x - 126, foot - 360 + storey * 80, 252, 9, mix(wall, INK, 0.25))
    for rib in range(1, 8):
        canvas.rect(x - 120 + rib * 30, foot - 352, 3, 352, mix(wall, INK, 0.16))


def _valley(canvas: Canvas) -> None:
    """Trees, the canal and the slope below the viewpoint."""
    for x in range(-10, WIDTH + 40, 74):
        poplar(canvas, x + 22 * math.sin(x), 834, 150 + 40 * math.sin(x * 1.7), mix(LEAF(0.4), VIELFALT(0.34), 0.42))
    hill(canvas, lambda x: 794 + 8 * math.sin(x / 190), mix(LEAF(0.36), VIELFALT(0.26), 0.4), 1000)
    canvas.gradient([(0, 832), (WIDTH, 806), (WIDTH, 838), (0, 878)], RIVER(0.3), mix(RIVER(0.2), PAPER, 0.4))
    hill(canvas, lambda x: 878 - 0.02 * x + 10 * math.sin(x / 240 + 1), mix(LEAF(0.5), VIELFALT(0.3), 0.28), 1010)
    for x, size in ((80, 250), (1916, 270)):
        tree(canvas, x, _TERRACE + 6, size, mix(LEAF(0.62), VIELFALT(0.6), 0.2))


def _terrace(canvas: Canvas) -> None:
    """Paved ground with a railing in front of the slope."""
    rail = mix(VIELFALT(0.78), INK, 0.2)
    canvas.gradient(
        [(0, _TERRACE), (WIDTH, _TERRACE), (WIDTH, 1333), (0, 1333)],
        mix(STONE(0.12), VIELFALT(0.18), 0.5),
        mix(STONE(0.3), VIELFALT(0.3), 0.5),
    )
    canvas.rect(0, _TERRACE - 6, WIDTH, 16, mix(STONE(0.5), VIELFALT(0.4), 0.4))
    joint = mix(STONE(0.36), VIELFALT(0.3), 0.5)
    for place in range(-4, 15):
        far = 1000 + (place * 300 - 650) * 0.62
        canvas.line([(far, _TERRACE + 12), (place * 300 + 350, 1333)], 4, joint)
    for y in (1046, 1120, 1220):
        canvas.line([(0, y), (WIDTH, y)], 4, joint)
    for y in (800, 848, 896, 944):
        canvas.line([(-10, y), (WIDTH + 10, y)], 4, rail)
    for x in range(60, WIDTH, 236):
        canvas.rect(x, 752, 13, _TERRACE - 750, rail)
    canvas.rect(-10, 742, WIDTH + 20, 18, mix(VIELFALT(0.66), BRICK(0.5), 0.3), radius=8)


_SOUND = (Pose(turn=1, hands=((0.17, 1.03), (-0.11, 1.0)), feet=((-0.06, 0), (0.07, 0))), 700.0)
_FILM = (Pose(turn=1, lean=0.03, hands=((0.22, 0.68), (0.2, 0.84)), feet=((-0.11, 0), (0.09, 0))), 770.0)
_ASK = (Pose(turn=1, hands=((0.17, 0.6), (0.27, 0.735)), feet=((-0.05, 0), (0.08, 0))), 750.0)
_ANSWER = (Pose(turn=-1, hands=((-0.1, 0.51), (-0.07, 0.5)), feet=((-0.05, 0), (0.07, 0))), 790.0)


def _crew(canvas: Canvas) -> None:
    for x, foot, wide in ((985, 1150, 200), (520, _FEET, 260), (1150, _FEET, 220), (1470, _FEET, 220)):
        canvas.ellipse(x - wide * 0.5, foot - 4, wide, 15, VIELFALT(0.85), 0.24)
    sound = Dress(ENERGIE(0.5), STONE(0.86), BRICK(0.62), INK, style="curls", worn="headphones")
    _boom(canvas, (868, 454), (1316, 404))
    figure(canvas, (985, 1150), _SOUND[1], _SOUND[0], sound)
    _tripod(canvas, 720, _FEET)
    film = Dress(RIVER(0.66), INK, BRICK(0.12), BRICK(0.86), style="bun")
    figure(canvas, (540, _FEET), _FILM[1], _FILM[0], film)
    ask = Dress(VIELFALT(0.6), WIRTSCHAFT(0.86), BRICK(0.3), mix(BRICK(1), INK, 0.4), style="long", shirt=PAPER)
    figure(canvas, (1170, _FEET), _ASK[1], _ASK[0], ask)
    _microphone(canvas, (1170 + 0.27 * 750, _FEET - 0.735 * 750))
    canvas.poly([(1268, 742), (1330, 722), (1344, 770), (1282, 790)], PAPER)
    for row in range(3):
        canvas.line([(1284, 752 + row * 11), (1324, 739 + row * 11)], 4, STONE(0.5))
    canvas.disc(1170 + 0.17 * 750, _FEET - 0.6 * 750 + 22, 17, BRICK(0.3))
    answer = Dress(
        mix(WIRTSCHAFT(0.7), STONE(0.7), 0.3), BRICK(0.84), BRICK(0.06), STONE(0.3), "thin", "glasses", PAPER
    )
    figure(canvas, (1500, _FEET), _ANSWER[1], _ANSWER[0], answer)


def _boom(canvas: Canvas, start: Point, end: Point) -> None:
    canvas.line([start, end], 9, INK)
    dx, dy = end[0] - start[0], end[1] - start[1]
    near = (end[0] - dx * 0.04, end[1] - dy * 0.04)
    far = (end[0] + dx * 0.16, end[1] + dy * 0.16)
    canvas.line([near, far], 50, STONE(0.66))
    canvas.line([(near[0] + 4, near[1] - 10), (far[0], far[1] - 10)], 20, STONE(0.5))


def _microphone(canvas: Canvas, hand: Point) -> None:
    x, y = hand
    canvas.line([(x - 22, y + 44), (x + 34, y - 46)], 17, INK)
    canvas.line([(x + 36, y - 50), (x + 48, y - 70)], 44, VIELFALT(0.5))
    canvas.disc(x + 52, y - 80, 15, VIELFALT(0.4))
    canvas.disc(x, y, 20, BRICK(0.3))


def _tripod(canvas: Canvas, x: float, foot: float) -> None:
    """A camera on three legs, looking to the right."""
    top = foot - 560
    for dx, dy in ((-104, 0), (104, 0), (20, -44)):
        canvas.line([(x, top + 30), (x + dx * 0.55, foot + dy - 250)], 17, STONE(0.94))
        canvas.line([(x + dx * 0.5, foot + dy - 270), (x + dx, foot + dy)], 10, STONE(0.84))
    canvas.line([(x - 46, foot - 236), (x + 46, foot - 236)], 6, STONE(0.84))
    canvas.rect(x - 30, top - 4, 60, 46, STONE(0.86), radius=8)
    canvas.line([(x - 20, top + 18), (x - 66, top + 46)], 11, INK)
    y = top - 112
    canvas.rect(x - 96, y, 190, 108, INK, radius=14)
    canvas.rect(x - 84, y + 14, 118, 80, mix(INK, STONE(0.9), 0.5), radius=8)
    canvas.rect(x - 70, y - 30, 120, 14, INK, radius=7)
    for post in (-54, 30):
        canvas.rect(x + post, y - 24, 12, 30, INK)
    canvas.rect(x + 90, y + 20, 56, 68, STONE(0.92), radius=4)
    canvas.poly([(x + 140, y + 16), (x + 184, y - 2), (x + 184, y + 110), (x + 140, y + 92)], INK)
    canvas.rect(x + 178, y + 2, 8, 104, WIRTSCHAFT(0.5), radius=4)
    canvas.rect(x - 124, y + 18, 36, 34, STONE(0.94), radius=8)
    canvas.disc(x + 12, y + 34, 9, BRICK(0.45))
    for bar, wide in enumerate((54, 36, 46)):
        canvas.rect(x - 70, y + 36 + bar * 18, wide, 7, (LAMP, VIELFALT(0.4), RIVER(0.4))[bar], radius=3)
