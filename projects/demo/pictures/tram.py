"""13-01: a tram and a bus at a stop in the morning, people waiting, an old station and new houses along the street."""

from random import Random

from projects.demo.pictures.canvas import WIDTH, Canvas
from projects.demo.pictures.figures import HANGING, OUTFITS, PHONE, Arms, figure
from projects.demo.pictures.palette import (
    BRICK,
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
from projects.demo.pictures.perspective import Span, View
from projects.demo.pictures.scenery import chance, clouds, headframe, tree

_VIEW = View(x=1330, horizon=610, eye=2.6, focal=1500)
_TRAM: Span = (-4.4, -2.0)
_TRAM_AHEAD: Span = (6.6, 38.0)
_BUS: Span = (2.7, 5.2)
_BUS_AHEAD: Span = (12.5, 24.0)
_KERB = 0.25
_WIRE = 4.7


def draw(canvas: Canvas) -> None:
    random = chance(1301)
    canvas.sky([(0, mix(RIVER(0.3), MOBILITAET(0.2), 0.4)), (330, MOBILITAET(0.16)), (640, mix(LIGHT, PAPER, 0.3))])
    canvas.glow(1330, 500, 700, 560, LIGHT, 0.95)
    canvas.disc(1330, 470, 92, PAPER)
    clouds(canvas, random, (860, 110, 1000, 130), 3, (PAPER, 0.75))
    _far(canvas)
    _ground(canvas)
    _houses(canvas, random)
    _station(canvas)
    _trees(canvas)
    _bus(canvas)
    _wire(canvas)
    _tram(canvas)
    _shelter(canvas)
    _people(canvas)


def _far(canvas: Canvas) -> None:
    far = mix(MOBILITAET(0.34), LIGHT, 0.35)
    headframe(canvas, 1180, 600, 230, far)
    for x, w, h in ((1000, 130, 90), (1230, 90, 60), (1310, 120, 84), (1420, 80, 120), (1490, 120, 70)):
        canvas.rect(x, 612 - h, w, h + 8, far)


def _houses(canvas: Canvas, random: Random) -> None:
    """New houses on the right, the near one in shade."""
    plots = ((46.0, 64.0, 12.0, PAPER), (31.0, 46.0, 15.0, MOBILITAET(0.3)), (16.0, 31.0, 12.0, STONE(0.16)))
    for near, far, height, wall in plots:
        shade = mix(wall, MOBILITAET(0.74), 0.2)
        canvas.poly(_VIEW.side(9.5, (0, height), (near, far)), shade)
        canvas.poly(_VIEW.front((9.5, 30), (0, height), near), mix(shade, INK, 0.2))
        canvas.poly(_VIEW.side(9.4, (height - 0.5, height), (near, far)), mix(wall, INK, 0.4))
        canvas.poly(_VIEW.side(9.45, (0, 3.1), (near, far)), mix(shade, INK, 0.3))
        for storey in range(1, int(height // 3)):
            for axis in range(4):
                start = near + (far - near) * (axis + 0.22) / 4
                end = start + (far - near) * 0.14
                lit = random.random() < 0.35
                glass = LIGHT if lit else mix(RIVER(0.6), MOBILITAET(0.5), 0.3)
                canvas.poly(_VIEW.side(9.4, (storey * 3 + 0.7, storey * 3 + 2.4), (start, end)), glass)
                canvas.poly(_VIEW.side(9.1, (storey * 3 + 0.3, storey * 3 + 0.9), (start, end)), mix(wall, INK, 0.3))


def _station(canvas: Canvas) -> None:
    """The old station of brick on the left, with a tower and a clock without figures."""
    wall = BRICK(0.46)
    _tower(canvas)
    canvas.poly(_VIEW.side(-9.0, (0, 8.2), (8.0, 38.0)), wall)
    canvas.poly(_VIEW.side(-8.7, (8.0, 8.7), (8.0, 38.0)), MOBILITAET(0.14))
    canvas.poly(_VIEW.side(-8.9, (4.0, 4.35), (8.0, 38.0)), BRICK(0.72))
    for bay in range(7):
        start = 9.6 + bay * 4.2
        _arch(canvas, start, start + 2.2, (4.9, 6.4))


def _arch(canvas: Canvas, near: float, far: float, up: Span) -> None:
    middle = (near + far) / 2
    for grow, paint in ((0.22, MOBILITAET(0.14)), (0.0, LIGHT)):
        low, high = up[0] - grow, up[1] + 0.1
        points = [
            _VIEW.at(-8.9, low, near - grow),
            _VIEW.at(-8.9, high, near - grow),
            _VIEW.at(-8.9, high + 0.55 + grow * 0.6, near + (middle - near) * 0.4),
            _VIEW.at(-8.9, high + 0.75 + grow, middle),
            _VIEW.at(-8.9, high + 0.55 + grow * 0.6, far - (far - middle) * 0.4),
            _VIEW.at(-8.9, high, far + grow),
            _VIEW.at(-8.9, low, far + grow),
        ]
        canvas.poly(points, paint)
    canvas.poly(_VIEW.side(-8.9, (up[0], up[1] + 0.75), (middle - 0.08, middle + 0.08)), BRICK(0.7))
    canvas.poly(_VIEW.side(-8.9, (up[1] - 0.2, up[1]), (near, far)), BRICK(0.7))


def _tower(canvas: Canvas) -> None:
    near, far, left, right, high = 36.0, 40.0, -13.4, -9.2, 13.6
    canvas.poly(_VIEW.front((left, right), (0, high), near), BRICK(0.62))
    canvas.poly(_VIEW.side(right, (0, high), (near, far)), BRICK(0.4))
    canvas.poly(
        [_VIEW.at(left - 0.3, high, near), _VIEW.at(-11.2, high + 3.2, 38.0), _VIEW.at(right + 0.3, high, near)],
        mix(RIVER(0.66), BRICK(0.8), 0.3),
    )
    canvas.poly(
        [_VIEW.at(right + 0.3, high, near), _VIEW.at(-11.2, high + 3.2, 38.0), _VIEW.at(right + 0.3, high, far)],
        mix(RIVER(0.5), BRICK(0.5), 0.2),
    )
    x, y = _VIEW.at(-11.3, high - 2.0, near)
    canvas.disc(x, y, 54, BRICK(0.86))
    canvas.disc(x, y, 46, PAPER)
    canvas.line([(x, y), (x - 24, y - 6)], 7, INK)
    canvas.line([(x, y), (x + 6, y - 34)], 5, INK)


def _ground(canvas: Canvas) -> None:
    asphalt = mix(STONE(0.5), MOBILITAET(0.4), 0.25)
    canvas.gradient(
        [(0, 628), (WIDTH, 628), (WIDTH, 1333), (0, 1333)], mix(asphalt, LIGHT, 0.6), mix(asphalt, INK, 0.18)
    )
    canvas.poly(_VIEW.strip((-9.0, -5.2), (3.0, 80)), mix(STONE(0.22), MOBILITAET(0.3), 0.3))
    canvas.poly(_VIEW.strip((6.4, 9.5), (3.0, 80)), mix(STONE(0.3), MOBILITAET(0.4), 0.3))
    canvas.poly(_VIEW.strip((-5.1, -1.5), (2.8, 80)), mix(LEAF(0.36), MOBILITAET(0.5), 0.3))
    for rail in (-4.0, -2.45):
        canvas.poly(_VIEW.strip((rail - 0.06, rail + 0.06), (2.8, 80)), mix(STONE(0.6), LIGHT, 0.2))
    canvas.poly(_VIEW.strip((-1.4, 1.8), (3.0, 70), _KERB), mix(STONE(0.12), MOBILITAET(0.16), 0.5))
    canvas.poly(_VIEW.side(-1.4, (0, _KERB), (3.0, 70)), STONE(0.6))
    canvas.poly(_VIEW.side(1.8, (0, _KERB), (3.0, 70)), mix(STONE(0.66), MOBILITAET(0.6), 0.2))
    canvas.poly(_VIEW.strip((-1.15, -0.85), (3.0, 70), _KERB), PAPER)


def _trees(canvas: Canvas) -> None:
    for x, ahead, size in ((8.2, 30, 5.6), (8.2, 42, 6.0), (-7.4, 44, 5.4)):
        foot = _VIEW.at(x, 0, ahead)
        tree(canvas, *foot, size * _VIEW.scale(ahead), mix(LEAF(0.6), MOBILITAET(0.6), 0.3), light=0.3)


def _bus(canvas: Canvas) -> None:
    (left, right), (near, far), body = _BUS, _BUS_AHEAD, RIVER(0.62)
    canvas.poly(_VIEW.strip((left - 0.5, right + 0.2), (near - 0.8, far)), INK, 0.3)
    canvas.poly(_VIEW.side(left, (0.3, 3.1), (near, far)), mix(body, INK, 0.24))
    canvas.poly(_VIEW.side(left, (1.3, 2.7), (near + 0.3, far - 0.4)), mix(RIVER(0.9), INK, 0.3))
    for place in range(4):
        canvas.poly(
            _VIEW.side(left, (1.3, 2.7), (near + 2.6 * place + 2.4, near + 2.6 * place + 2.6)), mix(body, INK, 0.24)
        )
    canvas.poly(_VIEW.front((left, right), (0.3, 3.1), near), body)
    canvas.poly(_VIEW.front((left + 0.12, right - 0.12), (1.25, 2.55), near), mix(RIVER(0.86), INK, 0.3))
    canvas.poly(
        [
            _VIEW.at(left + 1.5, 1.25, near),
            _VIEW.at(left + 2.1, 2.55, near),
            _VIEW.at(right - 0.12, 2.55, near),
            _VIEW.at(right - 0.3, 1.25, near),
        ],
        mix(RIVER(0.6), LIGHT, 0.2),
    )
    canvas.poly(_VIEW.front((left + 0.4, right - 0.4), (2.66, 2.96), near), LAMP)
    canvas.poly(_VIEW.front((left, right), (0.3, 0.5), near), mix(RIVER(0.9), INK, 0.5))
    for lamp in (left + 0.3, right - 0.3):
        x, y = _VIEW.at(lamp, 0.86, near)
        canvas.glow(x, y, 60, 60, LIGHT, 0.8)
        canvas.disc(x, y, 17, PAPER)


def _wire(canvas: Canvas) -> None:
    for ahead in (44.0, 27.0, 14.0):
        w = _VIEW.scale(ahead) * 0.18
        canvas.line([_VIEW.at(-5.5, 0, ahead), _VIEW.at(-5.5, 5.5, ahead)], w, STONE(0.8))
        canvas.line([_VIEW.at(-5.5, 5.1, ahead), _VIEW.at(-3.0, _WIRE, ahead)], w * 0.5, STONE(0.8))
    canvas.line([_VIEW.at(-3.2, _WIRE, 5.0), _VIEW.at(-3.2, _WIRE, 44.0)], 4, mix(INK, MOBILITAET(0.7), 0.3))


def _tram(canvas: Canvas) -> None:
    left, right = _TRAM
    near, far = _TRAM_AHEAD
    canvas.poly(_VIEW.strip((left - 0.1, right + 0.4), (near - 0.5, far)), INK, 0.34)
    x, y = _VIEW.at(-3.2, 3.3, 7.8)
    bar = _VIEW.at(-3.2, _WIRE, 7.8)[1] + 6
    canvas.line([(x - 40, y), (x + 46, (y + bar) / 2), (x - 10, bar)], 12, INK)
    canvas.line([(x - 100, bar), (x + 90, bar)], 12, INK)
    _tram_side(canvas)
    _tram_front(canvas)


def _tram_side(canvas: Canvas) -> None:
    right = _TRAM[1]
    near, far = _TRAM_AHEAD
    canvas.poly(_VIEW.side(right, (0.2, 3.4), (near, far)), mix(PAPER, MOBILITAET(0.2), 0.3))
    canvas.poly(_VIEW.side(right, (0.2, 0.95), (near, far)), MOBILITAET(0.56))
    canvas.poly(_VIEW.side(right, (1.2, 2.75), (near, far)), mix(RIVER(0.86), INK, 0.35))
    canvas.poly(_VIEW.side(right, (2.95, 3.4), (near, far)), mix(MOBILITAET(0.62), INK, 0.1))
    for start in (9.4, 15.6, 22.0, 29.0):
        canvas.poly(_VIEW.side(right, (0.3, 2.8), (start, start + 1.5)), MOBILITAET(0.4))
        for leaf in (start + 0.1, start + 0.82):
            canvas.poly(_VIEW.side(right, (0.6, 2.7), (leaf, leaf + 0.56)), mix(LIGHT, RIVER(0.3), 0.35))
    for joint in (13.6, 20.4, 27.2):
        canvas.poly(_VIEW.side(right, (0.2, 3.4), (joint, joint + 0.5)), INK)


def _tram_front(canvas: Canvas) -> None:
    left, right = _TRAM
    near = _TRAM_AHEAD[0]
    (x0, y1), (x1, y0) = _VIEW.at(left, 0.12, near), _VIEW.at(right, 3.4, near)
    w = x1 - x0
    canvas.rect(x0, y0, w, y1 - y0, MOBILITAET(0.56), radius=46)
    canvas.rect(x0 + w * 0.5, y0, w * 0.5, y1 - y0, MOBILITAET(0.56), radius=18)
    canvas.rect(x0 + 26, y0 + 22, w - 52, 470, mix(RIVER(0.92), INK, 0.4), radius=40)
    canvas.poly(
        [(x0 + 250, y0 + 130), (x0 + 370, y0 + 130), (x0 + 260, y0 + 492), (x0 + 140, y0 + 492)],
        mix(RIVER(0.74), LIGHT, 0.12),
    )
    canvas.rect(x0 + 90, y0 + 40, w - 180, 62, INK, radius=10)
    for dot in range(9):
        canvas.disc(x0 + 134 + dot * (w - 268) / 8, y0 + 71, 11, LAMP)
    _driver(canvas, x0 + 180, y0 + 492)
    canvas.rect(x0 + 26, y0 + 480, w - 52, 24, mix(MOBILITAET(0.7), INK, 0.2), radius=10)
    canvas.rect(x0 + 14, y0 + 520, w - 28, 76, PAPER, radius=34)
    for lamp in (x0 + 74, x1 - 74):
        canvas.glow(lamp, y0 + 558, 120, 120, LIGHT, 0.9)
        canvas.disc(lamp, y0 + 558, 32, LIGHT)
        canvas.disc(lamp, y0 + 558, 20, PAPER)
    canvas.rect(x0 + 40, y1 - 96, w - 80, 80, mix(MOBILITAET(0.8), INK, 0.3), radius=20)
    for mirror in (x0 - 26, x1 - 4):
        canvas.rect(mirror, y0 + 210, 30, 84, INK, radius=12)


def _driver(canvas: Canvas, x: float, foot: float) -> None:
    canvas.rect(x - 62, foot - 130, 124, 140, WIRTSCHAFT(0.8), radius=44)
    canvas.disc(x, foot - 166, 40, BRICK(0.3))
    canvas.ellipse(x, foot - 188, 43, 28, INK)


def _shelter(canvas: Canvas) -> None:
    near, far, left, right = 13.0, 19.0, 0.5, 1.6
    canvas.poly(_VIEW.side(right, (_KERB + 0.2, 2.7), (near, far)), mix(RIVER(0.3), PAPER, 0.4), 0.55)
    for ahead in (far, near):
        canvas.line([_VIEW.at(right, _KERB, ahead), _VIEW.at(right, 2.7, ahead)], 900 / ahead / 6, STONE(0.86))
    canvas.poly(_VIEW.side(1.4, (_KERB + 0.5, _KERB + 0.62), (near + 0.4, far - 0.4)), BRICK(0.66))
    canvas.poly(_VIEW.strip((left - 0.3, right + 0.2), (near - 0.3, far), 2.75), STONE(0.86))
    canvas.poly(_VIEW.front((left - 0.3, right + 0.2), (2.7, 2.9), near - 0.3), MOBILITAET(0.62))


def _people(canvas: Canvas) -> None:
    crowd: list[tuple[float, float, float, int, Arms]] = [
        (0.2, 30.0, 1.7, 2, HANGING),
        (-0.7, 24.0, 1.65, 5, HANGING),
        (1.0, 17.0, 1.7, 3, PHONE),
        (-0.5, 15.0, 1.75, 0, HANGING),
        (0.55, 10.6, 1.66, 4, HANGING),
        (1.25, 8.2, 1.72, 1, PHONE),
        (-0.42, 7.4, 1.78, 6, HANGING),
        (0.06, 7.3, 1.2, 2, HANGING),
    ]
    for right, ahead, height, outfit, arms in crowd:
        x, y = _VIEW.at(right, _KERB, ahead)
        size = _VIEW.scale(ahead) * height
        shadow = [(right - 0.2, ahead), (right + 0.16, ahead), (right + 0.02, ahead - 1.1), (right - 0.4, ahead - 1.1)]
        canvas.poly(_VIEW.ground(shadow, _KERB), MOBILITAET(0.86), 0.26)
        figure(canvas, x, y, size, OUTFITS[outfit], arms)
    x, y = _VIEW.at(1.62, _KERB, 8.1)
    canvas.line([(x - 24, y - 116), (x - 24, y - 190), (x + 24, y - 190), (x + 24, y - 116)], 8, INK)
    canvas.rect(x - 48, y - 126, 96, 118, VIELFALT(0.66), radius=12)
    canvas.rect(x - 48, y - 90, 96, 8, VIELFALT(0.8))
    for wheel in (-32, 32):
        canvas.disc(x + wheel, y - 4, 9, INK)
