"""Brick charts as SVG, drawn once for web and print: a brick is a project, full, half or dashed by its status.

On the web the style sheet colours the classes, so dark and high-contrast modes work; print has no style sheet and
gets explicit colours. Lengths are in units of the view box: a brick is 22 × 10, a joint 3.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil

from projects.report.palette import LINE_STRONG, PETROL
from projects.sections import STATUS_LABELS, ProjectStatus

BRICK = (22, 10)
_STEP = (25, 13)
_SHIFT = 12.5  # running bond: every second row starts half a brick further
_BRICK_WORDS = {
    ProjectStatus.COMPLETED: ("voller Stein", "volle Steine"),
    ProjectStatus.RUNNING: ("halber Stein", "halbe Steine"),
    ProjectStatus.NOT_PURSUED: ("gestrichelter Stein", "gestrichelte Steine"),
}


@dataclass(frozen=True)
class Ink:
    """Colours of printed bricks: `body` for full and half bricks, `outline` for dashed ones."""

    body: str = PETROL
    outline: str = LINE_STRONG


def brick_wall(
    count: int,
    status: str,
    *,
    columns: int | None = None,
    label: str | None = None,
    for_print: bool = False,
    ink: Ink | None = None,
) -> str:
    """A wall of `count` bricks of one status, filled column by column.

    columns: bricks side by side; as many as four rows need unless given.
    label: the sentence that is read out; made from the count unless given. "" hides the drawing from assistive
    technology, for places where the number stands beside it in words.
    """
    words = counted(count, ProjectStatus(status)) if label is None else label
    return _drawn([ProjectStatus(status)] * _checked(count), columns or ceil(count / 4), words, _inks(for_print, ink))


def topic_row(
    statuses: Sequence[str],
    *,
    columns: int | None = None,
    label: str | None = None,
    for_print: bool = False,
    ink: Ink | None = None,
) -> str:
    """A low wall (two rows unless `columns` says otherwise) of one topic field's projects, in the order given."""
    bricks = [ProjectStatus(status) for status in statuses]
    counts = Counter(bricks)
    said = ", ".join(f"{counts[status]} {word}" for status, word in STATUS_LABELS.items() if counts[status])
    words = (said or "keine Projekte") if label is None else label
    return _drawn(bricks, columns or ceil(len(bricks) / 2), words, _inks(for_print, ink))


def status_brick(status: str, *, for_print: bool = False, ink: Ink | None = None) -> str:
    """One brick that stands beside the status in words; hidden from assistive technology."""
    return _drawn([ProjectStatus(status)], 1, "", _inks(for_print, ink))


def _checked(count: int) -> int:
    if count < 0:
        raise ValueError(f"Eine Mauer kann nicht {count} Steine haben.")
    return count


def _inks(for_print: bool, ink: Ink | None) -> Ink | None:
    return (ink or Ink()) if for_print else None


def counted(count: int, status: ProjectStatus) -> str:
    """What a wall shows, in words: `42 volle Steine: abgeschlossen`."""
    return f"{count} {_BRICK_WORDS[status][count != 1]}: {STATUS_LABELS[status]}"


def _drawn(bricks: Sequence[ProjectStatus], columns: int, label: str, ink: Ink | None) -> str:
    columns = max(columns, 1)
    rows = max(ceil(len(bricks) / columns), 1)
    width = columns * _STEP[0] - 3 + (_SHIFT if rows > 1 else 0)
    height = rows * _STEP[1] - 3
    shapes = []
    for place, status in enumerate(bricks):
        column, row = divmod(place, rows)
        shapes.append(_brick(status, column * _STEP[0] + _SHIFT * (row % 2), row * _STEP[1], ink))
    read = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true" focusable="false"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="rp-mauer" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}" {read}>{"".join(shapes)}</svg>'
    )


def _brick(status: ProjectStatus, x: float, y: float, ink: Ink | None) -> str:
    inner = f'x="{x + 0.5:g}" y="{y + 0.5:g}" width="21" height="9" rx="1"'
    if status is ProjectStatus.COMPLETED:
        return f'<rect {_filled("fertig", ink)} x="{x:g}" y="{y:g}" width="22" height="10" rx="1"/>'
    if status is ProjectStatus.NOT_PURSUED:
        dashed = f'fill="none" stroke="{ink.outline}" stroke-dasharray="2.5 2"' if ink else 'class="rp-stein--aus"'
        return f"<rect {dashed} {inner}/>"
    outline = f'fill="none" stroke="{ink.body}"' if ink else 'class="rp-stein--laufend"'
    half = f"M{x + 1:g} {y:g}h10v10h-10a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1z"
    return f'<rect {outline} {inner}/><path {_filled("fill", ink)} d="{half}"/>'


def _filled(name: str, ink: Ink | None) -> str:
    return f'fill="{ink.body}"' if ink else f'class="rp-stein--{name}"'
