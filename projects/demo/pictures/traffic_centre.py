"""13-03: traffic at dusk seen from a watch room: a tunnel's portal, a junction with signals, two people at a desk."""

import math

from projects.demo.pictures.canvas import WIDTH, Canvas, Point
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
from projects.demo.pictures.palette import Colour as Paint
from projects.demo.pictures.perspective import Span, View
from projects.demo.pictures.scenery import chance, clouds, headframe, hill, poplar, skyline

_VIEW = View(x=1000, horizon=330, eye=14, focal=1250)
_NIGHT = mix(MOBILITAET(1), INK, 0.45)
_ROAD = mix(STONE(0.86), MOBILITAET(0.86), 0.42)
_PORTAL = 66.0
_CROSSING: Span = (29.0, 38.0)


def draw(canvas: Canvas) -> None:
    canvas.sky([(0, mix(VIELFALT(0.8), MOBILITAET(0.86), 0.5)), (200, MOBILITAET(0.6)), (400, MOBILITAET(0.26))])
    canvas.glow(1500, 330, 760, 330, LAMP, 0.8)
    clouds(canvas, chance(1303), (150, 90, 1700, 100), 4, (MOBILITAET(0.42), 0.6))
    _far(canvas)
    _land(canvas)
    _tunnel(canvas)
    _roads(canvas)
    _traffic(canvas)
    _signals(canvas)
    _room(canvas)
    for x, size, hair in ((440, 1.0, 0), (1560, 0.96, 1)):
        _watcher(canvas, x, size, hair)


def _far(canvas: Canvas) -> None:
    far = mix(MOBILITAET(0.66), VIELFALT(0.6), 0.3)
    headframe(canvas, 1500, 340, 170, far)
    towns = [(90, 40), (70, 76), (120, 50), (60, 100), (100, 44), (80, 84), (160, 30), (70, 70)]
    skyline(canvas, 345, [*towns, *towns[::-1], *towns], far)
    hill(canvas, lambda x: 318 - 74 * math.exp(-(((x - 1000) / 420) ** 2)), mix(LEAF(0.9), MOBILITAET(0.8), 0.5), 480)


def _land(canvas: Canvas) -> None:
    canvas.gradient(
        [(0, 345), (WIDTH, 345), (WIDTH, 1000), (0, 1000)],
        mix(LEAF(0.76), MOBILITAET(0.7), 0.45),
        mix(LEAF(0.9), MOBILITAET(0.96), 0.5),
    )
    mound: list[Point] = [(x, 596 - 320 * math.exp(-(((x - 1000) / 470) ** 2))) for x in range(0, WIDTH + 1, 20)]
    canvas.poly([*mound, (WIDTH, 600), (0, 600)], mix(LEAF(0.8), MOBILITAET(0.84), 0.36))
    for dx, foot in ((70, 372), (150, 384), (236, 408), (330, 450), (430, 500)):
        for side in (-1, 1):
            poplar(canvas, 1000 + side * dx, foot, 104 + dx * 0.05, mix(LEAF(0.84), MOBILITAET(0.86), 0.4))
    for row, ahead in enumerate((60.0, 46.0)):
        for side in (-1, 1):
            for place in range(7):
                x, y = _VIEW.at(side * (17 + place * 6.2 + row * 3), 0, ahead)
                size = _VIEW.scale(ahead) * 6.5
                poplar(canvas, x, y, size, mix(LEAF(0.86), MOBILITAET(0.86), 0.42))


def _tunnel(canvas: Canvas) -> None:
    """The wooded ridge with the portal of two tubes."""
    wall = mix(STONE(0.5), MOBILITAET(0.5), 0.4)
    canvas.poly(
        [_VIEW.at(-21, 0, _PORTAL), _VIEW.at(-14, 8.4, _PORTAL), _VIEW.at(14, 8.4, _PORTAL), _VIEW.at(21, 0, _PORTAL)],
        wall,
    )
    canvas.poly(_VIEW.front((-14.6, 14.6), (8.2, 9.4), _PORTAL), mix(wall, LIGHT, 0.35))
    for middle in (-6.0, 6.0):
        arch = [_VIEW.at(middle - 4.8, 0, _PORTAL)]
        arch += [
            _VIEW.at(middle - 4.8 * math.cos(math.pi * step / 16), 3.2 + 3.6 * math.sin(math.pi * step / 16), _PORTAL)
            for step in range(17)
        ]
        arch.append(_VIEW.at(middle + 4.8, 0, _PORTAL))
        canvas.poly(arch, mix(ENERGIE(0.5), MOBILITAET(0.6), 0.3))
        inner = [(x + (_VIEW.x + middle * 14 - x) * 0.34, y + (518 - y) * 0.3) for x, y in arch]
        canvas.poly(inner, LAMP)
        core = [(x + (_VIEW.x + middle * 14 - x) * 0.7, y + (506 - y) * 0.62) for x, y in arch]
        canvas.poly(core, LIGHT)


def _roads(canvas: Canvas) -> None:
    canvas.poly(_VIEW.strip((-11.6, 11.6), (14, _PORTAL)), _ROAD)
    canvas.poly(_VIEW.strip((-70, 70), _CROSSING), _ROAD)
    for side in (-11.0, 10.8):
        for part in ((14.0, _CROSSING[0] - 0.6), (_CROSSING[1] + 0.6, _PORTAL)):
            canvas.poly(_VIEW.strip((side, side + 0.22), part), mix(PAPER, MOBILITAET(0.3), 0.3))
    for part in ((14.0, _CROSSING[0] - 2.4), (_CROSSING[1] + 2.4, _PORTAL)):
        canvas.poly(_VIEW.strip((-0.9, 0.9), part), mix(LEAF(0.8), MOBILITAET(0.6), 0.3))
    _dashes(canvas)
    for stop in ((0.9, 10.8, _CROSSING[0] - 1.8), (-10.8, -0.9, _CROSSING[1] + 1.4)):
        canvas.poly(_VIEW.strip(stop[:2], (stop[2], stop[2] + 0.7)), mix(PAPER, MOBILITAET(0.2), 0.2))


def _dashes(canvas: Canvas) -> None:
    paint = mix(PAPER, MOBILITAET(0.3), 0.3)
    for ahead in range(15, 66, 4):
        if not _CROSSING[0] - 3 < ahead < _CROSSING[1] + 2:
            for lane in (-5.9, 5.9):
                canvas.poly(_VIEW.strip((lane - 0.1, lane + 0.1), (ahead, ahead + 1.7)), paint)
    for right in range(-60, 61, 5):
        if abs(right + 1) > 13:
            canvas.poly(_VIEW.strip((right, right + 2.2), (33.3, 33.6)), paint)


def _traffic(canvas: Canvas) -> None:
    """Towards us on the left, with white lamps; away from us on the right, with red ones."""
    _lorry(canvas, (-4.6, -2.0), 56.0, RIVER(0.6), towards=True)
    _lorry(canvas, (7.2, 9.8), 50.0, ENERGIE(0.48), towards=False)
    _crossing_car(canvas, 16.0, MOBILITAET(0.5), leftwards=True)
    _crossing_car(canvas, 23.5, PAPER, leftwards=True)
    _crossing_car(canvas, -19.0, WIRTSCHAFT(0.5), leftwards=False)
    _car(canvas, (-9.4, -7.4), 47.0, PAPER, towards=True)
    _car(canvas, (2.4, 4.4), 43.0, VIELFALT(0.56), towards=False)
    _lorry(canvas, (7.0, 9.6), 24.5, PAPER, towards=False)
    _car(canvas, (2.2, 4.3), 26.5, RIVER(0.55), towards=False)
    _car(canvas, (-4.6, -2.5), 27.0, MOBILITAET(0.5), towards=True)
    _car(canvas, (-9.2, -7.1), 31.0, ENERGIE(0.5), towards=True)


def _block(canvas: Canvas, across: Span, up: Span, ahead: Span, body: Paint) -> None:
    """A box: its top, the side that we see, its near end."""
    side = across[1] if across[1] < 0 else across[0]
    canvas.poly(_VIEW.strip(across, ahead, up[1]), mix(body, LIGHT, 0.2))
    canvas.poly(_VIEW.side(side, up, ahead), mix(body, INK, 0.45))
    canvas.poly(_VIEW.front(across, up, ahead[0]), mix(body, INK, 0.24))


def _lamps(canvas: Canvas, across: Span, up: float, ahead: float, *, towards: bool) -> None:
    scale = _VIEW.scale(ahead)
    for right in (across[0] + 0.35, across[1] - 0.35):
        x, y = _VIEW.at(right, up, ahead)
        canvas.glow(x, y, scale * 1.5, scale * 1.3, LIGHT if towards else MOBILITAET(0.5), 0.8)
        canvas.disc(x, y, scale * 0.2, PAPER if towards else mix(BRICK(0.4), MOBILITAET(0.5), 0.6))


def _car(canvas: Canvas, across: Span, ahead: float, body: Paint, *, towards: bool) -> None:
    left, right = across
    if towards:
        beam = [(left, ahead), (right, ahead), (right + 0.6, ahead - 4.5), (left - 0.6, ahead - 4.5)]
        canvas.poly(_VIEW.ground(beam), LIGHT, 0.22)
    canvas.poly(_VIEW.strip((left - 0.1, right + 0.1), (ahead - 0.2, ahead + 4.4)), INK, 0.4)
    _block(canvas, across, (0.25, 0.95), (ahead, ahead + 4.2), body)
    _block(canvas, (left + 0.2, right - 0.2), (0.95, 1.5), (ahead + 1.0, ahead + 3.4), mix(body, INK, 0.1))
    glass = mix(RIVER(0.8), INK, 0.3)
    canvas.poly(_VIEW.front((left + 0.3, right - 0.3), (0.98, 1.4), ahead + 1.0), glass)
    _lamps(canvas, across, 0.66, ahead, towards=towards)


def _lorry(canvas: Canvas, across: Span, ahead: float, body: Paint, *, towards: bool) -> None:
    left, right = across
    canvas.poly(_VIEW.strip((left - 0.1, right + 0.1), (ahead - 0.3, ahead + 11)), INK, 0.4)
    box = (ahead + 2.4, ahead + 11) if towards else (ahead, ahead + 8.6)
    cab = (ahead, ahead + 2.0) if towards else (ahead + 9.0, ahead + 11)
    parts = [(box, (0.6, 3.7), body), (cab, (0.4, 2.9), mix(body, PAPER, 0.5))]
    for span, up, paint in sorted(parts, key=lambda part: -part[0][0]):
        _block(canvas, across, up, span, paint)
    if towards:
        canvas.poly(_VIEW.front((left + 0.15, right - 0.15), (1.6, 2.6), ahead), mix(RIVER(0.9), INK, 0.3))
    else:
        middle = (left + right) / 2
        canvas.poly(_VIEW.front((middle - 0.04, middle + 0.04), (0.7, 3.6), ahead), mix(body, INK, 0.5))
        canvas.poly(_VIEW.front(across, (0.35, 0.6), ahead), INK)
    _lamps(canvas, across, 0.75, ahead, towards=towards)


def _crossing_car(canvas: Canvas, right: float, body: Paint, *, leftwards: bool) -> None:
    """On the cross road, seen from its side."""
    near = 35.0 if leftwards else 30.6
    canvas.poly(_VIEW.strip((right - 0.2, right + 4.4), (near - 0.2, near + 2)), INK, 0.4)
    canvas.poly(_VIEW.strip((right, right + 4.2), (near, near + 1.9), 0.9), mix(body, LIGHT, 0.2))
    canvas.poly(_VIEW.front((right, right + 4.2), (0.2, 0.9), near), mix(body, INK, 0.25))
    seen = (right, right + 1.0) if right > 0 else (right + 4.2, right + 3.3)
    canvas.poly(_VIEW.side(seen[0], (0.2, 0.9), (near, near + 1.9)), mix(body, INK, 0.5))
    canvas.poly(_VIEW.side(seen[1], (0.9, 1.45), (near + 0.2, near + 1.7)), mix(RIVER(0.9), INK, 0.5))
    canvas.poly(_VIEW.strip((right + 1, right + 3.3), (near + 0.2, near + 1.7), 1.45), mix(body, LIGHT, 0.3))
    canvas.poly(_VIEW.front((right + 0.9, right + 3.4), (0.9, 1.45), near + 0.2), mix(RIVER(0.8), INK, 0.3))
    front = right if leftwards else right + 4.2
    x, y = _VIEW.at(front, 0.6, near)
    canvas.glow(x, y, 60, 44, LIGHT, 0.9)
    canvas.disc(x, y, 7, PAPER)


def _signals(canvas: Canvas) -> None:
    """The signals at the corners of the junction: green along the main road, red across."""
    for right, ahead, lit in ((-13.4, 40.0, 2), (13.4, 40.0, 0), (-13.8, 27.6, 0), (13.8, 27.6, 2)):
        scale = _VIEW.scale(ahead)
        x, top = _VIEW.at(right, 5.4, ahead)
        foot = _VIEW.at(right, 0, ahead)[1]
        canvas.line([(x, foot), (x, top)], scale * 0.26, INK)
        w, h = scale * 1.25, scale * 3.2
        canvas.rect(x - w / 2, top - h * 0.6, w, h, mix(INK, STONE(0.8), 0.2), radius=w * 0.3)
        for place, paint in enumerate((mix(BRICK(0.4), MOBILITAET(0.5), 0.6), LAMP, LEAF(0.32))):
            y = top - h * 0.6 + h * (0.2 + 0.3 * place)
            if place == lit:
                canvas.glow(x, y, w * 1.9, w * 1.9, paint, 0.9)
            canvas.disc(x, y, w * 0.33, paint if place == lit else mix(paint, INK, 0.72))


def _room(canvas: Canvas) -> None:
    """The curved window's frame and the curved desk with its low screens."""
    top: list[Point] = [(x, 96 - 56 * math.sin(math.pi * x / WIDTH)) for x in range(0, WIDTH + 1, 50)]
    canvas.poly([(0, 0), *top, (WIDTH, 0)], _NIGHT)
    canvas.line(top, 14, MOBILITAET(0.8))
    for x in (330, 1670):
        canvas.line([(x, 40), (x, 1100)], 20, _NIGHT)
        canvas.line([(x + 12, 60), (x + 12, 1100)], 5, MOBILITAET(0.7))
    edge: list[Point] = [(x, 962 + 60 * math.sin(math.pi * x / WIDTH)) for x in range(0, WIDTH + 1, 50)]
    canvas.poly([*edge, (WIDTH, 1333), (0, 1333)], _NIGHT)
    canvas.line(edge, 12, MOBILITAET(0.66))
    desk: list[Point] = [(x, y + 150) for x, y in edge]
    canvas.poly([*desk, (WIDTH, 1333), (0, 1333)], mix(MOBILITAET(0.9), INK, 0.2))
    for x, kind in ((150, 0), (800, 1), (1000, 2), (1200, 0), (1850, 1)):
        _screen(canvas, x, 1130 + 60 * math.sin(math.pi * x / WIDTH), kind)
    canvas.line(desk, 16, MOBILITAET(0.56))


def _screen(canvas: Canvas, x: float, foot: float, kind: int) -> None:
    w, h = 178, 112
    canvas.rect(x - w / 2 - 8, foot - h - 28, w + 16, h + 16, INK, radius=10)
    canvas.rect(x - w / 2, foot - h - 20, w, h, mix(RIVER(0.86), INK, 0.1), radius=5)
    if kind == 0:
        canvas.line([(x - 60, foot - 50), (x - 20, foot - 88), (x + 18, foot - 66), (x + 62, foot - 104)], 6, LAMP)
    elif kind == 1:
        canvas.line([(x, foot - 118), (x, foot - 34)], 16, STONE(0.6))
        canvas.line([(x - 66, foot - 76), (x + 66, foot - 76)], 16, STONE(0.6))
        for dx, dy in ((-24, -98), (24, -54)):
            canvas.disc(x + dx, foot + dy, 9, LEAF(0.3))
    else:
        canvas.ring(x, foot - 44, 44, 48, 9, MOBILITAET(0.44), (180, 360))
        canvas.disc(x, foot - 54, 13, LAMP)


def _watcher(canvas: Canvas, x: float, size: float, hair: int) -> None:
    """Someone seen from behind against the light, with a headset."""
    dark, rim = mix(INK, MOBILITAET(1), 0.35), mix(MOBILITAET(0.66), INK, 0.2)

    def figure(paint: Paint, shift: float) -> None:
        canvas.ellipse(x + shift, 950, 88 * size, 106 * size, paint)
        half = [(48, 1000), (52, 1064), (92, 1098), (180, 1124), (226, 1166), (248, 1250), (258, 1400)]
        outline = [(-dx, y) for dx, y in reversed(half)] + half
        canvas.poly([(x + shift + dx * size, y) for dx, y in outline], paint)
        if hair:
            canvas.rect(x + shift - 96 * size, 850, 192 * size, 240, paint, radius=84)

    figure(rim, 9)
    figure(dark, 0)
    canvas.ring(x, 940, 96 * size, 110 * size, 13, STONE(0.8), (190, 350))
    for side in (-1, 1):
        canvas.rect(x + side * 96 * size - 17, 916, 34, 66, STONE(0.76), radius=15)
