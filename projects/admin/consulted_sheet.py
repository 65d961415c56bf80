"""One sheet of a proof that is laid before the ministries, by the template that readers will get, with its pictures."""

from typing import Any

from django.conf import settings
from django.contrib.admin import ModelAdmin
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from projects import pages, pictures, rules
from projects.addresses import project_address
from projects.admin.consultation_page import consultation_or_404
from projects.consultations import sheet_place
from projects.document import ReportDocument, SheetDocument
from projects.editions import photos_of
from projects.models import Consultation


def sheet(admin: ModelAdmin, request: HttpRequest, pk: int, code: str) -> HttpResponse:
    consultation = consultation_or_404(request, pk)
    document = consultation.proof.read()
    found = document.sheet(code)
    if found is None:
        raise Http404
    place = sheet_place(code)
    context = {
        "sheet": pages.sheet_page(found, pages.Frame.of(document), _addresses_of(consultation)),
        "consultation": consultation,
        "place": place,
        "comments": list(consultation.comments.filter(place=place).select_related("ministry")),
        "may_comment": rules.may_comment_on(request.user, consultation),
        "row": consultation.report,
        **_neighbours(consultation, document, found),
        "page": {
            "title": f"{consultation.proof}: {found.title}",
            "description": pages.description(found.sections.summary),
            "canonical": settings.PUBLIC_URL + project_address(found.code, found.slug),
            "origin": settings.PUBLIC_URL,
            "part": "projects",
        },
    }
    return TemplateResponse(request, "admin/projects/report/consulted_sheet.html", context)


def picture(admin: ModelAdmin, request: HttpRequest, pk: int, sha256: str, width: int) -> FileResponse:
    """A picture of the proof, for whoever reads it."""
    consultation = consultation_or_404(request, pk)
    shown = {photo.sha256 for photo in photos_of(consultation.proof.read()) if photo.sha256}
    if sha256 not in shown or width not in pictures.WEB_WIDTHS or not pictures.is_stored(sha256):
        raise Http404
    return FileResponse(pictures.picture_path(sha256, str(width)).open("rb"), content_type="image/jpeg")


def _addresses_of(consultation: Consultation) -> pages.PictureAddress:
    def address(sha256: str, width: int) -> str:
        if not pictures.is_stored(sha256):
            return ""
        return reverse("admin:projects_consultation_picture", args=[consultation.pk, sha256, width])

    return address


def _neighbours(consultation: Consultation, document: ReportDocument, here: SheetDocument) -> dict[str, Any]:
    """The sheets before and after this one."""
    sheets = list(document.projects)
    at = sheets.index(here)
    near = {"previous": sheets[at - 1] if at else None, "next": sheets[at + 1] if at + 1 < len(sheets) else None}
    return {
        name: {
            "address": reverse("admin:projects_consultation_sheet", args=[consultation.pk, sheet.code]),
            "label": sheet.title,
        }
        for name, sheet in near.items()
        if sheet
    }
