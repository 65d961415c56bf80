"""The files of the public site: sealed PDFs and published pictures, each checked against its row."""

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe

from projects.models import PublishedPicture, WithdrawnPicture
from projects.pictures import picture_path
from projects.published import chosen, editions_of, file_of, form_of

_A_YEAR = 365 * 24 * 60 * 60


@require_safe
def pdf(request: HttpRequest, year: int, number: int | None = None, file_year: int | None = None) -> HttpResponseBase:
    if file_year != year:
        raise Http404("Bericht und Datei nennen verschiedene Jahre.")
    edition = chosen(editions_of(year), number)
    path, name = file_of(edition, "report.pdf"), f"fortschrittsbericht-{year}.pdf"
    return file_answer(request, path, "application/pdf", form_of(edition).pdf_sha256, name, "no-cache")


@require_safe
def cover(request: HttpRequest, year: int, number: int) -> HttpResponseBase:
    """Page 1 of the PDF as a picture, which therefore changes only with the PDF."""
    edition = chosen(editions_of(year), number)
    name = f"fortschrittsbericht-{year}-titelseite.png"
    return file_answer(
        request, file_of(edition, "cover.png"), "image/png", f"cover-{form_of(edition).pdf_sha256}", name, "no-cache"
    )


@require_safe
def picture(request: HttpRequest, sha256: str, width: int) -> HttpResponseBase:
    """A published picture; 410 for one that was withdrawn, whose files may still be about to be deleted."""
    withdrawn = WithdrawnPicture.objects.withdrawn().filter(sha256=sha256).first()
    if withdrawn:
        gone = render(request, "410.html", {"stone": withdrawn.tombstone}, status=410)
        gone.headers["Cache-Control"] = "no-cache"
        return gone
    if not PublishedPicture.objects.filter(sha256=sha256).exists():
        raise Http404("Dieses Bild ist nicht veröffentlicht.")
    path = picture_path(sha256, str(width))
    return file_answer(
        request, path, "image/jpeg", f"{sha256}-{width}", path.name, f"public, max-age={_A_YEAR}, immutable"
    )


def file_answer(
    request: HttpRequest, path: Path, content_type: str, fingerprint: str, name: str, caching: str
) -> HttpResponseBase:
    """A file with all that a cache needs; 304 for who has it already."""
    try:
        modified = int(path.stat().st_mtime)
        answer = get_conditional_response(request, etag=quote_etag(fingerprint), last_modified=modified)
        response = answer or FileResponse(path.open("rb"), content_type=content_type, filename=name)
    except FileNotFoundError as error:
        raise Http404("Diese Datei gibt es nicht mehr.") from error
    response.headers["ETag"] = quote_etag(fingerprint)
    response.headers["Last-Modified"] = http_date(modified)
    response.headers["Cache-Control"] = caching
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    origin = {"origin": settings.PUBLIC_URL}
    return render(request, "public/robots.txt", origin, content_type="text/plain; charset=utf-8")
