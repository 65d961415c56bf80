"""The reports as web pages: the list, a report with all its frame chapters, and its chapters with the full sheets."""

from dataclasses import dataclass
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from projects import addresses, pages, topics
from projects.chapter_pages import frame_chapter, overview_of
from projects.document import ReportDocument, SheetDocument
from projects.excerpts import ministries_of
from projects.figure_pages import summary_of
from projects.models import Edition
from projects.public import structured
from projects.public.errata import errata_with_addresses
from projects.public.excerpts import ministry_pdf
from projects.public.rendering import answer
from projects.published import (
    chosen,
    cover_address,
    document_of,
    editions,
    editions_of,
    form_of,
    pictures_of,
)
from projects.text import to_html


@dataclass(frozen=True)
class ListedSheet:
    code: str
    title: str
    subtitle: str
    lead: SafeString
    status: pages.StatusView
    address: str


@dataclass(frozen=True)
class TopicChapter:
    """A topic field as a chapter of a report. place: 1, 2 … of all."""

    topic: pages.TopicView
    place: int
    of: int
    words: str
    address: str
    sheets: tuple[ListedSheet, ...]


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    by_year = [list(of_year) for _year, of_year in groupby(editions(), key=lambda edition: edition.report.year)]
    listed = [
        {
            "edition": of_year[0],
            "report": document_of(of_year[0]),
            "editions": of_year,
            "cover": cover_address(of_year[0]),
        }
        for of_year in by_year
    ]
    return answer(
        request,
        "public/reports.html",
        {"reports": listed},
        address=reverse("public:reports"),
        title="Berichte",
        description="Alle veröffentlichten Fortschrittsberichte mit ihren Ausgaben, als Webseiten, PDF und Daten.",
        part="reports",
    )


@require_safe
def report(request: HttpRequest, year: int, number: int | None = None) -> HttpResponse:
    of_year = editions_of(year)
    edition = chosen(of_year, number)
    document = document_of(edition)
    frame_chapters = [frame_chapter(chapter) for chapter in document.chapters]
    after = {chapter.slug for chapter in document.chapters if chapter.after_projects}
    context = {
        **_of_edition(of_year, edition, document, number),
        "before": [chapter for chapter in frame_chapters if chapter.anchor not in after],
        "after": [chapter for chapter in frame_chapters if chapter.anchor in after],
        "has_overview": any(chapter.kind == "overview" for chapter in frame_chapters),
        "chapters": _topic_chapters(document, number),
        "structured": structured.report(document, edition),
        **overview_of(document),
        "errata": errata_with_addresses(document, number),
        "absent": [entry for entry in document.catalogue if entry.absent_because],
        "ministries": [ministry_pdf(ministry, year, number) for ministry in ministries_of(document)],
    }
    return answer(
        request,
        "public/report.html",
        context,
        address=addresses.report_address(year, number),
        title=document.title + (f", Ausgabe {number}" if number else ""),
        description=_description(document),
        part="reports",
    )


@require_safe
def chapter(request: HttpRequest, year: int, topic: str, number: int | None = None) -> HttpResponse:
    of_year = editions_of(year)
    edition = chosen(of_year, number)
    document = document_of(edition)
    chapters = _topic_chapters(document, number)
    here = next((chapter for chapter in chapters if chapter.topic.slug == topic), None)
    if here is None:
        raise Http404("Dieses Kapitel gibt es in dem Bericht nicht.")
    address_of, frame, stones = pictures_of(edition), pages.Frame.of(document), form_of(edition).tombstones
    sheets = [sheet for sheet in document.projects if sheet.topic_field.slug == topic]
    context = {
        **_of_edition(of_year, edition, document, number),
        "chapter": here,
        "previous": chapters[here.place - 2] if here.place > 1 else None,
        "next": chapters[here.place] if here.place < here.of else None,
        "sheets": [
            (pages.sheet_page(sheet, frame, address_of, stones), _address(sheet, year, number)) for sheet in sheets
        ],
        "report_address": addresses.report_address(year, number),
        "pdf_address": addresses.chapter_pdf_address(year, number, topic),
    }
    return answer(
        request,
        "public/chapter.html",
        context,
        address=addresses.report_address(year, number, topic),
        title=f"{here.topic.name} – {document.title}" + (f", Ausgabe {number}" if number else ""),
        description=f"{document.title}, Kapitel {here.topic.name}. {here.words}.",
        part="reports",
    )


def _of_edition(
    of_year: list[Edition], edition: Edition, document: ReportDocument, number: int | None
) -> dict[str, object]:
    """What every page of a report says about the edition it shows."""
    newest = of_year[0]
    return {
        "report": document,
        "edition": edition,
        "form": form_of(edition),
        "editions": of_year,
        "fixed": number is not None,
        "newer": newest if newest.number > edition.number else None,
        "newer_address": addresses.report_address(document.year),
    }


def _description(document: ReportDocument) -> str:
    return f"{document.title} der {document.programme} im Netz: {summary_of(s.status for s in document.projects)}."


def _topic_chapters(document: ReportDocument, number: int | None) -> list[TopicChapter]:
    slugs = [topic.slug for topic in topics.fields_of(document)]
    return [
        TopicChapter(
            topic=pages.topic_view(topic, slugs),
            place=place,
            of=len(slugs),
            words=summary_of(sheet.status for sheet in document.projects_in(topic)),
            address=addresses.report_address(document.year, number, topic.slug),
            sheets=tuple(_listed(sheet, document.year, number) for sheet in document.projects_in(topic)),
        )
        for place, topic in enumerate(topics.fields_of(document), start=1)
    ]


def _listed(sheet: SheetDocument, year: int, number: int | None) -> ListedSheet:
    return ListedSheet(
        code=sheet.code,
        title=sheet.title,
        subtitle=sheet.subtitle,
        lead=to_html(sheet.sections.summary),
        status=pages.status_view(sheet.status),
        address=_address(sheet, year, number),
    )


def _address(sheet: SheetDocument, year: int, number: int | None) -> str:
    return addresses.project_address(sheet.code, sheet.slug, year, number)
