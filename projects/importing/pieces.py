"""Cut the marked lines into pieces: sections with their own text, pictures with caption and credit, loose text."""

from collections.abc import Sequence
from dataclasses import dataclass

from projects.importing import funding_text, links, milestones
from projects.importing.joining import ends_sentence, starts_lower
from projects.importing.labels import SECTION_LABELS
from projects.importing.ledger import Ledger, Line
from projects.importing.marks import Mark
from projects.importing.ministries import read_ministries

_LONGEST_CAPTION = 300
_RUN = ("text", "credit", "icon")


@dataclass(frozen=True)
class Piece:
    """kind: section, title, divider, frame, unknown, photo, loose (title or lead), tail (caption, or lead of the next).

    head: the label's, title's or divider's own lines; lines: the text below; credits: where in `lines` credits start.
    """

    kind: str
    head: tuple[Line, ...] = ()
    lines: tuple[Line, ...] = ()
    key: str = ""
    index: int = -1
    year: int | None = None
    credits: tuple[int, ...] = ()


def cut(marks: Sequence[Mark], ledger: Ledger) -> list[Piece]:
    """All pieces in printed order; every line of the marks is in one of them, icons that stand alone are layout."""
    pieces: list[Piece] = []
    at = 0
    while at < len(marks):
        mark = marks[at]
        start = at if mark.kind in _RUN else at + 1
        end = start
        while end < len(marks) and marks[end].kind in _RUN:
            end += 1
        ledger.take_as_layout((m.lines[0] for m in marks[start:end] if m.kind == "icon"), "Zeichen ohne Text")
        run = _Run([m for m in marks[start:end] if m.kind != "icon"])
        pieces += _below(mark, run)
        at = max(end, at + 1)
    return pieces


class _Run:
    """Text and credits below a mark."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self.lines = [line for mark in marks for line in mark.lines]
        kinds = [mark.kind for mark in marks for _line in mark.lines]
        self.credits = [at for at, kind in enumerate(kinds) if kind == "credit"]

    @property
    def until_credit(self) -> list[Line]:
        return self.lines[: self.credits[0]] if self.credits else self.lines


def _below(mark: Mark, run: _Run) -> list[Piece]:
    if mark.kind in _RUN:
        return _rest(run, 0, tail=False)
    if mark.kind == "label" and mark.key not in SECTION_LABELS:
        own = _own(mark.key, run)
        section = Piece("section", mark.lines, tuple(run.lines[:own]), mark.key)
        return [section, *_rest(run, own, tail=mark.key in ("volume", "links", "status", "code"))]
    if mark.kind in ("title", "divider"):
        return [Piece(mark.kind, mark.lines, index=mark.index), *_rest(run, 0, tail=False)]
    return _prose(mark, run)


def _own(key: str, run: _Run) -> int:
    """How many lines below a label belong to it, where the label asks for a certain form."""
    lines = run.until_credit
    if key == "ministry":
        return read_ministries(lines, Ledger()).taken
    if key == "milestones":
        return milestones.extent(lines)
    if key == "volume":
        return funding_text.extent(lines, credit_follows=bool(run.credits))
    if key == "links":
        return links.extent(lines)
    return _first_block(lines)


def _first_block(lines: Sequence[Line]) -> int:
    return next((at for at in range(1, len(lines)) if lines[at].gap), len(lines))


def _prose(mark: Mark, run: _Run) -> list[Piece]:
    """A section of running text: all that is no picture belongs to it."""
    kind = {"label": "section"}.get(mark.kind, mark.kind)
    photos = _photos(run, 0, tail=False, protected=_first_block(run.lines) if run.lines else 0)
    taken = {at for start, end in photos for at in range(start, end)}
    text = tuple(line for at, line in enumerate(run.lines) if at not in taken)
    section = Piece(kind, mark.lines, text, mark.key, mark.index, mark.year)
    return [section, *(_photo(run, start, end) for start, end in photos)]


def _rest(run: _Run, start: int, *, tail: bool) -> list[Piece]:
    """Loose blocks and pictures in what follows a label's own lines, a title or a divider."""
    pieces: list[Piece] = []
    at = start
    for photo_start, photo_end in _photos(run, start, tail=tail, protected=0):
        pieces += _blocks(run.lines[at:photo_start], "loose")
        pieces.append(_photo(run, photo_start, photo_end))
        at = photo_end
    kind = "tail" if tail and not run.credits else "loose"
    return pieces + _blocks(run.lines[at:], kind)


def _blocks(lines: Sequence[Line], kind: str) -> list[Piece]:
    groups: list[list[Line]] = []
    for line in lines:
        if groups and (line.gap == 0 or (starts_lower(line.text) and not ends_sentence(groups[-1][-1].text))):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Piece(kind, lines=tuple(group)) for group in groups]


def _photo(run: _Run, start: int, end: int) -> Piece:
    credits = tuple(at - start for at in run.credits if start <= at < end)
    return Piece("photo", lines=tuple(run.lines[start:end]), credits=credits)


def _photos(run: _Run, start: int, *, tail: bool, protected: int) -> list[tuple[int, int]]:
    """Stretches of lines that are a picture's caption and credits. protected: lines that no caption reaches into."""
    found: list[tuple[int, int]] = []
    for credit in run.credits:
        end = credit + 1
        while end < len(run.lines) and run.lines[end].gap == 0 and end not in run.credits:
            end += 1
        floor = found[-1][1] if found else max(start, protected)
        if found and credit == found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((min(credit, _caption(run.lines, floor, credit, everything=tail or bool(found))), end))
    return found


def _caption(lines: Sequence[Line], floor: int, credit: int, *, everything: bool) -> int:
    """Where the caption above a credit starts."""
    length = sum(len(line.text) for line in lines[floor:credit])
    if everything and length <= 2 * _LONGEST_CAPTION:
        return floor
    at = credit
    while at > floor and lines[at].gap == 0:
        at -= 1
    if at < credit:
        return at
    above = at - 1
    while above > floor and lines[above].gap == 0:
        above -= 1
    words = lines[max(above, floor) : credit]
    short = 0 < sum(len(line.text) for line in words) <= _LONGEST_CAPTION / 2 and not ends_sentence(words[-1].text)
    return max(above, floor) if short and above >= floor else credit
