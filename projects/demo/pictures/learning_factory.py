"""07-01: a learning factory below a saw-tooth roof: trainees and students at a robot arm, a glass bridge behind."""

from random import Random

from projects.demo.pictures.canvas import WIDTH, Canvas, Point
from projects.demo.pictures.mannequin import Dress, Pose, figure
from projects.demo.pictures.palette import (
    BILDUNG,
    BRICK,
    ENERGIE,
    INK,
    LAMP,
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
from projects.demo.pictures.scenery import chance, person, tree, windows

_EAVES, _FLOOR, _FEET = 330, 930, 1200
_TEETH = 4
_STEEL = mix(BILDUNG(0.8), STONE(0.9), 0.25)


def draw(canvas: Canvas) -> None:
    random = chance(701)
    _outside(canvas, random)
    _bridge(canvas)
    _roof(canvas)
    _walls(canvas)
    _floor(canvas)
    _screen(canvas, 1490, 430)
    _robot(canvas, 980, 1110)
    _learners(canvas)


def _outside(canvas: Canvas, random: Random) -> None:
    """The campus beyond the glass wall."""
    canvas.sky([(0, mix(RIVER(0.34), BILDUNG(0.3), 0.4)), (460, BILDUNG(0.14)), (940, mix(LIGHT, PAPER, 0.6))])
    canvas.glow(700, 360, 640, 420, PAPER, 0.8)
    wall = mix(STONE(0.26), BILDUNG(0.3), 0.5)
    canvas.rect(1240, 400, 560, 540, wall)
    canvas.rect(1240, 400, 40, 540, mix(wall, INK, 0.1))
    canvas.rect(1224, 384, 592, 22, BILDUNG(0.7))
    windows(canvas, (1290, 424, 500, 500), (7, 6), (BILDUNG(0.5), BILDUNG(0.6), mix(LIGHT, ENERGIE(0.3), 0.3)), random)
    brick = mix(BRICK(0.42), BILDUNG(0.3), 0.15)
    canvas.rect(-20, 520, 380, 420, brick)
    canvas.rect(-20, 506, 396, 20, mix(brick, INK, 0.3))
    windows(canvas, (20, 540, 320, 380), (4, 4), (mix(LIGHT, PAPER, 0.3), BILDUNG(0.66)), random)
    canvas.rect(0, 880, WIDTH, 60, mix(LEAF(0.4), BILDUNG(0.4), 0.4))
    for x, size in ((470, 250), (1130, 270), (1880, 300)):
        tree(canvas, x, 912, size, mix(LEAF(0.5), BILDUNG(0.5), 0.3))


def _bridge(canvas: Canvas) -> None:
    """A glazed footbridge between the two buildings, with people on it."""
    left, right, top, deck = 340, 1250, 560, 700
    for post in (560, 1010):
        canvas.rect(post, deck, 20, 220, STONE(0.5))
    canvas.rect(left, top, right - left, deck - top, mix(RIVER(0.16), PAPER, 0.3))
    coats = (VIELFALT(0.55), ENERGIE(0.5))
    for place, walker in enumerate((690, 796)):
        person(canvas, walker, deck, 108, coats[place], INK, (BRICK(0.1), BRICK(0.6))[place])
        canvas.ellipse(walker, deck - 104, 10, 7, (INK, BRICK(0.9))[place])
    for pane in range(10):
        x = left + (right - left) * pane / 9
        canvas.rect(x - 3, top, 6, deck - top, BILDUNG(0.66))
    for pane in (1, 4, 7):
        x = left + (right - left) * pane / 9
        canvas.poly([(x + 40, top), (x + 78, top), (x + 36, deck), (x, deck)], PAPER, 0.3)
    canvas.rect(left - 8, top - 16, right - left + 16, 20, BILDUNG(0.74))
    canvas.rect(left - 8, deck, right - left + 16, 24, BILDUNG(0.74))


def _roof(canvas: Canvas) -> None:
    """Four teeth: a slope each, and a steep pane to the north through which light falls."""
    inside = mix(BILDUNG(0.3), PAPER, 0.25)
    w = WIDTH / _TEETH
    for tooth in range(_TEETH):
        x = tooth * w
        canvas.gradient([(x, 0), (x + w, 0), (x + w, _EAVES), (x, 40)], mix(inside, BILDUNG(0.5), 0.25), inside)
        canvas.poly([(x, 26), (x + w, _EAVES - 12), (x + w, _EAVES + 12), (x, 56)], _STEEL)
        canvas.rect(x + w - 9, 26, 18, _EAVES - 20, _STEEL)
        for share in (0.25, 0.5, 0.75):
            canvas.line([(x + w * share, 40 + (_EAVES - 40) * share), (x + w * share, _EAVES)], 6, _STEEL)
    canvas.rect(0, _EAVES, WIDTH, 22, _STEEL)


def _walls(canvas: Canvas) -> None:
    """The glass wall's frame, and light that falls from the roof."""
    for x in range(0, WIDTH + 1, 250):
        canvas.rect(x - (9 if x % 500 == 0 else 4), _EAVES, 18 if x % 500 == 0 else 8, _FLOOR - _EAVES, _STEEL)
    canvas.rect(0, 740, WIDTH, 8, _STEEL)


def _floor(canvas: Canvas) -> None:
    canvas.gradient(
        [(0, _FLOOR), (WIDTH, _FLOOR), (WIDTH, 1333), (0, 1333)],
        mix(BILDUNG(0.14), PAPER, 0.4),
        mix(BILDUNG(0.3), STONE(0.2), 0.4),
    )
    canvas.rect(0, _FLOOR - 8, WIDTH, 14, _STEEL)
    for tooth in range(_TEETH):
        x = tooth * 500
        canvas.poly([(x + 120, _FLOOR + 6), (x + 330, _FLOOR + 6), (x + 230, 1333), (x - 60, 1333)], PAPER, 0.4)
    canvas.poly([(700, 1020), (1260, 1020), (1340, 1172), (620, 1172)], mix(BILDUNG(0.3), STONE(0.2), 0.3))
    edge: list[Point] = [(700, 1020), (1260, 1020), (1340, 1172), (620, 1172), (700, 1020)]
    canvas.line(edge, 9, ENERGIE(0.46))


def _screen(canvas: Canvas, x: float, y: float) -> None:
    """A large screen on a stand with the robot's twin on it."""
    canvas.ellipse(x + 160, 1100, 150, 14, BILDUNG(0.8), 0.3)
    canvas.rect(x + 148, y + 300, 24, 360, STONE(0.9))
    canvas.rect(x + 70, 1084, 180, 16, STONE(0.92), radius=8)
    canvas.rect(x - 90, y, 500, 320, INK, radius=16)
    canvas.gradient(
        [(x - 74, y + 16), (x + 394, y + 16), (x + 394, y + 304), (x - 74, y + 304)], BILDUNG(0.84), BILDUNG(0.7)
    )
    for line in range(1, 6):
        canvas.rect(x - 74, y + 16 + line * 48, 468, 2, BILDUNG(0.6))
        canvas.rect(x - 74 + line * 78, y + 16, 2, 288, BILDUNG(0.6))
    joints: list[Point] = [
        (x + 16, y + 262),
        (x + 16, y + 206),
        (x + 60, y + 110),
        (x + 150, y + 126),
        (x + 160, y + 186),
    ]
    canvas.line(joints, 12, BILDUNG(0.3))
    for joint in joints[1:]:
        canvas.disc(*joint, 14, LAMP)
    canvas.rect(x - 20, y + 256, 74, 14, BILDUNG(0.3), radius=4)
    canvas.ring(x + 110, y + 190, 108, 94, 4, RIVER(0.36), (200, 330))
    for bar, share in enumerate((0.9, 0.6, 0.76)):
        canvas.rect(x + 246, y + 40 + bar * 30, 124, 14, BILDUNG(0.92), radius=7)
        canvas.rect(
            x + 246, y + 40 + bar * 30, 124 * share, 16, (LAMP, RIVER(0.4), BILDUNG(0.36), VIELFALT(0.4))[bar], radius=8
        )


def _robot(canvas: Canvas, x: float, foot: float) -> None:
    """A robot arm on its base; it holds a gear wheel over a table."""
    paint, dark = MOBILITAET(0.5), MOBILITAET(0.66)
    canvas.ellipse(x - 20, foot + 4, 170, 24, BILDUNG(0.8), 0.3)
    canvas.poly([(x - 120, foot), (x - 84, foot - 90), (x + 84, foot - 90), (x + 120, foot)], STONE(0.86))
    canvas.rect(x - 74, foot - 150, 148, 64, paint, radius=12)
    canvas.rect(x - 74, foot - 150, 48, 64, dark, radius=12)
    shoulder, elbow, wrist = (x, foot - 190), (x - 96, foot - 500), (x + 160, foot - 590)
    grip = (x + 236, foot - 440)
    for start, end, width in ((shoulder, elbow, 86.0), (elbow, wrist, 68.0), (wrist, grip, 46.0)):
        canvas.line([start, end], width, paint)
        canvas.line([(start[0] - width * 0.3, start[1]), (end[0] - width * 0.3, end[1])], width * 0.28, dark)
    for joint, r in ((shoulder, 62.0), (elbow, 54.0), (wrist, 40.0)):
        canvas.disc(*joint, r, STONE(0.9))
        canvas.disc(*joint, r * 0.56, STONE(0.6))
        canvas.disc(*joint, r * 0.2, STONE(0.9))
    _gripper(canvas, *grip)


def _gripper(canvas: Canvas, x: float, y: float) -> None:
    canvas.rect(x - 40, y - 4, 80, 26, STONE(0.9), radius=6)
    for side in (-1, 1):
        canvas.line([(x + side * 30, y + 16), (x + side * 52, y + 48), (x + side * 34, y + 84)], 13, STONE(0.9))
    canvas.disc(x, y + 80, 34, ENERGIE(0.5))
    for corner in range(4):
        turn = ((1, 0), (0.7, 0.7), (0, 1), (-0.7, 0.7))[corner]
        canvas.line(
            [(x - 38 * turn[0], y + 80 - 38 * turn[1]), (x + 38 * turn[0], y + 80 + 38 * turn[1])], 16, ENERGIE(0.5)
        )
    canvas.disc(x, y + 80, 26, ENERGIE(0.4))
    canvas.disc(x, y + 80, 12, STONE(0.86))


def _learners(canvas: Canvas) -> None:
    """Trainees in work clothes on the left, students at the screen on the right."""
    for x in (330, 560, 1420, 1800):
        canvas.ellipse(x - 40, _FEET, 130, 15, BILDUNG(0.8), 0.3)
    work = BILDUNG(0.68)
    look = Pose(turn=1, hands=((0.03, 0.45), None), feet=((-0.05, 0), (0.06, 0)))
    figure(canvas, (320, _FEET), 640, look, Dress(work, BILDUNG(0.86), BRICK(0.62), INK, "curls", stripe=LIGHT))
    steer = Pose(turn=1, hands=((0.17, 0.66), (0.16, 0.62)), feet=((-0.05, 0), (0.07, 0)))
    figure(canvas, (550, _FEET), 620, steer, Dress(work, BILDUNG(0.86), BRICK(0.1), BRICK(0.6), "bun", stripe=LIGHT))
    canvas.poly([(640, _FEET - 396), (656, _FEET - 388), (712, _FEET - 470), (694, _FEET - 478)], INK)
    show = Pose(turn=1, hands=(None, (0.26, 0.86)), feet=((-0.06, 0), (0.08, 0)))
    figure(
        canvas, (1400, _FEET), 640, show, Dress(VIELFALT(0.54), WIRTSCHAFT(0.86), BRICK(0.3), INK, "long", shirt=PAPER)
    )
    note = Pose(turn=-1, hands=((-0.16, 0.6), (-0.12, 0.62)), feet=((-0.07, 0), (0.05, 0)))
    figure(
        canvas,
        (1790, _FEET),
        660,
        note,
        Dress(WIRTSCHAFT(0.6), STONE(0.88), BRICK(0.08), BRICK(0.84), "short", "glasses", PAPER),
    )
    canvas.poly([(1658, _FEET - 440), (1714, _FEET - 424), (1702, _FEET - 356), (1646, _FEET - 372)], PAPER)
    canvas.disc(1708, _FEET - 400, 17, BRICK(0.08))
