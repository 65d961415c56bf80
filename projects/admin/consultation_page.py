"""The Ressortabstimmung at the desk: the proof to read, all comments with their outcomes, the forms of both sides."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import SafeString

from accounts.models import Ministry, User
from accounts.rights import rights_of
from projects import consultations, rules
from projects.admin.proofs_page import copies, file_of, why_no_file
from projects.consultations import chapter_place, places_of, sheet_place
from projects.document import ChapterDocument, ReportDocument
from projects.models import Consultation, ConsultationComment, Outcome
from projects.refusals import Refused
from projects.report.typeset import TypesetError
from projects.text import to_html

REMARK = "#anmerken"


@dataclass(frozen=True)
class ChapterToRead:
    """place: as a comment names it, and the anchor. number: of comments on it."""

    place: str
    title: str
    headline: str
    html: SafeString
    author: str
    number: int


@dataclass(frozen=True)
class SheetToRead:
    place: str
    code: str
    title: str
    topic: str
    ministry: str
    number: int


@dataclass(frozen=True)
class Remark:
    """A comment with where it stands. typed: what was just sent with it and refused."""

    comment: ConsultationComment
    label: str
    address: str
    typed: dict[str, str]


def list_page(admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """All consultations, for everybody who sees content."""
    if not rules.may_see_content(request.user):
        raise PermissionDenied
    context = {
        **admin.admin_site.each_context(request),
        "consultations": list(Consultation.objects.counted().in_order()),
        "title": "Ressortabstimmung",
    }
    return TemplateResponse(request, "admin/projects/report/consultations.html", context)


def page(admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    return _page(admin, request, consultation_or_404(request, pk))


def act(admin: ModelAdmin, request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """Comment, close, or fetch the own ministry's copy."""
    consultation = consultation_or_404(request, pk)
    if name not in ACTS:
        raise Http404
    try:
        return ACTS[name](request, consultation)
    except Refused as refusal:
        return _page(admin, request, consultation, refusal=str(refusal))


def settle(admin: ModelAdmin, request: HttpRequest, pk: int, remark: int) -> HttpResponse:
    consultation = consultation_or_404(request, pk)
    if not rules.may_settle(request.user, consultation):
        raise Http404
    found = get_object_or_404(ConsultationComment.objects.select_related("consultation"), pk=remark, consultation=pk)
    outcome, answer = request.POST.get("outcome", ""), request.POST.get("answer", "")
    try:
        consultations.settle(found, outcome=outcome, answer=answer, by=request.user)
    except Refused as refusal:
        return _page(admin, request, consultation, refusal=str(refusal), refused=found.pk)
    messages.success(request, "Die Anmerkung ist erledigt. Wer sie gemacht hat, bekommt eine Mail.")
    return HttpResponseRedirect(_address(consultation) + "#anmerkungen")


def consultation_or_404(request: HttpRequest, pk: int) -> Consultation:
    found = get_object_or_404(Consultation.objects.select_related("report", "proof", "opened_by", "closed_by"), pk=pk)
    if not rules.may_read_consultation(request.user, found):
        raise Http404
    return found


def _address(consultation: Consultation) -> str:
    return reverse("admin:projects_consultation_page", args=[consultation.pk])


def _comment(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    ministry = _ministry(request, rights_of(request.user).writes)
    place, text = request.POST.get("place", ""), request.POST.get("text", "")
    consultations.comment(consultation, ministry, place=place, text=text, by=request.user)
    messages.success(request, "Ihre Anmerkung ist gespeichert. Was aus ihr wird, steht hier und kommt per Mail.")
    return HttpResponseRedirect(_address(consultation) + REMARK)


def _close(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    consultations.close_consultation(consultation, by=request.user)
    messages.success(request, "Die Ressortabstimmung ist geschlossen. Offene Anmerkungen können Sie noch erledigen.")
    return HttpResponseRedirect(_address(consultation))


def _copy(request: HttpRequest, consultation: Consultation) -> HttpResponseBase:
    """Fetching is what gives the copy: it is noted who did so first."""
    ministry = _ministry(request, rights_of(request.user).sees)
    given = consultations.copy_for_ministry(consultation, ministry, by=request.user)
    copy = copies().get(pk=given.pk)
    try:
        return file_of(copy)
    except (TypesetError, OSError) as error:
        raise Refused(why_no_file(copy, error)) from error


ACTS: dict[str, Callable[[HttpRequest, Consultation], HttpResponseBase]] = {
    "anmerken": _comment,
    "schliessen": _close,
    "exemplar": _copy,
}


def _ministry(request: HttpRequest, own: frozenset[int]) -> Ministry:
    """The one that the form names, among the person's own; the only one if there is no more."""
    named = request.POST.get("ministry", "")
    found = [ministry for ministry in Ministry.objects.filter(pk__in=own) if len(own) == 1 or str(ministry.pk) == named]
    if not found:
        raise Refused("Bitte wählen Sie, für welches Ministerium.")
    return found[0]


def _page(
    admin: ModelAdmin, request: HttpRequest, consultation: Consultation, *, refusal: str = "", refused: int = 0
) -> HttpResponse:
    user: User = request.user
    document = consultation.proof.read()
    labels = places_of(document)
    comments = list(consultation.comments.select_related("ministry", "author", "settled_by"))
    for each in comments:
        each.consultation = consultation
    rights = rights_of(user)
    ministries = list(Ministry.objects.filter(pk__in=rights.sees))
    typed = {name: request.POST.get(name, "") for name in ("place", "text", "ministry", "outcome", "answer")}
    wish = request.GET.get("stelle", "")
    context = {
        **admin.admin_site.each_context(request),
        "consultation": consultation,
        "report": consultation.report,
        "proof": consultation.proof,
        **_to_read(document, comments),
        "remarks": [
            Remark(
                each,
                labels.get(each.place, each.place),
                _place_address(consultation, each.place),
                typed if each.pk == refused else {},
            )
            for each in comments
        ],
        "unsettled": sum(each.settled_at is None for each in comments),
        "places": labels.items(),
        "outcomes": Outcome.choices,
        "readers_of": ministries,
        "writers_of": [ministry for ministry in ministries if ministry.pk in rights.writes],
        "may_comment": rules.may_comment_on(user, consultation),
        "may_settle": rules.may_settle(user, consultation),
        "typed": {} if refused else typed,
        "place": typed["place"] or (wish if wish in labels else ""),
        "refusal": refusal,
        "title": f"Ressortabstimmung zum Bericht {consultation.report.year}",
    }
    template = "admin/projects/report/consultation.html"
    return TemplateResponse(request, template, context, status=409 if refusal else 200)


def _place_address(consultation: Consultation, place: str) -> str:
    if place.startswith("blatt-"):
        return reverse("admin:projects_consultation_sheet", args=[consultation.pk, place.removeprefix("blatt-")])
    return f"#{place}" if place else ""


def _to_read(document: ReportDocument, comments: list[ConsultationComment]) -> dict[str, Any]:
    """Chapters before and after the sheets as texts, the sheets as a list."""
    at = [each.place for each in comments]

    def chapter(found: ChapterDocument) -> ChapterToRead:
        place = chapter_place(found.slug)
        return ChapterToRead(place, found.title, found.headline, to_html(found.text), found.author, at.count(place))

    return {
        "before": [chapter(each) for each in document.chapters if not each.after_projects],
        "after": [chapter(each) for each in document.chapters if each.after_projects],
        "sheets": [
            SheetToRead(
                place=sheet_place(sheet.code),
                code=sheet.code,
                title=sheet.title,
                topic=sheet.topic_field.name,
                ministry=sheet.ministry.abbreviation if sheet.ministry else "",
                number=at.count(sheet_place(sheet.code)),
            )
            for sheet in document.projects
        ],
    }
