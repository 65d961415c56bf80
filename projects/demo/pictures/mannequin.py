"""Figures that can be posed: limbs that bend at elbow and knee, heads without faces, lit from the right."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from projects.demo.pictures.canvas import Canvas, Point
from projects.demo.pictures.palette import INK, LAMP, PAPER, STONE, Colour, mix

_Placing = Callable[[float, float], Point]
# Parts of a figure's height.
_ARM, _LEG = (0.165, 0.16), (0.222, 0.222)
# Half the width of a limb where it begins, bends and ends.
_ARM_WIDTHS, _LEG_WIDTHS, _HAND = (0.034, 0.03, 0.024), (0.05, 0.042, 0.03), 0.027
_TORSO = 0.36
_HEAD = (0.062, 0.076)


@dataclass(frozen=True)
class Dress:
    coat: Colour
    legs: Colour
    skin: Colour
    hair: Colour
    style: str = "short"  # of the hair: short, long, bun, curls, thin
    worn: str = ""  # headphones, helmet, glasses, cap
    shirt: Colour | None = None  # seen in the neck
    sleeves: Colour | None = None
    stripe: Colour | None = None  # of a safety vest


@dataclass(frozen=True)
class Pose:
    """Places are parts of the figure's height, to the right of and above the point it stands on.

    `turn` is where it looks: -1 left, 0 to us, 1 right; `back` shows it from behind. Hands are first the one on the
    left (from the side: the far one), then the other.
    """

    turn: int = 0
    back: bool = False
    hip: Point = (0.0, 0.47)
    lean: float = 0.0
    hands: tuple[Point | None, Point | None] = (None, None)
    feet: tuple[Point, Point] | None = ((-0.062, 0.0), (0.062, 0.0))
    nod: float = 0.0


class _Body:
    """A canvas seen in parts of a figure's height."""

    def __init__(self, canvas: Canvas, spot: Point, size: float) -> None:
        self.canvas, self.spot, self.size = canvas, spot, size

    def at(self, place: Point) -> Point:
        return (self.spot[0] + place[0] * self.size, self.spot[1] - place[1] * self.size)

    def poly(self, places: Sequence[Point], colour: Colour) -> None:
        self.canvas.poly([self.at(place) for place in places], colour)

    def line(self, places: Sequence[Point], width: float, colour: Colour) -> None:
        points = [self.at(place) for place in places]
        self.canvas.line(points, width * self.size, colour)
        for point in points[1:-1]:
            self.canvas.disc(*point, width * self.size / 2, colour)

    def limb(self, places: tuple[Point, Point, Point], widths: tuple[float, float, float], colour: Colour) -> None:
        """Two tapering parts with a round joint."""
        for (start, end), (wide, narrow) in zip(pairwise(places), pairwise(widths), strict=True):
            dx, dy = end[0] - start[0], end[1] - start[1]
            length = math.hypot(dx, dy) or 1.0
            across, up = -dy / length, dx / length
            self.poly(
                [
                    (start[0] + across * wide, start[1] + up * wide),
                    (end[0] + across * narrow, end[1] + up * narrow),
                    (end[0] - across * narrow, end[1] - up * narrow),
                    (start[0] - across * wide, start[1] - up * wide),
                ],
                colour,
            )
        for place, width in zip(places[:2], widths[:2], strict=True):
            self.ellipse(place, width, width, colour)

    def ellipse(self, place: Point, rx: float, ry: float, colour: Colour) -> None:
        self.canvas.ellipse(*self.at(place), rx * self.size, ry * self.size, colour)


def figure(canvas: Canvas, spot: Point, size: float, pose: Pose, dress: Dress) -> None:
    """A person of the given height standing (or sitting) at a point of the ground."""
    body = _Body(canvas, spot, size)
    if pose.feet is not None:
        _legs(body, pose, dress)
    first, second = _shoulders(pose)
    sleeve = dress.sleeves or dress.coat
    dim, lit = mix(sleeve, INK, 0.16), mix(sleeve, PAPER, 0.07)
    beside = pose.turn != 0 or pose.back
    if beside:
        _arm(body, first, pose.hands[0], pose, (dim, dress.skin))
    if pose.back:
        _arm(body, second, pose.hands[1], pose, (lit, dress.skin))
    _torso(body, pose, dress)
    _head(body, pose, dress)
    if not beside:
        _arm(body, first, pose.hands[0], pose, (dim, dress.skin))
    if not pose.back:
        _arm(body, second, pose.hands[1], pose, (lit, dress.skin))


def _head_middle(pose: Pose) -> Point:
    return (pose.hip[0] + pose.lean * 1.25 + pose.turn * 0.012 + pose.nod, pose.hip[1] + _TORSO + 0.083)


def _shoulders(pose: Pose) -> tuple[Point, Point]:
    apart = 0.09 if pose.turn == 0 else 0.018
    x, y = pose.hip[0] + pose.lean * 0.86, pose.hip[1] + _TORSO - 0.062
    return (x - apart, y), (x + apart, y)


def _joint(start: Point, end: Point, lengths: tuple[float, float], side: float) -> Point:
    """Where elbow or knee lies between two ends; `side` says to which side it bends."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    apart = max(1e-6, min(math.hypot(dx, dy), sum(lengths) * 0.999))
    along = (lengths[0] ** 2 - lengths[1] ** 2 + apart**2) / (2 * apart)
    off = math.sqrt(max(0.0, lengths[0] ** 2 - along**2)) * side
    real = math.hypot(dx, dy) or 1.0
    return (start[0] + (dx * along - dy * off) / real, start[1] + (dy * along + dx * off) / real)


def _arm(body: _Body, shoulder: Point, hand: Point | None, pose: Pose, paint: tuple[Colour, Colour]) -> None:
    outward = 1 if shoulder[0] >= pose.hip[0] + pose.lean else -1
    if hand is None:
        hand = (shoulder[0] + outward * 0.03, shoulder[1] - 0.315)
    bends = [_joint(shoulder, hand, _ARM, side) for side in (-1, 1)]
    # Elbows hang; of two alike the one away from the body, or from the side the one behind.
    away = -pose.turn if pose.turn else outward
    elbow = min(bends, key=lambda place: place[1] - 0.6 * away * place[0])
    body.ellipse(hand, _HAND, _HAND, paint[1])
    wrist = (elbow[0] + (hand[0] - elbow[0]) * 0.9, elbow[1] + (hand[1] - elbow[1]) * 0.9)
    body.limb((shoulder, elbow, wrist), _ARM_WIDTHS, paint[0])


def _legs(body: _Body, pose: Pose, dress: Dress) -> None:
    apart = 0.045 if pose.turn == 0 else 0.016
    for number, foot in enumerate(pose.feet or ()):
        side = -1 if number == 0 else 1
        paint = mix(dress.legs, INK, 0.22) if number == 0 else dress.legs
        hip = (pose.hip[0] + side * apart, pose.hip[1])
        ankle = (foot[0], foot[1] + 0.024)
        knee = _joint(hip, ankle, _LEG, pose.turn if pose.turn else side * 0.2)
        toe = pose.turn * 0.062 if pose.turn else side * 0.022
        shoe = mix(INK, STONE(0.9), 0.4)
        body.line([(foot[0] - toe * 0.2, foot[1] + 0.018), (foot[0] + toe, foot[1] + 0.018)], 0.038, shoe)
        body.limb((hip, knee, ankle), _LEG_WIDTHS, paint)


def _torso(body: _Body, pose: Pose, dress: Dress) -> None:
    wide = 1.0 if pose.turn == 0 else 0.72

    def place(across: float, up: float) -> Point:
        return (pose.hip[0] + across * wide + pose.lean * up, pose.hip[1] - 0.02 + (_TORSO + 0.01) * up)

    outline = [
        (-0.098, 0.0),
        (-0.09, 0.4),
        (-0.12, 0.78),
        (-0.118, 0.86),
        (-0.1, 0.925),
        (-0.045, 0.985),
        (-0.03, 1.01),
    ]
    left = [place(*spot) for spot in outline]
    right = [place(-across, up) for across, up in reversed(outline)]
    body.poly([*left, *right], dress.coat)
    body.poly([*left, place(-0.062, 0.7), place(-0.052, 0.3), place(-0.06, 0)], mix(dress.coat, INK, 0.1))
    if dress.stripe is not None:
        for up in (0.22, 0.42):
            body.poly(
                [place(-0.094, up), place(0.094, up), place(0.092, up + 0.07), place(-0.092, up + 0.07)], dress.stripe
            )
    neck = place(0.0, 1.0)
    if dress.shirt is not None and not pose.back:
        tip = place(0.03 * pose.turn, 0.66)
        body.poly(
            [
                (neck[0] - (0.045 if wide == 1 else 0.024), neck[1]),
                (neck[0] + (0.045 if wide == 1 else 0.024), neck[1]),
                tip,
            ],
            dress.shirt,
        )


def _head(body: _Body, pose: Pose, dress: Dress) -> None:
    middle = _head_middle(pose)
    neck = (middle[0] - pose.turn * 0.014, middle[1] - 0.085)
    flip = pose.turn or 1

    def place(across: float, up: float) -> Point:
        return (middle[0] + flip * across * _HEAD[0], middle[1] + up * _HEAD[1])

    if dress.style == "long":
        for back in (-0.45,) if pose.turn else (-0.62, 0.62):
            body.line([place(back, 0.3), place(back * 1.2, -0.95)], 0.085 if pose.turn else 0.06, dress.hair)
    collar = (pose.hip[0] + pose.lean, neck[1] - 0.012)
    body.line([collar, (neck[0], neck[1] + 0.03)], 0.05, mix(dress.skin, (70, 30, 30), 0.2))
    if pose.back:
        _back_of_head(body, middle, dress)
        return
    body.ellipse(middle, *_HEAD, dress.skin)
    if pose.turn:
        body.line([place(0.9, 0.0), place(1.04, -0.14)], 0.016, dress.skin)
    _hair(body, place, pose, dress)
    _worn(body, place, pose, dress)


def _back_of_head(body: _Body, middle: Point, dress: Dress) -> None:
    body.ellipse(middle, *_HEAD, dress.skin)
    body.ellipse((middle[0], middle[1] + 0.012), 0.067, 0.07, dress.hair)
    if dress.style == "long":
        body.line([(middle[0], middle[1]), (middle[0], middle[1] - 0.08)], 0.128, dress.hair)
    if dress.style == "bun":
        body.ellipse((middle[0], middle[1] + 0.085), 0.033, 0.03, dress.hair)
    if dress.style == "curls":
        body.ellipse((middle[0], middle[1] + 0.014), 0.084, 0.082, dress.hair)
    _worn(body, lambda across, up: (middle[0] + across * _HEAD[0], middle[1] + up * _HEAD[1]), Pose(back=True), dress)


def _arc(first: float, last: float, reach: float) -> list[Point]:
    turns = [math.radians(first + (last - first) * step / 18) for step in range(19)]
    return [(reach * math.cos(turn), reach * math.sin(turn)) for turn in turns]


_SIDE_HAIR = [*_arc(35, 205, 1.09), (-0.5, -0.5), (-0.42, 0.05), (-0.1, 0.12), (0.02, 0.5), (0.5, 0.58)]
_FRONT_HAIR = [*_arc(-2, 182, 1.09), (-0.86, 0.12), (-0.66, 0.42), (-0.2, 0.6), (0.3, 0.44), (0.84, 0.3)]
_SIDE_THIN = [*_arc(120, 205, 1.06), (-0.5, -0.5), (-0.45, 0.05), (-0.15, 0.15), (-0.2, 0.5)]
_FRONT_THIN = [*_arc(30, 150, 1.07), (-0.4, 0.74), (0.4, 0.74)]


def _hair(body: _Body, place: _Placing, pose: Pose, dress: Dress) -> None:
    if dress.style == "bun":
        body.ellipse(place(-0.62 if pose.turn else 0.0, 0.98), 0.034, 0.032, dress.hair)
    if dress.style == "curls":
        for across, up, r in ((-0.75, 0.35, 0.042), (-0.4, 0.85, 0.045), (0.15, 1.0, 0.044), (0.65, 0.75, 0.036)):
            body.ellipse(place(across, up), r, r, dress.hair)
        body.ellipse(place(-0.9, -0.1) if pose.turn else place(-1.08, 0.1), 0.034, 0.04, dress.hair)
        body.ellipse(place(-0.7, -0.35) if pose.turn else place(1.08, 0.1), 0.034, 0.04, dress.hair)
    thin = dress.style == "thin"
    shape = (_SIDE_THIN if thin else _SIDE_HAIR) if pose.turn else (_FRONT_THIN if thin else _FRONT_HAIR)
    body.poly([place(*point) for point in shape], dress.hair)


def _worn(body: _Body, place: _Placing, pose: Pose, dress: Dress) -> None:
    side = pose.turn != 0
    if dress.worn == "headphones":
        _headphones(body, place, side=side)
    elif dress.worn in ("helmet", "cap"):
        _hat(body, place, pose, mix(LAMP, PAPER, 0.15) if dress.worn == "helmet" else dress.coat)
    elif dress.worn == "glasses" and not pose.back:
        frame = mix(INK, STONE(0.9), 0.3)
        spots = [(0.62, 0.06)] if side else [(-0.42, 0.06), (0.42, 0.06)]
        for spot in spots:
            middle = body.at(place(*spot))
            r = (0.016 if side else 0.022) * body.size
            body.canvas.ring(*middle, r, 0.02 * body.size, 0.006 * body.size, frame)
        body.line(
            [place(-0.3, 0.1), place(0.4, 0.08)] if side else [place(-0.08, 0.08), place(0.08, 0.08)], 0.006, frame
        )


def _headphones(body: _Body, place: _Placing, *, side: bool) -> None:
    shell, band = INK, STONE(0.86)
    if side:
        body.line([place(-0.05, -0.05), place(-0.05, 1.14)], 0.016, band)
        body.ellipse(place(-0.08, -0.08), 0.03, 0.038, shell)
        body.ellipse(place(-0.08, -0.08), 0.017, 0.022, STONE(0.7))
        return
    body.line([place(*spot) for spot in _arc(0, 180, 1.16)], 0.017, band)
    for across in (-1.08, 1.08):
        body.line([place(across, -0.3), place(across, 0.18)], 0.036, shell)


def _hat(body: _Body, place: _Placing, pose: Pose, colour: Colour) -> None:
    body.poly([place(*spot) for spot in _arc(8, 172, 1.2)], colour)
    body.poly([place(*spot) for spot in _arc(110, 172, 1.2)] + [place(-0.5, 0.17)], mix(colour, INK, 0.14))
    brim = [place(-1.15, 0.2), place(1.6, 0.2)] if pose.turn else [place(-1.22, 0.2), place(1.22, 0.2)]
    body.line(brim, 0.02, mix(colour, INK, 0.2))
