"""Which pieces make up one project's page: the cheapest way to cut the whole row of pieces into sheets."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from projects.importing.labels import CORE
from projects.importing.pieces import Piece

# What is unusual about a page, in points. A page that lacks nothing costs 0.
_MISSING = 2.0
_MISSING_STATE = 1.0
_MISSING_MINISTRY = 0.7
_MISSING_TITLE = 1.0
_MISSING_LEAD = 1.0
_TWICE = 3.0
_OTHER_TITLE = 3.0
_SAME_TITLE = 0.5
_DIVIDER_INSIDE = 3.0
_TEXT_AFTER_PICTURE = 0.5
_PLAIN_CAPTION = 0.8
_NOT_A_SHEET = 12.0
_STARTS = {"title": 0.0, "divider": 0.0, "loose": 0.2, "tail": 0.6, "photo": 4.0, "unknown": 3.0, "frame": 0.0}
_SECTION_STARTS = {"ministry": 0.0, "milestones": 0.0, "summary": 0.0, "added_value": 0.6}
_OTHER_START = 2.0
_LONGEST = 120
_HOPELESS = 24.0
_FEWEST_SECTIONS = 3
_ONCE = (*CORE, "ministry", "current_state", "result", "outlook", "links", "summary")


@dataclass
class _Page:
    """What a row of pieces has seen so far, and what it costs as a page."""

    first: Piece
    keys: Counter[str] = field(default_factory=Counter)
    title: int = -2
    leads: int = 0
    extra: float = 0.0
    pictured: bool = False
    only_dividers: bool = True
    frame: bool = False

    def add(self, piece: Piece) -> None:
        getattr(self, f"_add_{piece.kind}")(piece)
        if piece.kind != "divider":
            self.only_dividers = False

    def _add_section(self, piece: Piece) -> None:
        self.keys[piece.key] += 1
        if self.keys[piece.key] > 1 and piece.key in _ONCE:
            self.extra += _TWICE
        if piece.key == "summary":
            self.leads += 1
        self._after_picture()

    def _add_title(self, piece: Piece) -> None:
        if self.title == -2:
            self.title = piece.index
        else:
            self.extra += _SAME_TITLE if piece.index == self.title else _OTHER_TITLE
        self._after_picture()

    def _add_loose(self, piece: Piece) -> None:
        self.leads += 1
        self._after_picture()

    def _add_tail(self, piece: Piece) -> None:
        if piece is self.first:
            self.leads += 1
        else:
            self.extra += _PLAIN_CAPTION

    def _add_photo(self, piece: Piece) -> None:
        self.pictured = True

    def _add_divider(self, piece: Piece) -> None:
        if not self.only_dividers:
            self.extra += _DIVIDER_INSIDE

    def _add_unknown(self, piece: Piece) -> None:
        pass

    def _add_frame(self, piece: Piece) -> None:
        self.frame = True

    def _after_picture(self) -> None:
        if self.pictured:
            self.extra += _TEXT_AFTER_PICTURE
            self.pictured = False

    def cost(self) -> float:
        if self.frame:
            return _start(self.first) + (_OTHER_TITLE if self.keys else 0.0)
        cost = self.extra + _start(self.first)
        cost += _MISSING * sum(key not in self.keys for key in CORE)
        cost += 0.0 if self.keys["current_state"] or self.keys["result"] else _MISSING_STATE
        cost += 0.0 if self.keys["ministry"] else _MISSING_MINISTRY
        cost += _MISSING_TITLE if self.title == -2 else 0.0
        cost += 0.0 if self.leads else _MISSING_LEAD
        return cost + (_NOT_A_SHEET if len(self.keys) < _FEWEST_SECTIONS else 0.0)


def _start(piece: Piece) -> float:
    if piece.kind == "section":
        return _SECTION_STARTS.get(piece.key, _OTHER_START)
    return _STARTS[piece.kind]


def is_sheet(pieces: Sequence[Piece]) -> bool:
    """Whether pieces are a project's page at all."""
    return len({piece.key for piece in pieces if piece.kind == "section"}) >= _FEWEST_SECTIONS


def pages(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces in rows, one for each page, none left out. Work grows with the number of pieces, not its square."""
    best: list[float] = [0.0] + [float("inf")] * len(pieces)
    came_from = [0] * (len(pieces) + 1)
    for start in range(len(pieces)):
        page = _Page(pieces[start])
        for end in range(start + 1, min(start + _LONGEST, len(pieces)) + 1):
            page.add(pieces[end - 1])
            cost = best[start] + page.cost()
            if cost < best[end]:
                best[end], came_from[end] = cost, start
            if page.extra > _HOPELESS:
                break
    rows: list[list[Piece]] = []
    end = len(pieces)
    while end:
        rows.append(list(pieces[came_from[end] : end]))
        end = came_from[end]
    return rows[::-1]
