"""The operations of the data interface: one table that addresses, checks of parameters and OpenAPI are made from."""

import re
from dataclasses import dataclass
from typing import Any

from msgspec import Struct

from projects.document import ReportDocument, SheetDocument
from projects.models.catalogue import CODE
from projects.opendata import answers, csv_files, workbook
from projects.opendata.columns import OF_SHEETS, TABLES
from projects.search.query import MOST_CHARACTERS
from projects.selecting.filters import FACETS
from projects.selecting.selection import SORTS

JSON = "application/json"
TURTLE = "text/turtle"
JSON_LD = "application/ld+json"
MOST_PER_PAGE, PER_PAGE, LAST_PAGE = 200, 50, 99_999


@dataclass(frozen=True)
class Parameter:
    """name: in the address. converter: the form of a part of the path, "" for a parameter of the query.

    facet: a filter of the list; its values are those of today and may be named several times.
    """

    name: str
    meaning: str
    schema: dict[str, Any]
    example: Any
    converter: str = ""
    facet: bool = False


@dataclass(frozen=True)
class Operation:
    """name: of the address in code and in OpenAPI. answer: the type of a JSON answer. example: query of an example."""

    name: str
    path: str
    summary: str
    meaning: str
    content_type: str = JSON
    answer: type[Struct] | None = None
    parameters: tuple[Parameter, ...] = ()
    example: str = ""

    @property
    def of_query(self) -> tuple[Parameter, ...]:
        return tuple(parameter for parameter in self.parameters if not parameter.converter)

    @property
    def of_path(self) -> tuple[Parameter, ...]:
        return tuple(parameter for parameter in self.parameters if parameter.converter)

    @property
    def route(self) -> str:
        """The path as Django writes it: `api/v1/projects/<code:code>/`."""
        converters = {parameter.name: parameter.converter for parameter in self.of_path}
        return re.sub(r"\{(\w+)\}", lambda part: f"<{converters[part[1]]}:{part[1]}>", self.path).removeprefix("/")

    @property
    def example_address(self) -> str:
        examples = {parameter.name: parameter.example for parameter in self.of_path}
        return self.path.format(**examples) + (f"?{self.example}" if self.example else "")


Q = Parameter(
    "q",
    "Stichwörter: Gefunden wird, worin alle vorkommen, auch als Teil längerer Wörter. Groß und klein ist gleich.",
    {"type": "string", "maxLength": MOST_CHARACTERS},
    "wasser",
)
FILTERS = tuple(
    Parameter(
        facet,
        f"Filter {label}. Mehrere Werte, jeder als eigener Parameter, gelten als „oder“.",
        {"type": "string"},
        "laufend" if facet == "status" else None,
        facet=True,
    )
    for facet, label in FACETS.items()
)
SORT = Parameter("sortierung", "Reihenfolge der Projekte.", {"type": "string", "enum": [*SORTS]}, "titel")
PAGE = Parameter("page", "Seite der Liste, ab 1.", {"type": "integer", "minimum": 1, "maximum": LAST_PAGE}, 1)
PAGE_SIZE = Parameter(
    "page_size",
    f"Projekte je Seite, höchstens {MOST_PER_PAGE}; ohne Angabe {PER_PAGE}.",
    {"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE},
    20,
)
SELECTION = (Q, *FILTERS, SORT)
CODE_OF_PROJECT = Parameter(
    "code",
    "Kennung des Projekts; sie bleibt über alle Berichte gleich.",
    {"type": "string", "pattern": CODE},
    "05-02a",
    "code",
)
YEAR = Parameter("year", "Berichtsjahr.", {"type": "integer", "minimum": 2000, "maximum": 2100}, 2024, "year")
NUMBER = Parameter("number", "Nummer der Ausgabe.", {"type": "integer", "minimum": 1, "maximum": 9999}, 1, "number")
EDITION = (YEAR, NUMBER)
SHEET_TABLE = Parameter(
    "table", "Tabelle.", {"type": "string", "enum": [table.name for table in OF_SHEETS]}, "projekte", "sheet_table"
)
ANY_TABLE = Parameter("table", "Tabelle.", {"type": "string", "enum": [*TABLES]}, "projekte", "table")
_EDITION_PATH = "/api/v1/reports/{year}/editions/{number}/"
_EDITION_FILES = "/berichte/{year}/ausgabe-{number}/daten/"

API = (
    Operation(
        "entrance",
        "/api/v1/",
        "Einstieg",
        "Lizenz, Namensnennung und die Adressen von allem anderen.",
        answer=answers.Entrance,
    ),
    Operation(
        "projects",
        "/api/v1/projects/",
        "Projekte auflisten",
        "Die Projekte mit ihrem neuesten Blatt, gefiltert wie die Liste unter /projekte/, seitenweise.",
        answer=answers.ProjectPage,
        parameters=(*SELECTION, PAGE, PAGE_SIZE),
        example="status=laufend&page_size=20",
    ),
    Operation(
        "project",
        "/api/v1/projects/{code}/",
        "Ein Projekt lesen",
        "Das neueste Blatt eines Projekts, dazu die Wege zu seinen Blättern in allen Berichten und Ausgaben.",
        answer=answers.ProjectAnswer,
        parameters=(CODE_OF_PROJECT,),
    ),
    Operation(
        "reports",
        "/api/v1/reports/",
        "Berichte auflisten",
        "Alle Ausgaben aller Berichte, die neueste zuerst; die erste eines Jahres ist seine neueste.",
        answer=answers.ReportList,
    ),
    Operation(
        "report",
        "/api/v1/reports/{year}/",
        "Einen Bericht lesen",
        "Das ganze Dokument der neuesten Ausgabe eines Berichts, Byte für Byte wie versiegelt.",
        answer=ReportDocument,
        parameters=(YEAR,),
    ),
    Operation(
        "report-edition",
        _EDITION_PATH,
        "Eine Ausgabe lesen",
        "Das ganze Dokument einer Ausgabe, Byte für Byte wie versiegelt. Es ändert sich nicht mehr.",
        answer=ReportDocument,
        parameters=EDITION,
    ),
    Operation(
        "sheets",
        f"{_EDITION_PATH}sheets/",
        "Blätter einer Ausgabe auflisten",
        "Die Projektblätter einer Ausgabe in gedruckter Reihenfolge.",
        answer=answers.SheetList,
        parameters=EDITION,
    ),
    Operation(
        "sheet",
        f"{_EDITION_PATH}sheets/{{code}}/",
        "Ein Blatt lesen",
        "Das Blatt eines Projekts in einer Ausgabe. Es ändert sich nicht mehr.",
        answer=SheetDocument,
        parameters=(*EDITION, CODE_OF_PROJECT),
    ),
    Operation(
        "figures",
        "/api/v1/figures/",
        "Zahlen des Programms lesen",
        "Die Zahlen jedes Berichts mit dem, was sie zählen, die Liste der Projekte dahinter und der Stand jedes "
        "Projekts von Bericht zu Bericht.",
        answer=answers.FiguresAnswer,
    ),
    Operation("openapi", "/api/v1/openapi.json", "Diese Beschreibung lesen", "Die Beschreibung nach OpenAPI 3.1."),
    Operation(
        "report-schema",
        "/api/v1/schema/report.json",
        "Schema eines Berichts lesen",
        "JSON Schema der Dokumente ganzer Berichte.",
        "application/schema+json",
    ),
    Operation(
        "sheet-schema",
        "/api/v1/schema/sheet.json",
        "Schema eines Blattes lesen",
        "JSON Schema der Dokumente einzelner Projektblätter.",
        "application/schema+json",
    ),
)
_WORKBOOK = "Alle Tabellen als Arbeitsmappe mit echten Zahlen und Tagen; das erste Blatt nennt Quelle und Lizenz."
FILES = (
    Operation(
        "selection-csv",
        "/daten/{table}.csv",
        "Auswahl als CSV laden",
        "Eine Tabelle der Projekte, die eine Auswahl findet; ohne Filter alle. UTF-8, Semikolon, Dezimalkomma.",
        csv_files.CONTENT_TYPE,
        parameters=(SHEET_TABLE, *SELECTION),
        example="status=laufend",
    ),
    Operation(
        "selection-xlsx",
        "/daten/projekte.xlsx",
        "Auswahl als XLSX laden",
        _WORKBOOK,
        workbook.CONTENT_TYPE,
        parameters=SELECTION,
    ),
    Operation(
        "selection-json",
        "/daten/projekte.json",
        "Auswahl als JSON laden",
        "Die ganzen Blätter der Projekte, die eine Auswahl findet.",
        answer=answers.ChosenSheets,
        parameters=SELECTION,
    ),
    Operation(
        "catalogue-csv",
        "/daten/bestand.csv",
        "Bestand als CSV laden",
        "Der Bestand aller Berichte in ihren neuesten Ausgaben.",
        csv_files.CONTENT_TYPE,
    ),
    Operation(
        "numbers-csv",
        "/daten/zahlen.csv",
        "Zahlen als CSV laden",
        "Die Zahlen aller Berichte in ihren neuesten Ausgaben.",
        csv_files.CONTENT_TYPE,
    ),
    Operation(
        "csv-metadata",
        "/daten/{table}.csv-metadata.json",
        "Spalten einer Tabelle lesen",
        "Die Beschreibung einer CSV-Tabelle nach „CSV on the Web“.",
        "application/csvm+json",
        parameters=(ANY_TABLE,),
    ),
    Operation(
        "edition-csv",
        f"{_EDITION_FILES}{{table}}.csv",
        "Tabelle einer Ausgabe als CSV laden",
        "Eine Tabelle mit dem Inhalt einer Ausgabe.",
        csv_files.CONTENT_TYPE,
        parameters=(*EDITION, ANY_TABLE),
    ),
    Operation(
        "edition-xlsx",
        f"{_EDITION_FILES}bericht.xlsx",
        "Ausgabe als XLSX laden",
        _WORKBOOK,
        workbook.CONTENT_TYPE,
        parameters=EDITION,
    ),
    Operation(
        "catalogue-turtle",
        "/daten/katalog.ttl",
        "Katalog als Turtle laden",
        "Der Katalog aller Datensätze nach DCAT-AP.de.",
        TURTLE,
    ),
    Operation(
        "catalogue-json-ld",
        "/daten/katalog.jsonld",
        "Katalog als JSON-LD laden",
        "Der Katalog aller Datensätze nach DCAT-AP.de.",
        JSON_LD,
    ),
)
OPERATIONS = (*API, *FILES)
BY_NAME = {operation.name: operation for operation in OPERATIONS}
