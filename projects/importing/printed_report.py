"""The text of a whole printed report becomes a `ReportDocument`; what was guessed or found no place is told."""

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from projects.document import (
    ChapterDocument,
    FiguresDocument,
    ReportDocument,
    SheetDocument,
    TopicFieldRef,
    catalogue_entry,
)
from projects.importing import frame, printed_figures
from projects.importing.assignment import Assignment, topic_field
from projects.importing.contents_list import Contents, frame_kind, read_contents
from projects.importing.coverage import missing_words
from projects.importing.errors import ImportRefused
from projects.importing.funding_reason import with_reasons
from projects.importing.ledger import Ledger, Note
from projects.importing.lines import read_lines
from projects.importing.marks import Marker
from projects.importing.pieces import Piece, cut
from projects.importing.regions import FramePart, Regions, find_regions
from projects.importing.segments import is_sheet, pages
from projects.importing.sheet import SheetReader
from projects.importing.spacing import respaced
from projects.text import SLUG_LENGTH, slug_of, to_plain

__all__ = ["ImportRefused", "Note", "Reading", "read_report"]

_ENOUGH_FIGURES = 5


@dataclass(frozen=True)
class Reading:
    """A report as read. guesses: what a person should check; unplaced: lines that are in no field. Both by line."""

    report: ReportDocument
    guesses: tuple[Note, ...]
    unplaced: tuple[Note, ...]


def read_report(text: str, year: int, *, published_on: datetime.date) -> Reading:
    """The report in the text of a printed one, such as a PDF extraction gives it.

    year: reporting year; published_on: when the report came out. Every line that is no layout is in a field of the
    document or in `unplaced`. Raises `ImportRefused` with a German sentence where no project page is recognised.
    """
    lines, ledger = read_lines(text)
    lines = respaced(lines)
    contents = read_contents(lines, ledger)
    regions = find_regions(lines, contents, ledger)
    found = pages(cut(Marker(contents, ledger).read(regions.sheets), ledger))
    parts = [*regions.frame, *_frame_parts_between(found, contents)]
    sheets = _sheets([page for page in found if is_sheet(page)], contents, year, ledger)
    _leave_what_is_no_page(found, ledger)
    ledger.leave(regions.homeless, "Text vor dem ersten Kapitel ohne Platz.")
    report = _report(regions, parts, sheets, contents, year, published_on, ledger)
    report = msgspec.structs.replace(report, outlook_year=_outlook_year(found))
    lost = [*ledger.forgotten(), *missing_words(report, ledger)]
    return Reading(report, _sorted(ledger.guesses), _sorted([*ledger.unplaced, *lost]))


def _sorted(notes: Sequence[Note]) -> tuple[Note, ...]:
    return tuple(sorted(dict.fromkeys(notes), key=lambda note: note.line))


def _sheets(
    found: Sequence[Sequence[Piece]], contents: Contents, year: int, ledger: Ledger
) -> tuple[SheetDocument, ...]:
    if not found:
        raise ImportRefused("Der Text ist kein Fortschrittsbericht: Es wurde kein Projektblatt erkannt.")
    places = Assignment(contents, year, ledger).places(found)
    sheets = [SheetReader(page, place, ledger).read() for page, place in zip(found, places, strict=True)]
    volumes = {
        place.code: piece.lines[0].number
        for page, place in zip(found, places, strict=True)
        for piece in page
        if piece.key == "volume" and piece.lines
    }
    return with_reasons(sheets, volumes, ledger)


def _frame_parts_between(found: Sequence[Sequence[Piece]], contents: Contents) -> list[FramePart]:
    """Chapters of the frame that stand between project pages."""
    return [
        FramePart(frame_kind(entry.title) or "free", entry.title, piece.head, piece.lines, entry)
        for page in found
        for piece in page
        if piece.kind == "frame"
        for entry in [contents.entries[piece.index]]
    ]


def _leave_what_is_no_page(found: Sequence[Sequence[Piece]], ledger: Ledger) -> None:
    for page in found:
        if is_sheet(page):
            continue
        for piece in page:
            if piece.kind == "divider":
                ledger.take_as_layout(piece.head, "Kapitel")
            elif piece.kind != "frame":
                ledger.leave([*piece.head, *piece.lines], "Text zwischen den Projektblättern ohne Platz.")


def _report(
    regions: Regions,
    parts: Sequence[FramePart],
    sheets: tuple[SheetDocument, ...],
    contents: Contents,
    year: int,
    published_on: datetime.date,
    ledger: Ledger,
) -> ReportDocument:
    page = frame.read_title_page(regions.title_page, year, ledger)
    chapters = _chapters(parts, ledger)
    figures, baseline = _figures(parts, chapters, sheets, ledger)
    imprint = [line for part in parts if part.kind == "imprint" for line in part.lines]
    return ReportDocument(
        year=year,
        programme=page.programme,
        title=page.title,
        tagline=page.tagline,
        publisher=frame.publisher(parts),
        published_on=published_on,
        as_of_texts=frame.as_of_texts([*regions.title_page, *imprint]),
        as_of_amounts=_as_of_amounts(sheets),
        figures=figures,
        baseline=baseline,
        baseline_source=f"{page.title}, Überblick"[:300],
        topic_fields=_topic_fields(contents, sheets),
        catalogue=tuple(map(catalogue_entry, sheets)),
        chapters=chapters,
        projects=sheets,
    )


def _chapters(parts: Sequence[FramePart], ledger: Ledger) -> tuple[ChapterDocument, ...]:
    """The chapters in printed order, those after the projects last; equal slugs are numbered."""
    found = [frame.read_chapter(part, "Rahmen", ledger) for part in parts]
    slugs: Counter[str] = Counter()
    chapters = []
    for chapter in found:
        slug = slug_of(chapter.title)
        slugs[slug] += 1
        number = f"-{slugs[slug]}" if slugs[slug] > 1 else ""
        chapters.append(msgspec.structs.replace(chapter, slug=slug[: SLUG_LENGTH - len(number)] + number))
    return tuple(sorted(chapters, key=lambda chapter: chapter.after_projects))


def _figures(
    parts: Sequence[FramePart], chapters: Sequence[ChapterDocument], sheets: Sequence[SheetDocument], ledger: Ledger
) -> tuple[FiguresDocument, FiguresDocument]:
    """Figures of the overview; what it does not print may stand in another chapter of the frame."""
    lines = {part.kind: part.lines[0].number for part in parts if part.lines}
    printed: dict[str, int] = {}
    for kind in ("overview", "editorial", "free", "closing"):
        if len(printed) >= _ENOUGH_FIGURES:
            break
        paragraphs = [
            (lines.get(kind, 1), paragraph)
            for chapter in chapters
            if chapter.kind == kind
            for paragraph in to_plain(chapter.text).split("\n\n")
        ]
        printed = printed_figures.read_figures(paragraphs, ledger) | printed
    return printed_figures.with_baseline(printed, sheets, lines.get("overview", 1), ledger)


def _as_of_amounts(sheets: Sequence[SheetDocument]) -> datetime.date | None:
    """The date that most amounts carry."""
    dates = Counter(line.as_of for sheet in sheets for line in sheet.funding.lines if line.as_of)
    return dates.most_common(1)[0][0] if dates else None


def _outlook_year(found: Sequence[Sequence[Piece]]) -> int | None:
    years = Counter(piece.year for page in found for piece in page if piece.key == "outlook" and piece.year)
    return years.most_common(1)[0][0] if years else None


def _topic_fields(contents: Contents, sheets: Sequence[SheetDocument]) -> tuple[TopicFieldRef, ...]:
    """The chapters that have sheets, in the order of the contents."""
    used = list(dict.fromkeys(sheet.topic_field for sheet in sheets))
    order = [topic_field(entry.title) for entry in contents.of("chapter")]
    return tuple(sorted(used, key=lambda ref: order.index(ref) if ref in order else len(order)))
