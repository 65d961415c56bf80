"""Excerpts of a sealed report as PDFs: a project's sheet, a chapter, the sheets of a ministry."""

import logging
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from projects import addresses
from projects.document import MinistryRef
from projects.excerpts import Busy, excerpt_file, ministry_excerpt, ministry_slug, sheet_excerpt, topic_excerpt
from projects.models import Edition
from projects.public.files import file_answer
from projects.public.sheet_rows import chosen_sheet, sheets_of
from projects.published import chosen, document_of, editions_of
from projects.report.excerpt import Excerpt
from projects.report.typeset import TypesetError

_LATER = 120  # seconds after which a reader may ask again

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class MinistryPdf:
    label: str
    address: str


def ministry_pdf(ministry: MinistryRef, year: int, number: int | None) -> MinistryPdf:
    """The way to the sheets of a ministry as one PDF."""
    address = addresses.ministry_pdf_address(year, number, ministry_slug(ministry))
    return MinistryPdf(f"{ministry.name} ({ministry.abbreviation})", address)


@require_safe
def sheet(request: HttpRequest, project: str, year: int | None = None, number: int | None = None) -> HttpResponseBase:
    row = chosen_sheet(sheets_of(project), year, number)
    address = addresses.sheet_pdf_address(row.code, row.slug, year, number)
    if request.path != address:
        return HttpResponsePermanentRedirect(address)
    edition = chosen(editions_of(row.year), row.number)
    return _pdf(request, edition, sheet_excerpt(document_of(edition), row.code))


@require_safe
def chapter(request: HttpRequest, year: int, topic: str, number: int | None = None) -> HttpResponseBase:
    edition = chosen(editions_of(year), number)
    return _pdf(request, edition, topic_excerpt(document_of(edition), topic))


@require_safe
def ministry(request: HttpRequest, year: int, ministry: str, number: int | None = None) -> HttpResponseBase:
    edition = chosen(editions_of(year), number)
    return _pdf(request, edition, ministry_excerpt(document_of(edition), ministry))


def _pdf(request: HttpRequest, edition: Edition, excerpt: Excerpt | None) -> HttpResponseBase:
    """The excerpt as a file; 503 where it cannot be made now."""
    if excerpt is None:
        raise Http404("Diesen Auszug gibt es in dem Bericht nicht.")
    try:
        path, fingerprint = excerpt_file(edition, document_of(edition), excerpt)
    except (TypesetError, OSError, Busy) as error:
        logger.error("%s: %s cannot be typeset: %s", edition, excerpt.key, error)
        return _later(request)
    name = f"fortschrittsbericht-{edition.report.year}-ausgabe-{edition.number}-{excerpt.key}.pdf"
    return file_answer(request, path, "application/pdf", fingerprint, name, "no-cache")


def _later(request: HttpRequest) -> HttpResponse:
    response = render(request, "503.html", status=503)
    response.headers["Retry-After"] = str(_LATER)
    response.headers["Cache-Control"] = "no-store"
    return response
