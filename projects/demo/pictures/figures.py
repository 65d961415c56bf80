"""People with arms and clothes, of any size, plain and without faces; those of the street scenes."""

from dataclasses import dataclass

from projects.demo.pictures.canvas import Canvas, Point
from projects.demo.pictures.palette import (
    BRICK,
    ENERGIE,
    INK,
    LEAF,
    PAPER,
    RIVER,
    STONE,
    VIELFALT,
    WIRTSCHAFT,
    Colour,
    mix,
)


@dataclass(frozen=True)
class Outfit:
    coat: Colour
    legs: Colour
    skin: Colour
    hair: Colour
    cut: str = "short"  # or "long", "bun", "scarf", "cap"


# Hands, in shares of the height: to the side of the body's middle and above the ground.
Arms = tuple[Point, Point]
HANGING: Arms = ((-0.17, 0.44), (0.17, 0.44))
PHONE: Arms = ((-0.16, 0.44), (0.15, 0.68))
WAVING: Arms = ((-0.17, 0.44), (0.24, 0.98))

OUTFITS = (
    Outfit(WIRTSCHAFT(0.62), STONE(0.86), BRICK(0.12), BRICK(0.85)),
    Outfit(VIELFALT(0.56), mix(INK, VIELFALT(0.9), 0.3), BRICK(0.3), INK, "long"),
    Outfit(ENERGIE(0.5), WIRTSCHAFT(0.86), BRICK(0.62), INK),
    Outfit(RIVER(0.6), INK, BRICK(0.06), ENERGIE(0.5), "bun"),
    Outfit(PAPER, WIRTSCHAFT(0.74), BRICK(0.2), VIELFALT(0.7), "scarf"),
    Outfit(mix(RIVER(0.8), INK, 0.3), STONE(0.7), BRICK(0.1), STONE(0.4)),
    Outfit(LEAF(0.62), STONE(0.92), BRICK(0.66), INK, "cap"),
)


def figure(
    canvas: Canvas, x: float, foot: float, size: float, outfit: Outfit, arms: Arms = HANGING, stride: float = 0.0
) -> None:
    """Someone standing, or walking with a stride; hands are where the arms end."""

    def at(dx: float, dy: float) -> Point:
        return (x + dx * size, foot - dy * size)

    for side, shift in ((-1, -stride), (1, stride)):
        ankle = at(side * 0.055 + shift, 0.035)
        canvas.line([at(side * 0.052, 0.47), ankle], size * 0.09, outfit.legs)
        canvas.line([ankle, (ankle[0] + size * 0.035, ankle[1])], size * 0.05, mix(outfit.legs, INK, 0.7))
    _arm(canvas, at(-0.105, 0.755), at(*arms[0]), size, outfit)
    canvas.rect(*at(-0.13, 0.83), size * 0.26, size * 0.42, outfit.coat, radius=size * 0.085)
    canvas.rect(*at(-0.13, 0.56), size * 0.26, size * 0.15, outfit.coat, radius=size * 0.02)
    canvas.line([at(0, 0.86), at(0, 0.8)], size * 0.065, mix(outfit.skin, (90, 40, 30), 0.16))
    head(canvas, at(0, 0.915), size * 0.075, outfit)
    if arms is PHONE:
        canvas.rect(*at(0.135, 0.765), size * 0.05, size * 0.085, INK, radius=size * 0.012)
    _arm(canvas, at(0.105, 0.755), at(*arms[1]), size, outfit)


def head(canvas: Canvas, middle: Point, r: float, outfit: Outfit) -> None:
    x, y = middle
    hair = outfit.hair
    if outfit.cut == "long":
        canvas.rect(x - r * 1.14, y - r * 0.9, r * 2.28, r * 2.5, hair, radius=r * 0.9)
        canvas.line([(x, y + r * 0.6), (x, y + r * 1.5)], r * 0.86, mix(outfit.skin, (90, 40, 30), 0.16))
    if outfit.cut == "scarf":
        canvas.ellipse(x, y + r * 0.25, r * 1.2, r * 1.42, hair)
        canvas.ellipse(x, y + r * 0.12, r * 0.78, r * 0.94, outfit.skin)
        return
    canvas.ellipse(x, y, r, r * 1.08, outfit.skin)
    canvas.ellipse(x - r * 0.06, y - r * 0.52, r * 1.08, r * 0.7, hair)
    if outfit.cut == "bun":
        canvas.disc(x - r * 0.5, y - r * 1.2, r * 0.48, hair)
    if outfit.cut == "cap":
        canvas.rect(x, y - r * 0.42, r * 1.35, r * 0.2, hair, radius=r * 0.1)


def _arm(canvas: Canvas, shoulder: Point, hand: Point, size: float, outfit: Outfit) -> None:
    """Upper arm, forearm and hand; the elbow hangs below the middle when the hand is near."""
    reach = ((hand[0] - shoulder[0]) ** 2 + (hand[1] - shoulder[1]) ** 2) ** 0.5
    slack = max(0.0, 0.34 * size - reach)
    out = 1 if hand[0] >= shoulder[0] else -1
    elbow = ((shoulder[0] + hand[0]) / 2 + out * slack * 0.25, (shoulder[1] + hand[1]) / 2 + slack * 0.75)
    sleeve = mix(outfit.coat, INK, 0.14)
    canvas.line([shoulder, elbow, hand], size * 0.066, sleeve)
    canvas.disc(*hand, size * 0.034, outfit.skin)


def sitting(canvas: Canvas, x: float, foot: float, outfit: Outfit, facing: int = 1, size: float = 320) -> None:
    """Someone on a chair, seen from the side, the hand on a table in front; `size` high."""
    chair = BRICK(0.7)

    def at(dx: float, dy: float) -> Point:
        return (x + facing * dx * size, foot - dy * size)

    for leg in (-0.16, 0.11):
        canvas.line([at(leg, 0.26), at(leg - 0.025, 0.01)], size * 0.028, chair)
    canvas.line([at(-0.18, 0.26), at(-0.23, 0.6)], size * 0.038, chair)
    canvas.line([at(-0.18, 0.27), at(0.14, 0.27)], size * 0.044, chair)
    canvas.line([at(-0.08, 0.335), at(0.2, 0.335), at(0.22, 0.035)], size * 0.12, outfit.legs)
    canvas.line([at(0.22, 0.03), at(0.285, 0.03)], size * 0.056, mix(outfit.legs, INK, 0.7))
    canvas.line([at(-0.088, 0.375), at(-0.1, 0.645)], size * 0.23, outfit.coat)
    canvas.line([at(-0.08, 0.8), at(-0.09, 0.74)], size * 0.075, mix(outfit.skin, (90, 40, 30), 0.16))
    head(canvas, at(-0.07, 0.894), size * 0.11, outfit)
    sleeve = mix(outfit.coat, INK, 0.14)
    canvas.line([at(-0.088, 0.67), at(0.02, 0.47), at(0.262, 0.494)], size * 0.075, sleeve)
    canvas.disc(*at(0.275, 0.494), size * 0.04, outfit.skin)
