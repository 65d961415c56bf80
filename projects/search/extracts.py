"""Why something is a hit: its title with the words marked, and the extract where most of them meet."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from projects.models import EntryKind, SearchEntry
from projects.search.analyser import Token, tokens
from projects.search.contents import Heading
from projects.search.finding import Found

_LENGTH = 220  # characters of an extract
_BEFORE = 60  # of those before the first marked word
_NO_SECTION = {"title", "subtitle", "code", "summary"}
# Of texts in which as many words meet: sentences tell more than lists of names.
_TELLING = {"summary": 3, "section": 3, "milestone": 2, "part": 1}
_NOT_SHOWN = {"title", "subtitle", "code"}
_Piece = tuple[str, str, str]
Slots = Sequence[Mapping[str, int]]


@dataclass(frozen=True)
class Extract:
    """section: where it stands, "" for a summary. Title and text are escaped, the words found are in `<mark>`.

    matches: whether it holds a word that was asked for; else it is the beginning of the summary.
    """

    title: SafeString
    subtitle: SafeString
    section: str
    text: SafeString
    matches: bool


def extracts(headings: Sequence[Heading], found: Found) -> dict[int, Extract]:
    """An extract for each heading, by its id. One query."""
    rows = SearchEntry.objects.filter(pk__in=[heading.pk for heading in headings]).values_list("pk", "pieces")
    pieces = {pk: [(str(f), str(label), str(text)) for f, label, text in stored] for pk, stored in rows}
    return {heading.pk: _extract(heading, pieces.get(heading.pk, []), found) for heading in headings}


def _extract(heading: Heading, pieces: Sequence[_Piece], found: Found) -> Extract:
    stems = {stem for slot in found.slots for stem in slot}
    # Where a ministry was asked for, its name on every hit would say nothing.
    hidden = {*_NOT_SHOWN, "ministry"} if found.direct and found.direct.kind == EntryKind.MINISTRY else _NOT_SHOWN
    field, label, text = _best([piece for piece in pieces if piece[0] not in hidden and piece[1]], found.slots)
    said = _said(text, found.slots)
    begin, end = _window(text, said)
    return Extract(
        title=_marked(heading.title, stems),
        subtitle=_marked(heading.subtitle, stems),
        section="" if field in _NO_SECTION else label,
        text=_cut(text, begin, end, [token for token, _close in said]),
        matches=bool(said),
    )


def _best(pieces: Sequence[_Piece], slots: Slots) -> _Piece:
    """The text in whose best extract most words meet; of equal ones the more telling, then the earlier.

    Without any it is the summary. What stands in title and code is seen without an extract.
    """
    chosen: _Piece = next((piece for piece in pieces if piece[0] == "summary"), ("summary", "", ""))
    best = (0, 0)
    for piece in pieces:
        said = _said(piece[2], slots)
        worth = (_met(said, *_window(piece[2], said)), _TELLING.get(piece[0], 0))
        if worth[0] and worth > best:
            best, chosen = worth, piece
    return chosen


def _said(text: str, slots: Slots) -> list[tuple[Token, dict[int, int]]]:
    """The tokens that stand for a word asked for, with how close they are to which."""
    asked = frozenset().union(*slots)
    return [
        (
            token,
            {
                place: much
                for place, slot in enumerate(slots)
                if (much := max(slot.get(stem, 0) for stem in token.stems))
            },
        )
        for token in tokens(text)
        if not asked.isdisjoint(token.stems)
    ]


def _met(said: Iterable[tuple[Token, dict[int, int]]], begin: int, end: int) -> int:
    """How many words asked for meet between two places, each as much as its closest word is like it."""
    closest: dict[int, int] = {}
    for token, close in said:
        if begin <= token.start and token.end <= end:
            closest |= {place: max(much, closest.get(place, 0)) for place, much in close.items()}
    return sum(closest.values())


def _window(text: str, said: Sequence[tuple[Token, dict[int, int]]]) -> tuple[int, int]:
    """Where the extract begins and ends: around the first place from which on the most words meet."""
    places = [max(0, token.start - _BEFORE) for token, _close in said]
    best = max(places, key=lambda begin: (_met(said, begin, begin + _LENGTH), -begin), default=0)
    begin = _at_word(text, max(0, min(best, len(text) - _LENGTH)))
    return begin, _before_word(text, begin + _LENGTH)


def _at_word(text: str, begin: int) -> int:
    """The beginning of the word after a place, unless the text or a line begins there."""
    if begin == 0:
        return 0
    blank = text.find(" ", begin)
    return begin if blank < 0 or blank - begin > _BEFORE // 2 else blank + 1


def _before_word(text: str, end: int) -> int:
    if end >= len(text):
        return len(text)
    blank = text.rfind(" ", 0, end)
    return end if blank < end - _BEFORE // 2 else blank


def _cut(text: str, begin: int, end: int, said: Iterable[Token]) -> SafeString:
    inside = [token for token in said if begin <= token.start and token.end <= end]
    before, after = "… " if begin else "", " …" if end < len(text) else ""
    return format_html("{}{}{}", before, _with_marks(text, begin, end, inside), after)


def _marked(text: str, stems: Collection[str]) -> SafeString:
    return _with_marks(text, 0, len(text), [token for token in tokens(text) if not {*stems}.isdisjoint(token.stems)])


def _with_marks(text: str, begin: int, end: int, said: Iterable[Token]) -> SafeString:
    """A part of a text, escaped, with tokens in `<mark>`."""
    parts, at = [], begin
    for token in said:
        parts.append(format_html("{}<mark>{}</mark>", text[at : token.start], text[token.start : token.end]))
        at = token.end
    parts.append(format_html("{}", text[at:end]))
    return format_html_join("", "{}", ((part,) for part in parts))
