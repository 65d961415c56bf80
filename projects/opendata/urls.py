"""The addresses of open data: each operation of the table with the view that answers it."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, re_path, register_converter

from projects import addresses  # noqa: F401 - registers the converters used below
from projects.opendata import downloads, entrance, of_projects, of_reports
from projects.opendata.answering import open_data
from projects.opendata.asking import check_query
from projects.opendata.columns import OF_SHEETS, TABLES
from projects.opendata.operations import BY_NAME, OPERATIONS, Operation

View = Callable[..., HttpResponseBase]


class _Word:
    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Code(_Word):
    regex = "[0-9]{2}-[0-9]{2}[a-z]?"


class SheetTable(_Word):
    regex = "|".join(table.name for table in OF_SHEETS)


class AnyTable(_Word):
    regex = "|".join(TABLES)


register_converter(Code, "code")
register_converter(SheetTable, "sheet_table")
register_converter(AnyTable, "table")

VIEWS: dict[str, View] = {
    "entrance": entrance.entrance,
    "openapi": entrance.openapi_description,
    "report-schema": entrance.report_schema,
    "sheet-schema": entrance.sheet_schema,
    "projects": of_projects.projects,
    "project": of_projects.project,
    "reports": of_reports.reports,
    "report": of_reports.report,
    "report-edition": of_reports.report,
    "sheets": of_reports.sheets,
    "sheet": of_reports.sheet,
    "figures": of_reports.figures,
    "selection-csv": downloads.selection_csv,
    "selection-xlsx": downloads.selection_xlsx,
    "selection-json": downloads.selection_json,
    "catalogue-csv": downloads.catalogue_csv,
    "numbers-csv": downloads.numbers_csv,
    "csv-metadata": downloads.csv_metadata,
    "edition-csv": downloads.edition_csv,
    "edition-xlsx": downloads.edition_xlsx,
    "catalogue-turtle": downloads.catalogue_turtle,
    "catalogue-json-ld": downloads.catalogue_json_ld,
}


def _answered(operation: Operation) -> View:
    view = VIEWS[operation.name]

    @open_data
    def answered(request: HttpRequest, **parts: object) -> HttpResponseBase:
        check_query(request, operation)
        return view(request, **parts)

    return answered


def _path(operation: Operation) -> URLPattern:
    return path(operation.route, _answered(operation), name=operation.name)


app_name = "opendata"
urlpatterns = [
    *map(_path, OPERATIONS),
    # As the editions' documents were addressed at first; what was linked once stays.
    path("api/v1/reports/<year:year>/ausgabe-<number:number>/", _answered(BY_NAME["report-edition"])),
    path("api/<path:rest>", open_data(entrance.not_here), name="not-here"),
    path("daten/<path:rest>", open_data(entrance.not_here), name="not-here"),
    re_path(r"^berichte/(?P<rest>.+/daten/.*)$", open_data(entrance.not_here), name="not-here"),
]
