"""What a file of data is about: the sheets of a selection or of one edition, and the reports they stand in."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from projects import addresses
from projects.document import ReportDocument, SheetDocument
from projects.models import Edition, PublishedSheet
from projects.opendata import licence
from projects.published import document_of, editions, newest_of_years
from projects.selecting.filters import FACETS, Facts, choices_of
from projects.selecting.found import found, in_order
from projects.selecting.selection import SORTS, Selection


@dataclass(frozen=True)
class Placed:
    """A sheet and the edition that holds it."""

    sheet: SheetDocument
    year: int
    number: int

    @property
    def address(self) -> str:
        """The sheet's page for good, with the host."""
        return absolute(addresses.project_address(self.sheet.code, self.sheet.slug, self.year, self.number))


@dataclass(frozen=True)
class Content:
    """title: what it is, in words. selected: how it was chosen, "" for the whole. address: where it can be read."""

    title: str
    selected: str
    address: str
    sheets: tuple[Placed, ...]
    reports: tuple[ReportDocument, ...]

    @property
    def published_on(self) -> str:
        """The day of the newest edition in it, `2025-11-28`; "" where nothing is published."""
        return max((report.published_on.isoformat() for report in self.reports), default="")

    @property
    def attribution(self) -> str:
        publisher = self.reports[0].publisher if self.reports else ""
        return licence.attribution(publisher, self.title, self.address)


def absolute(address: str) -> str:
    """A site-relative address with the portal's host: data are read far from here."""
    return settings.PUBLIC_URL + address


def content_of_edition(edition: Edition) -> Content:
    document = document_of(edition)
    year, number = document.year, document.edition
    return Content(
        title=f"{document.title} der {document.programme}, Ausgabe {number}",
        selected="",
        address=absolute(addresses.report_address(year, number)),
        sheets=tuple(Placed(sheet, year, number) for sheet in document.projects),
        reports=(document,),
    )


def content_of_selection(facts: list[Facts], selection: Selection) -> Content:
    """The newest sheet of each project that a selection finds, in its order, and the newest edition of each report."""
    chosen = in_order(found(facts, selection), selection.sort)
    by_pk = PublishedSheet.objects.for_lists().in_bulk([fact.pk for fact in chosen])
    published = editions()  # which know whether they were redacted
    of_edition = {edition.pk: edition for edition in published}
    for row in by_pk.values():
        row.edition = of_edition[row.edition_id]
    placed = [Placed(sheet_of(by_pk[fact.pk]), by_pk[fact.pk].year, by_pk[fact.pk].number) for fact in chosen]
    reports = tuple(document_of(edition) for edition in newest_of_years(published))
    return Content(
        title=f"Projekte der {reports[0].programme if reports else 'Ruhr-Konferenz'}",
        selected=_in_words(facts, selection),
        address=absolute(selection.address()),
        sheets=tuple(placed),
        reports=reports,
    )


def content_of_reports() -> Content:
    """All reports in their newest editions, without their sheets."""
    reports = tuple(document_of(edition) for edition in newest_of_years())
    address = absolute(reverse("public:reports"))
    return Content("Fortschrittsberichte der Ruhr-Konferenz", "", address, (), reports)


def sheet_of(row: PublishedSheet) -> SheetDocument:
    """The sheet as its edition holds it: the one form in which all data say it. The row comes with its edition."""
    sheet = document_of(row.edition).sheet(row.code)
    if sheet is None:
        raise LookupError(f"{row} is not in its own edition")
    return sheet


def _in_words(facts: list[Facts], selection: Selection) -> str:
    """What narrows a selection: `Stand: laufend; Stichwort: „Haus“`."""
    said = [f"Stichwort: „{selection.q}“"] if selection.q else []
    for facet, values in selection.values.items():
        labels = choices_of(facts, facet)
        said += [f"{FACETS[facet]}: {' oder '.join(labels[value] for value in values)}"] if values else []
    said += [f"Reihenfolge: {SORTS[selection.sort]}"] if selection.sort != selection.usual_sort else []
    return "; ".join(said)
