"""What editions correct, for readers: the list of an edition, and what became of one sheet in all of them."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from projects import addresses
from projects.document import ReportDocument
from projects.models import PublishedSheet
from projects.published import document_of
from projects.report.errata import Erratum, errata_of

ANCHOR = "berichtigungen"


@dataclass(frozen=True)
class CorrectedSheet:
    """One edition in which a sheet was corrected. words: where, „Ausblick, Orte“."""

    number: int
    published_on: datetime.date
    words: str
    address: str


def errata_with_addresses(document: ReportDocument, number: int | None) -> list[tuple[Erratum, str]]:
    """The list of corrections, each part with its address at the kind of address that the page has itself."""
    return [(erratum, _address(erratum, document, number)) for erratum in errata_of(document.corrections)]


def _address(erratum: Erratum, document: ReportDocument, number: int | None) -> str:
    if erratum.subject == "project" and (sheet := document.sheet(erratum.key)):
        return addresses.project_address(sheet.code, sheet.slug, document.year, number)
    if erratum.subject == "chapter" and any(chapter.slug == erratum.key for chapter in document.chapters):
        return f"#{erratum.key}"
    return ""


def corrections_of_sheet(sheets: Iterable[PublishedSheet], row: PublishedSheet) -> list[CorrectedSheet]:
    """The editions that corrected a sheet up to the one at hand, newest first.

    sheets: all of the project, newest first, with their editions.
    """
    found = []
    for other in sheets:
        if other.year == row.year and 1 < other.number <= row.number:
            address = f"{addresses.report_address(other.year, other.number)}#{ANCHOR}"
            for erratum in errata_of(document_of(other.edition).corrections_of(other.code)):
                found.append(CorrectedSheet(other.number, other.edition.published_on, erratum.labels, address))
    return found
