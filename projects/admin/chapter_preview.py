"""A frame chapter before it is saved: as its printed pages, and as its part of the web page. Nothing is stored."""

from base64 import b64encode
from dataclasses import dataclass
from typing import Any

import msgspec
from django.conf import settings
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from projects import chapter_pages, rules
from projects.addresses import report_address
from projects.admin.chapter_form import ChapterForm
from projects.admin.chapter_page import address_of, locked, posted_form, visible_chapter
from projects.admin.preview_page import OURS, PART, PART_ONLY
from projects.admin.preview_turns import turn
from projects.document import ReportDocument
from projects.figures import UnknownFigure
from projects.models import Edition, FrameChapter
from projects.publishing import next_number
from projects.report.contents import report_document
from projects.report.typeset import Superseded, TypesetError, typeset_chapter

PAGE = "admin/projects/framechapter/preview.html"
WEB_PAGE = "admin/projects/framechapter/webpage.html"
TYPED = "text"  # the form of a chapter always sends it


@dataclass(frozen=True)
class Asked:
    """What is to be shown. document: None where `problems` stand in the way; lost: typed by who may not write now."""

    chapter: FrameChapter
    document: ReportDocument | None = None
    problems: tuple[str, ...] = ()
    typed: bool = False
    lost: ChapterForm | None = None


def printed_preview(admin: ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    """The printed pages: as a page of its own, or its inner part for the script."""
    wanted = turn(request.user.pk, request.POST.get("_tab", ""), request.POST.get(PART_ONLY, ""))
    chapter = visible_chapter(admin, request, object_id)
    try:
        if not wanted():
            raise Superseded
        asked = _asked(request, chapter)
        if asked.lost and PART_ONLY not in request.POST:
            return locked(admin, request, chapter, asked.lost)
        printed = _as_printed(asked, wanted)
    except Superseded:
        return HttpResponse(status=204)
    if PART_ONLY in request.POST:
        return TemplateResponse(request, PART, printed)
    return _page(admin, request, asked, printed)


def web_preview(admin: ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    """The chapter as it will stand on the report's web page, by the template that readers get."""
    chapter = visible_chapter(admin, request, object_id)
    asked = _asked(request, chapter)
    if asked.lost:
        return locked(admin, request, chapter, asked.lost)
    if asked.document is None:
        return _page(admin, request, asked, {"problems": asked.problems})
    document = asked.document
    context = {
        **chapter_pages.overview_of(document),
        "chapter": chapter_pages.frame_chapter(document.chapters[0]),
        "typed": asked.typed,
        "page": {
            "title": f"Vorschau: {asked.chapter.title}",
            "description": f"{document.title}, {asked.chapter.title}.",
            "canonical": settings.PUBLIC_URL + report_address(document.year),
            "origin": settings.PUBLIC_URL,
            "part": "reports",
        },
    }
    return TemplateResponse(request, WEB_PAGE, context)


def _asked(request: HttpRequest, chapter: FrameChapter) -> Asked:
    """What was typed by who may write; the stored text where nothing was typed."""
    if TYPED not in request.POST:
        return _with_document(chapter)
    form = posted_form(request, chapter)
    if not rules.may_write_chapter(request.user, chapter):
        problem = "Das Kapitel kann gerade nicht geändert werden; laden Sie die Seite neu."
        return Asked(chapter, problems=(problem,), lost=form)
    if not form.is_valid():
        return Asked(chapter, problems=tuple(problem for _field, problem in form.problems), typed=True)
    for name, value in form.typed.items():
        setattr(chapter, name, value)
    return _with_document(chapter, typed=True)


def _with_document(chapter: FrameChapter, *, typed: bool = False) -> Asked:
    """The report as it stands, with this chapter alone; a published chapter as its newest edition says it."""
    report = chapter.report
    if not chapter.is_in_work and (sealed := _as_published(chapter)):
        return Asked(chapter, sealed)
    day = report.planned_release or timezone.localdate()
    try:
        document = report_document(report, number=next_number(report), published_on=day, chapters=[chapter])
    except UnknownFigure as error:
        return Asked(chapter, problems=(str(error),), typed=typed)
    return Asked(chapter, document, typed=typed)


def _as_published(chapter: FrameChapter) -> ReportDocument | None:
    edition = Edition.objects.filter(report=chapter.report).newest_first().first()
    if edition is None:
        return None
    document = edition.read()
    found = tuple(each for each in document.chapters if each.slug == chapter.slug)
    return msgspec.structs.replace(document, chapters=found) if found else None


def _as_printed(asked: Asked, wanted: Any) -> dict[str, Any]:
    """Pictures of the pages and what is said of them, or why there are none."""
    if asked.document is None:
        return {"problems": asked.problems}
    try:
        pages = typeset_chapter(asked.document, asked.document.chapters[0].slug, wanted=wanted)
    except TypesetError as error:
        return {"problems": (str(error),)}
    return {
        "pages": [f"data:image/svg+xml;base64,{b64encode(page).decode()}" for page in pages],
        "said": "Das Kapitel hat eine Seite." if len(pages) == 1 else f"Das Kapitel hat {len(pages)} Seiten.",
    }


def _page(admin: ModelAdmin, request: HttpRequest, asked: Asked, printed: dict[str, Any]) -> HttpResponse:
    """A page of its own, which carries what was typed: the way back loses nothing."""
    typed = [(name, value) for name, values in request.POST.lists() if name not in OURS for value in values]
    context = {
        **admin.admin_site.each_context(request),
        **printed,
        "chapter": asked.chapter,
        "address": address_of(asked.chapter),
        "typed": typed if asked.typed else [],
        "opts": admin.opts,
        "title": f"Vorschau: {asked.chapter.title}",
    }
    return TemplateResponse(request, PAGE, context)
