"""13-02: the region from above: a cycle highway on an old railway bridge over the canal, a train, towns and routes."""

import math
from itertools import pairwise
from random import Random

from projects.demo.pictures.canvas import WIDTH, Canvas, Point
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
    mix,
)
from projects.demo.pictures.palette import Colour as Paint
from projects.demo.pictures.perspective import View, smooth
from projects.demo.pictures.scenery import chance, clouds, headframe, wind_turbine

_VIEW = View(x=1000, horizon=300, eye=26, focal=1300)
_STEEL = MOBILITAET(0.6)
_DECK = 10.0
_HALF = 2.6
# The bridge runs from the left foreground into the distance on the right.
_START: Point = (-27.0, 17.0)
_END: Point = (50.0, 128.0)
_TOWNS: tuple[Point, ...] = ((-78, 135), (-30, 215), (118, 190), (-190, 260), (95, 330), (-95, 400), (270, 330))
_BEHIND = ((-64, 86), (-70, 72), (-56, 64), (62, 84), (74, 72), (58, 68), (-44, 48), (70, 60), (84, 62), (-34, 44))
_BEFORE = ((-1.5, 36),)
_ROUTES = ((0, 1), (0, 3), (1, 2), (1, 5), (2, 4), (2, 6), (4, 5), (3, 5))


def draw(canvas: Canvas) -> None:
    random = chance(1302)
    canvas.sky([(0, mix(RIVER(0.3), WIRTSCHAFT(0.3), 0.5)), (310, mix(MOBILITAET(0.14), LIGHT, 0.4))])
    canvas.glow(420, 250, 700, 260, LIGHT, 0.8)
    clouds(canvas, random, (640, 50, 1340, 80), 4, (PAPER, 0.8))
    _horizon(canvas)
    _fields(canvas)
    _canal(canvas)
    _routes(canvas)
    _towns(canvas, random)
    _ramp(canvas)
    _pier(canvas, 0.8)
    _train(canvas)
    _groves(canvas, _BEHIND)
    _barge(canvas)
    _bridge(canvas)
    _groves(canvas, _BEFORE)


def _fade(paint: Paint, ahead: float) -> Paint:
    """The farther, the hazier."""
    return mix(mix(MOBILITAET(0.18), LIGHT, 0.3), paint, 1 / (1 + (ahead / 420) ** 2))


def _horizon(canvas: Canvas) -> None:
    far = mix(MOBILITAET(0.3), RIVER(0.3), 0.4)
    canvas.poly([(60, 306), (210, 232), (300, 216), (470, 216), (560, 240), (700, 306)], mix(LEAF(0.3), far, 0.6))
    canvas.poly([(300, 216), (470, 216), (560, 240), (400, 262), (210, 232)], mix(LEAF(0.2), far, 0.3))
    canvas.poly([(1380, 306), (1500, 250), (1640, 240), (1760, 262), (1880, 306)], mix(LEAF(0.3), far, 0.7))
    wind_turbine(canvas, 390, 220, 120, PAPER, 14)
    headframe(canvas, 900, 306, 130, far)
    headframe(canvas, 1290, 306, 96, far)
    for x, w, h in ((760, 70, 24), (1010, 110, 30), (1140, 40, 70), (1200, 60, 26)):
        canvas.rect(x, 306 - h, w, h, far)


def _fields(canvas: Canvas) -> None:
    far, near = mix(LEAF(0.2), MOBILITAET(0.18), 0.6), mix(LEAF(0.46), LIGHT, 0.1)
    canvas.gradient([(0, 300), (WIDTH, 300), (WIDTH, 1333), (0, 1333)], far, near)
    fields = (
        ((-400, 300), (-220, 300), (-160, 190), (-300, 190), ENERGIE(0.3)),
        ((20, 600), (260, 600), (200, 420), (20, 420), LEAF(0.3)),
        ((150, 300), (330, 300), (240, 215), (110, 215), mix(ENERGIE(0.36), LEAF(0.2), 0.3)),
        ((-60, 320), (50, 320), (40, 260), (-50, 260), MOBILITAET(0.26)),
        ((70, 150), (150, 150), (110, 100), (56, 100), ENERGIE(0.34)),
        ((-130, 112), (-80, 112), (-62, 84), (-100, 84), mix(ENERGIE(0.4), LEAF(0.3), 0.3)),
        ((-62, 82), (-36, 82), (-25, 52), (-46, 52), LEAF(0.34)),
        ((60, 92), (110, 92), (70, 58), (44, 58), mix(LEAF(0.3), LIGHT, 0.2)),
    )
    for a, b, c, d, paint in fields:
        canvas.poly(_VIEW.ground([a, b, c, d]), _fade(paint, (a[1] + c[1]) / 2))


def _canal(canvas: Canvas) -> None:
    line = ((70, 30), (34, 40), (0, 56), (-28, 82), (-40, 120), (-20, 165), (20, 230), (30, 320), (-10, 480), (20, 900))
    bed = smooth(line)
    canvas.poly(_VIEW.ribbon(bed, 26), mix(STONE(0.3), LEAF(0.2), 0.3))
    canvas.poly(_VIEW.ribbon(bed, 23), mix(RIVER(0.46), WIRTSCHAFT(0.3), 0.25))
    canvas.poly(_VIEW.ribbon(bed, 8), mix(RIVER(0.36), PAPER, 0.25))


def _routes(canvas: Canvas) -> None:
    for first, second in _ROUTES:
        (x0, z0), (x1, z1) = _TOWNS[first], _TOWNS[second]
        bend = ((x0 + x1) / 2 + 14, (z0 + z1) / 2 - 8)
        line = smooth(((x0, z0), bend, (x1, z1)))
        canvas.poly(_VIEW.ribbon(line, 5.5), MOBILITAET(0.5))
        canvas.poly(_VIEW.ribbon(line, 2.0), PAPER)


def _towns(canvas: Canvas, random: Random) -> None:
    plots: list[tuple[Point, float, Paint | None]] = []
    for x, z in _TOWNS:
        plots.append(((x, z), 0, None))
        for place in range(1, 12):
            turn, reach = place * 2.4, 4.8 * math.sqrt(place + 0.4)
            paint = random.choice((BRICK(0.4), PAPER, MOBILITAET(0.26), BRICK(0.2)))
            spot = (x + 1.6 * reach * math.cos(turn), z + 1.8 * reach * math.sin(turn))
            plots.append((spot, 5 + random.random() * 2, paint))
    for spot, height, wall in sorted(plots, key=lambda plot: -plot[0][1]):
        if wall is None:
            _church(canvas, *spot)
        else:
            _house(canvas, spot, height, wall)


def _house(canvas: Canvas, place: Point, height: float, wall: Paint) -> None:
    x, z = place
    w, deep, ridge = 7.5, 9.0, height + 4
    roof = mix(BRICK(0.66), MOBILITAET(0.6), 0.3)
    seen = x + w if x + w < 0 else x
    middle = x + w / 2
    canvas.poly(_VIEW.side(seen, (0, height), (z, z + deep)), _fade(mix(wall, INK, 0.2), z))
    canvas.poly(_VIEW.front((x, x + w), (0, height), z), _fade(wall, z))
    canvas.poly([_VIEW.at(x, height, z), _VIEW.at(middle, ridge, z), _VIEW.at(x + w, height, z)], _fade(wall, z))
    for edge, paint in ((x + w, mix(roof, INK, 0.14)), (x, mix(roof, LIGHT, 0.12))):
        slope = [_VIEW.at(edge, height, z), _VIEW.at(middle, ridge, z)]
        slope += [_VIEW.at(middle, ridge, z + deep), _VIEW.at(edge, height, z + deep)]
        canvas.poly(slope, _fade(paint, z))


def _church(canvas: Canvas, x: float, z: float) -> None:
    seen = x + 2 if x < 0 else x - 2
    canvas.poly(_VIEW.side(seen, (0, 12), (z, z + 4)), _fade(BRICK(0.76), z))
    canvas.poly(_VIEW.front((x - 2, x + 2), (0, 12), z), _fade(BRICK(0.56), z))
    tip = [_VIEW.at(x - 2.4, 12, z), _VIEW.at(x, 19, z + 2), _VIEW.at(x + 2.4, 12, z)]
    canvas.poly(tip, _fade(RIVER(0.66), z))


def _train(canvas: Canvas) -> None:
    """A suburban train on its bank, coming out from under the cycle highway."""
    z, up = 92.0, 1.6
    foot, edge = z - 5, z - 2
    bank = [_VIEW.at(-190, 0, foot), _VIEW.at(-190, up, edge), _VIEW.at(190, up, edge), _VIEW.at(190, 0, foot)]
    canvas.poly(bank, LEAF(0.56))
    canvas.poly(_VIEW.strip((-190, 190), (z - 2, z + 5), up), mix(STONE(0.4), BRICK(0.2), 0.3))
    left, right = _VIEW.at(-50, up, z - 2)[0], _VIEW.at(-14, up, z - 2)[0]
    y = _VIEW.at(0, up, z - 2)[1]
    canvas.rect(left, y - 2, right - left, 38, _STEEL)
    for wagon in range(4):
        start = -12.0 + wagon * 15.2
        _wagon(canvas, start, z, up, last=wagon == 0)


def _wagon(canvas: Canvas, start: float, z: float, up: float, *, last: bool) -> None:
    end = start + 14.8
    nose = start + (2.0 if last else 0.0)
    roof, floor = up + 4.2, up + 0.5
    canvas.poly(_VIEW.strip((start + 4, end + 0.5), (z, z + 3), roof), STONE(0.6))
    canvas.poly(_VIEW.front((start + 4, end + 0.5), (floor, roof), z), STONE(0.84))
    canvas.poly(
        [_VIEW.at(nose, roof, z), _VIEW.at(end, roof, z), _VIEW.at(end, floor, z), _VIEW.at(start, floor, z)], PAPER
    )
    canvas.poly(_VIEW.strip((nose, end), (z, z + 3), roof), STONE(0.3))
    canvas.poly(_VIEW.front((start + 0.2, end), (floor, up + 1.4), z), MOBILITAET(0.54))
    canvas.poly(_VIEW.front((nose + 0.6, end - 0.5), (up + 2.0, up + 3.4), z), RIVER(0.86))
    for door in (4.6, 10.2):
        canvas.poly(_VIEW.front((start + door, start + door + 1.5), (up + 0.7, up + 3.5), z), MOBILITAET(0.44))


def _barge(canvas: Canvas) -> None:
    """A barge on its way along the canal."""

    def at(along: float, aside: float, up: float) -> Point:
        return _VIEW.at(20 - along * 0.905 - aside * 0.42, up, 47 + along * 0.425 - aside * 0.9)

    hull = [(-9, 0), (-8, 2.4), (7, 2.4), (10, 0), (7, -2.4), (-8, -2.4)]
    canvas.poly([at(s, t, 0) for s, t in hull], mix(RIVER(0.9), INK, 0.3))
    canvas.poly([at(-8, 2.4, 0), at(7, 2.4, 0), at(7, 2.4, 1.4), at(-8, 2.4, 1.4)], mix(RIVER(0.9), INK, 0.5))
    canvas.poly([at(7, 2.4, 0), at(10, 0, 0), at(10, 0, 1.4), at(7, 2.4, 1.4)], mix(RIVER(0.9), INK, 0.3))
    canvas.poly([at(-8, 2.4, 0), at(-9, 0, 0), at(-9, 0, 1.4), at(-8, 2.4, 1.4)], mix(RIVER(0.9), INK, 0.2))
    canvas.poly([at(s, t, 1.4) for s, t in hull], MOBILITAET(0.3))
    canvas.poly([at(-3, 1.7, 1.4), at(6, 1.7, 1.4), at(6, -1.7, 1.4), at(-3, -1.7, 1.4)], mix(STONE(0.8), INK, 0.2))
    canvas.poly([at(-7, 1.5, 1.4), at(-4, 1.5, 1.4), at(-4, 1.5, 3.4), at(-7, 1.5, 3.4)], PAPER)
    canvas.poly([at(-6.6, 1.5, 2.2), at(-4.4, 1.5, 2.2), at(-4.4, 1.5, 3.0), at(-6.6, 1.5, 3.0)], RIVER(0.8))
    canvas.poly([at(-4, 1.5, 1.4), at(-4, -1.5, 1.4), at(-4, -1.5, 3.4), at(-4, 1.5, 3.4)], STONE(0.3))
    canvas.poly([at(-7, 1.5, 3.4), at(-4, 1.5, 3.4), at(-4, -1.5, 3.4), at(-7, -1.5, 3.4)], MOBILITAET(0.54))


def _groves(canvas: Canvas, places: tuple[Point, ...]) -> None:
    for x, z in sorted(places, key=lambda place: -place[1]):
        for dx, dz in ((0, 3.0), (4, 1.0), (-3.6, 0.0)):
            sx, sy = _VIEW.at(x + dx, 0, z + dz)
            r = _VIEW.scale(z + dz) * 2.4
            canvas.ellipse(sx + r * 0.5, sy, r * 1.2, r * 0.4, mix(LEAF(0.9), INK, 0.2), 0.3)
            canvas.disc(sx, sy - r * 1.1, r * 1.15, mix(LEAF(0.62), MOBILITAET(0.5), 0.08))
            canvas.disc(sx - r * 0.3, sy - r * 1.4, r * 0.7, mix(LEAF(0.46), LIGHT, 0.16))


def _along(share: float, aside: float = 0.0) -> Point:
    """A place on the bridge: how far along, and how far to the right of its middle."""
    (x0, z0), (x1, z1) = _START, _END
    length = math.hypot(x1 - x0, z1 - z0)
    nx, nz = (z1 - z0) / length, -(x1 - x0) / length
    return (x0 + (x1 - x0) * share + nx * aside, z0 + (z1 - z0) * share + nz * aside)


def _spot(share: float, aside: float, up: float) -> Point:
    x, z = _along(share, aside)
    return _VIEW.at(x, up, z)


def _ramp(canvas: Canvas) -> None:
    """The bank on which the way comes down behind the bridge."""
    foot = [_along(1.42, aside) for aside in (-_HALF, _HALF)]
    left, right = (_VIEW.at(x, 0, z) for x, z in foot)
    canvas.poly(
        [_spot(1, 9, 0), _spot(1, _HALF, _DECK), _spot(1, -_HALF, _DECK), _spot(1, -9, 0)], mix(LEAF(0.34), LIGHT, 0.1)
    )
    canvas.poly([_spot(1, 9, 0), _spot(1, _HALF, _DECK), right], mix(LEAF(0.42), LIGHT, 0.1))
    canvas.poly([_spot(1, -_HALF, _DECK), left, right, _spot(1, _HALF, _DECK)], mix(MOBILITAET(0.34), STONE(0.2), 0.25))


def _bridge(canvas: Canvas) -> None:
    for share in (0.08, 0.235, 0.42, 0.6):
        _pier(canvas, share)
    _girder(canvas, -_HALF)
    _lane(canvas, (0, 1), (-_HALF, _HALF), mix(MOBILITAET(0.34), STONE(0.2), 0.25))
    for aside in (-_HALF + 0.3, _HALF - 0.42):
        _lane(canvas, (0, 1), (aside, aside + 0.12), PAPER)
    for dash in range(45):
        _lane(canvas, (dash * 0.02, dash * 0.02 + 0.01), (-0.07, 0.07), PAPER)
    for share, aside, rider in ((0.38, 1.2, 0), (0.29, -1.2, 1), (0.205, 1.3, 2), (0.132, 0.9, 3)):
        _cyclist(canvas, share, aside, (VIELFALT(0.56), ENERGIE(0.5), WIRTSCHAFT(0.6), RIVER(0.6))[rider])
    below = [_spot(0, _HALF, _DECK), _spot(1, _HALF, _DECK), _spot(1, _HALF, _DECK - 1.3), _spot(0, _HALF, _DECK - 1.3)]
    canvas.poly(below, mix(_STEEL, INK, 0.3))
    _girder(canvas, _HALF)


def _lane(canvas: Canvas, shares: Point, across: Point, paint: Paint) -> None:
    (first, last), (left, right) = shares, across
    corners = ((first, left), (last, left), (last, right), (first, right))
    canvas.poly([_spot(share, aside, _DECK) for share, aside in corners], paint)


def _pier(canvas: Canvas, share: float) -> None:
    for aside, paint in ((-_HALF, BRICK(0.7)), (_HALF, BRICK(0.52))):
        x, top = _spot(share, aside, _DECK - 1)
        foot = _spot(share, aside, 0)[1]
        half = _VIEW.scale(_along(share)[1]) * 0.9
        canvas.poly([(x - half, top), (x + half, top), (x + half * 1.3, foot), (x - half * 1.3, foot)], paint)


def _girder(canvas: Canvas, aside: float) -> None:
    """The old railway's lattice: a top chord, posts and crosses."""
    panels = [0.012 * 1.17**step for step in range(1, 29)]
    shares = [share for share in panels if share <= 1] + [1.0]
    high = _DECK + 1.5
    for first, second in pairwise(shares):
        w = max(1.5, _VIEW.scale(_along(first)[1]) * 0.12)
        a, b = _spot(first, aside, _DECK), _spot(second, aside, high)
        c, d = _spot(first, aside, high), _spot(second, aside, _DECK)
        canvas.line([a, b], w, _STEEL)
        canvas.line([c, d], w, _STEEL)
        canvas.line([a, c], w * 1.5, _STEEL)
    for up, thick in ((high, 0.3), (_DECK, 0.3)):
        edge = [_spot(0.0, aside, up + thick), _spot(1, aside, up + thick), _spot(1, aside, up), _spot(0.0, aside, up)]
        canvas.poly(edge, mix(_STEEL, LIGHT, 0.14))


def _cyclist(canvas: Canvas, share: float, aside: float, coat: Paint) -> None:
    """Riding along the deck to the right and away."""
    x, y = _spot(share, aside, _DECK)
    front, far = _spot(share + 0.0115, aside, _DECK)
    size = _VIEW.scale(_along(share, aside)[1]) * 2.5

    def at(along: float, up: float) -> Point:
        return (x + (front - x) * along, y + (far - y) * along - up * size)

    canvas.ellipse(*at(0.5, 0), size * 0.36, size * 0.06, INK, 0.25)
    for wheel in (0.0, 1.0):
        canvas.ring(*at(wheel, 0.18), size * 0.13, size * 0.18, size * 0.045, INK)
    canvas.line([at(0, 0.18), at(0.3, 0.42), at(0.86, 0.44), at(1, 0.18)], size * 0.04, PAPER)
    canvas.line([at(0.3, 0.42), at(0.46, 0.17), at(0.86, 0.44), at(0.84, 0.56)], size * 0.04, PAPER)
    trousers = mix(INK, WIRTSCHAFT(0.9), 0.5)
    canvas.line([at(0.28, 0.54), at(0.62, 0.4), at(0.44, 0.1)], size * 0.1, mix(trousers, INK, 0.4))
    canvas.line([at(0.28, 0.54), at(0.66, 0.46), at(0.56, 0.2)], size * 0.1, trousers)
    canvas.line([at(0.28, 0.58), at(0.42, 0.8)], size * 0.19, coat)
    canvas.line([at(0.44, 0.82), at(0.62, 0.64), at(0.84, 0.58)], size * 0.07, mix(coat, INK, 0.16))
    canvas.disc(*at(0.54, 0.99), size * 0.09, BRICK(0.3))
    canvas.ellipse(*at(0.52, 1.03), size * 0.105, size * 0.075, LIGHT)
