"""The reports as JSON: a list, and every edition's document byte for byte as it was sealed.

Where a person wished that the words of a withdrawn picture are hidden, the document says so in their place; the list
then has the checksum of both forms.
"""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from projects import addresses
from projects.models import Edition
from projects.published import data_of, data_sha256, document_of, editions, form_of, with_redactions
from projects.tombstones import Tombstone


@require_safe
def reports(_request: HttpRequest) -> HttpResponseBase:
    """All editions, newest first; the first one of a year is its newest."""
    return _open(_json({"reports": [_entry(edition) for edition in with_redactions(editions())]}))


def _entry(edition: Edition) -> dict[str, object]:
    year, number = edition.report.year, edition.number
    return {
        "year": year,
        "edition": number,
        "title": document_of(edition).title,
        "published_on": edition.published_on.isoformat(),
        "reason": edition.reason,
        "sha256": edition.document_sha256,
        "served_sha256": data_sha256(edition),
        "withdrawn_pictures": [_withdrawn(stone) for stone in form_of(edition).tombstones.values()],
        "document": reverse("opendata:report-edition", kwargs={"year": year, "number": number}),
        "web": addresses.report_address(year, number),
        "pdf": reverse("public:pdf-edition", kwargs={"year": year, "number": number, "file_year": year}),
    }


def _withdrawn(stone: Tombstone) -> dict[str, object]:
    """A picture whose hash stands in the document, and whose file nobody gets any more."""
    return {
        "sha256": stone.sha256,
        "withdrawn_on": stone.withdrawn_on.isoformat(),
        "reason": stone.reason_in_words,
        "sentence": stone.sentence,
        "words_hidden": stone.hides_words,
    }


@require_safe
def report(request: HttpRequest, year: int, number: int | None = None) -> HttpResponseBase:
    of_year = Edition.objects.of_year(year)
    edition = (of_year.filter(number=number) if number else of_year).first()
    if edition is None:
        wanted = f"Ausgabe {number} des Berichts {year}" if number else f"Den Bericht {year}"
        message = f"{wanted} gibt es nicht. Alle Berichte stehen unter {reverse('opendata:reports')}."
        return _open(_json({"error": message}, status=404))
    etag = quote_etag(data_sha256(edition))
    response = get_conditional_response(request, etag=etag) or HttpResponse(
        data_of(edition), content_type="application/json; charset=utf-8"
    )
    response.headers["ETag"] = etag
    return _open(response)


def _open(response: HttpResponseBase) -> HttpResponseBase:
    """Any page anywhere may read the data."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cache-Control"] = "no-cache"
    return response


def _json(data: dict[str, object], status: int = 200) -> JsonResponse:
    return JsonResponse(data, status=status, json_dumps_params={"ensure_ascii": False})
