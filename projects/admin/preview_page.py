"""An update before it is saved: as the printed sheet, typeset as in the report, and as the web page. Nothing is stored.

What was typed is read by the form that saves it. Who does not write sees the text as it is stored.
"""

from base64 import b64encode
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from projects import pages, rules
from projects.addresses import project_address
from projects.admin.preview_turns import turn
from projects.admin.update_page import BACK, locked, posted_form, visible_update, writes_on_behalf
from projects.document import SheetDocument
from projects.models import ProjectUpdate
from projects.proofreading import Finding, fit
from projects.report.contents import document_around, sheet_document
from projects.report.fitting import pictures_at_hand, with_pictures_at_hand
from projects.report.typeset import SheetFit, Superseded, TypesetError, TypesetSheet, typeset_sheet
from projects.unsaved import unsaved_sheet

PAGE = "admin/projects/projectupdate/preview.html"
PART = "admin/projects/_printed_pages.html"
WEB_PAGE = "admin/projects/projectupdate/webpage.html"
TYPED = "project_status"  # the form of an update always sends it
PART_ONLY = "_number"  # sent by the script, which wants the pictures only
OURS = frozenset({"csrfmiddlewaretoken", "_number", "_tab", "_save", "_step", BACK})
FILLED_BY = 5  # percent: what is told aloud should not change with every word


@dataclass(frozen=True)
class Asked:
    """What is to be shown. sheet: None where `problems` stand in the way; lost: typed by who may not write just now."""

    sheet: SheetDocument | None
    problems: tuple[str, ...] = ()
    typed: bool = False
    lost: Any = None


def sheet_preview(admin: ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    """The printed pages: as a page of its own, or its inner part for the script."""
    wanted = turn(request.user.pk, request.POST.get("_tab", ""), request.POST.get(PART_ONLY, ""))
    update = visible_update(admin, request, object_id)
    try:
        if not wanted():
            raise Superseded
        asked = _asked(request, update)
        if asked.lost and PART_ONLY not in request.POST:
            return locked(admin, request, update, asked.lost)
        context = _as_printed(update, asked, wanted)
    except Superseded:
        return HttpResponse(status=204)
    if PART_ONLY in request.POST:
        return TemplateResponse(request, PART, context)
    return _page(admin, request, update, asked, context)


def web_preview(admin: ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    """The web page, by the template that readers get."""
    update = visible_update(admin, request, object_id)
    asked = _asked(request, update)
    if asked.lost:
        return locked(admin, request, update, asked.lost)
    if asked.sheet is None:
        return _page(admin, request, update, asked, {"problems": asked.problems})
    frame = pages.Frame.of(document_around(update.report, asked.sheet))
    context = {
        "sheet": pages.sheet_page(asked.sheet, frame, _addresses_of(update)),
        "update": update,
        "typed": asked.typed,
        "page": {
            "title": f"Vorschau: {asked.sheet.title}",
            "description": pages.description(asked.sheet.sections.summary),
            "canonical": settings.PUBLIC_URL + project_address(asked.sheet.code, asked.sheet.slug),
            "origin": settings.PUBLIC_URL,
            "part": "projects",
        },
    }
    return TemplateResponse(request, WEB_PAGE, context)


def _asked(request: HttpRequest, update: ProjectUpdate) -> Asked:
    """What was typed by who may write; the stored text where nothing was typed."""
    if TYPED not in request.POST:
        return Asked(sheet_document(update))
    form = posted_form(request, update)
    if not (rules.may_edit(request.user, update) or writes_on_behalf(request, update)):
        return Asked(None, ("Die Meldung kann gerade nicht geändert werden; laden Sie die Seite neu.",), lost=form)
    if not form.is_valid():
        return Asked(None, tuple(problem for _field, problem in form.problems), typed=True)
    return Asked(unsaved_sheet(update, form.draft), typed=True)


def _as_printed(update: ProjectUpdate, asked: Asked, wanted: Any) -> dict[str, Any]:
    """Pictures of the pages and what is said of them, or why there are none."""
    if asked.sheet is None:
        return {"problems": asked.problems}
    try:
        made = _typeset(update, asked.sheet, wanted)
    except TypesetError as error:
        return {"problems": (str(error),)}
    findings = tuple(fit.too_many_pages(asked.sheet, made.fit, update.report.wished_pages))
    return {
        "pages": [f"data:image/svg+xml;base64,{b64encode(page).decode()}" for page in made.pages],
        "findings": findings,
        "said": said(made.fit, findings),
    }


def _typeset(update: ProjectUpdate, sheet: SheetDocument, wanted: Any) -> TypesetSheet:
    shown = with_pictures_at_hand(sheet)
    document = document_around(update.report, shown)
    return typeset_sheet(document, shown.code, pictures_at_hand(shown.photos), wanted=wanted)


def said(fit: SheetFit, findings: tuple[Finding, ...]) -> str:
    """How the sheet lies on its pages, in a sentence or two."""
    filled = max(FILLED_BY, round(fit.fill * 100 / FILLED_BY) * FILLED_BY)
    if findings:
        return f"{findings[0].message} Die letzte Seite ist zu etwa {filled} % gefüllt."
    if fit.pages == 1:
        return f"Passt: eine Seite, zu etwa {filled} % gefüllt."
    return f"Passt: {fit.pages} Seiten, die letzte zu etwa {filled} % gefüllt."


def _page(
    admin: ModelAdmin, request: HttpRequest, update: ProjectUpdate, asked: Asked, printed: dict[str, Any]
) -> HttpResponse:
    """A page of its own, which carries what was typed: the way back loses nothing."""
    typed = [(name, value) for name, values in request.POST.lists() if name not in OURS for value in values]
    context = {
        **admin.admin_site.each_context(request),
        **printed,
        "update": update,
        "typed": typed if asked.typed else [],
        "left_out": bool(request.FILES),
        "opts": admin.opts,
        "title": f"Vorschau: {update.title}",
    }
    return TemplateResponse(request, PAGE, context)


def _addresses_of(update: ProjectUpdate) -> pages.PictureAddress:
    """Where the desk serves a picture of this update to who may see it; one that is not stored yet has no address."""
    stored = {photo.sha256: photo.pk for photo in update.photos.all() if photo.sha256}

    def address(sha256: str, width: int) -> str:
        return reverse("admin:photo", args=[update.pk, stored[sha256], str(width)]) if sha256 in stored else ""

    return address
