"""Title, subtitle, lead and captions without credit: the text on a page that no label announces."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from projects.importing.contents_list import read_entry
from projects.importing.joining import ends_open, ends_sentence, join, starts_lower
from projects.importing.ledger import Ledger, Line
from projects.importing.matching import core_of, distance, squeeze
from projects.importing.pieces import Piece
from projects.text import slug_of

_LONGEST_TITLE = 300
_LONGEST_SUBTITLE = 160
_SPACED_HYPHEN = re.compile(r"(?<=[^\s-])- (?=[A-ZÄÖÜ])")


@dataclass(frozen=True)
class Heading:
    title: str
    subtitle: str
    lead: tuple[Line, ...]
    caption: tuple[Line, ...]

    @property
    def slug(self) -> str:
        return slug_of(self.title)


def read_heading(pieces: Sequence[Piece], listed: str, owner: str, ledger: Ledger) -> Heading:
    """The heading of a page. listed: the title in the contents, "" where there is none."""
    titles = [piece for piece in pieces if piece.kind == "title"]
    loose = [piece for piece in pieces if piece.kind in ("loose", "tail")]
    captions = [piece for piece in loose if piece.kind == "tail" and piece is not pieces[0]]
    loose = [piece for piece in loose if piece not in captions]
    for piece in pieces:
        if piece.kind == "divider":
            ledger.take_as_layout(piece.head, "Kapitel")
    tail = next((piece for piece in loose if not titles and _is_tail(piece, listed)), None)
    if tail:
        loose = [piece for piece in loose if piece is not tail]
        ledger.take(tail.lines, owner)
    elif not titles and (odd := _unlisted_title(loose, listed)):
        loose = [piece for piece in loose if piece is not odd]
        titles = [Piece("title", odd.lines)]
        ledger.guess(odd.lines[0], f"{owner}: Als Titel gelesen; im Inhaltsverzeichnis steht „{listed or 'nichts'}“.")
    title, subtitle = _printed(titles[0], owner, ledger) if titles else _listed(listed, owner, pieces, ledger)
    if tail:
        subtitle = core_of(join(tail.lines, ledger))
        title = title.removesuffix(subtitle).rstrip(" :–-")
    if titles and not subtitle and (below := _subtitle(pieces, titles[0], loose)):
        loose = [piece for piece in loose if piece is not below]
        subtitle = core_of(join(below.lines, ledger))
        ledger.take(below.lines, owner)
        ledger.guess(below.lines[0], f"{owner}: Als Untertitel gelesen.")
    _take_repeats(titles[1:], owner, ledger)
    lead = tuple(line for piece in loose for line in piece.lines)
    return Heading(title[:_LONGEST_TITLE], subtitle[:_LONGEST_TITLE], lead, _lines(captions))


def first_line(pieces: Sequence[Piece]) -> Line:
    """Where a page starts, below the chapter's name."""
    lines = [line for piece in pieces if piece.kind != "divider" for line in (*piece.head, *piece.lines)]
    return lines[0] if lines else pieces[0].head[0]


def _lines(pieces: Sequence[Piece]) -> tuple[Line, ...]:
    return tuple(line for piece in pieces for line in piece.lines)


def _is_tail(piece: Piece, listed: str) -> bool:
    """Whether a loose text is the listed title's end: its subtitle, printed below a title that is missing."""
    words = core_of(" ".join(line.text for line in piece.lines))
    return len(words) > 4 and listed.endswith(words) and listed != words


def _unlisted_title(loose: Sequence[Piece], listed: str) -> Piece | None:
    """A short loose text that reads like a title, above a lead or like the listed title."""
    for piece in loose:
        words = " ".join(line.text for line in piece.lines)
        letters, wanted = squeeze(words), squeeze(listed)
        limit = max(3, len(wanted) // 3)
        alike = bool(wanted) and distance(letters, wanted, limit) <= limit
        short = len(loose) > 1 and len(words) <= _LONGEST_SUBTITLE and not ends_sentence(words)
        if alike or short:
            return piece
    return None


def _printed(piece: Piece, owner: str, ledger: Ledger) -> tuple[str, str]:
    """Title and subtitle from the page: blocks that follow each other; a code on the line is taken off."""
    ledger.take(piece.head, owner)
    blocks: list[list[Line]] = []
    for line in piece.head:
        above = blocks[-1][-1].text if blocks else ""
        if blocks and (line.gap == 0 or ends_open(above) or starts_lower(line.text)) and not above.endswith(":"):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    words = [core_of(_without_code(join(block, ledger))) for block in blocks]
    words = [_clean(text, piece.head[0], ledger) for text in words if text]
    if not words:
        return owner, ""
    title = words[0] if len(words) == 1 else words[0].rstrip(":")
    return title, " ".join(words[1:])


def _without_code(text: str) -> str:
    title, code = read_entry(text)
    return title if code and title else text


def _clean(text: str, line: Line, ledger: Ledger) -> str:
    """A hyphen with a blank behind it, left over from a broken line, is closed."""
    if _SPACED_HYPHEN.search(text):
        ledger.guess(line, "Im Titel stand hinter dem Bindestrich ein Leerzeichen; es wurde geschlossen.")
        return _SPACED_HYPHEN.sub("-", text)
    return text


def _listed(listed: str, owner: str, pieces: Sequence[Piece], ledger: Ledger) -> tuple[str, str]:
    line = first_line(pieces)
    if not listed:
        ledger.guess(line, f"{owner}: Das Blatt hat keinen Titel.")
        return f"Projekt {owner}", ""
    ledger.guess(line, f"{owner}: Das Blatt hat keinen Titel; „{listed}“ stammt aus dem Inhaltsverzeichnis.")
    title, _colon, subtitle = _clean(listed, line, Ledger()).partition(": ")
    return title, subtitle


def _subtitle(pieces: Sequence[Piece], title: Piece, loose: Sequence[Piece]) -> Piece | None:
    """A short line directly below the title, where a lead stands elsewhere."""
    at = next((number for number, piece in enumerate(pieces) if piece is title), None)
    if at is None or at + 1 >= len(pieces) or len(loose) < 2:
        return None
    below = pieces[at + 1]
    if not any(below is piece for piece in loose):
        return None
    words = " ".join(line.text for line in below.lines)
    return below if len(words) <= _LONGEST_SUBTITLE and not ends_sentence(words) else None


def _take_repeats(titles: Sequence[Piece], owner: str, ledger: Ledger) -> None:
    for piece in titles:
        ledger.guess(piece.head[0], f"{owner}: Der Titel steht noch einmal auf dem Blatt.")
        ledger.take(piece.head, owner)
