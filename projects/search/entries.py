"""What can be found: published documents become entries, each with its texts and what a word in them weighs.

An entry for every project (its newest sheet), every report (its newest edition), every chapter of it, every ministry
that answers for a project, and the portal's own pages.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec
from django.urls import reverse

from projects import addresses, topics
from projects.document import ChapterDocument, MinistryRef, ReportDocument, SheetDocument, TopicFieldRef
from projects.models import EntryKind, SearchEntry
from projects.sections import PART_LABELS, SECTIONS
from projects.text import slug_of, to_plain


@dataclass(frozen=True)
class Piece:
    """A text of an entry, on one line. field: what decides how much its words weigh. label: the section that an extract
    names; "" for a text that is no extract."""

    field: str
    label: str
    text: str


# How much a word weighs in a field. Long fields count a word less, the longer they are (see index.py).
WEIGHTS = {
    "code": 60,
    "title": 40,
    "ministry": 24,
    "subtitle": 20,
    "place": 16,
    "topic": 12,
    "summary": 10,
    "further": 6,
    "section": 5,
    "milestone": 3,
    "part": 2,
}
LONG_FIELDS = {"summary": 60, "section": 500, "milestone": 150, "part": 80}  # words that are usual there


def of_sheet(sheet: SheetDocument, year: int) -> tuple[SearchEntry, tuple[Piece, ...]]:
    """A project by its newest sheet."""
    entry = SearchEntry(
        key=f"{EntryKind.PROJECT.value}:{sheet.code}",
        kind=EntryKind.PROJECT,
        code=sheet.code,
        title=sheet.title,
        subtitle=sheet.subtitle,
        ministry=sheet.ministry.abbreviation if sheet.ministry else "",
        year=year,
        address=addresses.project_address(sheet.code, sheet.slug),
    )
    return _with_pieces(entry, _pieces_of_sheet(sheet))


def _pieces_of_sheet(sheet: SheetDocument) -> Iterator[Piece]:
    yield Piece("code", "Kennung", sheet.code)
    yield Piece("title", "Titel", sheet.title)
    yield Piece("subtitle", "Untertitel", sheet.subtitle)
    yield Piece("topic", "Themenfeld", sheet.topic_field.name)
    yield Piece("place", "Orte", ", ".join(sheet.places))
    if sheet.ministry:
        yield Piece("ministry", "Ministerium", _named(sheet.ministry))
    yield Piece("further", "Weitere Ministerien", ", ".join(map(_named, sheet.further_ministries)))
    for section in SECTIONS:
        field = "summary" if section.key == "summary" else "section"
        yield Piece(field, section.label, to_plain(getattr(sheet.sections, section.key)))
    for milestone in sheet.milestones:
        said = f"{milestone.strand}: {to_plain(milestone.text)}" if milestone.strand else to_plain(milestone.text)
        yield Piece("milestone", f"{PART_LABELS['milestones']} {milestone.year_from}", said)
    yield Piece("part", PART_LABELS["funding_lines"], to_plain(sheet.funding.sentence or sheet.funding.reason))
    yield Piece("part", PART_LABELS["links"], ", ".join(link.label or link.url for link in sheet.links))
    for photo in sheet.photos:
        yield Piece("part", PART_LABELS["photos"], f"{photo.caption} {photo.credit}".strip())


def of_report(report: ReportDocument) -> Iterator[tuple[SearchEntry, tuple[Piece, ...]]]:
    """A report, its frame chapters, and its topic fields as chapters."""
    address = addresses.report_address(report.year)
    entry = SearchEntry(
        key=report_key(report.year),
        kind=EntryKind.REPORT,
        title=report.title,
        subtitle=report.tagline,
        year=report.year,
        address=address,
    )
    names = f"{report.title} {report.programme} {report.year}"
    pieces = (Piece("title", "Titel", names), Piece("subtitle", "Untertitel", report.tagline))
    yield _with_pieces(entry, (*pieces, Piece("further", "Herausgeber", report.publisher)))
    for place, chapter in enumerate(report.chapters, start=1):
        yield _of_chapter(report, chapter, address, place)
    for place, topic in enumerate(topics.fields_of(report), start=100):
        yield _of_topic(report, topic, place)


def report_key(year: int) -> str:
    """What the keys of a report and of its chapters begin with."""
    return f"{EntryKind.REPORT.value}:{year}"


def _of_chapter(
    report: ReportDocument, chapter: ChapterDocument, address: str, place: int
) -> tuple[SearchEntry, tuple[Piece, ...]]:
    entry = SearchEntry(
        key=f"{report_key(report.year)}/{chapter.slug}",
        kind=EntryKind.CHAPTER,
        title=chapter.title,
        subtitle=chapter.headline,
        year=report.year,
        position=place,
        address=f"{address}#{chapter.slug}",
    )
    pieces = (
        Piece("title", "Titel", chapter.title),
        Piece("subtitle", "Überschrift", chapter.headline),
        Piece("topic", "", f"{report.title} {report.year}"),
        Piece("section", chapter.title, to_plain(chapter.text)),
        Piece("further", "Verfasst von", ", ".join((chapter.author, *chapter.roles))),
    )
    return _with_pieces(entry, pieces)


def _of_topic(report: ReportDocument, topic: TopicFieldRef, place: int) -> tuple[SearchEntry, tuple[Piece, ...]]:
    entry = SearchEntry(
        key=f"{report_key(report.year)}/feld/{topic.slug}",
        kind=EntryKind.CHAPTER,
        title=topic.name,
        subtitle="Themenfeld mit allen seinen Projekten",
        year=report.year,
        position=place,
        address=addresses.report_address(report.year, topic_slug=topic.slug),
    )
    pieces = (
        Piece("title", "Titel", topic.name),
        Piece("topic", "", "Themenfeld Kapitel"),
        Piece("topic", "", f"{report.title} {report.year}"),
        Piece("further", "Projekte", "; ".join(sheet.title for sheet in report.projects_in(topic))),
    )
    return _with_pieces(entry, pieces)


def of_ministries(ministries: Iterable[MinistryRef]) -> Iterator[tuple[SearchEntry, tuple[Piece, ...]]]:
    """Each ministry leads to the list of its projects."""
    for position, ministry in enumerate(ministries):
        slug = slug_of(ministry.abbreviation)
        entry = SearchEntry(
            key=f"{EntryKind.MINISTRY.value}:{slug}",
            kind=EntryKind.MINISTRY,
            code=ministry.abbreviation,
            title=ministry.name,
            subtitle="Alle Projekte dieses Ministeriums",
            position=position,
            address=addresses.ministry_address(slug),
        )
        yield _with_pieces(entry, (Piece("title", "Name", _named(ministry)),))


# The portal's own pages: name of the address, title, what it is for, further words that people look for.
_PAGES = (
    ("public:projects", "Alle Projekte", "Liste zum Suchen und Filtern", "Projektliste Übersicht Verzeichnis"),
    ("public:reports", "Alle Berichte", "Fortschrittsberichte mit ihren Ausgaben", "Fortschrittsbericht PDF Archiv"),
    (
        "public:authenticity",
        "Echtheit prüfen",
        "Ist eine Datei eine unveränderte Ausgabe?",
        "Prüfsumme Fälschung SHA-256 Signatur Echtheit",
    ),
    (
        "public:imprint",
        "Impressum",
        "Wer das Portal herausgibt",
        "Kontakt Herausgeber Anschrift Telefon E-Mail Verantwortlich",
    ),
    (
        "public:data",
        "Offene Daten",
        "Berichte und Projekte als CSV, XLSX und JSON",
        "Open Data API Schnittstelle Download Daten herunterladen Excel Tabelle",
    ),
    (
        "public:numbers",
        "Zahlen",
        "Stand, Volumen, Meilensteine, Orte im Bild",
        "Statistik Diagramm Karte",
    ),
    (
        "public:report-comparison",
        "Berichte vergleichen",
        "Zwei Fortschrittsberichte nebeneinander",
        "Vergleich Unterschied Änderungen",
    ),
    ("public:privacy", "Datenschutz", "Welche Angaben das Portal verarbeitet", "DSGVO Cookies personenbezogene Daten"),
    (
        "public:accessibility",
        "Erklärung zur Barrierefreiheit",
        "Wie barrierefrei das Portal ist",
        "BITV BGG Barriere Ombudsstelle",
    ),
    ("public:barrier", "Barriere melden", "Sagen, was nicht zugänglich ist", "Barrierefreiheit Fehler Feedback"),
    ("public:plain-language", "Leichte Sprache", "Das Programm in Leichter Sprache", "einfach verstehen"),
    ("public:sign-language", "Gebärdensprache", "Das Programm in Gebärdensprache", "DGS Video gehörlos"),
    (
        "public:contact",
        "Kontakt",
        "Wen Sie fragen können",
        "Presse Ansprechpartner Telefon E-Mail",
    ),
)


def of_pages() -> Iterator[tuple[SearchEntry, tuple[Piece, ...]]]:
    """The portal's own pages."""
    for position, (name, title, purpose, words) in enumerate(_PAGES):
        entry = SearchEntry(
            key=f"{EntryKind.PAGE.value}:{name.partition(':')[2]}-{name.partition(':')[0]}",
            kind=EntryKind.PAGE,
            title=title,
            subtitle=purpose,
            position=position,
            address=reverse(name),
        )
        pieces = (Piece("title", "Titel", title), Piece("summary", "", purpose), Piece("part", "", words))
        yield _with_pieces(entry, pieces)


def _named(ministry: MinistryRef) -> str:
    return f"{ministry.name} ({ministry.abbreviation})"


def _with_pieces(entry: SearchEntry, pieces: Iterable[Piece]) -> tuple[SearchEntry, tuple[Piece, ...]]:
    """The entry as it is stored; texts without words are left out."""
    kept = tuple(replace(piece, text=line) for piece in pieces if (line := _line(piece.text)))
    entry.pieces = [[piece.field, piece.label, piece.text] for piece in kept]
    entry.fingerprint = _fingerprint(entry, kept)
    return entry, kept


def _line(text: str) -> str:
    return " ".join(re.sub(r"(?:^|\n)- ", " · ", text).split()).removeprefix("· ")


def _fingerprint(entry: SearchEntry, pieces: Sequence[Piece]) -> str:
    """SHA-256 of everything that is stored of an entry: equal entries need not be written again."""
    names = ("key", "kind", "code", "title", "subtitle", "ministry", "year", "position", "address")
    said = [[getattr(entry, name) for name in names], entry.pieces]
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()
