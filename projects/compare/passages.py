"""What changed at a place as passages of plain words, cut down to what surrounds each change."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from projects.compare.rows import Fact, Row
from projects.compare.sheets import Difference
from projects.compare.words import Run, Runs
from projects.document import PassageDocument, WordsDocument
from projects.text import Span

CONTEXT = 6  # words that stand before and after a change
GAP = "…"
BETWEEN_FACTS = "·"
RESTYLED = "Hervorhebung geändert"


@dataclass(frozen=True)
class _Piece:
    """Words with one fate. `styled`: they stay and look different, so they are not cut."""

    op: Literal["same", "new", "gone", "styled"]
    text: str
    space: bool


def passages_of(difference: Difference) -> tuple[PassageDocument, ...]:
    """The lines, parts and facts of a place that changed, in its order."""
    lines = (line for block in difference.blocks for line in block.lines if line.changed)
    return (
        *(passage(line.runs) for line in lines),
        *(_row_passage(row) for row in difference.rows if row.changed),
        *(passage(fact.runs, fact.label) for fact in difference.facts if fact.changed),
    )


def passage(runs: Runs, label: str = "") -> PassageDocument:
    """A line of which something changed, cut down to the change and the words around it."""
    return _passage(list(_pieces(runs)), label)


def _row_passage(row: Row) -> PassageDocument:
    """A part as a line: whole where it came or went, else what is told of it and what changed."""
    if row.whole:
        words = f" {BETWEEN_FACTS} ".join(filter(None, map(_whole_fact, row.facts)))
        return PassageDocument(label=row.word, words=(WordsDocument(op=_op(row), text=words),))
    pieces: list[_Piece] = []
    for fact in (fact for fact in row.facts if fact.changed or not fact.label):
        if pieces:
            pieces.append(_Piece("styled", BETWEEN_FACTS, True))
        if fact.label:
            pieces.append(_Piece("styled", f"{fact.label}:", bool(pieces)))
        found = list(_pieces(fact.runs))
        pieces += [replace(found[0], space=bool(pieces)), *found[1:]]
    return _passage(pieces, row.word if row.moved else "")


def _op(row: Row) -> Literal["new", "gone"]:
    return "new" if row.state == "new" else "gone"


def _whole_fact(fact: Fact) -> str:
    text = "".join(f"{' ' * piece.space}{piece.text}" for piece in _pieces(fact.runs)).strip()
    return f"{fact.label}: {text}" if fact.label and text else text


def _pieces(runs: Runs) -> Iterator[_Piece]:
    """The runs in plain words. Where the same words went and came, only their looks or their link changed."""
    waiting: Run | None = None
    for run in runs:
        if waiting and run.op == "new" and _plain(run) == _plain(waiting):
            yield _Piece("styled", _plain(run), waiting.space)
            waiting = None
            continue
        if waiting:
            yield _Piece("gone", _plain(waiting), waiting.space)
        waiting = run if run.op == "gone" else None
        if not waiting:
            yield _Piece(run.op, _plain(run), run.space)
    if waiting:
        yield _Piece("gone", _plain(waiting), waiting.space)


def _plain(run: Run) -> str:
    return " ".join("".join(map(_said, run.spans)).split())


def _said(span: Span) -> str:
    """A link says where it leads, so that another address is another text."""
    shown = not span.url or span.url.removeprefix("mailto:") == span.text
    return span.text if shown else f"{span.text} ({span.url})"


def _passage(pieces: list[_Piece], label: str) -> PassageDocument:
    changed = any(piece.op in ("new", "gone") for piece in pieces)
    last = len(pieces) - 1
    cut = [
        replace(piece, text=_around(piece.text, before=at > 0, after=at < last)) if piece.op == "same" else piece
        for at, piece in enumerate(pieces)
    ]
    return PassageDocument(label=label or ("" if changed else RESTYLED), words=tuple(_words(cut)))


def _around(text: str, *, before: bool, after: bool) -> str:
    """Words that stayed: those next to a change before them, and those next to one after them."""
    words = text.split(" ")
    head = words[:CONTEXT] if before or not after else []
    tail = words[len(words) - CONTEXT :] if after else []
    if len(words) <= len(head) + len(tail) + 1:  # nobody is helped by leaving out one word
        return text
    return " ".join([*head, GAP, *tail])


def _words(pieces: Iterable[_Piece]) -> Iterator[WordsDocument]:
    """As the document holds them; what came stands apart from what went, also where a line begins with them."""
    before: _Piece | None = None
    for piece in pieces:
        replaces = before is not None and before.op == "gone" and piece.op == "new"
        op = "same" if piece.op == "styled" else piece.op
        yield WordsDocument(op=op, text=piece.text, space=before is not None and (piece.space or replaces))
        before = piece
