"""The history of an update at the desk: who saved or moved it when and why, what it said then, and bringing it back."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from projects import history, pictures, rules
from projects.admin.revisions import entries_of, newest_sheet, revision_or_404, sheet_of
from projects.admin.update_page import version_in, visible_update
from projects.compare import Comparison, compare
from projects.document import SheetDocument
from projects.editing import PLACES, SaveRefused, bring_back
from projects.funding import sentence
from projects.models import ProjectUpdate, Revision
from projects.report.contents import sheet_document
from projects.sections import SECTIONS

EVERYTHING = "all"


def history_page(admin: ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    update = visible_update(admin, request, object_id)
    revisions = list(Revision.objects.filter(update=update).defer("document").order_by("-number"))
    published = newest_sheet(update)
    context = {
        **admin.admin_site.each_context(request),
        "update": update,
        "entries": entries_of(revisions, lambda number: _address("revision", update, number)),
        "compare": _address("compare", update),
        "published": published,
        "unrecorded": bool(history.unrecorded(update)),
        "last": str(revisions[0].number) if revisions else "",
        "first": str(revisions[1].number) if len(revisions) > 1 else "bericht" if published else "",
        "opts": admin.opts,
        "title": f"Verlauf: {update.title}",
    }
    return TemplateResponse(request, "admin/projects/projectupdate/history.html", context)


def _address(name: str, update: ProjectUpdate, *more: int) -> str:
    return reverse(f"admin:projects_projectupdate_{name}", args=[update.pk, *more])


def revision_page(
    admin: ModelAdmin, request: HttpRequest, object_id: str, number: int, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    """A revision as it was. refusal: why bringing it back did not work."""
    update = visible_update(admin, request, object_id)
    revision = revision_or_404(update, number)
    sheet = sheet_of(revision)
    context = {
        **admin.admin_site.each_context(request),
        "update": update,
        "entry": entries_of([revision])[0],
        "sheet": sheet,
        "texts": [
            (section, section.label_in(update.report.outlook_year), getattr(sheet.sections, section.key))
            for section in SECTIONS
        ],
        "generated": sentence(sheet.funding),
        "restorable": _restorable(request, update, sheet),
        "refusal": refusal,
        "opts": admin.opts,
        "title": f"Fassung {number}: {update.title}",
    }
    return TemplateResponse(request, "admin/projects/projectupdate/revision.html", context, status=status)


def _restorable(request: HttpRequest, update: ProjectUpdate, sheet: SheetDocument) -> list[str]:
    """The places at which the sheet says something else than the update, if the person may write it."""
    if not rules.may_edit(request.user, update):
        return []
    return [place.key for place in _since(update, sheet).changed if place.key in PLACES]


def _since(update: ProjectUpdate, sheet: SheetDocument) -> Comparison:
    return compare(sheet, sheet_document(update), update.report.outlook_year)


def bring_back_page(admin: ModelAdmin, request: HttpRequest, object_id: str, number: int) -> HttpResponse:
    update = visible_update(admin, request, object_id)
    sheet = sheet_of(revision_or_404(update, number))
    key = request.POST.get("key", "")
    if key not in (EVERYTHING, *PLACES):
        why = "Bitte wählen Sie, was Sie zurückholen möchten."
        return revision_page(admin, request, object_id, number, refusal=why, status=400)
    place = _since(update, sheet).at(key)
    where = f"Fassung {number}, {place.label}" if place else f"Fassung {number}"
    try:
        changed = bring_back(
            update,
            sheet,
            PLACES if key == EVERYTHING else (key,),
            by=request.user,
            version=_version(request),
            reason=where,
        )
    except SaveRefused as refusal:
        return revision_page(admin, request, object_id, number, refusal=str(refusal), status=409)
    _tell(request, sheet, where, changed)
    return HttpResponseRedirect(reverse("admin:projects_projectupdate_change", args=[update.pk]))


def _version(request: HttpRequest) -> int:
    version = version_in(request.POST)
    if version is None:
        raise SaveRefused("Es fehlt die Angabe, welchen Stand Sie gelesen haben.")
    return version


def _tell(request: HttpRequest, sheet: SheetDocument, where: str, changed: bool) -> None:
    if not changed:
        messages.info(request, f"Es steht dort schon alles wie in {where}.")
        return
    messages.success(request, f"Zurückgeholt: {where}. Was vorher dort stand, finden Sie im Verlauf.")
    if any(photo.sha256 and not pictures.is_stored(photo.sha256) for photo in sheet.photos):
        messages.warning(request, "Zu mindestens einem Bild dieser Fassung gibt es die Datei nicht mehr.")
