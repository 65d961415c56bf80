"""People in the scenes: drawn plainly, without faces that could be anyone's."""

from dataclasses import dataclass

from projects.demo.pictures.canvas import Canvas
from projects.demo.pictures.palette import PAPER, RIVER, STONE, Colour, mix


@dataclass(frozen=True)
class Look:
    coat: Colour
    skin: Colour
    hair: Colour
    shirt: Colour
    hair_long: bool = False


def researcher(canvas: Canvas, x: float, bench: float, look: Look) -> None:
    """Someone in a white coat behind a bench, with goggles, holding a test tube against the light."""
    shade = mix(look.coat, STONE(0.6), 0.4)
    top = bench - 300
    canvas.poly(
        [
            (x - 118, bench),
            (x - 112, top + 70),
            (x - 78, top + 26),
            (x, top + 4),
            (x + 78, top + 26),
            (x + 112, top + 70),
            (x + 118, bench),
        ],
        look.coat,
    )
    canvas.disc(x - 74, top + 66, 42, look.coat)
    canvas.disc(x + 74, top + 66, 42, look.coat)
    canvas.poly([(x - 34, top + 2), (x + 34, top + 2), (x, top + 120)], look.shirt)
    canvas.poly([(x - 36, top - 2), (x - 56, top + 26), (x - 20, top + 150), (x, top + 118)], shade)
    canvas.poly([(x + 36, top - 2), (x + 56, top + 26), (x + 20, top + 150), (x, top + 118)], shade)
    canvas.line([(x, top + 124), (x, bench)], 4, shade)
    canvas.rect(x + 36, top + 170, 52, 8, shade, radius=4)
    canvas.line([(x - 86, top + 74), (x - 112, top + 200), (x - 70, bench + 20)], 62, mix(look.coat, shade, 0.45))
    _head(canvas, x, top, look)
    canvas.line([(x + 84, top + 78), (x + 150, top + 170), (x + 158, top + 40)], 58, look.coat)
    canvas.line([(x + 116, top + 152), (x + 146, top + 184)], 5, shade)
    canvas.rect(x + 128, top + 8, 60, 22, shade, radius=8)
    canvas.disc(x + 160, top - 14, 27, look.skin)
    canvas.rect(x + 152, top - 112, 24, 116, PAPER, radius=12)
    canvas.rect(x + 155, top - 62, 18, 62, RIVER(0.45), radius=9)
    canvas.line([(x + 142, top - 18), (x + 182, top - 22)], 15, mix(look.skin, (0, 0, 0), 0.08))


def _head(canvas: Canvas, x: float, top: float, look: Look) -> None:
    if look.hair_long:
        canvas.rect(x - 64, top - 150, 128, 170, look.hair, radius=60)
    canvas.rect(x - 25, top - 52, 50, 72, mix(look.skin, (90, 40, 30), 0.16), radius=18)
    canvas.ellipse(x, top - 106, 62, 60, look.hair)
    canvas.ellipse(x, top - 82, 50, 58, look.skin)
    canvas.ellipse(x - 22, top - 134, 36, 20, look.hair)
    canvas.ellipse(x + 28, top - 132, 28, 18, look.hair)
    canvas.rect(x - 56, top - 104, 112, 34, STONE(0.85), radius=15)
    canvas.rect(x - 46, top - 98, 42, 22, mix(RIVER(0.2), PAPER, 0.4), radius=10)
    canvas.rect(x + 4, top - 98, 42, 22, mix(RIVER(0.2), PAPER, 0.4), radius=10)
    canvas.ring(x, top - 58, 15, 8, 4, mix(look.skin, (120, 40, 40), 0.45), (20, 160))
