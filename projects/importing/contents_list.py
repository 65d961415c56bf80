"""The contents list of a report: chapters, projects with their codes, and the parts of the frame, in order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from projects.importing.joining import ends_open, join, starts_lower
from projects.importing.labels import CONTENTS_TITLES, FRAME_TITLES, PROJECT_DIVIDERS
from projects.importing.ledger import Ledger, Line
from projects.importing.matching import core_of, squeeze, whole_label

_LEADERS = re.compile(r"(?:\s*(?:\.{3,}|…+|_{3,}|·{3,}|(?:\s\.){3,}|-{4,}))+\s*")
_PAGE_AT_END = re.compile(
    r"(?P<mark>(?:\.{3,}|…|_{3,}|·{3,}|(?:\s\.){3,}|-{4,})\s*|\s+(?:S\.\s|Seite\s)?)(?P<page>\d{1,3})$"
)
_CODE_CORE = r"[0-9OIl]{1,3}\s?[-–—‐‑−]\s?[0-9OIl]{1,3}\s?[a-zA-Z]?"
_CODE_IN_PARENTHESES = re.compile(rf"\s*[(\[{{]\s?(?:Projekt\s|Nr\.\s)?({_CODE_CORE})\s?[)\]}}]?$")
_CODE_HALF_CLOSED = re.compile(rf"\s+({_CODE_CORE})\s?[)\]]$")
_CODE_BARE = re.compile(r"(?:^|\s)(\d{2}-\d{2}[a-z]?)$")
_CODE_FIRST = re.compile(r"^[(\[]?(\d{2}-\d{2}[a-z]?)[)\]]?[:.]?\s+(?=\S)")
_CODE_FORM = re.compile(r"(\d{1,3})-(\d{1,3})([a-z]?)")
_LONGEST_ENTRY = 220
_WITHOUT_HEADING = 300


@dataclass(frozen=True)
class Entry:
    """A line of the contents, maybe printed on several. kind: frame, divider, chapter, project."""

    kind: str
    title: str
    lines: tuple[Line, ...]
    code: str = ""
    page: int | None = None
    chapter: str = ""


@dataclass(frozen=True)
class Contents:
    """The entries in order; the list covers lines[start:end]."""

    entries: tuple[Entry, ...] = ()
    start: int = 0
    end: int = 0

    def of(self, kind: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.kind == kind)

    @property
    def projects(self) -> tuple[Entry, ...]:
        return self.of("project")


@dataclass(frozen=True)
class _Piece:
    """What one printed line of the list says."""

    line: Line
    title: str
    code: str = ""
    page: int | None = None

    @property
    def complete(self) -> bool:
        return bool(self.code) or self.page is not None


def normal_code(printed: str) -> str:
    """A code as the portal writes it, or "": `003-02` → `03-02`, `5–2 A` → `05-02a`."""
    letters = re.sub(r"\s", "", printed)
    letters = re.sub(r"[–—‐‑−]", "-", letters)
    head, tail = (letters[:-1], letters[-1]) if letters[-1:].isalpha() and letters[-1:] not in "OIl" else (letters, "")
    match = _CODE_FORM.fullmatch(head.translate(str.maketrans("OIl", "011")) + tail.lower())
    if not match or int(match[1]) > 99 or int(match[2]) > 99:
        return ""
    return f"{int(match[1]):02}-{int(match[2]):02}{match[3]}"


def read_contents(lines: Sequence[Line], ledger: Ledger) -> Contents:
    """The contents list at the start of a report; an empty one where there is none."""
    start = _heading(lines)
    first = start + 1
    if start < 0:
        first = start = _first_coded(lines)
    if start < 0:
        return Contents()
    end = _end(lines, first)
    pieces = _pieces(lines[first:end])
    entries = _entries(pieces, _body(lines[end:]), ledger)
    ledger.take_as_layout(lines[start:end], "Inhaltsverzeichnis")
    return Contents(_with_kinds(entries), start, end)


def _heading(lines: Sequence[Line]) -> int:
    titles = {squeeze(title) for title in CONTENTS_TITLES}
    places = (at for at, line in enumerate(lines[:_WITHOUT_HEADING]) if squeeze(core_of(line.text[:40])) in titles)
    return next(places, -1)


def _first_coded(lines: Sequence[Line]) -> int:
    """Where a list without heading starts: three lines with codes close together, and what stands directly above."""
    coded = [at for at, line in enumerate(lines[:_WITHOUT_HEADING]) if _piece(line).code]
    for first, third in zip(coded, coded[2:], strict=False):
        if third - first <= 8:
            while first and lines[first].gap == 0 and not whole_label(lines[first - 1].text):
                first -= 1
            return first
    return -1


def _end(lines: Sequence[Line], first: int) -> int:
    """Where the list ends: before the first of its titles that comes again, or before the first text."""
    seen: set[str] = set()
    last_complete = first
    for at in range(first, len(lines)):
        piece = _piece(lines[at])
        letters = squeeze(piece.title)
        if piece.complete:
            last_complete = at + 1
        elif letters in seen and len(letters) > 2:
            return at
        if not piece.complete and _is_text(lines[at]):
            return _before_text(lines, last_complete, at)
        seen.add(letters)
    return last_complete


def _is_text(line: Line) -> bool:
    hit = whole_label(line.text)
    return len(line.text) > _LONGEST_ENTRY or (hit is not None and hit.exact and hit.key in ("ministry", "milestones"))


def _before_text(lines: Sequence[Line], last_complete: int, text: int) -> int:
    """Entries without page may follow the last complete one, as long as no blank line separates them."""
    at = last_complete
    while at < text and lines[at].gap == 0:
        at += 1
    return at


def _piece(line: Line) -> _Piece:
    if len(line.text) > _LONGEST_ENTRY:
        return _Piece(line, line.text)
    text = core_of(line.text)
    page = None
    if match := _PAGE_AT_END.search(text):
        page, text = int(match["page"]), text[: match.start()]
    text = _LEADERS.sub(" ", text).strip()
    for pattern in (_CODE_IN_PARENTHESES, _CODE_HALF_CLOSED, _CODE_BARE, _CODE_FIRST):
        match = pattern.search(text)
        if match and normal_code(match[1]):
            return _Piece(line, (text[: match.start()] + text[match.end() :]).strip(), match[1], page)
    return _Piece(line, text, "", page)


def read_entry(text: str) -> tuple[str, str]:
    """(title, code as printed) of a line that names a project; the code is "" where none stands on it."""
    piece = _piece(Line(0, text))
    return piece.title, piece.code


def _pieces(lines: Sequence[Line]) -> list[_Piece]:
    """The list's lines; a page number on a line of its own goes to the entry above."""
    pieces: list[_Piece] = []
    last = 0
    for line in lines:
        if line.text.isdigit() and len(line.text) <= 3 and pieces:
            pieces[-1] = replace(pieces[-1], page=int(line.text))
        else:
            piece = _piece(line)
            falls = piece.page is not None and piece.page < last and not piece.code
            if falls and not _LEADERS.search(line.text):
                piece = _Piece(line, core_of(line.text))
            pieces.append(piece)
        last = max(last, pieces[-1].page or 0)
    return pieces


@dataclass(frozen=True)
class _Body:
    """Letters of the body's short lines. alone: printed as blocks of one line; joined: as one line or one block."""

    alone: frozenset[str]
    joined: frozenset[str]


def _body(lines: Sequence[Line]) -> _Body:
    alone: set[str] = set()
    joined: set[str] = set()
    block: list[str] = []
    for at, line in enumerate(lines):
        letters = squeeze(line.text) if len(line.text) <= 160 else ""
        block = [*block[-4:], letters] if line.gap == 0 else [letters]
        joined |= {"".join(block[start:]) for start in range(len(block))}
        if line.gap and (at + 1 == len(lines) or lines[at + 1].gap):
            alone.add(letters)
    return _Body(frozenset(alone - {""}), frozenset(joined - {""}))


def _entries(pieces: Sequence[_Piece], body: _Body, ledger: Ledger) -> list[Entry]:
    """The entries; one may be broken over several lines, of which the last has the code or the page."""
    groups: list[list[_Piece]] = []
    for piece in pieces:
        if groups and not groups[-1][-1].complete and _same_entry(groups[-1], piece, body):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [_entry(group, ledger) for group in groups]


def _same_entry(group: Sequence[_Piece], below: _Piece, body: _Body) -> bool:
    above = " ".join(piece.title for piece in group)
    if not below.title or ends_open(above) or starts_lower(below.title):
        return True
    return squeeze(above) not in body.alone and squeeze(above + below.title) in body.joined


def _entry(pieces: Sequence[_Piece], ledger: Ledger) -> Entry:
    last = pieces[-1]
    code = normal_code(last.code)
    if last.code and code != last.code:
        ledger.guess(last.line, f"Kennung „{last.code}“ als {code} gelesen.")
    title = join([replace(piece.line, text=piece.title) for piece in pieces if piece.title], Ledger())
    return Entry("", title, tuple(piece.line for piece in pieces), code, last.page)


def frame_kind(title: str) -> str:
    """What kind of frame chapter a title announces, or ""."""
    for part in (title, title.split(":")[0], title.split(" – ")[0]):
        for kind, titles in FRAME_TITLES.items():
            if squeeze(part) in {squeeze(known) for known in titles}:
                return kind
    return ""


def _with_kinds(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Chapters stand directly before coded projects; what stands elsewhere without code belongs to the frame."""
    coded = [at for at, entry in enumerate(entries) if entry.code]
    if not coded:
        return _without_codes(entries)
    paged_chapters = not any(
        entry.page is None for at, entry in enumerate(entries) if not entry.code and at < coded[-1]
    )
    found: list[Entry] = []
    chapter = ""
    for at, entry in enumerate(entries):
        before_project = at + 1 < len(entries) and bool(entries[at + 1].code)
        kind = _kind(entry, before_project, inside=coded[0] < at < coded[-1], paged_chapters=paged_chapters)
        chapter = entry.title if kind == "chapter" else chapter
        found.append(replace(entry, kind=kind, chapter=chapter if kind == "project" else ""))
    return tuple(found)


def _kind(entry: Entry, before_project: bool, *, inside: bool, paged_chapters: bool) -> str:
    if entry.code:
        return "project"
    if squeeze(entry.title) in {squeeze(title) for title in PROJECT_DIVIDERS}:
        return "divider"
    if inside and entry.page is not None and not paged_chapters and not frame_kind(entry.title):
        return "project"
    return "chapter" if before_project else "frame"


def _without_codes(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """A list that prints no codes: projects have pages, their chapters have none."""
    divider = {squeeze(title) for title in PROJECT_DIVIDERS}
    found: list[Entry] = []
    chapter = ""
    for entry in entries:
        if squeeze(entry.title) in divider:
            kind = "divider"
        elif entry.page is None and not frame_kind(entry.title):
            kind, chapter = "chapter", entry.title
        else:
            kind = "project" if chapter and not frame_kind(entry.title) else "frame"
        found.append(replace(entry, kind=kind, chapter=chapter if kind == "project" else ""))
    return tuple(found)
