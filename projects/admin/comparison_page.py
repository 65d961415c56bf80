"""Any two states of an update beside each other, word by word: revisions, what it says now, what readers find."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from projects.admin.revisions import entries_of, newest_sheet, revision_or_404, sheet_of
from projects.admin.update_page import visible_update
from projects.compare import compare
from projects.document import SheetDocument
from projects.models import ProjectUpdate
from projects.report.contents import sheet_document

PUBLISHED, NOW = "bericht", "jetzt"  # what the address names besides numbers of revisions


@dataclass(frozen=True)
class Side:
    """One of the two states. rank: its place in time. name: as a heading names it; told: when and by whom."""

    rank: float
    name: str
    told: str
    sheet: SheetDocument


def comparison_page(admin: ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    update = visible_update(admin, request, object_id)
    chosen = [request.GET.get("von", ""), request.GET.get("bis", "")]
    if not all(chosen):
        messages.warning(request, "Bitte wählen Sie zwei Fassungen: eine unter „von“ und eine unter „bis“.")
        return HttpResponseRedirect(reverse("admin:projects_projectupdate_history", args=[update.pk]))
    old, new = sorted((_side(update, name) for name in chosen), key=lambda side: side.rank)
    context = {
        **admin.admin_site.each_context(request),
        "update": update,
        "old": old,
        "new": new,
        "comparison": compare(old.sheet, new.sheet, update.report.outlook_year),
        "opts": admin.opts,
        "title": f"Vergleich: {update.title}",
    }
    return TemplateResponse(request, "admin/projects/projectupdate/comparison.html", context)


def _side(update: ProjectUpdate, name: str) -> Side:
    """The state that an address names; 404 for every other word and number."""
    if name == NOW:
        return Side(float("inf"), "jetzt", "so steht sie in der Redaktion", sheet_document(update))
    if name == PUBLISHED:
        return _published(update)
    if not (name.isascii() and name.isdigit() and len(name) < 10):
        raise Http404
    revision = revision_or_404(update, int(name))
    entry = entries_of([revision])[0]
    at = date_format(timezone.localtime(revision.at), "j. F Y, H:i")
    told = f"{at} Uhr, {entry.person}: {entry.action}"
    return Side(revision.number, f"Fassung {revision.number}", told, sheet_of(revision))


def _published(update: ProjectUpdate) -> Side:
    sheet = newest_sheet(update)
    if sheet is None:
        raise Http404
    return Side(0, f"Bericht {sheet.year}", f"veröffentlicht in Ausgabe {sheet.number}", sheet.read())
