"""Files to load: the tables of a selection or of an edition as CSV and XLSX, and the catalogue of all data sets."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from projects.opendata import catalogue, csv_files, rdf, workbook
from projects.opendata.answering import data_answer, encoded, json_answer
from projects.opendata.answers import ChosenSheet, ChosenSheets
from projects.opendata.asking import asked_selection
from projects.opendata.columns import CATALOGUE, NUMBERS, OF_SHEETS, TABLES, Table
from projects.opendata.content import (
    Content,
    absolute,
    content_of_edition,
    content_of_reports,
    content_of_selection,
)
from projects.opendata.of_reports import edition_of
from projects.opendata.operations import BY_NAME


def selection_csv(request: HttpRequest, table: str) -> HttpResponseBase:
    return _csv(request, TABLES[table], content_of_selection(*asked_selection(request)), table)


def selection_xlsx(request: HttpRequest) -> HttpResponseBase:
    return _xlsx(request, OF_SHEETS, content_of_selection(*asked_selection(request)), "projekte")


def selection_json(request: HttpRequest) -> HttpResponseBase:
    content = content_of_selection(*asked_selection(request))
    answer = ChosenSheets(
        title=content.title,
        selected=content.selected,
        published_on=content.published_on,
        attribution=content.attribution,
        sheets=tuple(
            ChosenSheet(year=placed.year, edition=placed.number, web=placed.address, sheet=placed.sheet)
            for placed in content.sheets
        ),
    )
    return json_answer(request, answer, "projekte.json")


def catalogue_csv(request: HttpRequest) -> HttpResponseBase:
    return _csv(request, CATALOGUE, content_of_reports(), CATALOGUE.name)


def numbers_csv(request: HttpRequest) -> HttpResponseBase:
    return _csv(request, NUMBERS, content_of_reports(), NUMBERS.name)


def csv_metadata(request: HttpRequest, table: str) -> HttpResponseBase:
    operation = BY_NAME["csv-metadata"]
    described = csv_files.metadata(TABLES[table], absolute(f"/daten/{table}.csv"))
    return data_answer(request, encoded(described), operation.content_type)


def edition_csv(request: HttpRequest, year: int, number: int, table: str) -> HttpResponseBase:
    content = content_of_edition(edition_of(year, number))
    return _csv(request, TABLES[table], content, f"{table}-{year}-ausgabe-{number}")


def edition_xlsx(request: HttpRequest, year: int, number: int) -> HttpResponseBase:
    content = content_of_edition(edition_of(year, number))
    return _xlsx(request, [*TABLES.values()], content, f"fortschrittsbericht-{year}-ausgabe-{number}")


def catalogue_turtle(request: HttpRequest) -> HttpResponseBase:
    return data_answer(request, rdf.turtle(catalogue.catalogue()).encode(), "text/turtle; charset=utf-8")


def catalogue_json_ld(request: HttpRequest) -> HttpResponseBase:
    return data_answer(request, encoded(rdf.json_ld(catalogue.catalogue())), BY_NAME["catalogue-json-ld"].content_type)


def _csv(request: HttpRequest, table: Table, content: Content, name: str) -> HttpResponseBase:
    return data_answer(request, csv_files.csv_bytes(table, content), csv_files.CONTENT_TYPE, f"{name}.csv")


def _xlsx(request: HttpRequest, tables: Sequence[Table], content: Content, name: str) -> HttpResponseBase:
    return data_answer(request, workbook.workbook_bytes(tables, content), workbook.CONTENT_TYPE, f"{name}.xlsx")
