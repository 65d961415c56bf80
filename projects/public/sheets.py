"""The page of a project: its newest sheet, the sheet of a year, or the sheet of one edition for good."""

import datetime
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from projects import addresses, pages
from projects.document import ReportDocument, SheetDocument
from projects.models import PublishedSheet
from projects.public import structured
from projects.public.changes import changes_of
from projects.public.errata import corrections_of_sheet
from projects.public.related import related_to
from projects.public.rendering import answer
from projects.public.sheet_rows import chosen_sheet, sheets_of, with_document
from projects.published import document_of, form_of, pictures_of
from projects.text import slug_of, to_html


@dataclass(frozen=True)
class Way:
    """A link to another sheet."""

    label: str
    address: str
    chosen: bool = False


@dataclass(frozen=True)
class Stage:
    """A sheet in the life of a project."""

    year: int
    number: int
    published_on: datetime.date
    status: pages.StatusView
    title: str
    reason: str
    address: str
    shown: bool


@require_safe
def project(request: HttpRequest, project: str, year: int | None = None, number: int | None = None) -> HttpResponse:
    sheets = sheets_of(project)
    row = chosen_sheet(sheets, year, number)
    if request.path != _address(row, year, number):
        return HttpResponsePermanentRedirect(_address(row, year, number))
    row = with_document(row.pk)
    sheet, report = row.read(), document_of(row.edition)
    view = pages.sheet_page(sheet, pages.Frame.of(report), pictures_of(row.edition), form_of(row.edition).tombstones)
    canonical = _address(row, None, None) if row.is_current and number is None else _address(row, year, number)
    context = {
        "sheet": view,
        "row": row,
        "years": _years(sheets, row),
        "editions": _editions(sheets, row),
        "newer": _newer(sheets, row, number),
        "corrected": corrections_of_sheet(sheets, row),
        "contained_in": _contained_in(report, view),
        "report_title": f"{report.title} der {report.programme}",
        "pdf_address": addresses.sheet_pdf_address(row.code, row.slug, year, number),
        "plain_summary": to_html(row.plain_summary or "") if canonical == _address(row, None, None) else "",
        "permanent_address": _address(row, row.year, row.number),
        "changes": changes_of(sheet, sheets, row, with_page=number is None),
        "structured": structured.project(sheet, canonical, view.pictures[0].src if view.pictures else ""),
        **(_beside_the_newest(sheet, row) if row.is_current and number is None else {}),
        "life": _life(sheets, row),
        "chapter_address": addresses.report_address(row.year, number or _number_if_old(row), row.topic_field_slug),
        "report_address": addresses.report_address(row.year, number or _number_if_old(row)),
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


def _beside_the_newest(sheet: SheetDocument, row: PublishedSheet) -> dict[str, object]:
    """Ways to what is true today; the page of one edition, which is there for good, does not have them."""
    ministry = row.ministry_abbreviation
    return {
        "topic_address": addresses.topic_field_address(sheet.topic_field.slug),
        "ministry_address": addresses.ministry_address(slug_of(ministry)) if ministry else "",
        "related": related_to(sheet),
    }


def _life(sheets: list[PublishedSheet], row: PublishedSheet) -> list[Stage]:
    """Every edition of every report that holds the project, oldest first."""
    return [
        Stage(
            year=sheet.year,
            number=sheet.number,
            published_on=sheet.edition.published_on,
            status=pages.status_view(sheet.status),
            title=sheet.title,
            reason=sheet.edition.reason,
            address=_address(sheet, sheet.year, sheet.number),
            shown=sheet.pk == row.pk,
        )
        for sheet in reversed(sheets)
    ]


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
