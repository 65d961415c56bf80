"""The source as lines: cleaned, numbered, freed of blanks, page numbers and running headers."""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from projects.importing.errors import ImportRefused
from projects.importing.ledger import Ledger, Line
from projects.importing.matching import squeeze, whole_label

# Far above any report (2024: 1,731 lines, 87,000 characters), low enough that no text keeps the reader busy for long.
MAX_LINES = 40_000
MAX_CHARACTERS = 5_000_000
MAX_LINE = 20_000
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE_TABLE = str.maketrans(_LIGATURES)
_SOFT_HYPHEN = "\u00ad"
# Bullets of symbol fonts arrive as private code points.
_SYMBOL_BULLETS = dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf0ae\uf06e\uf0a8\uf071\uf0e0\uf02d", "•")
_PAGE_NUMBER = re.compile(r"(?:[-–—|]\s?)?(?:Seite\s|S\.\s)?(\d{1,3})(?:\s?(?:/|von)\s?\d{1,3})?(?:\s?[-–—|])?")
_HEADER_START = re.compile(r"(\d{1,3})\s*[|·•–—-]?\s+(?=\D)")
_HEADER_END = re.compile(r"(?:\s*[|·•–—-]\s*|\s+)(?:Seite\s)?(\d{1,3})$")
_YEARLY_TITLE = re.compile(r"\b20\d\d\b")
_HEADER_LENGTH = 100
_FEWEST_HEADERS = 3
_FEWEST_PAGES = 5
_TITLE_PAGE = 40


@dataclass(frozen=True, slots=True)
class _Raw:
    """A physical line; `broken`: a form feed stands directly before it."""

    number: int
    text: str
    broken: bool


def read_lines(text: str) -> tuple[list[Line], Ledger]:
    """The lines that hold text, and a ledger that knows all printed lines.

    Raises `ImportRefused` where the source has more lines than any report.
    """
    ledger = Ledger()
    raws: list[_Raw] = []
    source = _physical_lines(text)
    for number, line in enumerate(source, start=1):
        if len(line) > MAX_LINE:
            ledger.printed[number] = line
            ledger.leave([Line(number, line)], f"Die Zeile ist mit {len(line)} Zeichen zu lang für ein Feld.")
            line = ""
        raws.extend(
            _Raw(number, _cleaned(part, number, ledger), index > 0) for index, part in enumerate(line.split("\f"))
        )
        if any(raw.text for raw in raws[-1 - line.count("\f") :]):
            ledger.printed[number] = line
    layout = _page_numbers(raws)
    layout |= _running_headers(raws, layout)
    return _without_layout(raws, layout, ledger), ledger


def _physical_lines(text: str) -> list[str]:
    if len(text) > MAX_CHARACTERS:
        raise ImportRefused(
            f"Der Text hat {len(text)} Zeichen; ein Fortschrittsbericht hat höchstens {MAX_CHARACTERS}."
        )
    source = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(source) > MAX_LINES:
        raise ImportRefused(f"Der Text hat {len(source)} Zeilen; ein Fortschrittsbericht hat höchstens {MAX_LINES}.")
    return source


def _cleaned(raw: str, number: int, ledger: Ledger) -> str:
    """One line in NFC with plain blanks; a soft hyphen stays only at its end, where it breaks a word."""
    if raw.isascii() and raw.isprintable():
        return " ".join(raw.split())
    line = unicodedata.normalize("NFC", raw).translate(_LIGATURE_TABLE).strip()
    line = _SYMBOL_BULLETS.get(line[:1], line[:1]) + line[1:]
    ends_softly = line.endswith(_SOFT_HYPHEN)
    line = " ".join(line.split())
    if not line.isprintable():
        line = _without_unprintable(line, number, ledger)
    return line.strip() + _SOFT_HYPHEN * ends_softly


def plain_words(raw: str) -> str:
    """A printed line as `read_lines` cleans it, for comparing words."""
    return _cleaned(raw.replace("\f", " "), 0, Ledger())


def _without_unprintable(line: str, number: int, ledger: Ledger) -> str:
    lost = {char for char in line[1:] if unicodedata.category(char) in ("Co", "Cn")}
    if lost:
        names = ", ".join(f"U+{ord(char):04X}" for char in sorted(lost))
        ledger.guess(number, f"Zeichen ohne Bedeutung weggelassen: {names}.", line[:200])
    return " ".join("".join(char for char in line if char.isprintable()).split())


def _page_numbers(raws: list[_Raw]) -> set[int]:
    """Indices of the lines that are page numbers: they rise through the report, mostly by one."""
    found = []
    for index, raw in enumerate(raws):
        match = _PAGE_NUMBER.fullmatch(raw.text) if len(raw.text) < 20 else None
        if match and not _stands_in_text(raws, index):
            found.append((index, int(match.group(1))))
    rising = _longest_rise(found)
    steps = [after[1] - before[1] for before, after in pairwise(rising)]
    by_page = sum(step <= 3 for step in steps)
    many = len(rising) >= _FEWEST_PAGES and by_page >= 0.6 * len(steps)
    if many or (len(rising) > 1 and set(steps) == {1}):
        return {index for index, _page in rising}
    return {index for index, _page in found if _surely_a_page(raws, index)}


def _surely_a_page(raws: list[_Raw], index: int) -> bool:
    """A number that says „Seite“, or stands next to a form feed."""
    after = next((raw for raw in raws[index + 1 : index + 4] if raw.text or raw.broken), None)
    return raws[index].text.casefold().startswith("seite") or raws[index].broken or bool(after and after.broken)


def _stands_in_text(raws: list[_Raw], index: int) -> bool:
    """Whether a line has text directly above and below: then it belongs to it."""
    above = index > 0 and raws[index - 1].text and not raws[index].broken
    below = index + 1 < len(raws) and raws[index + 1].text and not raws[index + 1].broken
    return bool(above and below)


def _longest_rise(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest strictly rising run of numbers, not necessarily neighbours."""
    tails: list[int] = []
    best: list[int] = []
    before: list[int] = []
    for at, (_index, page) in enumerate(found):
        place = bisect_left(tails, page)
        before.append(best[place - 1] if place else -1)
        if place == len(tails):
            tails.append(page)
            best.append(at)
        else:
            tails[place], best[place] = page, at
    run = []
    at = best[-1] if best else -1
    while at >= 0:
        run.append(found[at])
        at = before[at]
    return run[::-1]


def _running_headers(raws: list[_Raw], pages: set[int]) -> set[int]:
    """Indices of the lines that recur at page edges, with or without the page's number."""
    candidates: dict[str, list[int]] = {}
    for index, raw in enumerate(raws):
        core = _header_core(raw.text) if index not in pages else ""
        if core:
            candidates.setdefault(core, []).append(index)
    edges = _edges(raws, pages)
    title = next((squeeze(raw.text) for raw in raws[:_TITLE_PAGE] if _is_title(raw.text)), "")
    numbered = {at for at in candidates.get(title, ()) if squeeze(raws[at].text) != title}
    found = numbered | {at for at in candidates.get(title, ()) if at > _TITLE_PAGE and at in edges}
    for core, indices in candidates.items():
        if len(indices) >= _FEWEST_HEADERS and not whole_label(core):
            found |= _headers_among(raws, indices, edges)
    return found


def _is_title(text: str) -> bool:
    return len(text) <= _HEADER_LENGTH and "bericht" in text.casefold() and bool(_YEARLY_TITLE.search(text))


def _header_core(text: str) -> str:
    if not text or len(text) > _HEADER_LENGTH:
        return ""
    core = text
    if start := _HEADER_START.match(text):
        core = text[start.end() :]
    elif text[-1].isdigit() and (end := _HEADER_END.search(text)):
        core = text[: end.start()]
    return squeeze(core) if any(char.isalpha() for char in core) else ""


def _edges(raws: list[_Raw], pages: set[int]) -> set[int]:
    """Indices of the first and last lines of pages, as far as page numbers and form feeds show them."""
    texts = [index for index, raw in enumerate(raws) if raw.text]
    edges: set[int] = set()
    for place, index in enumerate(texts):
        after = texts[place + 1] if place + 1 < len(texts) else len(raws)
        broken = any(raws[at].broken for at in range(index + 1, min(after + 1, len(raws))))
        if broken or index in pages or after in pages:
            edges |= {index, after}
    return edges


def _headers_among(raws: list[_Raw], indices: list[int], edges: set[int]) -> set[int]:
    """Of the lines with equal words those that are headers: with rising page numbers, or equal at page edges."""
    numbered = [index for index in indices if squeeze(raws[index].text) != _header_core(raws[index].text)]
    numbers = [_page_in(raws[index].text) for index in numbered]
    rises = all(before < after for before, after in pairwise(numbers))
    if len(numbered) >= max(_FEWEST_HEADERS, 0.6 * len(indices)) and rises:
        return set(numbered)
    at_edges = [index for index in indices if index in edges]
    texts = Counter(raws[index].text for index in at_edges)
    equal = [index for index in at_edges if texts[raws[index].text] >= _FEWEST_HEADERS]
    if len(equal) >= max(_FEWEST_HEADERS, 0.6 * len(indices)):
        return set(equal)
    return set(indices[1:]) if all(_is_title(raws[index].text) for index in indices) else set()


def _page_in(text: str) -> int:
    match = _HEADER_START.match(text) or _HEADER_END.search(text)
    return int(match[1]) if match else 0


def _without_layout(raws: list[_Raw], layout: set[int], ledger: Ledger) -> list[Line]:
    lines: list[Line] = []
    gap, broken = 1, False
    for index, raw in enumerate(raws):
        broken = broken or raw.broken
        if index in layout:
            ledger.take_as_layout([Line(raw.number, raw.text)], "Seitenzahl oder Kolumnentitel")
            gap, broken = max(gap, 1), True
        elif not raw.text:
            gap += 1
        else:
            lines.append(Line(raw.number, raw.text, max(gap, 1) if broken else gap, broken))
            gap, broken = 0, False
    return lines


def split(line: Line, at: int, *, gap: int = 1) -> tuple[Line, Line]:
    """A line cut in two, both with its number; the second stands `gap` blank lines below."""
    return replace(line, text=line.text[:at].rstrip()), Line(line.number, line.text[at:].lstrip(), gap)
