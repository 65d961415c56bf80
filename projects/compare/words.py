"""Word by word: two lines of parsed text become runs of words that stayed, came and went.

What is compared are words in their style, never source: `_x_` against `x` is a change, two blanks against one is none.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import groupby
from typing import Generic, Literal, TypeVar

from django.utils.safestring import SafeString

from projects.text import Span, Spans, spans_to_html

Op = Literal["same", "new", "gone"]
_T = TypeVar("_T", bound=Hashable)

# A word with what may stand inside it (Bürger*innen, 1.250,50, 2024/25, amt@stadt.example), else one single sign.
_WORD = re.compile(r"(\s*)(\w+(?:(?:[*:'’./@&+_-]|(?<=\d),(?=\d))\w+)*|[^\w\s])")
# Pairs of equal words that a search may look at. Long sections of real prose stay far below; a text of nothing but
# two words in turn is above it and counts as replaced, because the search would take minutes.
MOST_PAIRS = 60_000
# So few words between two changes help nobody to read on.
SMALL_ISLAND = 3
STOPS = frozenset(".!?")
# Where less of a line than this stayed, the line is easier to read as a whole, before and after.
LITTLE = 0.25


@dataclass(frozen=True)
class Word:
    """A word or a sign in its style. space: the white space before it, which is not compared."""

    text: str
    em: bool = False
    strong: bool = False
    url: str = ""
    space: str = field(default="", compare=False)


Words = Sequence[Word]


@dataclass(frozen=True)
class Run:
    """Neighbouring words with one fate. space: whether a blank stands before them."""

    op: Op
    words: tuple[Word, ...]
    space: bool = False

    @property
    def spans(self) -> Spans:
        """The run as `projects.text` holds it, without the blank before it."""
        return tuple(_spans(self.words))

    @property
    def html(self) -> SafeString:
        return spans_to_html(self.spans)


Runs = tuple[Run, ...]


def words_of(spans: Spans) -> list[Word]:
    """The words of a line. White space is kept beside them, everything else is part of one of them."""
    words: list[Word] = []
    waiting = ""
    for span in spans:
        end = 0
        for match in _WORD.finditer(span.text):
            words.append(Word(match[2], span.em, span.strong, span.url, waiting + match[1]))
            waiting, end = "", match.end()
        waiting += span.text[end:]
    return words


def compared(old: Words, new: Words) -> Runs:
    """The runs that lead from one line to the other. Without those that are new they read as `old`, without those that
    are gone as `new`; what stayed has the white space of `new`."""
    pieces = _at_sentences(_without_islands(pieces_of(old, new)))
    if _little_stayed(pieces):
        pieces = [Piece(False, old, new)]
    runs: list[Run] = []
    for at, piece in enumerate(pieces):
        runs += _runs(piece, after_loss=at > 0 and not pieces[at - 1].new)
    return tuple(runs)


def whole(words: Words, op: Op) -> Runs:
    """A line that stayed, came or went as a whole."""
    return (Run(op, tuple(words), bool(words[0].space)),) if words else ()


@dataclass(frozen=True)
class Piece(Generic[_T]):
    """A stretch of two sequences. same: both sides are equal there."""

    same: bool
    old: Sequence[_T]
    new: Sequence[_T]


def pieces_of(old: Sequence[_T], new: Sequence[_T]) -> list[Piece[_T]]:
    """Two sequences as stretches that are the same and stretches that differ, in turn.

    What both begin and end with is the same; what lies between is searched if that can be done in a moment.
    """
    shorter = min(len(old), len(new))
    head = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    tail = next((at for at in range(shorter - head) if old[-1 - at] != new[-1 - at]), shorter - head)
    old_end, new_end = len(old) - tail, len(new) - tail
    found = [
        Piece(True, old[:head], new[:head]),
        *_searched(old[head:old_end], new[head:new_end]),
        Piece(True, old[old_end:], new[new_end:]),
    ]
    return [piece for piece in found if piece.old or piece.new]


def _searched(old: Sequence[_T], new: Sequence[_T]) -> Iterator[Piece[_T]]:
    old_times, new_times = Counter(old), Counter(new)
    if sum(times * new_times[word] for word, times in old_times.items()) > MOST_PAIRS:
        yield Piece(False, old, new)
        return
    for op, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield Piece(op == "equal", old[a:b], new[c:d])


def _without_islands(pieces: list[Piece[Word]]) -> list[Piece[Word]]:
    """A few words that stayed between two longer replacements become part of them: phrases stand for phrases."""
    kept: list[Piece[Word]] = []
    for at, piece in enumerate(pieces):
        beside = pieces[at + 1] if at + 1 < len(pieces) else None
        if kept and beside and piece.same and _is_island(piece, kept[-1], beside):
            piece = Piece(False, piece.old, piece.new)
        if kept and not piece.same and not kept[-1].same:
            before = kept.pop()
            piece = Piece(False, [*before.old, *piece.old], [*before.new, *piece.new])
        kept.append(piece)
    return kept


def _is_island(piece: Piece[Word], before: Piece[Word], after: Piece[Word]) -> bool:
    if len(piece.new) > SMALL_ISLAND or not all(side.old and side.new for side in (before, after)):
        return False
    return weight(piece.new) <= min(max(weight(side.old), weight(side.new)) for side in (before, after))


def _at_sentences(pieces: list[Piece[Word]]) -> list[Piece[Word]]:
    """Whole sentences that came or went take their own full stop along, not that of the sentence before them."""
    found: list[Piece[Word]] = []
    for piece in pieces:
        before = found[-1] if found else None
        if before and piece.same and _begins_with_a_stop(before, piece):
            (old_stop, old), (new_stop, new) = _slid(before.old, piece.old), _slid(before.new, piece.new)
            found[-1:] = [Piece(True, old_stop, new_stop), Piece(False, old, new)]
            piece = Piece(True, piece.old[1:], piece.new[1:])
        found.append(piece)
    return [piece for piece in found if piece.old or piece.new]


def _slid(words: Words, following: Words) -> tuple[Words, Words]:
    """One side of a stretch moved on by a word: what it leaves behind, and what it then holds."""
    return (words[:1], [*words[1:], *following[:1]]) if words else (following[:1], [])


def _begins_with_a_stop(piece: Piece[Word], after: Piece[Word]) -> bool:
    """Whether a stretch is on one side only, and begins with the full stop that follows it as well."""
    if piece.same or (piece.old and piece.new):
        return False
    first = [*piece.old, *piece.new][0]
    return first.text in STOPS and first == after.new[0]


def _little_stayed(pieces: list[Piece[Word]]) -> bool:
    stayed = sum(weight(piece.new) for piece in pieces if piece.same)
    shorter = min(sum(weight(piece.old) for piece in pieces), sum(weight(piece.new) for piece in pieces))
    return stayed < LITTLE * shorter


def weight(words: Words) -> int:
    """How much there is to read: the letters, signs aside."""
    return sum(len(word.text) for word in words if word.text.isalnum() or len(word.text) > 1) or bool(words)


def _runs(piece: Piece[Word], *, after_loss: bool) -> Iterator[Run]:
    if piece.same:
        # What now begins the line had a blank before it, if something went before it.
        yield Run("same", tuple(piece.new), bool(piece.new[0].space or (after_loss and piece.old[0].space)))
    else:
        yield from whole(piece.old, "gone")
        yield from whole(piece.new, "new")


def _spans(words: Words) -> Iterator[Span]:
    """Neighbours of one style as one span; the white space between two styles has none."""
    first = True
    for (em, strong, url), group in groupby(words, key=lambda word: (word.em, word.strong, word.url)):
        head, *others = group
        if head.space and not first:
            yield Span(head.space)
        first = False
        yield Span(head.text + "".join(word.space + word.text for word in others), em, strong, url)
