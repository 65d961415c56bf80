"""Bars as SVG for amounts and for more things than bricks can be counted; a row of a chart is one bar.

Words and numbers stand beside the bar as text, so that they grow, wrap and are read out; the drawing is hidden from
assistive technology. Parts differ by shape, not by colour alone: full, half (hatched), dashed.
"""

from collections.abc import Sequence
from decimal import Decimal

from projects.report.charts.bricks import Ink
from projects.sections import ProjectStatus

_LONG, _HIGH = 600, 20
_LEAST = 4  # what is there is seen
_HATCH = 6  # units between two strokes of a half part
_GAP = 2

Part = tuple[ProjectStatus, int]


def bar(
    parts: Sequence[tuple[ProjectStatus | None, int | Decimal]],
    whole: int | Decimal,
    *,
    for_print: bool = False,
    ink: Ink | None = None,
) -> str:
    """A bar of its parts one after the other; `whole` fills its full length.

    parts: a status gives the part its shape, None is a plain full one. Raises ValueError for negative parts, or where
    they are more than the whole.
    """
    counts = [count for _status, count in parts]
    if any(count < 0 for count in counts) or sum(counts) > whole:
        raise ValueError("Die Teile eines Balkens sind nicht negativ und nicht größer als das Ganze.")
    colours = (ink or Ink()) if for_print else None
    shapes, at = [], 0.0
    for status, count in parts:
        if count:
            length = max(_LONG * float(count) / float(whole), _LEAST)
            shapes.append(_part(status, at, min(length, _LONG - at), colours))
            at += length
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="rp-balken" viewBox="0 0 {_LONG} {_HIGH}" '
        f'preserveAspectRatio="none" aria-hidden="true" focusable="false">{"".join(shapes)}</svg>'
    )


def _part(status: ProjectStatus | None, x: float, length: float, ink: Ink | None) -> str:
    width = max(length - _GAP, 1)
    if status is ProjectStatus.NOT_PURSUED:
        dashed = f'fill="none" stroke="{ink.outline}" stroke-dasharray="6 4"' if ink else 'class="rp-stein--aus"'
        return f'<rect {dashed} x="{x + 1:.1f}" y="1" width="{max(width - 2, 1):.1f}" height="{_HIGH - 2}"/>'
    if status is ProjectStatus.RUNNING:
        outline = f'fill="none" stroke="{ink.body}"' if ink else 'class="rp-stein--laufend"'
        return (
            f'<rect {outline} x="{x + 1:.1f}" y="1" width="{max(width - 2, 1):.1f}" height="{_HIGH - 2}"/>'
            f'<path {outline} d="{_strokes(x, width)}"/>'
        )
    filled = f'fill="{ink.body}"' if ink else 'class="rp-stein--fertig"'
    return f'<rect {filled} x="{x:.1f}" y="0" width="{width:.1f}" height="{_HIGH}"/>'


def _strokes(x: float, width: float) -> str:
    """Upright strokes in a part: they stay upright however wide the bar is drawn."""
    count = int(width // _HATCH)
    return "".join(f"M{x + _HATCH * place:.1f} 2V{_HIGH - 2}" for place in range(1, count + 1))
