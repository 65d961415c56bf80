"""The columns of the tables: one declaration that CSV, XLSX, their description and the page about the data read."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from projects.document import CatalogueEntry, FundingLineDocument, MilestoneDocument, MinistryRef, ReportDocument
from projects.funding import BASIS_LABELS, KIND_LABELS, QUALIFIER_LABELS
from projects.opendata.content import Content, Placed
from projects.sections import SECTIONS, STATUS_LABELS, ProjectStatus, Section
from projects.text import fold, to_plain

Kind = Literal["Text", "Ganzzahl", "Dezimalzahl", "Datum", "ja/nein", "Adresse"]
Value = str | int | bool | Decimal | datetime.date | None
SEPARATOR = " | "


@dataclass(frozen=True)
class Column:
    """value: what the column says of a record; None is an empty cell. unit: of numbers, "" where there is none."""

    name: str
    meaning: str
    value: Callable[[Any], Value]
    kind: Kind = "Text"
    unit: str = ""


@dataclass(frozen=True)
class Table:
    """name: its part of addresses. records: what a file of data has in this table, in order."""

    name: str
    title: str
    meaning: str
    records: Callable[[Content], Iterable[Any]]
    columns: tuple[Column, ...]

    def rows(self, content: Content) -> Iterable[list[Value]]:
        return ([column.value(record) for column in self.columns] for record in self.records(content))


@dataclass(frozen=True)
class _OfSheet:
    """A part of a sheet with its number, from 1, and the sheet it belongs to."""

    placed: Placed
    number: int
    part: Any


@dataclass(frozen=True)
class _Figure:
    report: ReportDocument
    key: str

    @property
    def value(self) -> int:
        return int(getattr(self.report.figures, self.key))

    @property
    def only_as_number(self) -> int:
        return int(getattr(self.report.baseline, self.key))


FIGURES = {
    "total": "Projekte insgesamt",
    **{status.value: f"Projekte mit dem Stand „{label}“" for status, label in STATUS_LABELS.items()},
    "newly_completed": "seit dem vorigen Bericht abgeschlossene Projekte",
}


def _name(ministry: MinistryRef | None) -> str:
    return ministry.name if ministry else ""


def _abbreviation(ministry: MinistryRef | None) -> str:
    return ministry.abbreviation if ministry else ""


def _status(status: str) -> str:
    return STATUS_LABELS[ProjectStatus(status)]


def _section(section: Section) -> Column:
    name = fold(section.label).replace(" ", "_")
    meaning = f"Abschnitt „{section.label}“, ohne Auszeichnungen. {section.hint}"
    return Column(name, meaning, lambda placed: to_plain(getattr(placed.sheet.sections, section.key)))


def _edition_columns(of: Callable[[Any], tuple[int, int]]) -> tuple[Column, Column]:
    return (
        Column("berichtsjahr", "Jahr, über das der Bericht berichtet", lambda record: of(record)[0], "Ganzzahl"),
        Column("ausgabe", "Nummer der Ausgabe des Berichts", lambda record: of(record)[1], "Ganzzahl"),
    )


def _of_part(part: _OfSheet) -> tuple[int, int]:
    return part.placed.year, part.placed.number


_PROJECT_OF_PART = (
    Column("kennung", "Kennung des Projekts, bleibt über alle Berichte gleich", lambda part: part.placed.sheet.code),
    Column("titel", "Titel des Projekts in diesem Bericht", lambda part: part.placed.sheet.title),
    *_edition_columns(_of_part),
    Column("nummer", "Stelle auf dem Projektblatt, ab 1", lambda part: part.number, "Ganzzahl"),
)


def _numbered(parts: Callable[[Placed], Iterable[Any]]) -> Callable[[Content], Iterable[_OfSheet]]:
    return lambda content: (
        _OfSheet(placed, number, part)
        for placed in content.sheets
        for number, part in enumerate(parts(placed), start=1)
    )


def _milestone(read: Callable[[MilestoneDocument], Value]) -> Callable[[_OfSheet], Value]:
    return lambda record: read(record.part)


def _line(read: Callable[[FundingLineDocument], Value]) -> Callable[[_OfSheet], Value]:
    return lambda record: read(record.part)


def _entry(read: Callable[[CatalogueEntry], Value]) -> Callable[[tuple[ReportDocument, CatalogueEntry]], Value]:
    return lambda pair: read(pair[1])


PROJECTS = Table(
    "projekte",
    "Projekte",
    "Je Zeile ein Projektblatt mit seinen Texten.",
    lambda content: content.sheets,
    (
        Column("kennung", "Kennung des Projekts, bleibt über alle Berichte gleich", lambda placed: placed.sheet.code),
        Column("titel", "Titel", lambda placed: placed.sheet.title),
        Column("untertitel", "Untertitel", lambda placed: placed.sheet.subtitle),
        Column("stand", "laufend, abgeschlossen oder nicht weiterverfolgt", lambda p: _status(p.sheet.status)),
        Column("themenfeld", "Name des Themenfelds", lambda placed: placed.sheet.topic_field.name),
        Column("themenfeld_kurzname", "Kurzname, wie ihn der Filter nimmt", lambda p: p.sheet.topic_field.slug),
        Column("ministerium", "Name des zuständigen Ministeriums", lambda p: _name(p.sheet.ministry)),
        Column("ministerium_kurz", "seine Abkürzung", lambda p: _abbreviation(p.sheet.ministry)),
        Column(
            "weitere_ministerien",
            "Abkürzungen der beteiligten Ministerien; mehrere sind durch „ | “ getrennt",
            lambda p: SEPARATOR.join(ministry.abbreviation for ministry in p.sheet.further_ministries),
        ),
        Column("orte", "Orte; mehrere sind durch „ | “ getrennt", lambda p: SEPARATOR.join(p.sheet.places)),
        *_edition_columns(lambda placed: (placed.year, placed.number)),
        *map(_section, SECTIONS),
        Column("projektvolumen", "Projektvolumen als Satz, wie gedruckt", lambda p: p.sheet.funding.sentence),
        Column("volumen_fehlt_weil", "Grund, warum kein Volumen genannt ist", lambda p: p.sheet.funding.reason),
        Column(
            "volumen_enthalten_in",
            "Kennung des Projekts, dessen Volumen dieses einschließt",
            lambda p: p.sheet.funding.contained_in,
        ),
        Column("adresse", "dauerhafte Adresse des Blattes im Netz", lambda placed: placed.address, "Adresse"),
    ),
)
MILESTONES = Table(
    "meilensteine",
    "Meilensteine",
    "Je Zeile ein Meilenstein eines Projekts.",
    _numbered(lambda placed: placed.sheet.milestones),
    (
        *_PROJECT_OF_PART,
        Column("jahr_von", "Jahr oder erstes Jahr", _milestone(lambda stone: stone.year_from), "Ganzzahl"),
        Column("jahr_bis", "letztes Jahr eines Zeitraums", _milestone(lambda stone: stone.year_to), "Ganzzahl"),
        Column("datum", "genauer Tag, wo er bekannt ist", _milestone(lambda stone: stone.date), "Datum"),
        Column("teilprojekt", "Teilprojekt, zu dem er gehört", _milestone(lambda stone: stone.strand)),
        Column("meilenstein", "was geschehen ist", _milestone(lambda stone: to_plain(stone.text))),
        Column("merkmal", "bleibt über alle Berichte gleich", _milestone(lambda stone: stone.lineage)),
    ),
)
FUNDING = Table(
    "projektvolumen",
    "Projektvolumen",
    "Je Zeile ein Betrag eines Projekts.",
    _numbered(lambda placed: placed.sheet.funding.lines),
    (
        *_PROJECT_OF_PART,
        Column("art", f"{', '.join(KIND_LABELS.values())}", _line(lambda line: KIND_LABELS[line.kind])),
        Column("betrag", "Betrag", _line(lambda line: line.amount), "Dezimalzahl", "Euro"),
        Column("genauigkeit", ", ".join(QUALIFIER_LABELS.values()), _line(lambda li: QUALIFIER_LABELS[li.qualifier])),
        Column("anteil", "Anteil am Gesamtbetrag", _line(lambda line: line.percent), "Dezimalzahl", "Prozent"),
        Column("bezug", "was der Betrag zählt", _line(lambda li: BASIS_LABELS[li.basis] if li.basis else "")),
        Column("geldgeber", "wer zahlt", _line(lambda line: line.source)),
        Column("anmerkung", "wofür der Betrag ist", _line(lambda line: line.note)),
        Column("stichtag", "Tag, auf den sich der Betrag bezieht", _line(lambda line: line.as_of), "Datum"),
        Column("zeitraum_von", "erstes Jahr des Zeitraums", _line(lambda line: line.period_from), "Ganzzahl"),
        Column("zeitraum_bis", "letztes Jahr des Zeitraums", _line(lambda line: line.period_to), "Ganzzahl"),
        Column("jaehrlich_ab", "erstes Jahr jährlicher Beträge", _line(lambda li: li.recurring_from), "Ganzzahl"),
        Column("merkmal", "bleibt über alle Berichte gleich", _line(lambda line: line.lineage)),
    ),
)
CATALOGUE = Table(
    "bestand",
    "Bestand",
    "Je Zeile ein bekanntes Projekt mit seinem Stand zum Stichtag eines Berichts: die Liste hinter den Zahlen.",
    lambda content: ((report, entry) for report in content.reports for entry in report.catalogue),
    (
        *_edition_columns(lambda pair: (pair[0].year, pair[0].edition)),
        Column("kennung", "Kennung des Projekts, bleibt über alle Berichte gleich", _entry(lambda e: e.code)),
        Column("titel", "Titel", _entry(lambda entry: entry.title)),
        Column("stand", "laufend, abgeschlossen oder nicht weiterverfolgt", _entry(lambda e: _status(e.status))),
        Column("themenfeld", "Name des Themenfelds", _entry(lambda entry: entry.topic_field.name)),
        Column("ministerium", "Name des zuständigen Ministeriums", _entry(lambda entry: _name(entry.ministry))),
        Column("ministerium_kurz", "seine Abkürzung", _entry(lambda entry: _abbreviation(entry.ministry))),
        Column("im_bericht", "ob der Bericht ein Blatt des Projekts enthält", _entry(lambda e: e.reported), "ja/nein"),
    ),
)
NUMBERS = Table(
    "zahlen",
    "Zahlen",
    "Je Zeile eine Zahl des Programms, wie ein Bericht sie nennt.",
    lambda content: (_Figure(report, key) for report in content.reports for key in FIGURES),
    (
        *_edition_columns(lambda figure: (figure.report.year, figure.report.edition)),
        Column("zahl", "Name der Zahl in den JSON-Daten", lambda figure: figure.key),
        Column("bezeichnung", "was gezählt wird", lambda figure: FIGURES[figure.key]),
        Column("wert", "Zahl, wie der Bericht sie nennt", lambda figure: figure.value, "Ganzzahl", "Projekte"),
        Column(
            "davon_nur_als_zahl",
            "davon aus gedruckten Berichten übernommen und nicht einzeln erfasst",
            lambda figure: figure.only_as_number,
            "Ganzzahl",
            "Projekte",
        ),
        Column("quelle", "woher die übernommenen Zahlen stammen", lambda figure: figure.report.baseline_source),
    ),
)
OF_SHEETS = (PROJECTS, MILESTONES, FUNDING)
OF_REPORTS = (CATALOGUE, NUMBERS)
TABLES = {table.name: table for table in (*OF_SHEETS, *OF_REPORTS)}
