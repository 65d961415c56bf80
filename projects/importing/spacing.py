"""Blank lines tell paragraphs apart; where an extraction doubled or dropped all of them, they are put right."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from projects.importing.joining import ends_open, ends_sentence, is_bullet, starts_lower
from projects.importing.ledger import Line
from projects.importing.matching import whole_label

_FEWEST_LINES = 40
_LONG_LINE = 250
_ALMOST_ALL = 0.98
_SHORT_OF_WIDTH = 0.75


def respaced(lines: Sequence[Line]) -> list[Line]:
    """The lines with gaps as a text has them that was neither stretched nor squeezed."""
    if len(lines) < _FEWEST_LINES:
        return list(lines)
    inner = lines[1:]
    if _is_doubled(inner):
        return [replace(line, gap=(line.gap - 1) // 2 if line.gap else 0) for line in lines]
    if sum(line.gap == 0 for line in inner) < _ALMOST_ALL * len(inner):
        return list(lines)
    wrapped = max(len(line.text) for line in lines) < _LONG_LINE
    width = max(len(line.text) for line in lines)
    found = [lines[0]]
    for above, line in pairwise(lines):
        apart = _apart_when_wrapped(above, line, width) if wrapped else _apart(above, line)
        found.append(replace(line, gap=1) if apart and line.gap == 0 else line)
    return found


def _is_doubled(lines: Sequence[Line]) -> bool:
    """Whether a blank line stands between any two lines: then gaps are odd, those of paragraphs 3 and more."""
    odd = sum(line.gap % 2 for line in lines)
    wide = sum(line.gap >= 3 for line in lines)
    return odd >= _ALMOST_ALL * len(lines) and 0.2 * len(lines) <= wide < _ALMOST_ALL * len(lines)


def _apart(above: Line, line: Line) -> bool:
    """Paragraphs on one line each: only what is visibly broken belongs together."""
    if is_bullet(line.text) or starts_lower(line.text) or ends_open(above.text):
        return False
    return not (above.text.rstrip("* ").endswith(":") and is_bullet(above.text))


def _apart_when_wrapped(above: Line, line: Line, width: int) -> bool:
    """Wrapped paragraphs: one ends where a line stops early with its sentence, and at headings."""
    if is_bullet(line.text) or starts_lower(line.text) or ends_open(above.text):
        return False
    ends_early = len(above.text) < _SHORT_OF_WIDTH * width and ends_sentence(above.text)
    return ends_early or bool(whole_label(above.text) or whole_label(line.text))
