"""Two texts in light markup, paragraph by paragraph and bullet by bullet, each of them word by word."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from projects.compare.words import LITTLE, Runs, Word, compared, pieces_of, whole, words_of
from projects.text import Bullets, Span, Spans, parse

Kind = Literal["p", "li"]
# Lines that changed on one side times those on the other: how many pairs are looked at to find which became which.
MOST_PAIRS_OF_LINES = 400


@dataclass(frozen=True)
class Line:
    """A paragraph (`p`) or a bullet (`li`)."""

    kind: Kind
    runs: Runs

    @property
    def changed(self) -> bool:
        return any(run.op != "same" for run in self.runs)


@dataclass(frozen=True)
class Block:
    """A paragraph, which has one line, or a list with its bullets."""

    kind: Kind
    lines: tuple[Line, ...]

    @property
    def is_list(self) -> bool:
        return self.kind == "li"


Blocks = tuple[Block, ...]
_Source = tuple[Kind, tuple[Word, ...]]


def text_blocks(old: str, new: str) -> Blocks:
    """What differs between two texts in light markup. Equal texts give blocks in which everything is the same."""
    return _blocks(_changes(_lines(old), _lines(new)))


def plain_blocks(old: str, new: str) -> Blocks:
    """The same for one line of plain text, in which nothing is markup: titles, names, places."""
    runs = plain_runs(old, new)
    return _blocks(iter([Line("p", runs)] if runs else []))


def plain_runs(old: str, new: str) -> Runs:
    return spans_runs((Span(old),), (Span(new),))


def spans_runs(old: Spans, new: Spans) -> Runs:
    return compared(words_of(old), words_of(new))


def _lines(text: str) -> list[_Source]:
    lines: list[_Source] = []
    for block in parse(text):
        if isinstance(block, Bullets):
            lines += [("li", tuple(words_of(item))) for item in block.items]
        else:
            lines.append(("p", tuple(words_of(block.spans))))
    return [(kind, words) for kind, words in lines if words]


def _blocks(lines: Iterator[Line]) -> Blocks:
    found: list[Block] = []
    for kind, group in groupby(lines, key=lambda line: line.kind):
        together = tuple(group)
        found += [Block("li", together)] if kind == "li" else [Block("p", (line,)) for line in together]
    return tuple(found)


def _changes(old: list[_Source], new: list[_Source]) -> Iterator[Line]:
    for piece in pieces_of(old, new):
        if piece.same:
            yield from (Line(kind, whole(words, "same")) for kind, words in piece.new)
        else:
            yield from _changed(piece.old, piece.new)


def _changed(old: Sequence[_Source], new: Sequence[_Source]) -> Iterator[Line]:
    """Lines of which none is equal: those that became another are compared, the others went or came."""
    old_at = new_at = 0
    for left, right in [*_pairs(old, new), (len(old), len(new))]:
        yield from (Line(kind, whole(words, "gone")) for kind, words in old[old_at:left])
        yield from (Line(kind, whole(words, "new")) for kind, words in new[new_at:right])
        if left < len(old):
            yield Line(new[right][0], compared(old[left][1], new[right][1]))
        old_at, new_at = left + 1, right + 1


def _pairs(old: Sequence[_Source], new: Sequence[_Source]) -> list[tuple[int, int]]:
    """Which line became which: the pairs in their order that together are most alike."""
    if len(old) * len(new) > MOST_PAIRS_OF_LINES:
        return [(at, at) for at, (left, right) in enumerate(zip(old, new, strict=False)) if _alike(left, right)]
    best: dict[tuple[int, int], float] = {}
    alike = {}
    for at in reversed(range(len(old))):
        for to in reversed(range(len(new))):
            alike[at, to] = _alike(old[at], new[to])
            paired = alike[at, to] + best.get((at + 1, to + 1), 0) if alike[at, to] else 0
            best[at, to] = max(paired, best.get((at + 1, to), 0), best.get((at, to + 1), 0))
    return _followed(best, alike)


def _followed(best: dict[tuple[int, int], float], alike: dict[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The way through the table that gave its best sum."""
    pairs, at, to = [], 0, 0
    while best.get((at, to)):
        if best[at, to] == best.get((at + 1, to)):
            at += 1
        elif best[at, to] == best.get((at, to + 1)):
            to += 1
        else:
            pairs.append((at, to))
            at, to = at + 1, to + 1
    return pairs


def _alike(left: _Source, right: _Source) -> float:
    """From 0 to 1: how alike two lines are; 0 where little of the shorter one stands in the other, and where a
    bullet became a paragraph."""
    if left[0] != right[0]:
        return 0
    ours, theirs = (Counter(word.text.casefold() for word in words) for _kind, words in (left, right))
    shared = _letters(ours & theirs)
    lengths = _letters(ours), _letters(theirs)
    return 2 * shared / sum(lengths) if shared >= LITTLE * min(lengths) else 0


def _letters(counted: Counter[str]) -> int:
    return sum(len(text) * times for text, times in counted.items())
