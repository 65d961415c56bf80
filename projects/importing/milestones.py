"""The milestones of a sheet: year groups, their items with exact dates, and where the list ends."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from projects.importing.joining import (
    continues,
    ends_open,
    ends_sentence,
    is_bullet,
    join,
    starts_lower,
    unbold,
    without_bullet,
)
from projects.importing.labels import MONTHS
from projects.importing.ledger import Ledger, Line
from projects.importing.matching import core_of

_YEAR = r"(?:199\d|20\d\d)"
_YEARS = rf"(?P<first>{_YEAR})(?:\s?(?:/|–|-|—|‑|bis|und|&)\s?(?P<last>{_YEAR}|\d\d(?!\d)))?"
_HEADING = re.compile(
    rf"(?P<before>(?:(?:im\s)?Jahre?n?|seit|ab|bis|Seit|Ab|Bis)\s)?{_YEARS}(?P<after>\s\([^()]{{1,40}}\))?\s?:?"
)
_HEADED_ITEM = re.compile(rf"{_YEARS}(?:\s?:|\s[–—-])\s+(?=\S)")
_DATED = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.(?:\s?(?P<year>\d{4}))?\s?:\s*(?=\S)")
_DATED_IN_WORDS = re.compile(
    rf"(?P<day>\d{{1,2}})\.\s(?P<month>{'|'.join(MONTHS)})(?:\s(?P<year>\d{{4}}))?\s?:\s*(?=\S)", re.I
)
_ANY_YEAR = re.compile(rf"\b({_YEAR})\b")
_WIDE = 80
_CLEARLY_SHORT = 0.9
NO_YEARS = (0, None)
_LONG_ITEM = 160


@dataclass
class Item:
    """A milestone as printed.

    years: (from, to or None), `NO_YEARS` until known; text: source marks still in it, a date prefix taken off.
    """

    years: tuple[int, int | None]
    lines: list[Line]
    text: str = ""
    date: datetime.date | None = None
    own_line: bool = False


def years_of(text: str) -> tuple[int, int | None] | None:
    """The year or range of years that a line is: `**2021**`, `- 2023/2024`, `2021 bis 2023`, `2021/22`."""
    if len(text) > 60:
        return None
    match = _HEADING.fullmatch(core_of(text))
    return _years(match) if match else None


def _years(match: re.Match[str]) -> tuple[int, int | None]:
    first, last = int(match["first"]), match["last"]
    if not last:
        return first, None
    until = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return (first, until) if until > first else (first, None)


@dataclass
class _Walk:
    """Goes through the lines below the label as long as they are milestones."""

    lines: Sequence[Line]
    inline_years: bool
    width: int
    bulleted: bool
    last_heading: int
    rests: frozenset[int]
    items: list[Item] = field(default_factory=list)
    years: tuple[int, int | None] = NO_YEARS
    fresh: bool = True
    taken: int = 0
    unmarked: list[Line] = field(default_factory=list)
    headings: list[Line] = field(default_factory=list)

    def run(self) -> None:
        for at, line in enumerate(self.lines):
            if not self._take(line, at):
                break
            self.taken = at + 1

    def _take(self, line: Line, at: int) -> bool:
        if self._heading(line):
            return True
        if is_bullet(line.text) or self.fresh:
            if self.fresh and not is_bullet(line.text) and self.years == NO_YEARS:
                return at <= self.last_heading and self._new(line, unmarked=True)
            return self._new(line, unmarked=False)
        if self._goes_on(line):
            self.items[-1].lines.append(line)
            return True
        return self._unmarked(line, at)

    def _heading(self, line: Line) -> bool:
        years = years_of(line.text)
        if years and line.number not in self.rests:
            self.years, self.fresh = years, True
            self.headings.append(line)
            return True
        match = _HEADED_ITEM.match(core_of(line.text)) if self.inline_years else None
        if match is None:
            return False
        self.years = _years(match)
        return self._new(Line(line.number, core_of(line.text)[match.end() :], line.gap), unmarked=False)

    def _new(self, line: Line, *, unmarked: bool) -> bool:
        self.items.append(Item(self.years, [line]))
        self.fresh = False
        if unmarked:
            self.unmarked.append(line)
        return True

    def _goes_on(self, line: Line) -> bool:
        above = self.items[-1].lines[-1].text
        if above.rstrip("* ").endswith(":") or "".join(line.text for line in self.items[-1].lines).count("**") % 2:
            return line.gap <= 1
        if line.gap:
            return continues(above, line.text)
        fits = len(above) + 1 + len(line.text.split(maxsplit=1)[0]) <= self.width
        return starts_lower(line.text) or ends_open(above) or not fits

    def _unmarked(self, line: Line, at: int) -> bool:
        """A line without bullet that is no continuation: an item if the list goes on after it, else its end."""
        if line.gap == 0 or at < self.last_heading:
            return self._new(line, unmarked=self.bulleted)
        if self.bulleted:
            more = any(is_bullet(below.text) for below in self.lines[at + 1 :])
            return more and _short(line) and self._new(line, unmarked=True)
        return _short(line) and self._new(line, unmarked=True)


def _short(line: Line) -> bool:
    return len(line.text) <= _LONG_ITEM and not ends_sentence(line.text)


def _rests(lines: Sequence[Line]) -> frozenset[int]:
    """Numbers of bare years that end an item broken before them: `im November` / `2024`, below the heading 2024."""
    found = set()
    group = 0
    for above, line in pairwise([Line(0, ""), *lines]):
        years = years_of(line.text)
        if not years:
            continue
        open_end = above.text and (ends_open(above.text) or above.text.rsplit(maxsplit=1)[-1].casefold() in MONTHS)
        if open_end and not line.gap and line.text[0].isdigit() and years[0] <= group and not years_of(above.text):
            found.add(line.number)
        else:
            group = years[0]
    return frozenset(found)


def _walk(lines: Sequence[Line]) -> _Walk:
    rests = _rests(lines)
    headings = [at for at, line in enumerate(lines) if years_of(line.text) and line.number not in rests]
    narrow = any(
        not line.gap and not is_bullet(line.text) and (starts_lower(line.text) or above.text[-1:] in "-\u00ad")
        for above, line in pairwise(lines)
    )
    last = headings[-1] if headings else -1
    inline = [at for at, line in enumerate(lines) if _HEADED_ITEM.match(core_of(line.text[:200]))]
    if not headings and inline:
        last = inline[-1]
    inside = lines[: last + 2]
    width = max((len(line.text) for line in inside), default=0)
    walk = _Walk(
        lines,
        inline_years=not headings,
        width=int(_CLEARLY_SHORT * width) if narrow else max(width, _WIDE),
        bulleted=any(is_bullet(line.text) and not years_of(line.text) for line in lines),
        last_heading=last,
        rests=rests,
    )
    walk.run()
    return walk


def extent(lines: Sequence[Line]) -> int:
    """How many of the lines below the label are milestones; the rest is title, lead or caption."""
    return _walk(lines).taken


def read_items(lines: Sequence[Line], year: int, owner: str, ledger: Ledger) -> list[Item]:
    """The items of these lines; what had to be guessed is noted. year: of the report, for what has no year at all."""
    walk = _walk(lines)
    for line in walk.unmarked:
        ledger.guess(line, "Zeile ohne Aufzählungszeichen als eigener Meilenstein gelesen.")
    for line in walk.headings:
        match = _HEADING.fullmatch(core_of(line.text))
        if match and (match["before"] or match["after"]):
            ledger.guess(line, "Von dieser Zeile wurden nur die Jahre übernommen.")
    ledger.take_as_layout(walk.headings, "Jahr der Meilensteine")
    ledger.leave(lines[walk.taken :], "Zeile unter den Meilensteinen ohne Platz.")
    for item in walk.items:
        _finish(item, year, ledger)
        ledger.take(item.lines, owner)
    return walk.items


def _finish(item: Item, year: int, ledger: Ledger) -> None:
    text = unbold(join(item.lines, ledger))
    first = without_bullet(item.lines[0].text)
    item.own_line = len(item.lines) > 1 and first.rstrip("* ").endswith(":")
    if item.years == NO_YEARS:
        found = _ANY_YEAR.search(text)
        item.years = (int(found[1]) if found else year, None)
        ledger.guess(item.lines[0], f"Meilenstein ohne Jahresangabe darüber; gelesen als {item.years[0]}.")
    match = _DATED.match(text) or _DATED_IN_WORDS.match(text)
    if match:
        item.date = _date(match, item, ledger)
        text = text[match.end() :] if item.date else text
    item.text = text


def _date(match: re.Match[str], item: Item, ledger: Ledger) -> datetime.date | None:
    """The date before an item; its year comes from the group where none is printed."""
    month = MONTHS.get(match["month"].lower()) or int(match["month"])
    try:
        date = datetime.date(int(match["year"] or item.years[0]), month, int(match["day"]))
    except ValueError:
        ledger.guess(item.lines[0], f"„{match.group().strip()}“ ist kein Datum und blieb im Text.")
        return None
    if not item.years[0] <= date.year <= (item.years[1] or item.years[0]):
        ledger.guess(item.lines[0], "Das Datum liegt nicht in dem Jahr, unter dem es steht.")
    return date
