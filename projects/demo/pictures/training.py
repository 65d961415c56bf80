"""03-02: a training room in warm light; within a circle of chairs two people practise a calm conversation."""

from dataclasses import replace

from projects.demo.pictures.canvas import WIDTH, Canvas
from projects.demo.pictures.ensemble import (
    OPEN_HANDS,
    SIDE,
    SIT_BACK,
    SIT_FRONT,
    SIT_SIDE,
    Dress,
    chair,
    figure,
)
from projects.demo.pictures.palette import (
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
from projects.demo.pictures.scenery import headframe

_FLOOR = 760
_CHAIR = VIELFALT(0.74)


def draw(canvas: Canvas) -> None:
    wall = mix(VIELFALT(0.2), LIGHT, 0.3)
    canvas.gradient([(0, 0), (WIDTH, 0), (WIDTH, _FLOOR), (0, _FLOOR)], mix(VIELFALT(0.32), LIGHT, 0.12), wall)
    canvas.rect(0, _FLOOR - 26, WIDTH, 26, VIELFALT(0.5))
    _floor(canvas)
    _windows(canvas)
    _pinboard(canvas)
    _flipchart(canvas, 200, 850)
    for x in (500, 1000, 1500):
        _lamp(canvas, x)
    _circle_behind(canvas)
    _conversation(canvas)
    _circle_before(canvas)


def _floor(canvas: Canvas) -> None:
    wood = mix(BRICK(0.16), ENERGIE(0.3), 0.3)
    canvas.gradient(
        [(0, _FLOOR), (WIDTH, _FLOOR), (WIDTH, 1333), (0, 1333)],
        mix(wood, VIELFALT(0.3), 0.2),
        mix(wood, VIELFALT(0.5), 0.34),
    )
    for place in range(-9, 10):
        canvas.line([(1000 + place * 150, _FLOOR), (1000 + place * 330, 1340)], 3, mix(wood, VIELFALT(0.6), 0.4))
    for x in (1230, 1570):
        canvas.poly([(x, 800), (x + 250, 800), (x + 40, 1070), (x - 260, 1070)], LIGHT, 0.34)
    canvas.ellipse(1000, 1010, 640, 170, mix(VIELFALT(0.36), LIGHT, 0.1))
    canvas.ellipse(1000, 1010, 596, 154, mix(VIELFALT(0.2), LIGHT, 0.2))


def _windows(canvas: Canvas) -> None:
    """Two windows with the late sun over the roofs."""
    for x in (1270, 1610):
        canvas.rect(x - 18, 152, 316, 476, PAPER, radius=4)
        canvas.gradient(
            [(x, 170), (x + 280, 170), (x + 280, 610), (x, 610)],
            mix(VIELFALT(0.26), LIGHT, 0.5),
            mix(LAMP, PAPER, 0.25),
        )
    roofs = mix(VIELFALT(0.5), LAMP, 0.35)
    canvas.disc(1484, 450, 52, PAPER)
    headframe(canvas, 1690, 560, 270, roofs)
    for x, y, w in ((1270, 520, 110), (1380, 560, 170), (1610, 550, 190), (1780, 510, 110)):
        canvas.rect(x, y, w, 610 - y, roofs)
    for x, y in ((1270, 520), (1780, 510)):
        canvas.poly([(x, y), (x + 55, y - 50), (x + 110, y)], roofs)
    for x in (1270, 1610):
        canvas.rect(x + 134, 170, 12, 440, PAPER)
        canvas.rect(x, 300, 280, 12, PAPER)
        canvas.rect(x - 40, 626, 360, 20, STONE(0.12), radius=4)


def _pinboard(canvas: Canvas) -> None:
    """Cards in groups on cork, linked by a line."""
    x, y, w, h = 400, 170, 690, 420
    canvas.rect(x - 16, y - 16, w + 32, h + 32, VIELFALT(0.7), radius=8)
    canvas.rect(x, y, w, h, mix(ENERGIE(0.22), BRICK(0.1), 0.4))
    canvas.line([(x + 130, y + 110), (x + 340, y + 90), (x + 560, y + 130)], 6, VIELFALT(0.7))
    paints = (VIELFALT(0.5), ENERGIE(0.46), RIVER(0.44), PAPER, LEAF(0.3), MOBILITAET(0.36))
    cards = (
        (50, 60, 0), (260, 40, 1), (480, 80, 2), (60, 186, 3), (60, 286, 4),
        (264, 170, 3), (264, 270, 0), (486, 214, 5), (486, 310, 3),
    )  # fmt: skip
    for cx, cy, kind in cards:
        canvas.rect(x + cx + 5, y + cy + 6, 154, 80, mix(BRICK(0.5), ENERGIE(0.5), 0.4), 0.4, radius=5)
        canvas.rect(x + cx, y + cy, 154, 80, paints[kind], radius=5)
        canvas.disc(x + cx + 77, y + cy + 12, 7, VIELFALT(0.8))
        for line, length in enumerate((104, 72)):
            canvas.rect(x + cx + 24, y + cy + 34 + line * 20, length, 8, mix(paints[kind], INK, 0.34), radius=4)


def _flipchart(canvas: Canvas, x: float, foot: float) -> None:
    for leg in (-96, 96):
        canvas.line([(x + leg * 0.5, foot - 560), (x + leg, foot)], 12, STONE(0.7))
    canvas.rect(x - 124, foot - 600, 248, 320, STONE(0.7), radius=8)
    canvas.rect(x - 114, foot - 590, 228, 300, PAPER)
    for dx, paint in ((-46, VIELFALT(0.5)), (46, RIVER(0.5))):
        canvas.disc(x + dx, foot - 470, 22, paint)
        canvas.rect(x + dx - 30, foot - 440, 60, 70, paint, radius=22)
    for dx, lean in ((-46, 12), (46, -12)):
        canvas.rect(x + dx - 36, foot - 566, 72, 44, ENERGIE(0.4), radius=16)
        canvas.poly([(x + dx - 10, foot - 526), (x + dx + 10, foot - 526), (x + dx - lean, foot - 504)], ENERGIE(0.4))
    canvas.rect(x - 70, foot - 340, 140, 9, STONE(0.4), radius=4)


def _lamp(canvas: Canvas, x: float) -> None:
    canvas.glow(x, 140, 260, 220, LIGHT, 0.6)
    canvas.rect(x - 3, 0, 6, 72, VIELFALT(0.8))
    canvas.poly([(x - 26, 66), (x + 26, 66), (x + 84, 122), (x - 84, 122)], VIELFALT(0.72))
    canvas.ellipse(x, 123, 82, 10, LAMP)


_NAVY = WIRTSCHAFT(0.82)


def _circle_behind(canvas: Canvas) -> None:
    """Who sits on the far side and at both ends."""
    hands = replace(SIT_FRONT, far_arm=((-0.14, 0.42), (-0.02, 0.34)), near_arm=((0.14, 0.42), (0.02, 0.33)))
    far = (
        (470, 878, SIT_FRONT, Dress(ENERGIE(0.48), INK, BRICK(0.1), STONE(0.5))),
        (664, 856, hands, Dress(PAPER, _NAVY, BRICK(0.56), INK, "bun")),
        (1336, 856, SIT_FRONT, Dress(VIELFALT(0.5), INK, BRICK(0.08), ENERGIE(0.62), "long")),
        (1530, 878, hands, Dress(LEAF(0.6), _NAVY, BRICK(0.76), INK)),
    )
    for x, foot, pose, dress in far:
        canvas.ellipse(x, foot - 4, 74, 12, VIELFALT(0.7), 0.3)
        chair(canvas, (x, foot), 346, "front", _CHAIR)
        figure(canvas, (x, foot), 346, pose, dress)
    canvas.ellipse(250, 1036, 120, 14, VIELFALT(0.7), 0.3)
    canvas.ellipse(1750, 1036, 120, 14, VIELFALT(0.7), 0.3)
    chair(canvas, (222, 1040), 452, "right", _CHAIR)
    figure(canvas, (222, 1040), 452, SIT_SIDE, Dress(MOBILITAET(0.46), _NAVY, BRICK(0.14), BRICK(0.76), "long"))
    chair(canvas, (1780, 1040), 452, "left", _CHAIR)
    figure(canvas, (1780, 1040), 452, SIT_SIDE.mirrored(), Dress(WIRTSCHAFT(0.6), INK, BRICK(0.3), INK))


def _conversation(canvas: Canvas) -> None:
    """One with open hands, one who listens, an arm's length and a half between them."""
    listening = replace(SIDE, near_arm=((-0.02, 0.63), (0.08, 0.56)), far_arm=((0.03, 0.63), (0.12, 0.58)))
    canvas.glow(1000, 1040, 420, 130, LIGHT, 0.8)
    for x in (826, 1176):
        canvas.ellipse(x, 1056, 110, 16, VIELFALT(0.7), 0.4)
    calm = replace(OPEN_HANDS, far_arm=((0.09, 0.62), (0.21, 0.63)), near_arm=((0.04, 0.6), (0.18, 0.55)))
    figure(canvas, (820, 1060), 540, calm, Dress(VIELFALT(0.58), INK, BRICK(0.62), INK, "bun"))
    figure(
        canvas,
        (1180, 1060),
        556,
        listening.mirrored(),
        Dress(RIVER(0.62), mix(STONE(0.9), INK, 0.3), BRICK(0.1), BRICK(0.9)),
    )


def _circle_before(canvas: Canvas) -> None:
    """Two backs in the foreground frame the scene."""
    near = (
        (470, 1352, 640, Dress(WIRTSCHAFT(0.5), INK, BRICK(0.12), BRICK(0.8), "long")),
        (1540, 1352, 660, Dress(mix(ENERGIE(0.42), PAPER, 0.1), INK, BRICK(0.66), INK)),
    )
    for x, foot, size, dress in near:
        figure(canvas, (x, foot), size, SIT_BACK, dress)
        chair(canvas, (x, foot), size, "back", _CHAIR)
