"""The page about the open data: what there is, under which licence, in which columns, and how programs read it."""

from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from projects import addresses
from projects.document import ReportDocument
from projects.models import Edition
from projects.opendata import licence
from projects.opendata.changes import CHANGES
from projects.opendata.columns import OF_SHEETS, TABLES
from projects.opendata.operations import BY_NAME, MOST_PER_PAGE
from projects.public.rendering import answer
from projects.published import document_of, editions


@dataclass(frozen=True)
class File:
    """A link to a file. what: it is of, for those who hear the link without its row."""

    label: str
    what: str
    address: str


@dataclass(frozen=True)
class FilesOfTable:
    title: str
    meaning: str
    files: tuple[File, ...]


@dataclass(frozen=True)
class FilesOfEdition:
    edition: Edition
    name: str
    anchor: str
    files: tuple[File, ...]


@dataclass(frozen=True)
class FilesOfReport:
    title: str
    anchor: str
    editions: tuple[FilesOfEdition, ...]


@dataclass(frozen=True)
class Example:
    """An address that answers today, and what it answers."""

    address: str
    meaning: str


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    found = editions()
    newest = document_of(found[0]) if found else None
    context = {
        "tables": [_files_of_table(name) for name in TABLES],
        "columns": TABLES.values(),
        "reports": [_files_of_report(list(of_year)) for _year, of_year in groupby(found, lambda e: e.report.year)],
        "licence": licence,
        "attribution": _attribution(newest),
        "publisher": newest.publisher if newest else "",
        "examples": _examples(newest),
        "most_per_page": MOST_PER_PAGE,
        "changes": CHANGES,
    }
    return answer(
        request,
        "public/data.html",
        context,
        address=reverse("public:data"),
        title="Offene Daten",
        description="Projekte und Fortschrittsberichte der Ruhr-Konferenz als CSV, XLSX und JSON unter freier Lizenz.",
        part="data",
    )


def _files_of_table(name: str) -> FilesOfTable:
    table = TABLES[name]
    files = [File("CSV", table.title, f"/daten/{name}.csv")]
    if table is OF_SHEETS[0]:
        files += [File("XLSX", "Projekte mit Meilensteinen und Projektvolumen", BY_NAME["selection-xlsx"].path)]
        files += [File("JSON", "ganze Projektblätter", BY_NAME["selection-json"].path)]
    if table.name in ("bestand", "zahlen"):
        files += [File("JSON", "Bestand und Zahlen", BY_NAME["figures"].path)]
    return FilesOfTable(table.title, table.meaning, tuple(files))


def _files_of_report(of_year: list[Edition]) -> FilesOfReport:
    document = document_of(of_year[0])
    return FilesOfReport(document.title, f"bericht-{document.year}", tuple(map(_files_of_edition, of_year)))


def _files_of_edition(edition: Edition) -> FilesOfEdition:
    parts = {"year": edition.report.year, "number": edition.number}
    name = f"Bericht {parts['year']}, Ausgabe {parts['number']}"
    files = [
        File("JSON", name, reverse("opendata:report-edition", kwargs=parts)),
        File("XLSX", name, reverse("opendata:edition-xlsx", kwargs=parts)),
        File("PDF", name, reverse("public:pdf-edition", kwargs={**parts, "file_year": parts["year"]})),
    ]
    files += [
        File(f"{table.title} (CSV)", name, reverse("opendata:edition-csv", kwargs={**parts, "table": table.name}))
        for table in TABLES.values()
    ]
    return FilesOfEdition(edition, name, f"bericht-{parts['year']}-ausgabe-{parts['number']}", tuple(files))


def _attribution(newest: ReportDocument | None) -> str:
    """The attribution of the newest report's data, as an example that holds."""
    if newest is None:
        return licence.attribution("", "Offene Daten des Ruhrportals", settings.PUBLIC_URL + reverse("public:data"))
    address = settings.PUBLIC_URL + addresses.report_address(newest.year, newest.edition)
    title = f"{newest.title} der {newest.programme}, Ausgabe {newest.edition}"
    return licence.attribution(newest.publisher, title, address)


def _examples(newest: ReportDocument | None) -> list[Example]:
    found = [
        Example(BY_NAME["entrance"].path, "der Einstieg: Lizenz und alle Wege"),
        Example(BY_NAME["projects"].example_address, "die laufenden Projekte, zwanzig je Seite"),
        Example(BY_NAME["figures"].path, "die Zahlen aller Berichte und der Stand jedes Projekts über die Jahre"),
    ]
    if newest and newest.projects:
        sheet, parts = newest.projects[0], {"year": newest.year, "number": newest.edition}
        found += [
            Example(reverse("opendata:project", kwargs={"code": sheet.code}), f"das Projekt „{sheet.title}“"),
            Example(reverse("opendata:report", kwargs={"year": newest.year}), f"der Bericht {newest.year}, ganz"),
            Example(
                reverse("opendata:sheet", kwargs={**parts, "code": sheet.code}),
                "ein Blatt in einer Ausgabe, das sich nie mehr ändert",
            ),
        ]
    return found
