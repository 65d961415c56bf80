"""The list of all pages for search engines: what is newest, and the sheets of earlier years."""

import datetime
from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from projects import addresses
from projects.models import PublishedSheet
from projects.published import document_of, newest_of_years
from projects.text import slug_of
from projects.topics import fields_of

_ALWAYS = (
    "start",
    "projects",
    "reports",
    "numbers",
    "data",
    "search",
    "authenticity",
    "imprint",
    "privacy",
    "accessibility",
    "barrier",
    "plain-language",
    "sign-language",
    "contact",
)
Place = tuple[str, datetime.date | None]


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    places = [(settings.PUBLIC_URL + address, changed) for address, changed in _places()]
    return render(request, "public/sitemap.xml", {"places": places}, content_type="application/xml; charset=utf-8")


def _places() -> Iterator[Place]:
    """Permanent addresses of single editions are left out: they say that a newer one is the one to show."""
    for name in _ALWAYS:
        yield reverse(f"public:{name}"), None
    for edition in newest_of_years():
        report = document_of(edition)
        yield addresses.report_address(report.year), edition.published_on
        for topic in fields_of(report):
            yield addresses.report_address(report.year, topic_slug=topic.slug), edition.published_on
    current = PublishedSheet.objects.current()
    for slug in sorted(set(current.values_list("topic_field_slug", flat=True))):
        yield addresses.topic_field_address(slug), None
    abbreviations = set(current.exclude(ministry_abbreviation="").values_list("ministry_abbreviation", flat=True))
    for slug in sorted(map(slug_of, abbreviations)):
        yield addresses.ministry_address(slug), None
    rows = PublishedSheet.objects.newest_of_their_year().order_by("code", "-year")
    columns = ("code", "slug", "year", "is_current", "edition__published_on")
    for code, slug, year, is_current, changed in rows.values_list(*columns):
        yield addresses.project_address(code, slug, None if is_current else year), changed
