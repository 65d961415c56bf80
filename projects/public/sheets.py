"""The page of a project: its newest sheet, the sheet of a year, or the sheet of one edition for good."""

from dataclasses import dataclass
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from projects import addresses, pages
from projects.document import ReportDocument, SheetDocument
from projects.models import PublishedSheet
from projects.public.rendering import answer
from projects.published import document_of, pictures_of


@dataclass(frozen=True)
class Way:
    """A link to another sheet."""

    label: str
    address: str
    chosen: bool = False


@require_safe
def project(request: HttpRequest, project: str, year: int | None = None, number: int | None = None) -> HttpResponse:
    sheets = sheets_of(project)
    row = chosen_sheet(sheets, year, number)
    if request.path != _address(row, year, number):
        return HttpResponsePermanentRedirect(_address(row, year, number))
    row = _with_document(row.pk)
    sheet, report = row.read(), document_of(row.edition)
    view = pages.sheet_page(sheet, pages.Frame.of(report), pictures_of(row.edition))
    canonical = _address(row, None, None) if row.is_current and number is None else _address(row, year, number)
    context = {
        "sheet": view,
        "row": row,
        "years": _years(sheets, row),
        "editions": _editions(sheets, row),
        "newer": _newer(sheets, row, number),
        "contained_in": _contained_in(report, view),
        "pdf_address": addresses.sheet_pdf_address(row.code, row.slug, year, number),
        "permanent_address": _address(row, row.year, row.number),
        "chapter_address": addresses.report_address(row.year, _number_if_old(row), row.topic_field_slug),
        "report_address": addresses.report_address(row.year, _number_if_old(row)),
        **_neighbours(report, sheet, year, number),
    }
    return answer(
        request,
        "public/project.html",
        context,
        address=canonical,
        title=_title(row, year, number),
        description=pages.description(row.summary) or f"{row.title}: Projekt {row.code} der {report.programme}",
        part="projects",
    )


def sheets_of(code: str) -> list[PublishedSheet]:
    """All sheets of a project without their documents, newest first."""
    rows = PublishedSheet.objects.filter(code=code).select_related("edition")
    return list(rows.defer("edition__document", "document").newest_first())


def chosen_sheet(sheets: list[PublishedSheet], year: int | None, number: int | None) -> PublishedSheet:
    """The newest sheet, the newest of a year, or that of one edition. What is not there is no page."""
    for sheet in sheets:
        if year is None and sheet.is_current:
            return sheet
        if sheet.year == year and (sheet.number == number if number else sheet.is_newest_of_year):
            return sheet
    raise Http404("Dieses Projekt gibt es hier nicht.")


def _with_document(pk: int) -> PublishedSheet:
    rows = PublishedSheet.objects.select_related("edition__report")
    return rows.defer("edition__document").get(pk=pk)


def _address(row: PublishedSheet, year: int | None, number: int | None) -> str:
    return addresses.project_address(row.code, row.slug, year, number)


def _title(row: PublishedSheet, year: int | None, number: int | None) -> str:
    edition = f", Ausgabe {number}" if number else ""
    return f"{row.title} ({year}{edition})" if year else row.title


def _years(sheets: list[PublishedSheet], row: PublishedSheet) -> list[Way]:
    """One way per year; the newest year leads to the project's one address."""
    ways = []
    for year, of_year in groupby(sheets, key=lambda sheet: sheet.year):
        newest = next(of_year)
        address = _address(newest, None if newest.is_current else year, None)
        ways.append(Way(str(year), address, chosen=year == row.year))
    return ways


def _editions(sheets: list[PublishedSheet], row: PublishedSheet) -> list[Way]:
    """The editions of the year, where there is more than one."""
    of_year = [sheet for sheet in sheets if sheet.year == row.year]
    ways = [Way(str(sheet.number), _address(sheet, sheet.year, sheet.number), sheet.pk == row.pk) for sheet in of_year]
    return ways if len(ways) > 1 else []


def _newer(sheets: list[PublishedSheet], row: PublishedSheet, number: int | None) -> dict[str, object]:
    """What came after this sheet: a later report, or a corrected edition of the same one."""
    current = next(sheet for sheet in sheets if sheet.is_current)
    if current.year != row.year:
        return {"year": current.year, "address": _address(current, None, None)}
    if number and not row.is_newest_of_year:
        return {
            "number": current.number,
            "address": _address(current, None, None),
            "reason": current.edition.reason,
        }
    return {}


def _number_if_old(row: PublishedSheet) -> int | None:
    """A sheet that is not its year's newest stands in its own edition of the report."""
    return None if row.is_newest_of_year else row.number


def _contained_in(report: ReportDocument, view: pages.SheetPage) -> Way | None:
    """The project whose volume holds this one's, if the same report shows it."""
    other = report.sheet(view.funding.contained_in)
    return Way(other.title, addresses.project_address(other.code, other.slug)) if other else None


def _neighbours(
    report: ReportDocument, sheet: SheetDocument, year: int | None, number: int | None
) -> dict[str, Way | None]:
    """The sheets before and after this one in the printed order, at the same kind of address."""
    codes = [other.code for other in report.projects]
    place = codes.index(sheet.code)

    def way(index: int) -> Way | None:
        if not 0 <= index < len(codes):
            return None
        other = report.projects[index]
        return Way(other.title, addresses.project_address(other.code, other.slug, year, number))

    return {"previous": way(place - 1), "next": way(place + 1)}
