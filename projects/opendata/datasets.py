"""The data sets of the catalogue and their files: the projects, each report, and each edition of it for good."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from projects import addresses
from projects.document import ReportDocument
from projects.models import Edition
from projects.opendata import licence, workbook
from projects.opendata.columns import OF_REPORTS, OF_SHEETS, TABLES
from projects.opendata.content import absolute
from projects.opendata.of_reports import address_of
from projects.opendata.rdf import Iri, Literal, Resource
from projects.published import data_sha256, document_of, form_of

EU = "http://publications.europa.eu/resource/authority"
LICENCE = Iri(licence.URI)
_MEDIA_TYPES = "http://www.iana.org/assignments/media-types"
_SHA256 = Iri("http://spdx.org/rdf/terms#checksumAlgorithm_sha256")
_FILE_TYPES = {  # name in the EU's list: name in the list of media types
    "CSV": "text/csv",
    "XLSX": workbook.CONTENT_TYPE,
    "JSON": "application/json",
    "PDF": "application/pdf",
}
_STABLE = Iri(f"{EU}/planned-availability/STABLE")


@dataclass(frozen=True)
class _File:
    """name: the end of its resource's name. sha256: of a file that is sealed. size: bytes, 0 where it is made anew."""

    name: str
    title: str
    kind: str
    address: str
    sha256: str = ""
    size: int = 0


def here(fragment: str) -> Iri:
    """The name of a resource: a place on the page about the data."""
    return Iri(absolute(f"{reverse('public:data')}#{fragment}"))


def day(text: str) -> Literal:
    return Literal(text, datatype="xsd:date")


def projects_and_files(newest: Sequence[Edition], oldest: Edition) -> list[Resource]:
    """The data set of all projects as they are today. newest: the newest edition of each year, newest year first."""
    document = document_of(newest[0])
    dataset = Resource(here("projekte"), ("dcat:Dataset",))
    dataset.tell("dct:title", f"Projekte der {document.programme}")
    dataset.tell(
        "dct:description",
        "Alle Projekte mit ihrem neuesten Blatt: Texte, Meilensteine, Projektvolumen, Orte, Ministerium und Stand.",
    )
    dataset.say("dct:issued", day(oldest.published_on.isoformat()))
    dataset.say("dct:modified", day(newest[0].published_on.isoformat()))
    dataset.say("dcat:landingPage", Iri(absolute(reverse("public:projects"))))
    files = [_File("json", "Projekte, JSON", "JSON", address_of("selection-json"))]
    files += [_File("xlsx", "Projekte, XLSX", "XLSX", address_of("selection-xlsx"))]
    files += [
        _File(f"csv-{table.name}", f"{table.title}, CSV", "CSV", address_of("selection-csv", table=table.name))
        for table in OF_SHEETS
    ]
    files += [
        _File(f"csv-{table.name}", f"{table.title}, CSV", "CSV", absolute(f"/daten/{table.name}.csv"))
        for table in OF_REPORTS
    ]
    return [dataset, *_with_files(dataset, files, document, absolute(reverse("public:projects")))]


def report_and_files(of_year: Sequence[Edition]) -> list[Resource]:
    """A report as its newest edition says it, with all its editions as versions. of_year: newest edition first."""
    newest, first = of_year[0], of_year[-1]
    document = document_of(newest)
    dataset = _of_document(f"bericht-{document.year}", document, f"{document.title} der {document.programme}")
    dataset.say("dct:issued", day(first.published_on.isoformat()))
    dataset.say("dct:modified", day(newest.published_on.isoformat()))
    dataset.say("dcat:landingPage", Iri(absolute(addresses.report_address(document.year))))
    dataset.say("dcat:version", Literal(str(newest.number)))
    dataset.say("dcat:hasVersion", *(here(_name_of(edition)) for edition in of_year))
    told = [dataset, *_with_files(dataset, _files_of(newest), document, _web(newest))]
    for edition in of_year:
        told += _edition_and_files(edition, dataset)
    return told


def _edition_and_files(edition: Edition, report: Resource) -> list[Resource]:
    document = document_of(edition)
    dataset = _of_document(
        _name_of(edition), document, f"{document.title} der {document.programme}, Ausgabe {edition.number}"
    )
    dataset.say("dct:issued", day(edition.published_on.isoformat()))
    dataset.say("dct:modified", day(edition.published_on.isoformat()))
    dataset.say("dcat:landingPage", Iri(_web(edition)))
    dataset.say("dcat:version", Literal(str(edition.number)))
    dataset.say("dcat:isVersionOf", report.iri)
    dataset.tell("adms:versionNotes", edition.reason)
    return [dataset, *_with_files(dataset, _files_of(edition), document, _web(edition))]


def _of_document(name: str, document: ReportDocument, title: str) -> Resource:
    dataset = Resource(here(name), ("dcat:Dataset",))
    dataset.tell("dct:title", title)
    dataset.tell(
        "dct:description",
        f"{len(document.projects)} Projektblätter, die Kapitel, die Zahlen und der Bestand des Berichts über das Jahr "
        f"{document.year}, versiegelt bei der Veröffentlichung.",
    )
    return dataset


def _name_of(edition: Edition) -> str:
    return f"bericht-{edition.report.year}-ausgabe-{edition.number}"


def _web(edition: Edition) -> str:
    return absolute(addresses.report_address(edition.report.year, edition.number))


def _files_of(edition: Edition) -> Iterator[_File]:
    parts = {"year": edition.report.year, "number": edition.number}
    document, form = address_of("report-edition", **parts), form_of(edition)
    pdf = absolute(reverse("public:pdf-edition", kwargs={**parts, "file_year": edition.report.year}))
    yield _File("json", "Ganzes Dokument, JSON", "JSON", document, data_sha256(edition))
    yield _File("pdf", "Bericht, barrierefreies PDF", "PDF", pdf, form.pdf_sha256, form.pdf_bytes)
    yield _File("xlsx", "Alle Tabellen, XLSX", "XLSX", address_of("edition-xlsx", **parts))
    for table in TABLES.values():
        address = address_of("edition-csv", table=table.name, **parts)
        yield _File(f"csv-{table.name}", f"{table.title}, CSV", "CSV", address)


def _with_files(
    dataset: Resource, files: Sequence[_File] | Iterator[_File], document: ReportDocument, web: str
) -> Iterator[Resource]:
    """The files as distributions of the data set, each with its checksum where it is sealed."""
    attribution = licence.attribution(document.publisher, document.title, web)
    for file in files:
        distribution = Resource(Iri(f"{dataset.iri.address}-{file.name}"), ("dcat:Distribution",))
        dataset.say("dcat:distribution", distribution.iri)
        _describe(distribution, file, attribution)
        yield distribution
        if file.sha256:
            checksum = Resource(Iri(f"{distribution.iri.address}-pruefsumme"), ("spdx:Checksum",))
            checksum.say("spdx:algorithm", _SHA256)
            checksum.say("spdx:checksumValue", Literal(file.sha256, datatype="xsd:hexBinary"))
            distribution.say("spdx:checksum", checksum.iri)
            yield checksum


def _describe(distribution: Resource, file: _File, attribution: str) -> None:
    distribution.tell("dct:title", file.title)
    distribution.say("dcat:accessURL", Iri(file.address))
    distribution.say("dcat:downloadURL", Iri(file.address))
    distribution.say("dct:format", Iri(f"{EU}/file-type/{file.kind}"))
    distribution.say("dcat:mediaType", Iri(f"{_MEDIA_TYPES}/{_FILE_TYPES[file.kind]}"))
    distribution.say("dct:license", LICENCE)
    distribution.tell("dcatde:licenseAttributionByText", attribution)
    distribution.say("dct:language", Iri(f"{EU}/language/DEU"))
    distribution.say("dcatap:availability", _STABLE)
    if file.size:
        distribution.say("dcat:byteSize", Literal(str(file.size), datatype="xsd:nonNegativeInteger"))
    if file.kind in ("PDF", "JSON"):  # the two that show pictures or lead to them
        distribution.say("dct:rights", here("bilder"))
