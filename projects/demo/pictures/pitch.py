"""05-02b: an evening hall; a young team on the stage, behind it a molecule that grows into a rising curve."""

import math
from dataclasses import replace

from projects.demo.pictures.canvas import WIDTH, Canvas, Point
from projects.demo.pictures.ensemble import BACK, FRONT, Dress, draw_head, figure
from projects.demo.pictures.palette import (
    BRICK,
    DEEP,
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
    Colour,
    mix,
)
from projects.demo.pictures.scenery import headframe

_FLOOR = 860
_STAGE = 930
_SCREEN = (120, 130, 1180, 610)
_SKINS = (BRICK(0.08), BRICK(0.62), BRICK(0.2), BRICK(0.05), BRICK(0.78))
_HAIRS = (BRICK(0.9), INK, STONE(0.75), INK, BRICK(0.7))


def draw(canvas: Canvas) -> None:
    canvas.gradient([(0, 0), (WIDTH, 0), (WIDTH, _FLOOR), (0, _FLOOR)], WIRTSCHAFT(0.96), WIRTSCHAFT(0.8))
    for x in (1400, 1710):
        _window(canvas, x)
    canvas.glow(710, 430, 1100, 760, WIRTSCHAFT(0.55), 0.7)
    _screen(canvas)
    _truss(canvas)
    _stage(canvas)
    _team(canvas)
    _audience(canvas)


def _window(canvas: Canvas, x: float) -> None:
    """A tall arched window in a brick wall, with the evening sky and the region in it."""
    w, top, foot = 230, 250, 760
    r = w / 2
    arch = [
        (x + r + r * math.cos(math.radians(a)), top + r + r * math.sin(math.radians(a))) for a in range(180, 361, 6)
    ]
    frame = [
        (x + r + (r + 26) * math.cos(math.radians(a)), top + r + (r + 26) * math.sin(math.radians(a)))
        for a in range(180, 361, 6)
    ]
    canvas.poly([*frame, (x + w + 26, foot + 20), (x - 26, foot + 20)], mix(BRICK(0.72), WIRTSCHAFT(0.85), 0.5))
    canvas.gradient([*arch, (x + w, foot), (x, foot)], WIRTSCHAFT(0.62), mix(MOBILITAET(0.3), ENERGIE(0.3), 0.5))
    ground = mix(WIRTSCHAFT(0.84), VIELFALT(0.7), 0.25)
    if x < 1600:
        headframe(canvas, x + 62, 700, 330, ground)
        canvas.rect(x, 690, w, foot - 690, ground)
    else:
        canvas.rect(x + 70, 520, 118, 240, ground, radius=6)
        canvas.rect(x + 60, 512, 138, 14, ground, radius=6)
        canvas.rect(x, 670, w, foot - 670, ground)
    bars = mix(WIRTSCHAFT(0.9), INK, 0.2)
    canvas.rect(x + r - 5, top, 10, foot - top, bars)
    for y in (top + r, 500, 640):
        canvas.rect(x, y, w, 9, bars)
    canvas.rect(x - 34, foot, w + 68, 22, mix(BRICK(0.6), WIRTSCHAFT(0.8), 0.4), radius=4)


def _screen(canvas: Canvas) -> None:
    x, y, w, h = _SCREEN
    canvas.rect(x - 18, y - 18, w + 36, h + 36, WIRTSCHAFT(1), radius=14)
    canvas.gradient([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], WIRTSCHAFT(0.2), WIRTSCHAFT(0.05))
    for row in range(1, 5):
        canvas.rect(x + 70, y + row * 122 - 20, w - 140, 3, WIRTSCHAFT(0.26))
    _columns(canvas)
    _molecule(canvas)


def _curve(share: float) -> Point:
    x, y, w, h = _SCREEN
    return (x + 120 + share * (w - 260), y + h - 150 - (h - 250) * share**2.1)


def _columns(canvas: Canvas) -> None:
    """Pale bars below the curve."""
    _, y, _, h = _SCREEN
    for place in range(1, 8):
        cx, cy = _curve((place + 0.5) / 8)
        canvas.rect(cx - 34, cy + 64, 68, y + h - 58 - cy - 64, WIRTSCHAFT(0.22 + 0.025 * place), radius=6)
    canvas.rect(_SCREEN[0] + 70, y + h - 60, _SCREEN[2] - 140, 8, WIRTSCHAFT(0.6), radius=4)


def _hexagon(canvas: Canvas, at: Point, r: float) -> list[Point]:
    corners = [
        (at[0] + r * math.cos(math.radians(a)), at[1] + r * math.sin(math.radians(a))) for a in range(30, 391, 60)
    ]
    canvas.line(corners, 13, WIRTSCHAFT(0.72))
    return corners


def _molecule(canvas: Canvas) -> None:
    """A ring at the left from which a chain of atoms climbs, ever bigger."""
    first = _curve(0.02)
    ring = _hexagon(canvas, (first[0] + 6, first[1] - 22), 84)
    chain = [_curve(share) for share in (0.18, 0.3, 0.43, 0.56, 0.69, 0.81, 0.94)]
    chain = [(px, py + (26 if place % 2 else -26)) for place, (px, py) in enumerate(chain)]
    canvas.line([ring[5], *chain], 15, WIRTSCHAFT(0.72))
    paints = (RIVER(0.5), WIRTSCHAFT(0.6), VIELFALT(0.52), WIRTSCHAFT(0.6), RIVER(0.5), WIRTSCHAFT(0.6), LAMP)
    for corner in ring[:6]:
        _atom(canvas, corner, 21, WIRTSCHAFT(0.62))
    for place, (point, paint) in enumerate(zip(chain, paints, strict=True)):
        if paint == LAMP:
            canvas.glow(*point, 118, 118, LAMP, 0.95)
        _atom(canvas, point, 26 + place * 5.5, paint)


def _atom(canvas: Canvas, at: Point, r: float, paint: Colour) -> None:
    canvas.disc(*at, r, paint)
    canvas.disc(at[0] - r * 0.3, at[1] - r * 0.32, r * 0.32, mix(paint, PAPER, 0.55))


def _truss(canvas: Canvas) -> None:
    """Steel below the ceiling, with lamps."""
    steel = mix(WIRTSCHAFT(0.98), INK, 0.4)
    for y in (16, 78):
        canvas.rect(0, y, WIDTH, 13, steel)
    for x in range(-40, WIDTH, 124):
        canvas.line([(x, 84), (x + 62, 22), (x + 124, 84)], 8, steel)
    for x, aim in ((1420, 1380), (1550, 1550), (1740, 1786)):
        canvas.poly([(x - 20, 134), (x + 20, 134), (aim + 130, _STAGE), (aim - 130, _STAGE)], LIGHT, 0.07)
        canvas.rect(x - 6, 84, 12, 24, steel)
        canvas.rect(x - 26, 98, 52, 40, steel, radius=10)
        canvas.ellipse(x, 138, 22, 8, LAMP)


def _stage(canvas: Canvas) -> None:
    canvas.gradient(
        [(0, _FLOOR), (WIDTH, _FLOOR), (WIDTH, _STAGE + 40), (0, _STAGE + 40)], WIRTSCHAFT(0.7), WIRTSCHAFT(0.6)
    )
    canvas.rect(0, _FLOOR - 6, WIDTH, 8, WIRTSCHAFT(0.5))
    canvas.ellipse(1580, _STAGE + 2, 400, 36, LIGHT, 0.28)
    canvas.rect(0, _STAGE + 40, WIDTH, 12, LAMP)
    canvas.rect(0, _STAGE + 52, WIDTH, 400, WIRTSCHAFT(0.95))


def _team(canvas: Canvas) -> None:
    speaker = replace(FRONT, far_arm=((-0.2, 0.72), (-0.31, 0.88)), near_arm=((0.15, 0.62), (0.07, 0.6)), neck=(0, 0.8))
    holding = replace(FRONT, far_arm=((-0.135, 0.62), (-0.05, 0.56)), near_arm=((0.15, 0.62), (0.21, 0.78)))
    for x in (1380, 1550, 1786):
        canvas.ellipse(x, _STAGE + 6, 82, 12, WIRTSCHAFT(0.9), 0.5)
    figure(canvas, (1380, _STAGE + 4), 460, speaker, Dress(ENERGIE(0.5), INK, BRICK(0.16), BRICK(0.86), "long"))
    canvas.rect(1352 + 46, _STAGE - 292, 15, 40, INK, radius=7)
    figure(canvas, (1550, _STAGE + 4), 476, holding, Dress(RIVER(0.52), INK, BRICK(0.66), INK))
    _flask(canvas, (1550 + 100, _STAGE - 404))
    figure(
        canvas,
        (1786, _STAGE + 4),
        448,
        FRONT,
        Dress(VIELFALT(0.56), WIRTSCHAFT(0.96), BRICK(0.08), ENERGIE(0.6), "bun"),
    )


def _flask(canvas: Canvas, at: Point) -> None:
    """A glass with something green and new in it."""
    x, y = at
    canvas.poly(
        [(x - 13, y - 66), (x + 13, y - 66), (x + 13, y - 30), (x + 46, y + 22), (x - 46, y + 22), (x - 13, y - 30)],
        WIRTSCHAFT(0.12),
    )
    canvas.poly([(x - 24, y - 12), (x + 24, y - 12), (x + 44, y + 20), (x - 44, y + 20)], LEAF(0.4))
    canvas.rect(x - 18, y - 72, 36, 9, PAPER, radius=4)


def _audience(canvas: Canvas) -> None:
    """Three rows from behind: the nearer, the bigger and the darker."""
    rows = ((1140, 150, 0.6, 40), (1278, 206, 0.8, -40), (1450, 290, 0.94, 90))
    for row, (foot, step, depth, shift) in enumerate(rows):
        for place in range(int(WIDTH / step) + 2):
            x = place * step + shift + 14 * math.sin(place * 2.3 + row)
            _listener(
                canvas, (x, foot + 8 * math.sin(place * 1.7 + row * 2)), step * 0.86, (place * 3 + row * 2, depth)
            )


def _listener(canvas: Canvas, at: Point, w: float, kind: tuple[int, float]) -> None:
    place, depth = kind
    x, y = at
    night = mix(WIRTSCHAFT(0.94), DEEP, 0.3)
    tops = (WIRTSCHAFT(0.56), RIVER(0.4), WIRTSCHAFT(0.4), VIELFALT(0.5), WIRTSCHAFT(0.6), STONE(0.4), RIVER(0.6))
    top = mix(tops[place % 7], night, depth)
    dress = Dress(
        top,
        top,
        mix(_SKINS[place % 5], night, depth * 0.72),
        mix(_HAIRS[(place * 2) % 5], night, depth * 0.84),
        ("short", "long", "short", "bun", "short", "scarf")[place % 6],
    )
    canvas.rect(x - w / 2, y - w * 0.5, w, w * 1.4, top, radius=w * 0.3)
    canvas.rect(x - w * 0.1, y - w * 0.64, w * 0.2, w * 0.3, dress.skin)
    draw_head(canvas, (x, y - w * 0.84), w * 0.235, BACK.turn, dress)
