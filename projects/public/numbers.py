"""The page of figures: every chart of a report with its table, and each as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from projects.document import ReportDocument
from projects.figure_pages import figures_of
from projects.models import Edition
from projects.opendata.csv_files import CONTENT_TYPE, csv_of
from projects.public.charts import Chart, charts_of
from projects.public.rendering import answer
from projects.published import document_of, newest_of_years


@require_safe
def numbers(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """The charts of the newest report, or of a year's."""
    newest = newest_of_years()
    edition = _chosen(newest, year)
    report = document_of(edition) if edition else None
    context = {
        "report": report,
        "edition": edition,
        "charts": _charts(newest, report) if report else (),
        "figures": figures_of(report) if report else None,
        "years": [(other.report.year, numbers_address(other.report.year, newest)) for other in newest],
    }
    words = f" im Bericht {report.year}" if report else ""
    return answer(
        request,
        "public/numbers.html",
        context,
        address=numbers_address(report.year, newest) if report else reverse("public:numbers"),
        title=f"Zahlen {year}" if year else "Zahlen",
        description=f"Stand der Vorhaben, Volumen, Meilensteine und Orte{words}, als Bild, Tabelle und Datei.",
        part="numbers",
    )


@require_safe
def chart_file(request: HttpRequest, year: int, chart: str) -> HttpResponse:
    """The table of one chart as CSV."""
    newest = newest_of_years()
    edition = _chosen(newest, year)
    report = document_of(edition) if edition else None
    found = next((each for each in _charts(newest, report) if each.slug == chart), None) if report else None
    if found is None:
        raise Http404("Diese Zahlen gibt es nicht.")
    response = HttpResponse(csv_of(found.columns, found.table), content_type=CONTENT_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="zahlen-{year}-{chart}.csv"'
    return response


def numbers_address(year: int, newest: list[Edition]) -> str:
    """The one address of a year's figures: the newest report's is the page itself."""
    if newest and newest[0].report.year == year:
        return reverse("public:numbers")
    return reverse("public:numbers-year", kwargs={"year": year})


def _chosen(newest: list[Edition], year: int | None) -> Edition | None:
    if year is None:
        return newest[0] if newest else None
    for edition in newest:
        if edition.report.year == year:
            return edition
    raise Http404(f"Einen Bericht {year} gibt es nicht.")


def _charts(newest: list[Edition], report: ReportDocument) -> tuple[Chart, ...]:
    series = [document_of(edition) for edition in reversed(newest) if edition.report.year <= report.year]
    return charts_of(report, series, is_newest=report.year == newest[0].report.year)
