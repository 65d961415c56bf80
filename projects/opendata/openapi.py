"""The description of the data interface as OpenAPI 3.1, made from the table of operations and the types of answers."""

from collections.abc import Mapping
from typing import Any

from msgspec import to_builtins

from projects.opendata import licence
from projects.opendata.answering import TITLES
from projects.opendata.answers import ParameterProblem, Problem
from projects.opendata.changes import VERSION
from projects.opendata.operations import API, OPERATIONS, Operation, Parameter
from projects.opendata.schema import DIALECT, components

_REF = "#/components/schemas/{name}"
_PROBLEM_TYPE = "application/problem+json"
_INTRODUCTION = (
    "Alle veröffentlichten Angaben der Fortschrittsberichte zum Lesen durch Programme. Die Schnittstelle braucht weder "
    "Anmeldung noch Schlüssel und setzt keine Cookies. Jede Antwort trägt ihre Prüfsumme als ETag: Wer sie in "
    "If-None-Match mitschickt, bekommt 304, solange sich nichts geändert hat. Unbekannte Parameter und Werte werden "
    "mit 400 abgelehnt und nicht übergangen."
)
_WRONG = ParameterProblem(parameter="status", detail="Den Wert „fertig“ gibt es nicht. Möglich sind laufend.")
_EXAMPLES = {
    400: Problem(
        title=TITLES[400],
        status=400,
        detail=f"Der Parameter „status“ ist falsch: {_WRONG.detail}",
        errors=(_WRONG,),
    ),
    404: Problem(title=TITLES[404], status=404, detail="Einen Bericht 2001 gibt es nicht."),
}


def description(origin: str, facets: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """The whole description. origin: scheme and host of the portal. facets: today's values of the filters, labelled."""
    types = [operation.answer for operation in OPERATIONS if operation.answer]
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": DIALECT,
        "info": {
            "title": "Ruhrportal: offene Daten",
            "version": VERSION,
            "description": _INTRODUCTION,
            "license": {"name": licence.NAME, "url": licence.TEXT_ADDRESS},
            "contact": {"name": "Impressum", "url": f"{origin}/impressum/"},
        },
        "externalDocs": {"description": "Erklärung für Menschen", "url": f"{origin}/daten/"},
        "servers": [{"url": origin}],
        "tags": [
            {"name": "Schnittstelle", "description": "Dokumente und Listen als JSON."},
            {"name": "Dateien", "description": "Tabellen und der Katalog zum Herunterladen."},
        ],
        "paths": {operation.path: {"get": _operation(operation, origin, facets)} for operation in OPERATIONS},
        "components": {"schemas": components([*types, Problem], _REF)},
    }


def _operation(operation: Operation, origin: str, facets: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    return {
        "operationId": operation.name,
        "tags": ["Schnittstelle" if operation in API else "Dateien"],
        "summary": operation.summary,
        "description": f"{operation.meaning}\n\nBeispiel: {origin}{operation.example_address}",
        "parameters": [_parameter(parameter, facets) for parameter in operation.parameters],
        "responses": _responses(operation),
    }


def _parameter(parameter: Parameter, facets: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": parameter.name,
        "in": "path" if parameter.converter else "query",
        "required": bool(parameter.converter),
        "description": parameter.meaning,
        "schema": parameter.schema,
    }
    if parameter.facet:
        values = facets.get(parameter.name, {})
        one = {**parameter.schema, "enum": [*values]} if values else parameter.schema
        told |= {"schema": {"type": "array", "items": one}, "style": "form", "explode": True}
        labels = "; ".join(f"{value}: {label}" for value, label in values.items())
        told["description"] += f" Heute gibt es {labels}." if labels else ""
    elif parameter.example is not None:
        told["example"] = parameter.example
    return told


def _responses(operation: Operation) -> dict[str, Any]:
    etag = {"ETag": {"description": "Prüfsumme der Antwort (SHA-256)", "schema": {"type": "string"}}}
    schema = {"$ref": _REF.format(name=operation.answer.__name__)} if operation.answer else {}
    content_type = operation.content_type.partition(";")[0]
    answers: dict[str, Any] = {
        "200": {"description": operation.summary, "headers": etag, "content": {content_type: {"schema": schema}}},
        "304": {"description": "Unverändert gegenüber dem ETag, der mitgeschickt wurde.", "headers": etag},
        "400": _problem(400, "Ein Parameter oder sein Wert ist nicht bekannt."),
    }
    if operation.of_path or "page" in {parameter.name for parameter in operation.parameters}:
        answers["404"] = _problem(404, "Das gibt es nicht.")
    return answers


def _problem(status: int, meaning: str) -> dict[str, Any]:
    content = {"schema": {"$ref": _REF.format(name="Problem")}, "example": to_builtins(_EXAMPLES[status])}
    return {"description": meaning, "content": {_PROBLEM_TYPE: content}}
