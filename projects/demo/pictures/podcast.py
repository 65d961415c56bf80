"""18-02: a youth newsroom in a former shop, seen from the street at dusk: a podcast is being recorded."""

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
    MOBILITAET,
    PAPER,
    RIVER,
    STONE,
    VIELFALT,
    WIRTSCHAFT,
    mix,
)
from projects.demo.pictures.scenery import chance, headframe

_CORNER, _PAVEMENT = 250, 1106
_LEFT, _RIGHT, _TOP, _SILL = 400, 1500, 300, 1000
_WALL = mix(BRICK(0.7), VIELFALT(0.94), 0.5)
_FRAME = mix(VIELFALT(0.86), INK, 0.25)
_NIGHT = VIELFALT(0.98)


def draw(canvas: Canvas) -> None:
    random = chance(1802)
    _dusk(canvas)
    _facade(canvas, random)
    _room(canvas)
    _round(canvas)
    _shop_front(canvas)
    _door(canvas, 1556)
    _street(canvas)
    _bicycle(canvas, 1764, _PAVEMENT + 44)
    _passers_by(canvas)


def _dusk(canvas: Canvas) -> None:
    """The street beside the house: sky, roofs, a headframe."""
    canvas.sky([(0, VIELFALT(0.86)), (420, VIELFALT(0.62)), (760, mix(MOBILITAET(0.4), VIELFALT(0.4), 0.3))])
    canvas.sky([(760, mix(MOBILITAET(0.4), VIELFALT(0.4), 0.3)), (1110, LIGHT)])
    headframe(canvas, 104, 960, 430, VIELFALT(0.78))
    for x, w, h in ((-10, 70, 210), (60, 90, 160), (150, 120, 240)):
        canvas.poly(
            [(x, 1120), (x, 1120 - h), (x + w / 2, 1080 - h), (x + w, 1120 - h), (x + w, 1120)],
            mix(_NIGHT, BRICK(0.8), 0.2),
        )
    for x, y in ((14, 950), (88, 1000), (174, 920), (210, 990)):
        canvas.rect(x, y, 20, 30, LAMP)


def _facade(canvas: Canvas, random: Random) -> None:
    canvas.rect(_CORNER, 0, WIDTH - _CORNER, _PAVEMENT, _WALL)
    for row in range(28):
        y = 8 + row * 40
        for _ in range(7):
            x = _CORNER + 10 + random.random() * (WIDTH - _CORNER - 90)
            canvas.rect(x, y, 62, 16, mix(_WALL, random.choice((BRICK(0.5), INK, BRICK(0.6))), 0.22), radius=2)
    canvas.rect(_CORNER, 0, 34, _PAVEMENT, mix(_WALL, MOBILITAET(0.5), 0.25))
    canvas.rect(_CORNER, 168, WIDTH - _CORNER, 22, mix(_WALL, PAPER, 0.2))
    for place in range(4):
        _upper_window(canvas, 380 + place * 400, lit=place == 2)
    canvas.rect(1960, 0, 18, _PAVEMENT, mix(_WALL, INK, 0.5))


def _upper_window(canvas: Canvas, x: float, *, lit: bool) -> None:
    glass = mix(LAMP, BRICK(0.2), 0.2) if lit else mix(VIELFALT(0.9), RIVER(0.9), 0.4)
    canvas.rect(x - 14, -20, 248, 162, mix(_WALL, PAPER, 0.26))
    canvas.rect(x, -20, 220, 148, glass)
    if not lit:
        canvas.poly([(x + 70, -10), (x + 150, -10), (x + 70, 128), (x + 6, 128)], mix(glass, VIELFALT(0.5), 0.3))
    canvas.rect(x + 104, -20, 12, 150, mix(_WALL, PAPER, 0.26))
    canvas.rect(x - 26, 128, 272, 18, mix(_WALL, PAPER, 0.3))


def _room(canvas: Canvas) -> None:
    """The warm room behind the glass: wall, sound panels, shelf, lamps."""
    box = [(_LEFT, _TOP), (_RIGHT, _TOP), (_RIGHT, _SILL), (_LEFT, _SILL)]
    canvas.gradient(box, mix(LAMP, PAPER, 0.35), mix(LAMP, MOBILITAET(0.3), 0.35))
    canvas.glow(950, 600, 760, 460, PAPER, 0.75)
    for column in range(6):
        for row in range(2):
            paint = (VIELFALT(0.4), VIELFALT(0.3), mix(VIELFALT(0.5), LAMP, 0.2))[(column + 2 * row) % 3]
            canvas.rect(686 + column * 92, 436 + row * 92, 84, 84, paint, radius=6)
    _shelf(canvas, 436)
    canvas.rect(1290, 420, 170, 110, VIELFALT(0.86), radius=8)
    for bar, high in enumerate((18, 40, 62, 34, 70, 48, 24, 52, 30)):
        canvas.rect(1306 + bar * 16, 475 - high / 2, 8, high, (LAMP, VIELFALT(0.3))[bar % 2], radius=4)
    for x in (720, 950, 1180):
        canvas.rect(x - 3, _TOP, 6, 86, _FRAME)
        canvas.poly([(x - 20, 382), (x + 20, 382), (x + 62, 424), (x - 62, 424)], VIELFALT(0.7))
        canvas.ellipse(x, 424, 60, 9, PAPER)


def _shelf(canvas: Canvas, x: float) -> None:
    paints = (VIELFALT(0.6), RIVER(0.5), ENERGIE(0.5), BRICK(0.5), WIRTSCHAFT(0.5))
    canvas.rect(x, 440, 190, 420, mix(BRICK(0.6), LAMP, 0.25), radius=4)
    for board in range(3):
        y = 456 + board * 134
        canvas.rect(x + 12, y, 166, 118, mix(BRICK(0.8), VIELFALT(0.8), 0.3))
        if board == 1:
            canvas.poly([(x + 66, y + 118), (x + 60, y + 78), (x + 124, y + 78), (x + 118, y + 118)], PAPER)
            for dx, dy, r in ((92, 50, 30), (68, 62, 22), (116, 62, 22)):
                canvas.disc(x + dx, y + dy, r, LEAF(0.55))
            continue
        for book in range(6):
            high = 84 + (book * 37 + board * 11) % 26
            canvas.rect(x + 18 + book * 26, y + 118 - high, 22, high, paints[(book + board) % 5])


_SKINS = (BRICK(0.1), BRICK(0.66), BRICK(0.3), BRICK(0.06))
_BEHIND = 1070.0
_SIZE = 640.0


def _round(canvas: Canvas) -> None:
    """Four young people at a table, each with headphones and a microphone."""
    listen = Pose(hip=(0, 0.3), feet=None, hands=((-0.06, 0.4), (0.05, 0.38)))
    talk = Pose(hip=(0, 0.3), feet=None, hands=((-0.21, 0.58), (0.06, 0.38)))
    figure(canvas, (806, _BEHIND), _SIZE, talk, Dress(RIVER(0.56), INK, _SKINS[1], INK, "curls", "headphones"))
    figure(
        canvas, (1098, _BEHIND), _SIZE, listen, Dress(ENERGIE(0.5), INK, _SKINS[0], BRICK(0.84), "long", "headphones")
    )
    _table(canvas)
    for x, turn, dress in (
        (560, 1, Dress(VIELFALT(0.56), STONE(0.9), _SKINS[2], mix(BRICK(1), INK, 0.5), "bun", "headphones")),
        (1340, -1, Dress(WIRTSCHAFT(0.62), STONE(0.95), _SKINS[3], BRICK(0.6), "short", "headphones")),
    ):
        canvas.rect(x - 62, 886, 124, 18, _FRAME, radius=9)
        canvas.rect(x - 9, 890, 18, 130, _FRAME)
        pose = Pose(
            turn,
            hip=(0, 0.3),
            lean=0.02 * turn,
            feet=((0.2 * turn, 0), (0.16 * turn, 0)),
            hands=((0.27 * turn, 0.4), (0.24 * turn, 0.37)),
        )
        figure(canvas, (x, _BEHIND), _SIZE, pose, dress)
    for foot, head in (
        ((690, 838), (646, 632)),
        ((880, 838), (862, 652)),
        ((1010, 838), (1042, 652)),
        ((1210, 838), (1258, 632)),
    ):
        _microphone(canvas, foot, head)


def _table(canvas: Canvas) -> None:
    canvas.rect(690, 860, 520, 160, mix(VIELFALT(0.76), BRICK(0.7), 0.3))
    canvas.rect(690, 860, 520, 16, mix(VIELFALT(0.9), INK, 0.2))
    canvas.rect(640, 836, 620, 28, mix(BRICK(0.2), PAPER, 0.3), radius=12)
    canvas.rect(912, 812, 76, 26, INK, radius=5)
    for knob in range(3):
        canvas.disc(930 + knob * 20, 820, 5, (LAMP, VIELFALT(0.4), RIVER(0.4))[knob])


def _microphone(canvas: Canvas, foot: Point, head: Point) -> None:
    side = 1 if head[0] > foot[0] else -1
    bend = (foot[0] - side * 34, (foot[1] + head[1]) / 2 + 30)
    canvas.rect(foot[0] - 22, foot[1] - 8, 44, 8, INK, radius=4)
    canvas.line([foot, bend, (head[0], head[1] + 26)], 7, STONE(0.92))
    canvas.line([(head[0], head[1] + 18), (head[0] + side * 2, head[1] + 4)], 30, INK)
    canvas.disc(head[0] + side * 3, head[1] - 2, 18, STONE(0.66))


def _shop_front(canvas: Canvas) -> None:
    """Frame, sign board and glass of the shop window; below it the wall."""
    for x, w in ((560, 130), (742, 46), (1250, 96)):
        canvas.poly(
            [(x, _TOP), (x + w, _TOP), (x + w - 230, _SILL), (x - 230 if x > 630 else _LEFT, _SILL)], PAPER, 0.1
        )
    canvas.rect(_LEFT - 40, _SILL, _RIGHT - _LEFT + 80, _PAVEMENT - _SILL, mix(VIELFALT(0.74), INK, 0.15))
    for panel in range(4):
        canvas.rect(_LEFT + 6 + panel * 274, _SILL + 34, 262, 54, mix(VIELFALT(0.8), INK, 0.3), radius=4)
    canvas.rect(_LEFT - 52, _SILL - 8, _RIGHT - _LEFT + 104, 22, mix(VIELFALT(0.56), LAMP, 0.15), radius=4)
    for x in (_LEFT - 40, _RIGHT):
        canvas.rect(x, _TOP - 20, 40, _SILL - _TOP + 20, _FRAME)
    canvas.rect(_LEFT, _TOP - 20, _RIGHT - _LEFT, 26, _FRAME)
    board = (_LEFT - 60, 206, 1780 - _LEFT + 60, 84)
    canvas.rect(*board, VIELFALT(0.62), radius=6)
    canvas.rect(board[0], 280, board[2], 12, VIELFALT(0.8))
    for x in (560, 950, 1340, 1660):
        canvas.glow(x, 250, 190, 76, LAMP, 0.55)
        canvas.line([(x, 192), (x, 176), (x + 34, 170)], 7, INK)
        canvas.poly([(x - 30, 214), (x - 12, 192), (x + 12, 192), (x + 30, 214)], INK)
    _sign(canvas, 330, 470)


def _sign(canvas: Canvas, x: float, y: float) -> None:
    """A round sign with a microphone on it, standing out from the wall."""
    canvas.line([(x + 30, y - 92), (x - 70, y - 92)], 9, INK)
    canvas.line([(x - 20, y - 90), (x - 20, y - 60)], 7, INK)
    canvas.disc(x - 20, y, 70, PAPER)
    canvas.disc(x - 20, y, 60, VIELFALT(0.56))
    canvas.rect(x - 35, y - 42, 30, 54, PAPER, radius=15)
    canvas.ring(x - 20, y - 4, 27, 27, 7, PAPER, (0, 180))
    canvas.line([(x - 20, y + 24), (x - 20, y + 40)], 7, PAPER)


def _door(canvas: Canvas, x: float) -> None:
    canvas.rect(x - 14, 300, 208, _PAVEMENT - 300, _FRAME)
    canvas.gradient(
        [(x, 330), (x + 180, 330), (x + 180, _PAVEMENT), (x, _PAVEMENT)],
        mix(LAMP, PAPER, 0.3),
        mix(LAMP, MOBILITAET(0.3), 0.4),
    )
    canvas.poly([(x + 90, 440), (x + 150, 440), (x + 50, 960), (x + 22, 960)], PAPER, 0.3)
    canvas.rect(x, 410, 180, 20, _FRAME)
    canvas.rect(x, 430, 22, _PAVEMENT - 430, VIELFALT(0.72))
    canvas.rect(x + 158, 430, 22, _PAVEMENT - 430, VIELFALT(0.72))
    canvas.rect(x, 960, 180, _PAVEMENT - 960, VIELFALT(0.72))
    canvas.rect(x + 164, 690, 10, 110, LAMP, radius=5)
    canvas.rect(x - 20, _PAVEMENT - 12, 220, 14, STONE(0.5))


def _street(canvas: Canvas) -> None:
    ground = mix(VIELFALT(0.86), STONE(0.7), 0.3)
    canvas.gradient([(0, _PAVEMENT), (WIDTH, _PAVEMENT), (WIDTH, 1333), (0, 1333)], ground, VIELFALT(0.95))
    for reach, strength in ((0, 0.3), (70, 0.22)):
        canvas.poly(
            [
                (_LEFT - reach / 2, _PAVEMENT),
                (_RIGHT + reach / 2, _PAVEMENT),
                (_RIGHT + 160 + reach, 1280),
                (_LEFT - 160 - reach, 1280),
            ],
            LAMP,
            strength,
        )
    canvas.poly([(1560, _PAVEMENT), (1736, _PAVEMENT), (1830, 1240), (1640, 1240)], LAMP, 0.34)
    for y in (1142, 1190, 1250):
        canvas.rect(0, y, WIDTH, 4, mix(ground, INK, 0.3), 0.5)
    canvas.rect(0, 1290, WIDTH, 12, mix(STONE(0.5), VIELFALT(0.7), 0.5))
    canvas.rect(0, 1302, WIDTH, 31, VIELFALT(1))


def _bicycle(canvas: Canvas, x: float, foot: float) -> None:
    frame = mix(RIVER(0.5), INK, 0.2)
    canvas.ellipse(x + 80, foot, 150, 9, INK, 0.35)
    for wheel in (0, 170):
        canvas.ring(x + wheel, foot - 58, 56, 56, 8, INK)
        canvas.disc(x + wheel, foot - 58, 7, INK)
    canvas.line(
        [(x, foot - 58), (x + 46, foot - 132), (x + 140, foot - 136), (x + 78, foot - 58), (x, foot - 58)], 9, frame
    )
    canvas.line([(x + 40, foot - 154), (x + 78, foot - 58)], 9, frame)
    canvas.line([(x + 170, foot - 58), (x + 134, foot - 166), (x + 160, foot - 176)], 9, frame)
    canvas.rect(x + 12, foot - 162, 54, 14, INK, radius=7)


def _passers_by(canvas: Canvas) -> None:
    walk = ((-0.1, 0), (0.1, 0))
    dark = mix(VIELFALT(1), INK, 0.5)
    for x, foot, size, turn, dress in (
        (196, 1262, 620, 1, Dress(mix(WIRTSCHAFT(0.9), VIELFALT(0.9), 0.4), dark, BRICK(0.5), dark, "long")),
        (1652, 1246, 600, -1, Dress(mix(BRICK(0.9), VIELFALT(0.9), 0.4), dark, BRICK(0.45), dark)),
    ):
        canvas.ellipse(x - 20, foot, size * 0.24, 13, INK, 0.4)
        figure(canvas, (x, foot), size, Pose(turn, feet=walk, lean=0.01 * turn), dress)
    canvas.ellipse(1440, 1232, 120, 12, INK, 0.4)
    figure(
        canvas, (1440, 1230), 560, Pose(back=True), Dress(mix(VIELFALT(0.9), INK, 0.3), dark, BRICK(0.5), dark, "short")
    )
