"""Find the titles of the contents list on the pages: exact, broken over lines, shortened, or with letter errors."""

from collections.abc import Sequence
from dataclasses import dataclass

from projects.importing.contents_list import Entry, normal_code, read_entry
from projects.importing.ledger import Line
from projects.importing.matching import BULLET, distance, is_icon, squeeze

_MOST_LINES = 6
_LONGEST_TITLE_LINE = 200
_SHORTEST = 4
_PREFIX = 4
_WORK = 300_000


@dataclass(frozen=True)
class TitlePlace:
    """A title on a page: lines[at:at + count] are entry number `index` of the contents. exact: letter by letter."""

    at: int
    count: int
    index: int
    exact: bool = True


class TitleFinder:
    """Knows the titles and codes of the contents list and finds them in the body's lines."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self.letters = [squeeze(entry.title) for entry in entries]
        self.codes = {entry.code: index for index, entry in enumerate(entries) if entry.code}
        self.whole: dict[str, int] = {}
        self.by_start: dict[str, list[str]] = {}
        for index, letters in enumerate(self.letters):
            if len(letters) >= _SHORTEST and letters not in self.whole:
                self.whole[letters] = index
                self.by_start.setdefault(letters[:_PREFIX], []).append(letters)
        self.parts = self._first_parts()

    def _first_parts(self) -> dict[str, int]:
        """What stands before a colon or dash, where only one title begins so and no other is called so."""
        found: dict[str, list[int]] = {}
        for index, entry in enumerate(self.entries):
            for mark in (":", " – ", " - "):
                part = squeeze(entry.title.split(mark)[0])
                if mark in entry.title and len(part) >= _SHORTEST and part not in self.whole:
                    found.setdefault(part, []).append(index)
        return {part: indices[0] for part, indices in found.items() if len(set(indices)) == 1}

    def at(self, lines: Sequence[Line], at: int) -> TitlePlace | None:
        """The title that starts with this line."""
        line = lines[at]
        if len(line.text) > _LONGEST_TITLE_LINE or BULLET.match(line.text):
            return None
        return self._whole_at(lines, at) or self._coded_at(line, at) or self._part_at(lines, at)

    def _whole_at(self, lines: Sequence[Line], at: int) -> TitlePlace | None:
        letters = ""
        best = None
        for count, line in enumerate(lines[at : at + _MOST_LINES], start=1):
            letters += squeeze(line.text) if len(line.text) <= _LONGEST_TITLE_LINE else "\0"
            if letters in self.whole and not line.text.endswith((":", ":**")):
                best = TitlePlace(at, count, self.whole[letters])
            if not any(title.startswith(letters) for title in self.by_start.get(letters[:_PREFIX], ())):
                break
        return best

    def _coded_at(self, line: Line, at: int) -> TitlePlace | None:
        """A line that ends or begins with a code of the contents: `SiKo Ruhr (03-01)`, or the code alone."""
        if not any(char.isdigit() for char in line.text):
            return None
        title, code = read_entry(line.text)
        index = self.codes.get(normal_code(code) if code else normal_code(line.text.strip("()[] ")) or "")
        if index is None:
            return None
        similar = not title or title == line.text or self._alike(squeeze(title), self.letters[index])
        return TitlePlace(at, 1, index) if similar else None

    def _alike(self, one: str, other: str) -> bool:
        limit = max(2, len(other) // 5)
        return one in other or other in one or distance(one, other, limit) <= limit

    def _part_at(self, lines: Sequence[Line], at: int) -> TitlePlace | None:
        if not stands_alone(lines, at):
            return None
        index = self.parts.get(squeeze(lines[at].text))
        return None if index is None else TitlePlace(at, 1, index, exact=False)

    def damaged(self, lines: Sequence[Line], missing: Sequence[int], candidates: Sequence[int]) -> list[TitlePlace]:
        """Places of titles that were not found letter by letter, among lines that stand alone. Bounded work."""
        found: list[TitlePlace] = []
        work = 0
        for at in candidates:
            letters = squeeze(lines[at].text)
            for index in missing:
                work += 1
                if work > _WORK:
                    return found
                if self._damaged(letters, self.letters[index]):
                    found.append(TitlePlace(at, 1, index, exact=False))
                    break
        return found

    def _damaged(self, letters: str, title: str) -> bool:
        if min(len(letters), len(title)) < _SHORTEST + 2:
            return False
        if letters.startswith(title) and len(letters) <= 3 * len(title):
            return True
        if title.startswith(letters) and len(letters) >= 0.4 * len(title):
            return True
        limit = max(1, len(title) // 8)
        return distance(letters, title, limit) <= limit


def stands_alone(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a block of its own and reads like a heading."""
    line = lines[at]
    if not line.gap or (at + 1 < len(lines) and not lines[at + 1].gap):
        return False
    return len(line.text) <= _LONGEST_TITLE_LINE and not is_icon(line.text[0]) and line.text[-1] not in ",;"
