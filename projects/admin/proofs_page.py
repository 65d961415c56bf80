"""The page „Entwürfe und Abstimmung“ of a report: its proofs with who got which copy, and its consultations."""

import logging
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.forms import Form
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from projects import consultations, proofs, rules
from projects.admin import proof_forms
from projects.models import Consultation, Proof, ProofCopy, Report
from projects.proof_files import copy_file
from projects.refusals import Refused
from projects.report.typeset import TypesetError
from projects.text import slug_of

logger = logging.getLogger(__name__)


def proofs_page(admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    return _page(admin, request, _report(request, pk))


def act(admin: ModelAdmin, request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Make a proof, give a copy, lay a proof before the ministries; what is refused is said above what was typed."""
    report = _report(request, pk)
    if name not in ACTS:
        raise Http404
    form_name, do = ACTS[name]
    form = _posted(request, report, form_name)
    if not form.is_valid():
        return _page(admin, request, report, {form_name: form}, refusal="Bitte sehen Sie die Angaben unten an.")
    try:
        do(request, report, form)
    except Refused as refusal:
        return _page(admin, request, report, {form_name: form}, refusal=str(refusal))
    return HttpResponseRedirect(reverse("admin:projects_report_proofs", args=[report.pk]))


def copy_pdf(admin: ModelAdmin, request: HttpRequest, pk: int, copy: int) -> HttpResponseBase:
    report = _report(request, pk)
    found = get_object_or_404(copies(), pk=copy, proof__report=report)
    try:
        return file_of(found)
    except (Refused, TypesetError, OSError) as error:
        return _page(admin, request, report, refusal=why_no_file(found, error), status=503)


def copies() -> Any:
    return ProofCopy.objects.select_related("proof__report", "compared_with", "ministry")


def file_of(copy: ProofCopy) -> FileResponse:
    """The PDF of a copy. Raises as `proof_files.copy_file` does."""
    name = f"bericht-{copy.proof.report.year}-entwurf-{copy.proof.number}-{slug_of(copy.recipient)[:40].strip('-')}.pdf"
    return FileResponse(copy_file(copy).open("rb"), as_attachment=True, filename=name)


def why_no_file(copy: ProofCopy, error: Exception) -> str:
    """What to tell whoever wanted the file."""
    if isinstance(error, Refused):
        return str(error)
    logger.error("%s cannot be typeset: %s", copy, error)
    if isinstance(error, OSError):
        return f"Das Exemplar lässt sich nicht speichern: {error.strerror}"
    return f"Das Exemplar lässt sich gerade nicht setzen. {error}"


def _report(request: HttpRequest, pk: int) -> Report:
    if not rules.may_manage_reports(request.user):
        raise PermissionDenied
    return get_object_or_404(Report, pk=pk)


def _posted(request: HttpRequest, report: Report, name: str) -> Form:
    if name == "make":
        return proof_forms.MakeForm(request.POST, auto_id="make_%s", use_required_attribute=False)
    found = list(report.proofs.newest_first().without_document())
    if not found:
        raise Http404
    return proof_forms.OF_PROOF[name](request.POST, proofs=found, auto_id=f"{name}_%s")


def _make(request: HttpRequest, report: Report, form: Any) -> None:
    proof = proofs.make_proof(report, by=request.user, note=form.cleaned_data["note"])
    messages.success(request, f"{proof.name} ist erstellt: {proof.pages} Seiten.")
    missing = proofs.missing_pictures(proof.read())
    if missing:
        words = "einem Bild" if missing == 1 else f"{missing} Bildern"
        messages.warning(request, f"Bei {words} fehlt die Datei; im Entwurf steht dort „Bild fehlt“.")


def _copy(request: HttpRequest, report: Report, form: Any) -> None:
    recipient = form.cleaned_data["recipient"]
    copy = proofs.copy_for(form.proof, recipient, by=request.user, compared_with=form.compared_with)
    messages.success(request, f"Ausgegeben: {copy}. Das PDF steht unten bei {copy.proof}.")


def _embargo(request: HttpRequest, report: Report, form: Any) -> None:
    until = form.cleaned_data["until"]
    copy = proofs.copy_for(form.proof, form.cleaned_data["recipient"], by=request.user, embargo_until=until)
    messages.success(request, f"Vorabexemplar ausgegeben: {copy}, Sperrfrist bis {proofs.moment(until)}.")


def _lay_before(request: HttpRequest, report: Report, form: Any) -> None:
    consultation = consultations.open_consultation(form.proof, form.cleaned_data["ends_on"], by=request.user)
    messages.success(request, f"{consultation} ist eröffnet. Redaktionen und Koordinationen bekommen eine Mail.")


ACTS: dict[str, tuple[str, Callable[[HttpRequest, Report, Any], None]]] = {
    "erstellen": ("make", _make),
    "ausgeben": ("copy", _copy),
    "vorab": ("embargo", _embargo),
    "abstimmen": ("laying", _lay_before),
}


def _page(
    admin: ModelAdmin,
    request: HttpRequest,
    report: Report,
    typed: dict[str, Form] | None = None,
    *,
    refusal: str = "",
    status: int = 409,
) -> HttpResponse:
    given = ProofCopy.objects.select_related("compared_with", "given_by").defer("compared_with__document")
    shown = Proof.objects.filter(report=report).newest_first().without_document().select_related("made_by")
    found = list(shown.prefetch_related(Prefetch("copies", given)))
    agreed = list(Consultation.objects.filter(report=report).counted().in_order())
    context = {
        **admin.admin_site.each_context(request),
        "report": report,
        "proofs": found,
        "forms": proof_forms.forms_of(found, typed),
        "consultations": agreed,
        "is_consulted": any(consultation.is_open for consultation in agreed),
        "refusal": refusal,
        "opts": admin.opts,
        "title": f"Entwürfe und Abstimmung {report.year}",
    }
    return TemplateResponse(request, "admin/projects/report/proofs.html", context, status=status if refusal else 200)
