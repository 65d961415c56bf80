"""03-01: a control room; on the wall the region as a wall of bricks, its towns linked by light."""

from projects.demo.pictures.canvas import WIDTH, Canvas, Point
from projects.demo.pictures.palette import BRICK, DEEP, INK, LAMP, LIGHT, PAPER, RIVER, STONE, VIELFALT, mix
from projects.demo.pictures.palette import Colour as Paint

# The bricks of the portal's tile map: x in half bricks, row from the top.
_BRICKS = [
    (1, 0),
    (7, 0),
    (11, 0),
    (0, 1),
    (2, 1),
    (4, 1),
    (6, 1),
    (8, 1),
    (10, 1),
    (12, 1),
    (3, 2),
    (5, 2),
    (7, 2),
    (9, 2),
    (8, 3),
]
_FOUNDERS = ((0, 1), (10, 1), (5, 2))
_LINKS = [((5, 2), other) for other in _BRICKS if other != (5, 2)] + [
    ((0, 1), (1, 0)),
    ((10, 1), (11, 0)),
    ((10, 1), (12, 1)),
    ((0, 1), (3, 2)),
]


def draw(canvas: Canvas) -> None:
    canvas.gradient([(0, 0), (WIDTH, 0), (WIDTH, 1000), (0, 1000)], VIELFALT(0.92), VIELFALT(0.8))
    for x in (60, 1772):
        _side_screens(canvas, x)
    _wall(canvas)
    _floor(canvas)
    for x in (110, 710, 1310):
        _desk(canvas, x, 930, 580, 0.78)
    for x, look in ((290, 0), (520, 1), (1000, 2), (1500, 3), (1720, 1)):
        _seated(canvas, x, 1010, 0.78, look)
    for x in (-110, 580, 1270):
        _desk(canvas, x, 1130, 640, 1.0)
    for x, look in ((200, 3), (800, 0), (1160, 1), (1640, 2)):
        _seated(canvas, x, 1290, 1.12, look)


def _wall(canvas: Canvas) -> None:
    x, y, w, h = 290, 70, 1420, 690
    canvas.glow(1000, 420, 1250, 700, VIELFALT(0.5), 0.75)
    canvas.rect(x - 26, y - 26, w + 52, h + 52, VIELFALT(1), radius=22)
    canvas.gradient(
        [(x, y), (x + w, y), (x + w, y + h), (x, y + h)],
        mix(DEEP, VIELFALT(1), 0.35),
        mix(RIVER(0.82), VIELFALT(0.9), 0.35),
    )
    for column in range(1, 4):
        canvas.rect(x + w * column / 4 - 2, y, 4, h, VIELFALT(1))
    canvas.rect(x, y + h / 2 - 2, w, 4, VIELFALT(1))
    for place in _BRICKS:
        _brick(canvas, place)
    river = [_node(14.2, 1.5), _node(9, 1.5), _node(9, 2.5), _node(3, 2.5), _node(3, 1.5), _node(-0.6, 1.5)]
    canvas.line([(px - 20, py) for px, py in river], 9, RIVER(0.42))
    for start, end in _LINKS:
        canvas.line([_middle(start), _middle(end)], 4, LIGHT, 0.6)
    for place in _BRICKS:
        _light(canvas, place)


def _node(x: float, row: float) -> Point:
    return (368 + x * 84 + 60, 140 + row * 146 + 60)


def _middle(place: tuple[int, int]) -> Point:
    x, y = _node(*place)
    return (x + 18, y)


def _brick(canvas: Canvas, place: tuple[int, int]) -> None:
    x, y = _middle(place)
    paint = VIELFALT(0.58) if place in _FOUNDERS else VIELFALT(0.74)
    canvas.rect(x - 78, y - 64, 156, 128, mix(paint, DEEP, 0.16), radius=10)
    canvas.rect(x - 78, y - 64, 156, 116, paint, radius=10)


def _light(canvas: Canvas, place: tuple[int, int]) -> None:
    x, y = _middle(place)
    strong = place in _FOUNDERS
    canvas.glow(x, y, 110 if strong else 76, 110 if strong else 76, LAMP, 0.85)
    canvas.disc(x, y, 22 if strong else 14, LIGHT)
    canvas.disc(x, y, 12 if strong else 7, PAPER)
    if strong:
        canvas.ring(x, y, 36, 36, 4, LIGHT)


def _side_screens(canvas: Canvas, x: float) -> None:
    for row in range(3):
        y = 70 + row * 236
        canvas.rect(x - 8, y - 8, 184, 208, VIELFALT(1), radius=12)
        canvas.rect(x, y, 168, 192, mix(RIVER(0.86), VIELFALT(0.9), 0.4), radius=6)
        if row == 1:
            for bar, height in enumerate((60, 96, 74, 128)):
                canvas.rect(
                    x + 22 + bar * 33,
                    y + 164 - height,
                    22,
                    height,
                    (VIELFALT(0.46), RIVER(0.4), LAMP, VIELFALT(0.34))[bar],
                    radius=3,
                )
        else:
            for line, width in enumerate((120, 90, 110, 70, 100)):
                canvas.disc(x + 26, y + 33 + line * 31, 6, (LAMP, RIVER(0.4), VIELFALT(0.4))[(line + row) % 3])
                canvas.rect(x + 42, y + 28 + line * 31, width * 0.9, 10, VIELFALT(0.36), radius=5)


def _floor(canvas: Canvas) -> None:
    canvas.gradient([(0, 830), (WIDTH, 830), (WIDTH, 1333), (0, 1333)], VIELFALT(0.86), VIELFALT(1))
    canvas.rect(0, 826, WIDTH, 10, VIELFALT(0.66))


def _desk(canvas: Canvas, x: float, y: float, w: float, size: float) -> None:
    """A desk with screens turned to those who sit in front of it."""
    count = round(w / (195 * size))
    for place in range(count):
        left = x + w * (place + 0.5) / count
        _screen(canvas, left, y, size, place)
    canvas.rect(x, y, w, 22 * size, VIELFALT(0.5), radius=6)
    canvas.rect(x, y + 18 * size, w, 10 * size, VIELFALT(0.72))
    canvas.rect(x + 20, y + 28 * size, w - 40, 190 * size, VIELFALT(0.9))


def _screen(canvas: Canvas, x: float, foot: float, size: float, kind: int) -> None:
    w, h = 172 * size, 108 * size
    top = foot - 132 * size
    canvas.rect(x - 9 * size, top + h, 18 * size, 30 * size, INK)
    canvas.rect(x - w / 2 - 6, top - 6, w + 12, h + 12, INK, radius=8)
    canvas.rect(x - w / 2, top, w, h, mix(RIVER(0.7), VIELFALT(0.6), 0.25), radius=4)
    if kind % 3 == 0:
        points = [
            (x - w * 0.3, top + h * 0.66),
            (x - w * 0.08, top + h * 0.3),
            (x + w * 0.12, top + h * 0.6),
            (x + w * 0.34, top + h * 0.28),
        ]
        canvas.line(points, 4 * size, LIGHT)
        for point in points:
            canvas.disc(*point, 8 * size, LAMP)
    elif kind % 3 == 1:
        for line in range(4):
            canvas.rect(
                x - w * 0.38,
                top + h * (0.18 + line * 0.19),
                w * (0.5 + 0.08 * (line % 3)),
                7 * size,
                RIVER(0.25),
                radius=3,
            )
    else:
        for bar in range(5):
            height = h * (0.25 + 0.1 * ((bar * 3) % 5))
            canvas.rect(x - w * 0.36 + bar * w * 0.15, top + h * 0.84 - height, w * 0.1, height, VIELFALT(0.36))


def _seated(canvas: Canvas, x: float, foot: float, size: float, look: int) -> None:
    """Someone at work, seen from behind, in a chair."""
    skin, hair, shirt = _LOOKS[look]
    canvas.rect(x - 66 * size, foot - 190 * size, 132 * size, 130 * size, shirt, radius=46 * size)
    canvas.rect(x - 20 * size, foot - 226 * size, 40 * size, 50 * size, skin, radius=14 * size)
    canvas.ellipse(x, foot - 256 * size, 44 * size, 52 * size, skin)
    canvas.ellipse(x, foot - 266 * size, 47 * size, 48 * size, hair)
    if look == 1:
        canvas.rect(x - 47 * size, foot - 268 * size, 94 * size, 76 * size, hair, radius=30 * size)
    canvas.rect(x - 50 * size, foot - 262 * size, 10 * size, 34 * size, STONE(0.9), radius=5 * size)
    canvas.rect(
        x - 72 * size, foot - 120 * size, 144 * size, 150 * size, mix(INK, VIELFALT(0.9), 0.35), radius=24 * size
    )
    canvas.rect(x - 60 * size, foot - 112 * size, 120 * size, 10 * size, mix(INK, VIELFALT(0.6), 0.5), radius=5 * size)


_LOOKS: list[tuple[Paint, Paint, Paint]] = [
    (BRICK(0.2), STONE(0.95), RIVER(0.55)),
    (BRICK(0.05), BRICK(0.85), VIELFALT(0.3)),
    (BRICK(0.7), INK, PAPER),
    (BRICK(0.12), STONE(0.55), mix(RIVER(0.8), VIELFALT(0.6), 0.3)),
]
