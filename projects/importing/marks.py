"""Mark the lines of the project pages: labels, titles, chapter dividers, credits, and the text between them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from projects.importing.contents_list import Contents
from projects.importing.joining import ends_sentence, is_bullet
from projects.importing.labels import CREDITS, LABELS, POSITIONS, PROJECT_DIVIDERS, SECTION_LABELS
from projects.importing.ledger import Ledger, Line
from projects.importing.lines import split
from projects.importing.matching import (
    LabelHit,
    core_of,
    is_icon,
    label_after_text,
    label_before_text,
    squeeze,
    whole_label,
)
from projects.importing.titles import TitleFinder, stands_alone

CREDIT = re.compile(
    rf"\(?(?P<label>{'|'.join(re.escape(word) for word in CREDITS)})"
    rf"(?:\s\(?(?P<place>{'|'.join(POSITIONS)})\)?)?\s?:\s*|(?P<sign>©|\(c\)\s)\s*",
    re.I,
)
_CREDIT_AT_END = re.compile(
    rf"(?:[(,|]|\s[–-]|[.\w“\"])\s?"
    rf"(?P<credit>\b(?:{'|'.join(re.escape(word) for word in CREDITS)})\s?:\s[^:]{{2,150}}|©.{{2,150}})$"
)
_LONGEST_CAPTION_LINE = 260
_STRONG = {squeeze(label) for strong, _plain in LABELS.values() for label in strong}
_DIVIDERS = {squeeze(title) for title in PROJECT_DIVIDERS}
_LONGEST_HEADING = 45
_ONLY_ICONS = 12


@dataclass(frozen=True)
class Mark:
    """A stretch of lines. kind: text, label, title, divider, credit, frame, unknown (a label that no table holds).

    key: of a label; index: of a title's or frame part's entry in the contents; year: of the outlook.
    """

    kind: str
    lines: tuple[Line, ...]
    key: str = ""
    index: int = -1
    year: int | None = None


@dataclass
class Marker:
    """Reads the lines of the project pages one by one."""

    contents: Contents
    ledger: Ledger
    marks: list[Mark] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.titles = TitleFinder(self.contents.projects)
        self.chapters = {squeeze(entry.title) for entry in self.contents.of("chapter")}
        projects = [at for at, entry in enumerate(self.contents.entries) if entry.kind == "project"]
        inside = range(projects[0], projects[-1]) if projects else range(0)
        entries = self.contents.entries
        self.frames = {squeeze(entries[at].title): at for at in inside if entries[at].kind == "frame"}

    def read(self, lines: Sequence[Line]) -> list[Mark]:
        """The marks of these lines, in order; every line is in one of them (a split line in two)."""
        lines = _split_glued(lines, self.ledger)
        at = 0
        while at < len(lines):
            mark = self._mark(lines, at)
            self.marks.append(mark)
            at += len(mark.lines)
        self._find_damaged_titles(lines)
        return _with_unknown_labels(self.marks)

    def _mark(self, lines: Sequence[Line], at: int) -> Mark:
        line = lines[at]
        if len(line.text) <= _ONLY_ICONS and all(is_icon(char) or char == " " for char in line.text):
            return Mark("icon", (line,))
        return self._label(lines, at) or self._heading(lines, at) or Mark("text", (line,))

    def _heading(self, lines: Sequence[Line], at: int) -> Mark | None:
        line = lines[at]
        if CREDIT.match(line.text):
            return Mark("credit", (line,))
        letters = squeeze(core_of(line.text)) if len(line.text) <= 100 else ""
        place = None if self._goes_on_above(line) else self.titles.at(lines, at)
        if letters in self.chapters | _DIVIDERS and not (place and not self._title_follows(lines, at)):
            return Mark("divider", (line,)) if self._divides(lines, at) else None
        if letters in self.frames and stands_alone(lines, at):
            return Mark("frame", (line,), index=self.frames[letters])
        if place:
            return Mark("title", tuple(lines[at : at + place.count]), index=place.index)
        return None

    def _goes_on_above(self, line: Line) -> bool:
        """Whether a line is the rest of a text that breaks off directly above it."""
        above = self.marks[-1] if self.marks and not line.gap else None
        return above is not None and above.kind == "text" and not ends_sentence(above.lines[-1].text)

    def _title_follows(self, lines: Sequence[Line], at: int) -> bool:
        return at + 1 < len(lines) and self.titles.at(lines, at + 1) is not None

    def _divides(self, lines: Sequence[Line], at: int) -> bool:
        """A chapter's name directly below a label is that section's text."""
        below_label = bool(self.marks) and self.marks[-1].kind == "label" and self.marks[-1].key in SECTION_LABELS
        return bool(lines[at].gap) and not below_label

    def _label(self, lines: Sequence[Line], at: int) -> Mark | None:
        line = lines[at]
        below = lines[at + 1] if at + 1 < len(lines) else None
        if below and len(line.text) < 40 and len(below.text) < 40 and below.gap <= 1 and not is_bullet(line.text):
            hit = whole_label(f"{line.text} {below.text}")
            if hit and hit.exact and not whole_label(below.text):
                return Mark("label", (line, below), hit.key, year=hit.year)
        hit = whole_label(line.text)
        if hit is None or not _may_be_label(line, below, hit):
            return None
        if not hit.exact:
            self.ledger.guess(line, f"Als Überschrift „{label_name(hit.key)}“ gelesen.")
        return Mark("label", (line,), hit.key, year=hit.year)

    def _find_damaged_titles(self, lines: Sequence[Line]) -> None:
        found = {mark.index for mark in self.marks if mark.kind == "title"}
        missing = [index for index in range(len(self.titles.entries)) if index not in found]
        places = {mark.lines[0]: at for at, mark in enumerate(self.marks) if mark.kind == "text"}
        numbers = {id(line): at for at, line in enumerate(lines)}
        candidates = [numbers[id(line)] for line in places if _may_be_title(lines, numbers[id(line)])]
        for place in self.titles.damaged(lines, missing, candidates) if missing else ():
            at = places[lines[place.at]]
            self.marks[at] = Mark("title", self.marks[at].lines, index=place.index)


def _may_be_title(lines: Sequence[Line], at: int) -> bool:
    text = lines[at].text
    return stands_alone(lines, at) and not is_bullet(text) and not text[0].isdigit() and len(text) > 4


def _may_be_label(line: Line, below: Line | None, hit: LabelHit) -> bool:
    """Labels that are also plain words, and bullets, count only as blocks of their own."""
    alone = bool(line.gap) and (below is None or bool(below.gap))
    marked = is_icon(line.text[0]) or line.text.rstrip("*_ ").endswith(":") or line.text.startswith(("**", "#"))
    strong = squeeze(core_of(line.text)) in _STRONG or hit.year is not None or not hit.exact
    if is_bullet(line.text):
        return strong and hit.exact and alone
    return strong or alone or (marked and bool(line.gap))


def label_name(key: str) -> str:
    strong, plain = LABELS[key]
    return (strong or plain)[0]


def _split_glued(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Labels that share a line with text get a line of their own."""
    found: list[Line] = []
    for line in lines:
        found += _parts(line, ledger)
    return found


def _parts(line: Line, ledger: Ledger) -> list[Line]:
    if whole_label(line.text):
        return [line]
    if not is_bullet(line.text) and (hit := label_before_text(line.text)):
        label, text = split(line, len(line.text) - len(hit.rest), gap=0 if hit.key == "ministry" else 1)
        if not hit.exact:
            ledger.guess(line, f"Überschrift „{label_name(hit.key)}“ am Anfang des Absatzes erkannt.", line.text[:100])
        return [label, text]
    if after := label_after_text(line.text):
        at, hit = after
        ledger.guess(line, f"Überschrift „{label_name(hit.key)}“ am Ende des Absatzes erkannt.", line.text[at:])
        return [*_parts(split(line, at)[0], ledger), split(line, at)[1]]
    if len(line.text) <= _LONGEST_CAPTION_LINE and (match := _CREDIT_AT_END.search(line.text)):
        caption, credit = split(line, match.start("credit"), gap=0)
        return [replace(caption, text=caption.text.rstrip("(,|– -")), credit]
    return [line]


def _with_unknown_labels(marks: list[Mark]) -> list[Mark]:
    """Headings between sections that no table holds: behind an icon, or the same on several pages."""
    sheets = sum(mark.kind == "label" and mark.key == "milestones" for mark in marks)
    enough = 2 if sheets <= 4 else 3
    places = [at for at in range(1, len(marks) - 1) if _like_a_label(marks, at)]
    counts = Counter(squeeze(core_of(marks[at].lines[0].text)) for at in places)
    for at in places:
        line = marks[at].lines[0]
        if is_icon(line.text[0]) or counts[squeeze(core_of(line.text))] >= enough:
            marks[at] = Mark("unknown", marks[at].lines)
    return marks


def _like_a_label(marks: Sequence[Mark], at: int) -> bool:
    """A short line alone between texts, below a section's text and not within milestones."""
    line, above, below = marks[at].lines[0], marks[at - 1], marks[at + 1]
    if marks[at].kind != "text" or above.kind != "text" or below.kind != "text":
        return False
    text = core_of(line.text)
    heading = 3 < len(text) <= _LONGEST_HEADING and text[0].isupper() and text[-1].isalpha() and "www." not in text
    if not heading or is_bullet(line.text) or not line.gap or not below.lines[0].gap:
        return False
    label = next((mark for mark in reversed(marks[max(0, at - 40) : at]) if mark.kind != "text"), None)
    return label is not None and label.key in (*SECTION_LABELS, "volume", "links") and label.kind == "label"
