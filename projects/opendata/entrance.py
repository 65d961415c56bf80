"""The entry to the data interface and its descriptions; and what is answered where there is nothing."""

from django.conf import settings
from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve, reverse
from msgspec import Struct

from projects.document import ReportDocument, SheetDocument
from projects.opendata import licence, openapi, schema
from projects.opendata.answering import NotAnswered, data_answer, encoded, json_answer
from projects.opendata.answers import Entrance, Licence
from projects.opendata.changes import VERSION
from projects.opendata.content import absolute
from projects.opendata.operations import BY_NAME
from projects.published import document_of, newest_edition
from projects.selecting.filters import FACETS, choices_of, current_facts

_LINKED = ("projects", "reports", "figures", "openapi", "report-schema", "sheet-schema", "catalogue-turtle")
_SCHEMAS: dict[str, tuple[type[Struct], str]] = {
    "report-schema": (ReportDocument, "Fortschrittsbericht"),
    "sheet-schema": (SheetDocument, "Projektblatt eines Fortschrittsberichts"),
}


def entrance(request: HttpRequest) -> HttpResponseBase:
    newest = newest_edition()
    publisher = document_of(newest).publisher if newest else ""
    terms = Licence(
        name=licence.NAME,
        uri=licence.URI,
        text=licence.TEXT_ADDRESS,
        attribution=licence.attribution(publisher, "Offene Daten des Ruhrportals", absolute("/daten/")),
    )
    links = {name: absolute(BY_NAME[name].path) for name in _LINKED}
    links["documentation"] = absolute("/daten/")
    answer = Entrance(title="Ruhrportal: offene Daten", version=VERSION, licence=terms, links=links)
    return json_answer(request, answer)


def openapi_description(request: HttpRequest) -> HttpResponseBase:
    facts = current_facts()
    facets = {facet: choices_of(facts, facet) for facet in FACETS}
    body = encoded(openapi.description(settings.PUBLIC_URL, facets))
    return data_answer(request, body, BY_NAME["openapi"].content_type)


def report_schema(request: HttpRequest) -> HttpResponseBase:
    return _schema(request, "report-schema")


def sheet_schema(request: HttpRequest) -> HttpResponseBase:
    return _schema(request, "sheet-schema")


def _schema(request: HttpRequest, name: str) -> HttpResponseBase:
    kind, title = _SCHEMAS[name]
    body = encoded(schema.document_schema(kind, absolute(BY_NAME[name].path), title))
    return data_answer(request, body, BY_NAME[name].content_type)


def not_here(request: HttpRequest, rest: str = "") -> HttpResponseBase:
    """An address without its last slash leads on; for all others the answer says where to begin."""
    if not request.path.endswith("/") and _is_an_address(f"{request.path}/"):
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{request.path}/{f'?{query}' if query else ''}")
    raise NotAnswered(404, f"Diese Adresse gibt es nicht. Der Einstieg ist {reverse('opendata:entrance')}.")


def _is_an_address(path: str) -> bool:
    try:
        return resolve(path).url_name != "not-here"
    except Resolver404:
        return False
