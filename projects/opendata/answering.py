"""How data are answered: to any page, with their checksum as ETag, and errors as problem documents in German."""

import hashlib
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.csrf import csrf_exempt
from msgspec import Struct

from projects.document import to_json
from projects.opendata.answers import ParameterProblem, Problem

METHODS = ("GET", "HEAD", "OPTIONS")
JSON = "application/json; charset=utf-8"
PROBLEM = "application/problem+json; charset=utf-8"
TITLES = {400: "Ungültige Anfrage", 404: "Nicht gefunden", 405: "Methode nicht erlaubt"}


class NotAnswered(Exception):
    """The data that were asked for are not given; the message is a German sentence that says why."""

    def __init__(self, status: int, detail: str, errors: Iterable[ParameterProblem] = ()) -> None:
        super().__init__(detail)
        self.problem = Problem(title=TITLES[status], status=status, detail=detail, errors=tuple(errors))


def open_data(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The view for GET and HEAD from anywhere. Nothing here changes anything, so no form's token is asked for and a
    POST gets the answer that it deserves."""

    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest, **parts: object) -> HttpResponseBase:
        response = _answered(view, request, parts)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "ETag, Content-Disposition"
        response.headers["Cache-Control"] = "no-cache"
        return response

    return answered


def _answered(
    view: Callable[..., HttpResponseBase], request: HttpRequest, parts: dict[str, object]
) -> HttpResponseBase:
    if request.method == "OPTIONS":
        return _options()
    if request.method not in METHODS:
        response = _problem(NotAnswered(405, "Diese Daten werden nur gelesen: mit GET oder HEAD."))
        response.headers["Allow"] = ", ".join(METHODS)
        return response
    try:
        return view(request, **parts)
    except NotAnswered as refused:
        return _problem(refused)
    except Http404 as missing:
        return _problem(NotAnswered(404, str(missing)))


def _options() -> HttpResponse:
    response = HttpResponse(status=204)
    response.headers["Allow"] = response.headers["Access-Control-Allow-Methods"] = ", ".join(METHODS)
    response.headers["Access-Control-Allow-Headers"] = "If-None-Match, If-Match"
    response.headers["Access-Control-Max-Age"] = "86400"
    return response


def _problem(refused: NotAnswered) -> HttpResponse:
    return HttpResponse(to_json(refused.problem), status=refused.problem.status, content_type=PROBLEM)


def data_answer(request: HttpRequest, body: bytes, content_type: str, name: str = "") -> HttpResponseBase:
    """The bytes with their checksum; 304 for who has them already. name: of the file that a browser saves."""
    etag = quote_etag(hashlib.sha256(body).hexdigest())
    response = get_conditional_response(request, etag=etag) or HttpResponse(body, content_type=content_type)
    response.headers["ETag"] = etag
    if name and response.status_code == 200:
        response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


def encoded(data: dict[str, Any]) -> bytes:
    """A description as JSON, its keys in the order in which people read them."""
    return msgspec.json.format(msgspec.json.encode(data), indent=2)


def json_answer(request: HttpRequest, answer: Struct, name: str = "") -> HttpResponseBase:
    return data_answer(request, to_json(answer).encode(), JSON, name)
