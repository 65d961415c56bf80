"""The start page: where the programme stands, its topic fields, what happened last, and the newest report."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from projects import addresses, pages, topics
from projects.document import ReportDocument, SheetDocument
from projects.figure_pages import figures_of, summary_of, table_labels, topic_rows
from projects.models import Edition
from projects.public import structured
from projects.public.rendering import answer
from projects.published import cover_address, document_of, editions

_NEWS = 5
_NEWS_LENGTH = 220


@dataclass(frozen=True)
class News:
    title: str
    code: str
    address: str
    topic: pages.TopicView
    status: pages.StatusView
    text: str


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    published = editions()
    context = {"structured": structured.website(), **(_of_newest(published) if published else {})}
    return answer(
        request,
        "public/start.html",
        context,
        address=reverse("public:start"),
        title="Start",
        description="Was aus den Projekten der Ruhr-Konferenz geworden ist: Projekte, Fortschrittsberichte und Daten.",
        part="start",
    )


def _of_newest(published: list[Edition]) -> dict[str, object]:
    edition = published[0]
    report = document_of(edition)
    return {
        "edition": edition,
        "cover": cover_address(edition),
        "report": report,
        "figures": figures_of(report),
        "topics": topic_rows(report),
        "status_labels": table_labels(),
        "shown": summary_of(sheet.status for sheet in report.projects),
        "news": newest_developments(report),
        "earlier_years": sorted({other.report.year for other in published} - {report.year}, reverse=True),
    }


def newest_developments(report: ReportDocument, most: int = _NEWS) -> tuple[News, ...]:
    """What happened last, one project per topic field in turn, until there are enough; running projects first."""
    slugs = [topic.slug for topic in topics.fields_of(report)]
    told = [sheet for sheet in report.projects if sheet.sections.latest_development]
    told.sort(key=lambda sheet: sheet.status != "running")
    turn = {id(sheet): _place_in_field(sheet, told) for sheet in told}
    told.sort(key=lambda sheet: (turn[id(sheet)], slugs.index(sheet.topic_field.slug)))
    return tuple(_news(sheet, slugs) for sheet in told[:most])


def _place_in_field(sheet: SheetDocument, told: list[SheetDocument]) -> int:
    return [other for other in told if other.topic_field.slug == sheet.topic_field.slug].index(sheet)


def _news(sheet: SheetDocument, slugs: list[str]) -> News:
    return News(
        title=sheet.title,
        code=sheet.code,
        address=addresses.project_address(sheet.code, sheet.slug),
        topic=pages.topic_view(sheet.topic_field, slugs),
        status=pages.status_view(sheet.status),
        text=pages.description(sheet.sections.latest_development, _NEWS_LENGTH),
    )
