"""People in poses: joints in parts of their height, clothes by look; heads without faces that could be anyone's."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from projects.demo.pictures.canvas import Canvas, Point
from projects.demo.pictures.palette import INK, PAPER, Colour, mix

Limb = tuple[Point, ...]


@dataclass(frozen=True)
class Dress:
    top: Colour
    legs: Colour
    skin: Colour
    hair: Colour
    style: str = "short"  # short, long, bun, scarf
    shoes: Colour = INK
    skirt: float = 0.0  # how far the top reaches below the hips, in parts of the height


@dataclass(frozen=True)
class Pose:
    """Joints from the ground below the figure, x to the right, y up. Legs end in knee, ankle, toe, arms in elbow, hand.

    The far limbs lie behind the body, the near ones before it."""

    hip: Point
    neck: Point
    far_arm: Limb
    near_arm: Limb
    far_leg: Limb
    near_leg: Limb
    turn: str = "right"  # where the head looks: left, right, front, back
    breadth: float = 0.075  # half of the shoulders
    head: Point | None = None

    def mirrored(self) -> "Pose":
        turn = {"left": "right", "right": "left"}.get(self.turn, self.turn)
        return replace(
            self,
            hip=_flip(self.hip),
            neck=_flip(self.neck),
            far_arm=tuple(_flip(p) for p in self.far_arm),
            near_arm=tuple(_flip(p) for p in self.near_arm),
            far_leg=tuple(_flip(p) for p in self.far_leg),
            near_leg=tuple(_flip(p) for p in self.near_leg),
            turn=turn,
            breadth=-self.breadth,
            head=_flip(self.head) if self.head else None,
        )


def _flip(point: Point) -> Point:
    return (-point[0], point[1])


FRONT = Pose(
    hip=(0, 0.5),
    neck=(0, 0.8),
    far_arm=((-0.128, 0.63), (-0.125, 0.47)),
    near_arm=((0.128, 0.63), (0.125, 0.47)),
    far_leg=((-0.06, 0.27), (-0.06, 0.045), (-0.085, 0.02)),
    near_leg=((0.06, 0.27), (0.06, 0.045), (0.085, 0.02)),
    turn="front",
    breadth=0.105,
)
BACK = replace(FRONT, turn="back")
SIDE = Pose(
    hip=(0, 0.5),
    neck=(0, 0.8),
    far_arm=((0.02, 0.65), (0.07, 0.5)),
    near_arm=((-0.02, 0.64), (0.03, 0.48)),
    far_leg=((0.03, 0.27), (0.03, 0.045), (0.09, 0.02)),
    near_leg=((-0.03, 0.27), (-0.04, 0.045), (0.02, 0.02)),
)
OPEN_HANDS = replace(SIDE, far_arm=((0.1, 0.64), (0.22, 0.69)), near_arm=((0.05, 0.61), (0.2, 0.6)))
WALK = replace(
    SIDE,
    far_arm=((0.07, 0.65), (0.14, 0.53)),
    near_arm=((-0.08, 0.65), (-0.09, 0.5)),
    far_leg=((-0.03, 0.27), (-0.15, 0.07), (-0.1, 0.02)),
    near_leg=((0.08, 0.28), (0.12, 0.045), (0.19, 0.025)),
)
SIT_SIDE = Pose(
    hip=(0, 0.28),
    neck=(0.01, 0.58),
    far_arm=((0.08, 0.42), (0.22, 0.36)),
    near_arm=((0.03, 0.4), (0.18, 0.34)),
    far_leg=((0.25, 0.3), (0.26, 0.045), (0.33, 0.02)),
    near_leg=((0.23, 0.28), (0.22, 0.045), (0.29, 0.02)),
)
SIT_FRONT = Pose(
    hip=(0, 0.29),
    neck=(0, 0.58),
    far_arm=((-0.15, 0.42), (-0.07, 0.31)),
    near_arm=((0.15, 0.42), (0.07, 0.31)),
    far_leg=((-0.085, 0.24), (-0.08, 0.045), (-0.1, 0.02)),
    near_leg=((0.085, 0.24), (0.08, 0.045), (0.1, 0.02)),
    turn="front",
    breadth=0.105,
)
SIT_BACK = replace(SIT_FRONT, turn="back", far_arm=((-0.15, 0.42), (-0.1, 0.33)), near_arm=((0.15, 0.42), (0.1, 0.33)))


def figure(canvas: Canvas, at: Point, size: float, pose: Pose, dress: Dress) -> None:
    def place(point: Point) -> Point:
        return (at[0] + point[0] * size, at[1] - point[1] * size)

    side = pose.turn in ("left", "right")
    half = abs(pose.breadth)
    sign = 1 if pose.breadth > 0 else -1
    spread = 0.02 if side else half - 0.01
    hips = 0.018 if side else 0.045
    shade = mix(dress.top, INK, 0.16)
    _leg(
        canvas,
        _joined(_moved(pose.hip, sign * (hips if side else -hips)), pose.far_leg, place),
        size,
        mix(dress.legs, INK, 0.25),
        dress,
    )
    if side:
        _arm(canvas, _joined(_moved(pose.neck, sign * spread), pose.far_arm, place), size, shade, dress.skin)
    _leg(
        canvas,
        _joined(_moved(pose.hip, sign * (-hips if side else hips)), pose.near_leg, place),
        size,
        dress.legs,
        dress,
    )
    if not side:
        _arm(canvas, _joined(_moved(pose.neck, -sign * spread), pose.far_arm, place), size, shade, dress.skin)
    _torso(canvas, place(pose.hip), place(pose.neck), (half * size, size), dress)
    head = place(pose.head or _beyond(pose.hip, pose.neck, 0.118))
    neck = place(pose.neck)
    canvas.line([neck, _between(neck, head, 0.6)], size * 0.055, mix(dress.skin, INK, 0.14))
    draw_head(canvas, head, size * 0.068, pose.turn, dress)
    near = mix(dress.top, INK, 0.08) if min(dress.top) > 170 else mix(dress.top, PAPER, 0.1)
    shoulder = _moved(pose.neck, sign * (-spread if side else spread))
    _arm(canvas, _joined(shoulder, pose.near_arm, place), size, near if side else shade, dress.skin)


def _joined(first: Point, rest: Limb, place: Callable[[Point], Point]) -> list[Point]:
    return [place(first), *(place(p) for p in rest)]


def _moved(point: Point, by: float) -> Point:
    return (point[0] + by, point[1] - (0.035 if point[1] > 0.5 else 0.03))


def _beyond(start: Point, end: Point, by: float) -> Point:
    length = math.dist(start, end) or 1
    return (end[0] + (end[0] - start[0]) / length * by, end[1] + (end[1] - start[1]) / length * by)


def _between(start: Point, end: Point, share: float) -> Point:
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)


def _leg(canvas: Canvas, joints: Sequence[Point], size: float, paint: Colour, dress: Dress) -> None:
    hip, knee, ankle, toe = joints
    canvas.line([ankle, toe], size * 0.048, dress.shoes)
    canvas.line([hip, knee], size * 0.08, paint)
    canvas.line([knee, ankle], size * 0.073, paint)


def _arm(canvas: Canvas, joints: Sequence[Point], size: float, paint: Colour, skin: Colour) -> None:
    shoulder, elbow, hand = joints
    canvas.disc(*_beyond(elbow, hand, size * 0.012), size * 0.03, skin)
    canvas.line([shoulder, elbow], size * 0.066, paint)
    canvas.line([elbow, _between(elbow, hand, 0.88)], size * 0.054, paint)


def _torso(canvas: Canvas, hip: Point, neck: Point, measure: tuple[float, float], dress: Dress) -> None:
    """Shoulders, waist and, for coats, what hangs below the hips."""
    half, size = measure
    length = math.dist(hip, neck) or 1
    along = ((hip[0] - neck[0]) / length, (hip[1] - neck[1]) / length)
    across = (along[1], -along[0])

    def at(out: float, down: float) -> Point:
        return (
            neck[0] + across[0] * out + along[0] * down,
            neck[1] + across[1] * out + along[1] * down,
        )

    r = min(size * 0.045, half * 0.6)
    low = length + dress.skirt * size
    waist = half * 0.86
    canvas.poly(
        [
            at(-half, r),
            at(-half + r, 0),
            at(half - r, 0),
            at(half, r),
            at(waist, length * 0.7),
            at(waist * (1 + dress.skirt), low),
            at(-waist * (1 + dress.skirt), low),
            at(-waist, length * 0.7),
        ],
        dress.top,
    )
    for out in (-half + r, half - r):
        canvas.disc(*at(out, r), r, dress.top)
    if not dress.skirt:
        canvas.line([at(-waist + r, low), at(waist - r, low)], r * 2, dress.top)


def draw_head(canvas: Canvas, at: Point, r: float, turn: str, dress: Dress) -> None:
    {"front": _head_front, "back": _head_back}.get(turn, _head_side)(canvas, at, r, -1 if turn == "left" else 1, dress)


def _arc(at: Point, radii: Point, span: tuple[int, int]) -> list[Point]:
    steps = range(span[0], span[1] + 1, 6)
    return [
        (at[0] + radii[0] * math.cos(math.radians(step)), at[1] + radii[1] * math.sin(math.radians(step)))
        for step in steps
    ]


def _head_front(canvas: Canvas, at: Point, r: float, sign: int, dress: Dress) -> None:
    x, y = at
    if dress.style in ("long", "scarf"):
        canvas.rect(x - r * 1.14, y - r * 0.9, r * 2.28, r * 2.3, dress.hair, radius=r)
    if dress.style == "bun":
        canvas.disc(x, y - r * 1.4, r * 0.5, dress.hair)
    canvas.ellipse(x, y - r * 0.14, r * 1.04, r * 1.12, dress.hair)
    canvas.ellipse(x, y + r * 0.16, r * 0.88, r * 1.04, dress.skin)
    canvas.poly([*_arc((x, y - r * 0.06), (r * 1.0, r * 1.12), (186, 354)), (x + r * 0.3, y - r * 0.62)], dress.hair)


def _head_back(canvas: Canvas, at: Point, r: float, sign: int, dress: Dress) -> None:
    x, y = at
    if dress.style == "short":
        canvas.ellipse(x, y + r * 0.2, r * 0.94, r * 1.04, dress.skin)
        for ear in (-1, 1):
            canvas.disc(x + ear * r * 0.98, y + r * 0.22, r * 0.2, dress.skin)
    canvas.ellipse(x, y - r * 0.06, r * 1.04, r * 1.16, dress.hair)
    if dress.style in ("long", "scarf"):
        canvas.rect(x - r * 1.06, y - r * 0.4, r * 2.12, r * 1.95, dress.hair, radius=r * 0.6)
    if dress.style == "bun":
        canvas.ellipse(x, y + r * 0.3, r * 0.92, r * 1.0, dress.hair)
        canvas.disc(x, y - r * 0.5, r * 0.52, mix(dress.hair, INK, 0.3))


def _head_side(canvas: Canvas, at: Point, r: float, sign: int, dress: Dress) -> None:
    x, y = at
    if dress.style == "long":
        canvas.rect(
            min(x - sign * r * 1.06, x + sign * r * 0.1), y - r * 0.7, r * 1.16, r * 2.2, dress.hair, radius=r * 0.5
        )
    if dress.style == "bun":
        canvas.disc(x - sign * r * 0.95, y - r * 0.65, r * 0.5, dress.hair)
    canvas.disc(x + sign * r * 0.9, y + r * 0.16, r * 0.17, dress.skin)
    canvas.ellipse(x + sign * r * 0.04, y + r * 0.06, r * 0.94, r * 1.12, dress.skin)
    cap = _arc((0, -r * 0.04), (r * 1.06, r * 1.2), (128, 318))
    inner = [(r * 0.56, -r * 0.46), (r * 0.16, -r * 0.42), (r * 0.0, r * 0.1), (-r * 0.3, r * 0.5)]
    canvas.poly([(x + sign * px, y + py) for px, py in [*cap, *inner]], dress.hair)
    if dress.style == "scarf":
        drape = [(r * 0.7, -r * 0.8), (r * 0.5, 0), (r * 0.62, r * 1.0), (r * 0.5, r * 1.7), (-r * 1.0, r * 1.7)]
        canvas.poly([(x + sign * px, y + py) for px, py in [*drape, (-r * 1.06, 0)]], dress.hair)


def chair(canvas: Canvas, at: Point, size: float, turn: str, paint: Colour) -> None:
    """A chair for someone of the given height who looks to that side; draw it before who sits, or after for a back."""
    x, y = at
    seat, dark = y - size * 0.245, mix(paint, INK, 0.3)
    if turn in ("left", "right"):
        sign = 1 if turn == "right" else -1
        for leg in (-0.1, 0.14):
            canvas.line([(x + sign * leg * size, seat), (x + sign * leg * 1.15 * size, y)], size * 0.02, dark)
        canvas.line([(x - sign * size * 0.11, seat), (x - sign * size * 0.15, y - size * 0.56)], size * 0.035, paint)
        canvas.line([(x - sign * size * 0.11, seat), (x + sign * size * 0.16, seat)], size * 0.04, paint)
        return
    for leg in (-0.12, 0.12):
        canvas.line([(x + leg * size, seat), (x + leg * size * 1.08, y)], size * 0.02, dark)
    canvas.rect(x - size * 0.14, seat - size * 0.02, size * 0.28, size * 0.05, paint, radius=size * 0.02)
    canvas.rect(x - size * 0.13, y - size * 0.56, size * 0.26, size * 0.22, paint, radius=size * 0.05)
    if turn == "back":
        for post in (-0.1, 0.1):
            canvas.line([(x + post * size, y - size * 0.36), (x + post * size, seat)], size * 0.022, dark)
