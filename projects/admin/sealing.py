"""Publishing a report: what still stands in the way, or the one button that seals it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from projects import publishing, rules
from projects.addresses import report_address
from projects.models import Report
from projects.report.contents import figures_of
from projects.report.typeset import TypesetError


@dataclass(frozen=True)
class Obstacle:
    """What is in the way, and where it is mended."""

    sentence: str
    url: str


def sealing_page(admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    if not rules.may_manage_reports(request.user):
        raise PermissionDenied
    report = get_object_or_404(Report, pk=pk)
    told: dict[str, Any] = {}
    if request.method == "POST":
        told = _sealed(request, report)
        if not told:
            return HttpResponseRedirect(reverse("admin:projects_report_seal", args=[pk]))
    editions = list(report.editions.newest_first().without_document().select_related("sealed_by"))
    context = {
        **admin.admin_site.each_context(request),
        "report": report,
        "editions": [(edition, report_address(report.year, edition.number)) for edition in editions],
        "public_address": report_address(report.year),
        "obstacles": _with_links(report, told.pop("reasons", None) or publishing.obstacles(report)),
        "longer": _with_links(report, publishing.longer_than_wished(report)),
        "figures": _figures(report),
        "number": editions[0].number + 1 if editions else 1,
        "reason": request.POST.get("reason", ""),
        "opts": admin.opts,
        "title": f"Bericht {report.year} veröffentlichen",
        **told,
    }
    return TemplateResponse(request, "admin/projects/report/sealing.html", context, status=409 if told else 200)


def _figures(report: Report) -> list[tuple[str, int]]:
    """What the start page will count, to be read before it is public."""
    figures = figures_of(report)
    return [
        ("Projekte insgesamt", figures.total),
        ("abgeschlossen", figures.completed),
        ("davon neu", figures.newly_completed),
        ("laufend", figures.running),
        ("nicht weiterverfolgt", figures.not_pursued),
    ]


def _sealed(request: HttpRequest, report: Report) -> dict[str, Any]:
    """Seal; what to tell if it was refused, else nothing."""
    if request.POST.get("sure") != "yes":
        return {"refusal": "Bitte bestätigen Sie, dass der Bericht veröffentlicht werden soll."}
    try:
        edition = publishing.seal(report, by=request.user, reason=request.POST.get("reason", "").strip())
    except publishing.SealingRefused as refusal:
        return {"refusal": str(refusal), "reasons": refusal.reasons}
    except TypesetError as error:
        return {"refusal": f"Der Satz ist nicht gelungen, es wurde nichts veröffentlicht. {error}"}
    messages.success(request, f"Veröffentlicht: {edition}, {edition.pdf_pages} Seiten.")
    return {}


def _with_links(report: Report, sentences: tuple[str, ...]) -> list[Obstacle]:
    """Each obstacle begins with the code of its project, or concerns the report and its chapters."""
    rows = report.updates.values_list("project__code", "pk")
    addresses = {code: reverse("admin:projects_projectupdate_change", args=[pk]) for code, pk in rows}
    chapters = reverse("admin:projects_framechapter_changelist") + f"?report__id__exact={report.pk}"
    elsewhere = {"Im": chapters, "Das": chapters, "Die": chapters, "Eine": chapters}
    opening = reverse("admin:projects_projectupdate_add") + f"?report={report.pk}"
    return [Obstacle(text, {**elsewhere, **addresses}.get(text.split(" ", 1)[0], opening)) for text in sentences]
