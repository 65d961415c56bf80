"""Where the parts of a report lie: title page, contents, chapters of the frame, project pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from projects.importing.contents_list import Contents, Entry, frame_kind
from projects.importing.errors import ImportRefused
from projects.importing.joining import is_bullet
from projects.importing.labels import CORE, FRAME_TITLES, PROJECT_DIVIDERS
from projects.importing.ledger import Ledger, Line
from projects.importing.matching import (
    LabelHit,
    core_of,
    distance,
    label_after_text,
    label_before_text,
    squeeze,
    whole_label,
)
from projects.importing.titles import TitleFinder

_DIVIDERS = {squeeze(title) for title in PROJECT_DIVIDERS}
_KINDS_EVERYWHERE = ("editorial", "overview", "imprint")
_WINDOW = 7
_FEWEST_KEYS = 4
_MOST_LABELS = 15_000
_HEADING_LINES = 3
_LONGEST_HEADING = 160


@dataclass(frozen=True)
class FramePart:
    """A chapter of the frame: its heading's lines and what stands below.

    entry: its line in the contents, if any. after_projects: whether it stands behind the project pages.
    """

    kind: str
    title: str
    heading: tuple[Line, ...]
    lines: tuple[Line, ...]
    entry: Entry | None = None
    after_projects: bool = False


@dataclass(frozen=True)
class Regions:
    title_page: tuple[Line, ...]
    frame: tuple[FramePart, ...]
    homeless: tuple[Line, ...]
    sheets: tuple[Line, ...]


@dataclass(frozen=True)
class _Heading:
    at: int
    count: int
    kind: str
    title: str
    entry: Entry | None


def find_regions(lines: Sequence[Line], contents: Contents, ledger: Ledger) -> Regions:
    """The regions of a report. Raises `ImportRefused` where no project page is recognised."""
    labels = _labels_of_sheets(lines, contents)
    first = _first_sheet_label(labels)
    start = _sheets_start(lines, contents, labels[first][0], labels[first][1])
    last_label = max(at for at, hit in labels if hit.key in CORE)
    front_entries, back_entries = _frame_entries(contents)
    early = _headings(lines, 0, contents.start, (), ledger)
    front = _headings(lines, contents.end, start, front_entries, ledger)
    back = _headings(lines, last_label + 1, len(lines), back_entries, ledger, closing=True)
    end = back[0].at if back else len(lines)
    bounds = [(early, contents.start, False), (front, start, False), (back, len(lines), True)]
    parts = [part for headings, until, after in bounds for part in _parts(lines, headings, until, after)]
    before = lines[contents.end : front[0].at if front else start]
    unheaded = _unheaded(before, front_entries, front, ledger)
    return Regions(
        tuple(lines[: early[0].at if early else contents.start]),
        tuple(parts[: len(early)] + ([unheaded] if unheaded else []) + parts[len(early) :]),
        () if unheaded else tuple(before),
        tuple(lines[start:end]),
    )


def _labels_of_sheets(lines: Sequence[Line], contents: Contents) -> list[tuple[int, LabelHit]]:
    """Labels of sections, without headings of the frame that read like one (“Stand der Umsetzung”, “Ausblick”).

    The frame's chapters before the projects end where a divider, chapter or project of the contents is first met; those
    after them begin with their own heading. Where a sheet lies beyond these bounds, the text is damaged and they fall.
    """
    labels = _labels(lines, contents.end)
    front, back = _frame_entries(contents)
    names = _DIVIDERS | {squeeze(entry.title) for entry in (*contents.of("chapter"), *contents.projects)}
    starts = _places(lines, contents.end, names)
    if front and starts and not _hold_a_sheet(hit for at, hit in labels if at < starts[0]):
        labels = [(at, hit) for at, hit in labels if at >= starts[0]]
    endings = {squeeze(entry.title) for entry in back if whole_label(entry.title)}
    ends = _places(lines, contents.end, endings)
    if ends and not _hold_a_sheet(hit for at, hit in labels if at >= ends[-1]):
        labels = [(at, hit) for at, hit in labels if at < ends[-1]]
    return labels


def _places(lines: Sequence[Line], start: int, names: set[str]) -> list[int]:
    """Numbers of the lines that stand apart and say one of these names."""
    return [
        at
        for at in range(start, len(lines))
        if lines[at].gap and len(lines[at].text) <= _LONGEST_HEADING and squeeze(core_of(lines[at].text)) in names
    ]


def _hold_a_sheet(hits: Iterable[LabelHit]) -> bool:
    return len({hit.key for hit in hits}) >= _FEWEST_KEYS


def _labels(lines: Sequence[Line], start: int) -> list[tuple[int, LabelHit]]:
    found = []
    for at in range(start, len(lines)):
        text = lines[at].text
        glued = None if is_bullet(text) else label_after_text(text)
        hit = whole_label(text) or (glued[1] if glued else None) or (not is_bullet(text) and label_before_text(text))
        if hit and hit.key not in ("status", "code"):
            found.append((at, hit))
    if len(found) > _MOST_LABELS:
        raise ImportRefused(
            f"Im Text stehen {len(found)} Überschriften von Abschnitten; das ist kein Fortschrittsbericht."
        )
    return found


def _first_sheet_label(labels: Sequence[tuple[int, LabelHit]]) -> int:
    """Number of the first label around which several different ones stand."""
    for number in range(len(labels)):
        window = {hit.key for _at, hit in labels[number : number + _WINDOW]}
        if len(window) >= _FEWEST_KEYS and window & set(CORE):
            return number
    raise ImportRefused("Der Text ist kein Fortschrittsbericht: Es wurde kein Projektblatt erkannt.")


def _sheets_start(lines: Sequence[Line], contents: Contents, label: int, hit: LabelHit) -> int:
    """The line with which the project pages start: divider, chapter, title, or the text before the first label."""
    chapters = {squeeze(entry.title) for entry in contents.of("chapter")[:1]}
    any_chapter = {squeeze(entry.title) for entry in contents.of("chapter")}
    for names in (_DIVIDERS, chapters, any_chapter):
        for at in range(label - 1, contents.end - 1, -1):
            if lines[at].gap and len(lines[at].text) <= 100 and squeeze(core_of(lines[at].text)) in names:
                return at
    finder = TitleFinder(contents.projects)
    for at in range(label - 1, contents.end - 1, -1):
        if finder.at(lines, at):
            return at
    return label if hit.key in ("ministry", "milestones", "summary") else _block_above(lines, label, contents.end)


def _block_above(lines: Sequence[Line], label: int, floor: int) -> int:
    """The lead above a first label, and a short line above that."""
    at = label - 1
    while at > floor and not lines[at].gap:
        at -= 1
    title = at > floor and len(lines[at - 1].text) <= _LONGEST_HEADING and not lines[at - 1].text.endswith(".")
    return max(at - 1 if title else at, floor)


def _frame_entries(contents: Contents) -> tuple[list[Entry], list[Entry]]:
    """Entries of the frame before the first project, and after the last."""
    projects = [at for at, entry in enumerate(contents.entries) if entry.kind == "project"]
    first, last = (projects[0], projects[-1]) if projects else (len(contents.entries), len(contents.entries))
    numbered = [(at, entry) for at, entry in enumerate(contents.entries) if entry.kind == "frame"]
    return [entry for at, entry in numbered if at < first], [entry for at, entry in numbered if at > last]


def _headings(
    lines: Sequence[Line], start: int, end: int, entries: Sequence[Entry], ledger: Ledger, *, closing: bool = False
) -> list[_Heading]:
    """Headings of frame chapters between two lines: listed in the contents, or known by their names."""
    found: list[_Heading] = []
    missing = list(entries)
    for at in range(start, end):
        if not lines[at].gap or len(lines[at].text) > _LONGEST_HEADING:
            continue
        heading = _listed(lines, at, end, missing) or _named(lines, at, closing)
        if heading is None or any(known.kind == heading.kind != "free" for known in found):
            continue
        if heading.entry:
            missing.remove(heading.entry)
        found.append(heading)
    for entry in missing:
        ledger.guess(entry.lines[0], f"Das Kapitel „{entry.title}“ steht im Inhaltsverzeichnis, aber nicht im Text.")
    return found


def _listed(lines: Sequence[Line], at: int, end: int, entries: Sequence[Entry]) -> _Heading | None:
    letters, words = "", []
    for count, line in enumerate(lines[at : min(at + _HEADING_LINES, end)], start=1):
        if count > 1 and line.gap > 1:
            break
        letters += squeeze(core_of(line.text[:_LONGEST_HEADING]))
        words.append(core_of(line.text))
        for entry in entries:
            if _same_title(letters, squeeze(entry.title)):
                return _Heading(at, count, frame_kind(entry.title) or "free", entry.title, entry)
    first = core_of(lines[at].text)
    kind = frame_kind(first)
    for entry in entries:
        if kind and kind == frame_kind(entry.title):
            return _Heading(at, 1, kind, first, entry)
    return None


def _same_title(letters: str, title: str) -> bool:
    limit = len(title) // 10
    return letters == title or (limit > 0 and distance(letters, title, limit) <= limit)


def _named(lines: Sequence[Line], at: int, closing: bool) -> _Heading | None:
    words = core_of(lines[at].text)
    letters = squeeze(words)
    kind = frame_kind(words)
    known = kind and letters in {squeeze(title) for title in FRAME_TITLES[kind]}
    allowed = kind in _KINDS_EVERYWHERE or (closing and kind == "closing")
    alone = at + 1 >= len(lines) or lines[at + 1].gap > 0 or kind == "imprint"
    return _Heading(at, 1, kind, words, None) if known and allowed and alone else None


def _parts(lines: Sequence[Line], headings: Sequence[_Heading], end: int, after: bool) -> list[FramePart]:
    parts = []
    for number, heading in enumerate(headings):
        until = headings[number + 1].at if number + 1 < len(headings) else end
        below = heading.at + heading.count
        parts.append(
            FramePart(
                heading.kind,
                heading.title,
                tuple(lines[heading.at : below]),
                tuple(lines[below:until]),
                heading.entry,
                after,
            )
        )
    return parts


def _unheaded(
    before: Sequence[Line], entries: Sequence[Entry], found: Sequence[_Heading], ledger: Ledger
) -> FramePart | None:
    """Text before the first heading: the first chapter of the contents that was not found, if there is one."""
    missing = [entry for entry in entries if entry not in [heading.entry for heading in found]]
    if not before or not missing:
        return None
    entry = missing[0]
    ledger.guess(before[0], f"Text ohne Überschrift als Kapitel „{entry.title}“ gelesen.", before[0].text[:100])
    return FramePart(frame_kind(entry.title) or "free", entry.title, (), tuple(before), entry)
