"""Which page belongs to which entry of the contents: by title, else by order; codes that no contents gives."""

from collections.abc import Sequence
from dataclasses import dataclass

from projects.document import TopicFieldRef
from projects.importing.contents_list import Contents, Entry, normal_code, read_entry
from projects.importing.heading import first_line
from projects.importing.ledger import Ledger
from projects.importing.matching import core_of, squeeze
from projects.importing.pieces import Piece
from projects.importing.sheet import Place
from projects.text import slug_of

_NO_CHAPTER = "Weitere Projekte"


@dataclass
class Assignment:
    """Gives every page its place in the report."""

    contents: Contents
    year: int
    ledger: Ledger

    def places(self, pages: Sequence[Sequence[Piece]]) -> list[Place]:
        """One place for each page, in order; codes are unique, missing ones are given and noted."""
        entries = self._entries(pages)
        codes = self._codes(pages, entries)
        chapters = self._chapters(pages, entries)
        return [
            Place(code, entry.title if entry else "", topic_field(chapter), self.year)
            for code, entry, chapter in zip(codes, entries, chapters, strict=True)
        ]

    def _entries(self, pages: Sequence[Sequence[Piece]]) -> list[Entry | None]:
        """The entry of each page: the one whose title it prints; pages without title take those left between."""
        projects = self.contents.projects
        found: list[int | None] = []
        for page in pages:
            title = next((piece.index for piece in page if piece.kind == "title" and piece.index >= 0), None)
            found.append(None if title in found else title)
        self._fill(found, len(projects), pages)
        missing = [entry for number, entry in enumerate(projects) if number not in found]
        for entry in missing:
            self.ledger.leave(entry.lines, f"Zu „{entry.title}“ ({entry.code}) wurde kein Projektblatt gefunden.")
        return [None if number is None else projects[number] for number in found]

    def _fill(self, found: list[int | None], count: int, pages: Sequence[Sequence[Piece]]) -> None:
        at = 0
        while at < len(found):
            if found[at] is not None:
                at += 1
                continue
            end = at
            while end < len(found) and found[end] is None:
                end += 1
            below = found[at - 1] if at else -1
            above = found[end] if end < len(found) else count
            between = [number for number in range((below or 0) + 1 if at else 0, above or count) if number not in found]
            self._fill_run(found, at, end, between, pages)
            at = end

    def _fill_run(
        self, found: list[int | None], at: int, end: int, between: list[int], pages: Sequence[Sequence[Piece]]
    ) -> None:
        for number in range(at, end):
            if not between:
                return
            chapter = _divider(pages[number])
            fitting = [entry for entry in between if squeeze(self.contents.projects[entry].chapter) == chapter]
            choice = fitting[0] if fitting else between[0]
            found[number] = choice
            between = [entry for entry in between if entry > choice]

    def _codes(self, pages: Sequence[Sequence[Piece]], entries: Sequence[Entry | None]) -> list[str]:
        codes: list[str] = []
        for page, entry in zip(pages, entries, strict=True):
            line = first_line(page)
            code = (entry.code if entry else "") or printed_code(page)
            if not code or code in codes:
                given = self._free_code([*codes, *(known.code for known in entries if known)])
                said = f"Die Kennung {code} kommt zweimal vor" if code else "Es ist keine Kennung gedruckt"
                self.ledger.guess(line, f"{said}; vergeben wurde {given}.")
                code = given
            codes.append(code)
        return codes

    def _free_code(self, taken: Sequence[str]) -> str:
        return next(
            code for number in range(1, 10_000) if (code := f"{number // 100:02}-{number % 100:02}") not in taken
        )

    def _chapters(self, pages: Sequence[Sequence[Piece]], entries: Sequence[Entry | None]) -> list[str]:
        """The chapter that the contents gives, else the last one that a page started with."""
        names = {squeeze(entry.title): entry.title for entry in self.contents.of("chapter")}
        chapters: list[str] = []
        current = ""
        for page, entry in zip(pages, entries, strict=True):
            current = (entry.chapter if entry else "") or names.get(_divider(page), "") or current
            if not current:
                self.ledger.guess(first_line(page), f"Kein Themenfeld erkannt; gelesen als „{_NO_CHAPTER}“.")
            chapters.append(current or _NO_CHAPTER)
        return chapters


def topic_field(name: str) -> TopicFieldRef:
    return TopicFieldRef(slug=slug_of(name), name=name[:100])


def _divider(page: Sequence[Piece]) -> str:
    """Letters of the last chapter name with which a page starts."""
    names = [squeeze(core_of(piece.head[0].text)) for piece in page if piece.kind == "divider"]
    return names[-1] if names else ""


def printed_code(page: Sequence[Piece]) -> str:
    """A code that the page itself prints, in its title or under a label."""
    for piece in page:
        lines = piece.lines if piece.key == "code" else piece.head if piece.kind == "title" else ()
        for line in lines:
            code = normal_code(read_entry(line.text)[1] or line.text[:12])
            if code:
                return code
    return ""
