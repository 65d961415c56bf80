"""Recognise words in spite of damage: letters only, small edit distances, section labels in all their shapes."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from projects.importing.labels import LABELS, SENTENCE_STARTS
from projects.text import fold

_VARIATIONS = "\ufe0e\ufe0f\u200d\u20e3"
BULLET = re.compile(r"(?:[-•●▪■◦‣∙·○►▸➢➤✓✔*]|[–—](?=\s[A-ZÄÖÜ„\"\d])|o(?=\s[A-ZÄÖÜ„\"\d]))\s+|[•●▪■‣►▸](?=\S)")
_MARKS = " *_#:|>\t"
_LONGEST_LABEL = 60
_MOST_ICONS = 40
_OUTLOOK_YEAR = re.compile(r"(20\d\d)(?:20\d\d|\d\d)?$")
_DIGITS_AT_END = re.compile(r"\d{2,8}$")
_SENTENCE_END = re.compile(r"[.!?][\"“”)]?\s+(?=[^.!?]{4,45}$)")
_BOLD_START = re.compile(r"(?:\*\*|__)([^*_\n]{3,60}?):?(?:\*\*|__):?\s*(?=\S)")
_BOLD_END = re.compile(r"(?:\*\*|__)([^*_\n]{3,60})(?:\*\*|__):?$")


@lru_cache(maxsize=16384)
def squeeze(text: str) -> str:
    """Letters and digits only, folded: `Projekt ergebnis` → `projektergebnis`."""
    return fold(text).replace(" ", "")


def is_icon(char: str) -> bool:
    """Whether a character is a picture (emoji, symbol, private code point) and no letter or sign of a text."""
    return char in _VARIATIONS or (ord(char) > 0x2000 and unicodedata.category(char) in ("So", "Sk", "Sm", "Co", "Cn"))


def without_icons(text: str) -> str:
    """A line without the pictures before its first word; bullets stay."""
    at = 0
    while (
        at < min(len(text), _MOST_ICONS)
        and (is_icon(text[at]) or (at and text[at] == " "))
        and not BULLET.match(text, at)
    ):
        at += 1
    return text[at:].lstrip() if at else text


def core_of(text: str) -> str:
    """A line without icons, bullet and marks around it."""
    text = without_icons(text.strip(_MARKS)).strip(_MARKS)
    bullet = BULLET.match(text)
    text = text[bullet.end() :] if bullet else text
    while text and is_icon(text[-1]):
        text = text[:-1]
    return text.strip(_MARKS)


@dataclass(frozen=True)
class LabelHit:
    """A section label. exact: printed as in the table; rest: text that follows it on the same line."""

    key: str
    exact: bool = True
    rest: str = ""
    year: int | None = None


def _tables() -> tuple[dict[str, str], dict[str, str]]:
    strong = {squeeze(label): key for key, (labels, _plain) in LABELS.items() for label in labels}
    plain = {squeeze(label): key for key, (_labels, labels) in LABELS.items() for label in labels}
    return strong, plain


_STRONG, _PLAIN = _tables()
_LABEL_LENGTHS = range(min(map(len, _STRONG)) - 2, max(map(len, _STRONG)) + 3)
_INLINE = re.compile(
    "(?:" + "|".join(sorted((re.escape(w) for strong, _p in LABELS.values() for w in strong), key=len, reverse=True))
    + r")(?:\s+(?:auf\s+|für\s+)?(?:das\s+Jahr\s+)?20\d\d(?:\s?[/–-]\s?\d{2,4})?)?(?=[\s:*_])",
    re.I,
)  # fmt: skip


def whole_label(text: str) -> LabelHit | None:
    """The label that a line is, whatever its icons, marks, bullet, blanks and small letter errors."""
    if len(text) > _LONGEST_LABEL and not _letter_spaced(text):
        return None
    core = core_of(text)
    if not core or core[-1] in ".,;!":
        return None
    return _squeezed_label(squeeze(core)) or _behind_a_letter(core)


def _letter_spaced(text: str) -> bool:
    """Whether a line is printed as `M e h r w e r t`."""
    return len(text) <= 2 * _LONGEST_LABEL and text.count(" ") > 0.4 * len(text)


def _behind_a_letter(core: str) -> LabelHit | None:
    """A label whose icon arrived as one letter of an icon font: `i Mehrwert`."""
    if len(core) > 4 and core[1] == " " and not core[0].isdigit():
        key = _STRONG.get(squeeze(core[2:]))
        return LabelHit(key, exact=False) if key else None
    return None


@lru_cache(maxsize=8192)
def _squeezed_label(letters: str) -> LabelHit | None:
    year = _OUTLOOK_YEAR.search(letters)
    digits = year or _DIGITS_AT_END.search(letters)
    bare = letters[: digits.start()] if digits else letters
    key = _STRONG.get(bare) or _PLAIN.get(bare)
    exact = key is not None and not (digits and not year)
    if key is None and len(bare) in _LABEL_LENGTHS:
        key = _damaged(bare)
    if key is None or (digits and key != "outlook"):
        return None
    return LabelHit(key, exact, year=int(year.group(1)) if year else None)


def _damaged(letters: str) -> str | None:
    for label, key in _STRONG.items():
        allowed = 0 if len(label) < 7 else 1 if len(label) < 14 else 2
        if allowed and abs(len(label) - len(letters)) <= allowed and distance(label, letters, allowed) <= allowed:
            return key
    return None


def label_before_text(text: str) -> LabelHit | None:
    """A label at the start of a line that goes on with the section's text."""
    if bold := _BOLD_START.match(text):
        hit = whole_label(bold.group(1))
        return LabelHit(hit.key, hit.exact, text[bold.end() :], hit.year) if hit else None
    bare = without_icons(text)
    match = _INLINE.match(bare)
    if not match:
        return None
    rest = bare[match.end() :].strip(_MARKS)
    hit = whole_label(match.group())
    separated = bare[match.end()] in ":*_" or bare != text
    if not hit or not rest or not (separated or rest.split(maxsplit=1)[0] in SENTENCE_STARTS):
        return None
    return LabelHit(hit.key, separated, rest, hit.year)


def label_after_text(text: str) -> tuple[int, LabelHit] | None:
    """(where it starts, label) for a label glued to the end of a paragraph: bold, behind an icon or a full stop."""
    tail = text[-80:]
    offset = len(text) - len(tail)
    start = _tail_start(tail)
    if start is None or offset + start == 0:
        return None
    hit = whole_label(tail[start:])
    marked = tail[start] in "*_" or is_icon(tail[start])
    if hit is None or not (marked or (hit.exact and squeeze(tail[start:]) in _STRONG) or hit.year):
        return None
    return offset + start, hit


def _tail_start(tail: str) -> int | None:
    if bold := _BOLD_END.search(tail):
        start = bold.start()
        while start and (is_icon(tail[start - 1]) or tail[start - 1] == " "):
            start -= 1
        return start + (len(tail[start:]) - len(tail[start:].lstrip()))
    icons = [at for at, char in enumerate(tail) if is_icon(char) and char not in _VARIATIONS]
    if icons:
        return icons[-1]
    end = _SENTENCE_END.search(tail)
    return end.end() if end else None


def distance(one: str, other: str, limit: int) -> int:
    """Edits between two words (insert, delete, replace, swap neighbours), or limit + 1 where there are more."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        last, before, row = before, row, [i] + [limit + 1] * len(other)
        for j in range(max(1, i - limit), min(len(other), i + limit) + 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != other[j - 1]))
            if last and j > 1 and a == other[j - 2] and one[i - 2] == other[j - 1]:
                row[j] = min(row[j], last[j - 2] + 1)
        if min(row) > limit:
            return limit + 1
    return row[-1]
