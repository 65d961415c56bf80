"""Proof that nothing is lost: every word of a line that was taken stands in what took it."""

import datetime
import re
from collections.abc import Iterable, Sequence

import msgspec

from projects.document import ReportDocument
from projects.importing.labels import CREDITS, POSITIONS
from projects.importing.ledger import Ledger, Note
from projects.importing.lines import plain_words

_HYPHENS = ("-", "\u00ad", "‐")
_WORD = re.compile(r"[^\W_]+")


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _texts(value: object) -> Iterable[str]:
    """All texts in a document, dates in the two forms in which reports print them."""
    if isinstance(value, msgspec.Struct):
        value = msgspec.structs.astuple(value)
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        yield from (text for part in value for text in _texts(part))
    elif isinstance(value, int):
        yield str(value)
    elif isinstance(value, datetime.date):
        yield f"{value:%d.%m.%Y}"
        yield f"{value.day}.{value.month}."


# Words that are told by a field's name: credit labels, places of pictures, what stands between links.
_TOLD = {word for label in (*CREDITS, *POSITIONS) for word in _words(label)} | {"und", "oder", "sowie", "c"}


def missing_words(report: ReportDocument, ledger: Ledger) -> list[Note]:
    """A note for each line with a word that is neither in the document that took it nor on a list nor layout."""
    known = {sheet.code: _vocabulary("\n".join(_texts(sheet))) for sheet in report.projects}
    frame = _vocabulary("\n".join([*_texts(report.chapters), report.title, report.tagline, report.programme]))
    listed: dict[int, set[str]] = {}
    for note in [*ledger.unplaced, *ledger.guesses]:
        listed.setdefault(note.line, set()).update(_words(note.text))
    for number, parts in ledger.layout.items():
        listed.setdefault(number, set()).update(word for text, _reason in parts for word in _words(text))
    notes = []
    for number, owners in sorted(ledger.fields.items()):
        allowed = [_TOLD, listed.get(number, set()), *(known.get(owner, frame) for owner in owners)]
        if lost := _lost(ledger, number, allowed):
            notes.append(Note(number, ledger.printed[number].strip(), f"Wörter ohne Platz: {', '.join(lost)}."))
    return notes


def _vocabulary(text: str) -> set[str]:
    return set(_words(text))


def _lost(ledger: Ledger, number: int, allowed: Sequence[set[str]]) -> list[str]:
    """The words of a line that are not allowed; the halves of a word broken at a line end count if it was joined."""
    line = plain_words(ledger.printed[number])
    words = _words(line)
    lost = [word for word in words if not any(word in some for some in allowed)]
    if not lost:
        return []
    joined = [word for some in allowed for word in some]
    if line.endswith(_HYPHENS) and lost[-1] == words[-1] and any(word.startswith(lost[-1]) for word in joined):
        lost = lost[:-1]
    if lost and lost[0] == words[0] and any(word.endswith(lost[0]) for word in joined) and _broken(ledger, number):
        lost = lost[1:]
    return lost


def _broken(ledger: Ledger, number: int) -> bool:
    """Whether the text line above ends with a hyphen."""
    for above in range(number - 1, max(0, number - 12), -1):
        if above in ledger.fields:
            return plain_words(ledger.printed[above]).endswith(_HYPHENS)
    return False
