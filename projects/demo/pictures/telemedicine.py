"""08-02: a telemedical consultation; doctors before a wall screen with a bedside elsewhere and a heart's curve."""

from dataclasses import replace

from projects.demo.pictures.canvas import WIDTH, Canvas, Point
from projects.demo.pictures.ensemble import FRONT, SIDE, SIT_SIDE, Dress, draw_head, figure
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

_FLOOR = 1400
_TABLE = 1034
_SCREEN = (590, 110, 1080, 600)
_COAT = mix(PAPER, VIELFALT(0.06), 0.4)


def draw(canvas: Canvas) -> None:
    canvas.gradient([(0, 0), (WIDTH, 0), (WIDTH, 1333), (0, 1333)], VIELFALT(0.14), VIELFALT(0.3))
    canvas.rect(0, 900, WIDTH, 500, VIELFALT(0.34))
    canvas.rect(0, 892, WIDTH, 14, VIELFALT(0.5))
    _window(canvas)
    _screen(canvas)
    canvas.rect(1640, 962, 360, 400, VIELFALT(0.56))
    canvas.rect(1624, 948, 376, 20, VIELFALT(0.7))
    _plant(canvas, 1930, 950)
    _doctors(canvas)
    _table(canvas)


def _window(canvas: Canvas) -> None:
    """Morning over the region: a gasometer and roofs."""
    x, y, w, h = 60, 120, 420, 500
    canvas.rect(x - 18, y - 18, w + 36, h + 36, PAPER, radius=4)
    canvas.gradient(
        [(x, y), (x + w, y), (x + w, y + h), (x, y + h)], mix(RIVER(0.26), PAPER, 0.2), mix(LIGHT, PAPER, 0.3)
    )
    far, near = mix(VIELFALT(0.36), RIVER(0.3), 0.4), mix(VIELFALT(0.52), RIVER(0.5), 0.3)
    canvas.rect(x + 60, y + 190, 132, h - 190, far, radius=4)
    canvas.ellipse(x + 126, y + 192, 66, 16, far)
    for ring in range(5):
        canvas.rect(x + 54, y + 226 + ring * 48, 144, 6, mix(far, PAPER, 0.35))
    for dx, dy, bw in ((0, 400, 120), (110, 430, 120), (230, 380, 90), (320, 410, 100)):
        canvas.rect(x + dx, y + dy, bw, h - dy, near)
    canvas.rect(x + 350, y + 260, 22, 160, near)
    canvas.rect(x + w / 2 - 6, y, 12, h, PAPER)
    canvas.rect(x - 36, y + h + 14, w + 72, 20, STONE(0.1), radius=4)


def _screen(canvas: Canvas) -> None:
    x, y, w, h = _SCREEN
    canvas.glow(x + w / 2, y + h / 2, 900, 560, PAPER, 0.7)
    canvas.rect(x - 24, y - 24, w + 48, h + 48, VIELFALT(0.96), radius=18)
    canvas.rect(x + w / 2 - 26, y - 50, 52, 32, VIELFALT(0.96), radius=10)
    canvas.disc(x + w / 2, y - 34, 8, RIVER(0.4))
    canvas.rect(x, y, w, h, VIELFALT(0.86))
    _ward(canvas)
    _heart_curve(canvas)
    _beats(canvas)


def _ward(canvas: Canvas) -> None:
    """The picture from the other clinic: a colleague, a bed, someone in it."""
    x, y, w, h = _SCREEN[0] + 16, _SCREEN[1] + 16, 660, 568
    canvas.gradient([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], RIVER(0.14), RIVER(0.28))
    canvas.rect(x, y + 430, w, h - 430, RIVER(0.42))
    canvas.rect(x + 330, y + 46, 250, 150, mix(PAPER, LIGHT, 0.3), radius=6)
    canvas.rect(x + 450, y + 46, 10, 150, RIVER(0.3))
    canvas.line([(x + 606, y + 90), (x + 606, y + 500)], 9, STONE(0.6))
    canvas.line([(x + 576, y + 92), (x + 636, y + 92)], 9, STONE(0.6))
    canvas.rect(x + 572, y + 106, 36, 64, mix(RIVER(0.2), PAPER, 0.5), radius=8)
    canvas.line([(x + 590, y + 170), (x + 586, y + 240), (x + 596, y + 340)], 4, PAPER)
    scrubs = Dress(RIVER(0.62), RIVER(0.72), BRICK(0.14), BRICK(0.86), "bun")
    hold = replace(FRONT, far_arm=((-0.13, 0.63), (-0.02, 0.58)), near_arm=((0.14, 0.64), (0.2, 0.53)))
    figure(canvas, (x + 156, y + 556), 490, hold, scrubs)
    canvas.rect(x + 106, y + 244, 92, 64, STONE(0.9), radius=8)
    canvas.rect(x + 113, y + 251, 78, 50, mix(RIVER(0.2), PAPER, 0.4), radius=4)
    canvas.disc(x + 110, y + 292, 13, scrubs.skin)
    _bed(canvas, x + 250, y + 430)


def _bed(canvas: Canvas, x: float, y: float) -> None:
    patient = Dress(PAPER, PAPER, BRICK(0.2), STONE(0.45))
    frame = STONE(0.6)
    canvas.rect(x, y + 22, 380, 16, frame, radius=6)
    for leg in (20, 350):
        canvas.rect(x + leg, y + 36, 12, 70, frame)
        canvas.disc(x + leg + 6, y + 108, 13, INK)
    canvas.rect(x - 6, y - 62, 14, 100, frame, radius=6)
    canvas.line([(x + 300, y + 12), (x + 366, y - 110)], 20, frame)
    canvas.line([(x + 18, y + 6), (x + 296, y + 6), (x + 356, y - 96)], 32, PAPER)
    canvas.line([(x + 318, y - 66), (x + 346, y - 116)], 46, mix(PAPER, RIVER(0.2), 0.35))
    canvas.line([(x + 264, y - 24), (x + 312, y - 78)], 54, mix(PAPER, VIELFALT(0.3), 0.3))
    draw_head(canvas, (x + 316, y - 128), 34, "left", patient)
    canvas.poly(
        [
            (x + 10, y + 14),
            (x + 10, y - 30),
            (x + 60, y - 42),
            (x + 150, y - 30),
            (x + 262, y - 48),
            (x + 304, y - 20),
            (x + 296, y + 14),
        ],
        VIELFALT(0.44),
    )
    canvas.poly(
        [(x + 236, y - 42), (x + 262, y - 48), (x + 304, y - 20), (x + 296, y + 14), (x + 270, y + 14)], VIELFALT(0.28)
    )
    canvas.line([(x + 290, y - 66), (x + 244, y - 40), (x + 190, y - 44)], 17, mix(PAPER, VIELFALT(0.3), 0.45))
    canvas.disc(x + 184, y - 44, 13, patient.skin)


def _heart_curve(canvas: Canvas) -> None:
    x, y, w, h = _SCREEN[0] + 692, _SCREEN[1] + 16, 372, 300
    canvas.rect(x, y, w, h, mix(VIELFALT(1), INK, 0.4))
    for row in range(1, 5):
        canvas.rect(x, y + row * 60, w, 2, VIELFALT(0.72))
    for column in range(1, 6):
        canvas.rect(x + column * 62, y, 2, h, VIELFALT(0.72))
    beat: tuple[Point, ...] = (
        (0, 0),
        (36, 0),
        (48, -22),
        (60, 0),
        (74, 0),
        (82, 26),
        (98, -128),
        (114, 54),
        (124, 0),
        (142, 0),
        (156, -32),
        (172, 0),
    )
    curve: list[Point] = [(x + 8 + turn * 178 + dx, y + 176 + dy) for turn in range(2) for dx, dy in beat][:-1]
    canvas.line(curve, 9, LAMP)
    canvas.glow(*curve[-1], 34, 34, LAMP, 0.9)
    canvas.disc(*curve[-1], 12, PAPER)


def _beats(canvas: Canvas) -> None:
    """A heart in outline and bars for other values."""
    x, y, w, h = _SCREEN[0] + 692, _SCREEN[1] + 332, 372, 252
    canvas.rect(x, y, w, h, VIELFALT(0.72))
    cx, cy, r = x + 104, y + 106, 40
    for side in (-1, 1):
        canvas.disc(cx + side * r * 0.72, cy, r, VIELFALT(0.4))
    canvas.poly(
        [(cx - r * 1.46, cy + r * 0.67), (cx, cy + r * 2.3), (cx + r * 1.46, cy + r * 0.67), (cx, cy - r * 0.4)],
        VIELFALT(0.4),
    )
    for row, length in enumerate((130, 92, 116, 70)):
        canvas.rect(x + 208, y + 46 + row * 46, 140, 18, VIELFALT(0.86), radius=9)
        canvas.rect(x + 208, y + 46 + row * 46, length, 18, (RIVER(0.4), LAMP, PAPER, VIELFALT(0.4))[row], radius=9)


def _plant(canvas: Canvas, x: float, foot: float) -> None:
    for dx, dy in ((-70, -210), (-30, -280), (30, -270), (74, -190)):
        canvas.line(
            [(x, foot - 90), (x + dx * 0.6, foot - 90 + dy * 0.5), (x + dx, foot - 40 + dy)], 22, LEAF(0.56 + dx / 900)
        )
    canvas.poly([(x - 56, foot - 100), (x + 56, foot - 100), (x + 40, foot), (x - 40, foot)], VIELFALT(0.66))


def _doctors(canvas: Canvas) -> None:
    """Two sit at the table, one stands at the screen and points to the curve."""
    pointing = replace(SIDE, far_arm=((0.13, 0.87), (0.245, 1.04)), near_arm=((0.02, 0.63), (0.1, 0.52)), breadth=0.085)
    writing = replace(
        SIT_SIDE, far_arm=((0.13, 0.44), (0.24, 0.44)), near_arm=((0.1, 0.42), (0.21, 0.42)), breadth=0.085
    )
    asking = replace(SIT_SIDE, far_arm=((0.16, 0.46), (0.24, 0.6)), near_arm=((0.08, 0.42), (0.2, 0.42)), breadth=0.085)
    blue = WIRTSCHAFT(0.76)
    for x in (180, 440):
        canvas.rect(x - 120, 850, 60, 300, VIELFALT(0.66), radius=26)
    figure(canvas, (180, _FLOOR), 900, writing, Dress(_COAT, blue, BRICK(0.1), STONE(0.5), "long"))
    figure(canvas, (440, _FLOOR), 880, asking, Dress(_COAT, blue, BRICK(0.64), INK))
    figure(
        canvas,
        (1790, _FLOOR),
        900,
        pointing.mirrored(),
        Dress(_COAT, blue, BRICK(0.16), BRICK(0.84), "short", skirt=0.14),
    )
    for x, y, sign in ((189, 880, 1), (449, 892, 1), (1790, 684, -1)):
        tube = [(x - 30 * sign, y), (x + 24 * sign, y + 6), (x + 56 * sign, y + 66), (x + 52 * sign, y + 116)]
        canvas.line(tube, 8, STONE(0.86))
        canvas.disc(*tube[-1], 13, STONE(0.86))


def _table(canvas: Canvas) -> None:
    canvas.poly(
        [(-20, _TABLE), (1540, _TABLE), (1640, _TABLE + 110), (-20, _TABLE + 110)], mix(PAPER, VIELFALT(0.2), 0.5)
    )
    canvas.rect(-20, _TABLE + 110, 1660, 26, VIELFALT(0.5))
    canvas.rect(-20, _TABLE + 136, 1600, 300, VIELFALT(0.78))
    canvas.rect(1470, _TABLE + 136, 110, 300, VIELFALT(0.86))
    canvas.rect(612, _TABLE + 44, 252, 14, STONE(0.66), radius=6)
    canvas.poly([(628, _TABLE + 48), (640, _TABLE - 92), (836, _TABLE - 92), (848, _TABLE + 48)], STONE(0.86))
    canvas.poly([(790, _TABLE - 92), (836, _TABLE - 92), (848, _TABLE + 48), (760, _TABLE + 48)], STONE(0.78))
    canvas.poly([(1120, _TABLE + 40), (1310, _TABLE + 40), (1340, _TABLE + 84), (1130, _TABLE + 84)], PAPER)
    canvas.poly(
        [(1150, _TABLE + 26), (1320, _TABLE + 30), (1356, _TABLE + 70), (1172, _TABLE + 66)],
        mix(PAPER, VIELFALT(0.2), 0.4),
    )
    for row in range(3):
        canvas.line(
            [(1186 + row * 9, _TABLE + 38 + row * 9), (1290 + row * 11, _TABLE + 40 + row * 9)], 4, VIELFALT(0.46)
        )
    canvas.rect(96, _TABLE - 24, 78, 76, RIVER(0.5), radius=12)
    canvas.ellipse(135, _TABLE - 22, 38, 9, BRICK(0.8))
    canvas.ellipse(996, _TABLE + 54, 66, 15, STONE(0.84))
    canvas.ellipse(996, _TABLE + 46, 60, 13, STONE(0.66))
    canvas.disc(996, _TABLE + 44, 6, ENERGIE(0.46))
