"""News as Atom feeds: every edition, and every sheet that is new or says something else than the one before."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from projects import addresses, pages
from projects.document import SheetDocument
from projects.excerpts import ministry_slug
from projects.models import Edition
from projects.published import document_of, editions

MOST = 60  # entries of a feed
LONGEST = 400  # characters of an entry
Wanted = Callable[[SheetDocument], bool]


@dataclass(frozen=True)
class Entry:
    """id: the permanent address, which no other entry has."""

    title: str
    id: str
    text: str
    at: datetime.datetime


@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    published = editions()
    entries = [*map(_of_edition, published), *_of_sheets(published, lambda sheet: True)]
    return _feed("Neues aus der Ruhr-Konferenz", reverse("public:feed"), reverse("public:start"), entries)


@require_safe
def topic_field(request: HttpRequest, topic: str) -> HttpResponse:
    """The sheets of one topic field."""
    published = editions()
    named_by = _newest(published, lambda sheet: sheet.topic_field.slug == topic)
    place = reverse("public:feed-topic", kwargs={"topic": topic})
    page = addresses.topic_field_address(topic)
    entries = _of_sheets(published, lambda sheet: sheet.topic_field.slug == topic)
    return _feed(f"Themenfeld {named_by.topic_field.name}", place, page, entries)


@require_safe
def ministry(request: HttpRequest, ministry: str) -> HttpResponse:
    """The sheets for which one ministry is responsible."""
    published = editions()

    def is_theirs(sheet: SheetDocument) -> bool:
        return sheet.ministry is not None and ministry_slug(sheet.ministry) == ministry

    newest = _newest(published, is_theirs).ministry
    place = reverse("public:feed-ministry", kwargs={"ministry": ministry})
    page = addresses.ministry_address(ministry)
    return _feed(newest.name if newest else "", place, page, _of_sheets(published, is_theirs))


def _newest(published: Sequence[Edition], wanted: Wanted) -> SheetDocument:
    """The newest sheet that a feed is about, which names it; without any there is no such feed."""
    for edition in published:
        for sheet in document_of(edition).projects:
            if wanted(sheet):
                return sheet
    raise Http404("Dazu ist nichts veröffentlicht.")


def _of_edition(edition: Edition) -> Entry:
    report = document_of(edition)
    text = edition.reason or f"{len(report.projects)} Projekte berichten."
    return Entry(
        title=f"{report.title}, Ausgabe {edition.number}",
        id=settings.PUBLIC_URL + addresses.report_address(report.year, edition.number),
        text=text,
        at=edition.sealed_at,
    )


def _of_sheets(published: Sequence[Edition], wanted: Wanted) -> list[Entry]:
    """A correction repeats all sheets of its report: only those that it changed are news. published: newest first."""
    return [
        _of_sheet(edition, sheet)
        for place, edition in enumerate(published)
        for sheet in document_of(edition).projects
        if wanted(sheet) and sheet != _as_it_was(published[place + 1 :], edition, sheet.code)
    ]


def _as_it_was(earlier: Sequence[Edition], edition: Edition, code: str) -> SheetDocument | None:
    """What the edition before it said of a project."""
    if earlier and earlier[0].report_id == edition.report_id:
        return document_of(earlier[0]).sheet(code)
    return None


def _of_sheet(edition: Edition, sheet: SheetDocument) -> Entry:
    address = addresses.project_address(sheet.code, sheet.slug, edition.report.year, edition.number)
    return Entry(
        title=f"{sheet.title} ({pages.status_view(sheet.status).label})",
        id=settings.PUBLIC_URL + address,
        text=pages.description(sheet.sections.latest_development or sheet.sections.summary, LONGEST),
        at=edition.sealed_at,
    )


def _feed(title: str, place: str, page: str, entries: list[Entry]) -> HttpResponse:
    feed = Atom1Feed(
        title=f"{title} – {settings.SITE_NAME}",
        link=settings.PUBLIC_URL + page,
        feed_url=settings.PUBLIC_URL + place,
        description="Fortschrittsberichte der Ruhr-Konferenz",
        language="de",
        author_name=settings.SITE_PUBLISHER or settings.SITE_NAME,
    )
    for entry in sorted(entries, key=lambda entry: entry.at, reverse=True)[:MOST]:
        feed.add_item(
            title=entry.title,
            link=entry.id,
            description=entry.text,
            unique_id=entry.id,
            updateddate=entry.at,
            pubdate=entry.at,
        )
    response = HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response
