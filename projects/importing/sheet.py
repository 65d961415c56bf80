"""One project's page: its pieces become a `SheetDocument`."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from projects.document import (
    FundingDocument,
    LinkDocument,
    MilestoneDocument,
    MinistryRef,
    PhotoDocument,
    SheetDocument,
    SheetSections,
    Status,
    TopicFieldRef,
)
from projects.importing import milestones
from projects.importing.funding_text import read_amounts
from projects.importing.heading import Heading, first_line, read_heading
from projects.importing.joining import inline, join, markup, unbold
from projects.importing.labels import ENDED_WORDS, SECTION_LABELS
from projects.importing.ledger import Ledger, Line
from projects.importing.lineage import Lineages
from projects.importing.links import read_links
from projects.importing.marks import label_name
from projects.importing.ministries import read_ministries
from projects.importing.photos import read_photos
from projects.importing.pieces import Piece
from projects.importing.strands import split_strands
from projects.sections import ProjectStatus
from projects.text import fold, to_plain

_STATUS_WORDS: tuple[tuple[str, Status], ...] = (
    ("nicht weiter", "not_pursued"),
    ("eingestellt", "not_pursued"),
    ("abgeschlossen", "completed"),
    ("beendet", "completed"),
    ("laufend", "running"),
    ("umsetzung", "running"),
)
_LONGEST_STRAND = 200


@dataclass(frozen=True)
class Place:
    """Where a sheet stands: code, printed or given; title and topic field of the contents."""

    code: str
    title: str
    topic_field: TopicFieldRef
    year: int


@dataclass
class SheetReader:
    """Reads one page. `owner` names it in the ledger."""

    pieces: Sequence[Piece]
    place: Place
    ledger: Ledger
    lineages: Lineages = field(default_factory=Lineages)

    @property
    def owner(self) -> str:
        return self.place.code

    def read(self) -> SheetDocument:
        """The sheet; what of the page is no field of it is left in the ledger."""
        heading = read_heading(self.pieces, self.place.title, self.owner, self.ledger)
        sections = self._sections(heading)
        photos = self._photos(heading)
        ministries = self._ministries()
        self._leave_the_rest()
        return SheetDocument(
            code=self.place.code,
            title=heading.title,
            subtitle=heading.subtitle,
            slug=heading.slug,
            topic_field=self.place.topic_field,
            ministry=ministries[0] if ministries else None,
            further_ministries=tuple(ministries[1:]),
            status=self._status(sections),
            sections=sections,
            milestones=self._milestones(sections.current_state),
            funding=self._funding(),
            links=self._links(),
            photos=photos,
        )

    def _labelled(self, key: str) -> list[Piece]:
        found = [piece for piece in self.pieces if piece.kind == "section" and piece.key == key]
        for piece in found:
            self.ledger.take_as_layout(piece.head, f"Überschrift {label_name(key)}")
        return found

    def _first_line(self) -> Line:
        return first_line(self.pieces)

    def _sections(self, heading: Heading) -> SheetSections:
        texts: dict[str, str] = {}
        for key in SECTION_LABELS:
            found = self._labelled(key)
            if len(found) > 1:
                self.ledger.guess(
                    found[1].head[0], f"„{label_name(key)}“ kommt auf dem Blatt noch einmal vor; angefügt."
                )
            lines = [line for piece in found for line in piece.lines]
            self.ledger.take(lines, self.owner)
            texts[key] = "\n\n".join(filter(None, (markup(piece.lines, self.ledger) for piece in found)))
            if found and not texts[key]:
                self.ledger.guess(found[0].head[0], f"Unter „{label_name(key)}“ steht kein Text.")
        self.ledger.take(heading.lead, self.owner)
        texts["summary"] = "\n\n".join(filter(None, [markup(heading.lead, self.ledger), texts["summary"]]))
        return SheetSections(**texts)

    def _ministries(self) -> list[MinistryRef]:
        found: list[MinistryRef] = []
        for piece in self._labelled("ministry"):
            found += [ref for ref in read_ministries(piece.lines, self.ledger).ministries if ref not in found]
            self.ledger.take(piece.lines, self.owner)
        if not found:
            self.ledger.guess(self._first_line(), f"{self.owner}: Das verantwortliche Ministerium ist nicht angegeben.")
        return found

    def _milestones(self, current_state: str) -> tuple[MilestoneDocument, ...]:
        items = [
            item
            for piece in self._labelled("milestones")
            for item in milestones.read_items(piece.lines, self.place.year, self.owner, self.ledger)
        ]
        if not items:
            self.ledger.guess(self._first_line(), f"{self.owner}: Es wurde kein Meilenstein gefunden.")
        found = []
        for item, (strand, text) in zip(items, split_strands(items, to_plain(current_state)), strict=True):
            name = to_plain(inline(unbold(strand)))[:_LONGEST_STRAND]
            words = inline(text)
            lineage = self.lineages.new("m", f"{item.years[0]}/{item.years[1] or ''}", name, to_plain(words))
            found.append(
                MilestoneDocument(
                    lineage=lineage,
                    year_from=item.years[0],
                    year_to=item.years[1],
                    date=item.date,
                    strand=name,
                    text=words,
                )
            )
        return tuple(found)

    def _funding(self) -> FundingDocument:
        found = self._labelled("volume")
        lines = [line for piece in found for line in piece.lines]
        self.ledger.take(lines, self.owner)
        if not lines:
            self.ledger.guess(self._first_line(), f"{self.owner}: Zum Projektvolumen steht nichts da.")
            return FundingDocument()
        wording = to_plain(inline(join([replace(line, gap=0) for line in lines], self.ledger)))
        amounts = read_amounts(wording, lines[0], self.place.year, self.lineages, self.ledger)
        return FundingDocument(lines=amounts, sentence=wording)

    def _links(self) -> tuple[LinkDocument, ...]:
        return tuple(
            LinkDocument(lineage=self.lineages.new("l", link.label, link.url), label=link.label, url=link.url)
            for piece in self._labelled("links")
            for link in read_links(piece.lines, self.owner, self.ledger)
        )

    def _photos(self, heading: Heading) -> tuple[PhotoDocument, ...]:
        photos = [
            photo
            for piece in self.pieces
            if piece.kind == "photo"
            for photo in read_photos(piece.lines, piece.credits, self.owner, self.lineages, self.ledger)
        ]
        if heading.caption:
            self.ledger.guess(heading.caption[0], "Als Bildunterschrift ohne Bildnachweis gelesen.")
            photos += read_photos(heading.caption, (), self.owner, self.lineages, self.ledger)
        return tuple(photos)

    def _status(self, sections: SheetSections) -> Status:
        """Completed where there is a result, running where there is a current state or an outlook."""
        for piece in self._labelled("status"):
            words = fold(" ".join(line.text for line in piece.lines))
            self.ledger.take_as_layout(piece.lines, "Status des Projekts")
            for known, status in _STATUS_WORDS:
                if known in words:
                    return status
        goes_on = bool(sections.current_state or sections.outlook)
        if sections.result and not goes_on:
            return "completed"
        if goes_on and not sections.result:
            return "running"
        status = _contradictory(sections)
        said = ProjectStatus(status).label
        self.ledger.guess(self._first_line(), f"{self.owner}: Der Stand ist nicht eindeutig; gelesen als {said}.")
        return status

    def _leave_the_rest(self) -> None:
        for piece in self.pieces:
            if piece.kind == "unknown":
                name = piece.head[0].text
                self.ledger.leave([*piece.head, *piece.lines], f"{self.owner}: Unbekannter Abschnitt „{name}“.")
            elif piece.kind == "section" and piece.key == "code":
                self._labelled("code")
                self.ledger.take(piece.lines, self.owner)


def _contradictory(sections: SheetSections) -> Status:
    words = f"{sections.latest_development} {sections.current_state} {sections.result} {sections.summary}".casefold()
    if any(known in words for known in ENDED_WORDS):
        return "not_pursued"
    return "completed" if sections.result and not sections.outlook else "running"
