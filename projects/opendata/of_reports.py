"""Reports in the data interface: sealed documents byte for byte, their sheets, and the figures of the programme."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from projects import addresses
from projects.document import ReportDocument
from projects.models import Edition
from projects.opendata.answering import JSON, NotAnswered, data_answer, json_answer
from projects.opendata.answers import (
    FiguresAnswer,
    ReportEntry,
    ReportFigures,
    ReportList,
    SheetEntry,
    SheetList,
    StatusInReport,
    StatusOverReports,
    WithdrawnEntry,
)
from projects.opendata.columns import FIGURES
from projects.opendata.content import absolute
from projects.published import data_of, data_sha256, document_of, editions, form_of, newest_of_years, with_redactions
from projects.tombstones import Tombstone


def address_of(name: str, **parts: object) -> str:
    """The address of an operation, with the host."""
    return absolute(reverse(f"opendata:{name}", kwargs=parts))


def edition_of(year: int, number: int | None) -> Edition:
    """The edition without its document, the newest of the year if none is named."""
    of_year = Edition.objects.without_document().of_year(year)
    edition = (of_year.filter(number=number) if number else of_year).first()
    if edition is None:
        wanted = f"Eine Ausgabe {number} des Berichts {year}" if number else f"Einen Bericht {year}"
        raise NotAnswered(404, f"{wanted} gibt es nicht. Alle Berichte stehen unter {reverse('opendata:reports')}.")
    return edition


def reports(request: HttpRequest) -> HttpResponseBase:
    return json_answer(request, ReportList(reports=tuple(map(_report_entry, with_redactions(editions())))))


def _report_entry(edition: Edition) -> ReportEntry:
    year, number = edition.report.year, edition.number
    form = form_of(edition)
    return ReportEntry(
        year=year,
        edition=number,
        title=document_of(edition).title,
        published_on=edition.published_on,
        reason=edition.reason,
        sha256=edition.document_sha256,
        served_sha256=data_sha256(edition),
        withdrawn_pictures=tuple(map(_withdrawn, form.tombstones.values())),
        document=address_of("report-edition", year=year, number=number),
        sheets=address_of("sheets", year=year, number=number),
        xlsx=address_of("edition-xlsx", year=year, number=number),
        web=absolute(addresses.report_address(year, number)),
        pdf=absolute(reverse("public:pdf-edition", kwargs={"year": year, "number": number, "file_year": year})),
        pdf_sha256=form.pdf_sha256,
    )


def _withdrawn(stone: Tombstone) -> WithdrawnEntry:
    return WithdrawnEntry(
        sha256=stone.sha256,
        withdrawn_on=stone.withdrawn_on,
        reason=stone.reason_in_words,
        sentence=stone.sentence,
        words_hidden=stone.hides_words,
    )


def report(request: HttpRequest, year: int, number: int | None = None) -> HttpResponseBase:
    """The sealed text itself: whoever checks its sum must get every byte of it. Where words are hidden since, it says
    so in their place, and the list has the sums of both."""
    return data_answer(request, data_of(edition_of(year, number)).encode(), JSON)


def sheets(request: HttpRequest, year: int, number: int) -> HttpResponseBase:
    edition = edition_of(year, number)
    document = document_of(edition)
    entries = tuple(
        SheetEntry(
            code=sheet.code,
            title=sheet.title,
            status=sheet.status,
            topic_field=sheet.topic_field,
            sheet=address_of("sheet", year=year, number=number, code=sheet.code),
            web=absolute(addresses.project_address(sheet.code, sheet.slug, year, number)),
        )
        for sheet in document.projects
    )
    return json_answer(request, SheetList(year=year, edition=number, sheets=entries))


def sheet(request: HttpRequest, year: int, number: int, code: str) -> HttpResponseBase:
    found = document_of(edition_of(year, number)).sheet(code)
    if found is None:
        raise NotAnswered(404, f"Ausgabe {number} des Berichts {year} enthält kein Blatt {code}.")
    return json_answer(request, found)


def figures(request: HttpRequest) -> HttpResponseBase:
    documents = [document_of(edition) for edition in newest_of_years()]
    answer = FiguresAnswer(
        counts=FIGURES,
        reports=tuple(map(_figures, documents)),
        projects=tuple(_over_reports(documents)),
    )
    return json_answer(request, answer)


def _figures(document: ReportDocument) -> ReportFigures:
    return ReportFigures(
        year=document.year,
        edition=document.edition,
        published_on=document.published_on,
        as_of_texts=document.as_of_texts,
        as_of_amounts=document.as_of_amounts,
        figures=document.figures,
        baseline=document.baseline,
        baseline_source=document.baseline_source,
        catalogue=document.catalogue,
        document=address_of("report-edition", year=document.year, number=document.edition),
    )


def _over_reports(newest_first: Iterable[ReportDocument]) -> list[StatusOverReports]:
    """The catalogues of all reports, read project by project."""
    titles: dict[str, str] = {}
    found: dict[str, list[StatusInReport]] = {}
    for document in newest_first:
        for entry in document.catalogue:
            titles.setdefault(entry.code, entry.title)
            found.setdefault(entry.code, []).insert(0, StatusInReport(year=document.year, status=entry.status))
    return [StatusOverReports(code=code, title=titles[code], reports=tuple(found[code])) for code in sorted(found)]
