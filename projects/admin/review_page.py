"""The review of one update: only what changed, the questions beside it, and the decision. The project group's alone."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from accounts.models import User
from projects import questions, rules
from projects.admin.badges import badge_of
from projects.admin.talk_context import talk_context
from projects.admin.update_context import last_written_on_behalf, previous_address, previous_sheet
from projects.admin.update_page import visible_update
from projects.admin.withdrawing import withdrawable
from projects.board import Standing, standing_of
from projects.compare import Difference, compare
from projects.document import SheetDocument, sheet_from_json
from projects.models import ChangeRequest, ProjectUpdate, Revision, UpdateStatus, Weight
from projects.proofreading import ERROR, UNDECIDED
from projects.refusals import Refused
from projects.report.contents import sheet_document
from projects.sections import PLACE_LABELS
from projects.workflow import possible_steps

TEMPLATE = "admin/projects/projectupdate/review.html"
SINCE = {"bericht": "seit dem letzten Bericht", "einreichung": "seit der letzten Einreichung"}
AWAY = frozenset({UpdateStatus.APPROVED, UpdateStatus.PUBLISHED})


@dataclass(frozen=True)
class Change:
    """One place with what changed in it and what is asked about it. undecided: carried forward and never confirmed."""

    difference: Difference
    questions: tuple[ChangeRequest, ...]
    undecided: bool

    @property
    def to_read(self) -> bool:
        return self.difference.changed or any(request.is_unsettled for request in self.questions)


def address_of(update: ProjectUpdate) -> str:
    return reverse("admin:projects_projectupdate_review", args=[update.pk])


def reviewed_update(admin: ModelAdmin, request: HttpRequest, object_id: str) -> ProjectUpdate:
    """The update, if the person reviews; 404 for everyone else."""
    update = visible_update(admin, request, object_id)
    if not rules.may_review(request.user, update):
        raise Http404
    return update


def review_page(admin: ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    return show(admin, request, reviewed_update(admin, request, object_id))


def show_notice(
    admin: ModelAdmin, request: HttpRequest, update: ProjectUpdate, notice: str, **typed: Any
) -> HttpResponse:
    """The page with why something was not done, and what was typed for it."""
    return show(admin, request, update, status=409, notice=notice, **typed)


def show(
    admin: ModelAdmin, request: HttpRequest, update: ProjectUpdate, *, status: int = 200, **told: Any
) -> HttpResponse:
    person: User = request.user
    sheet = sheet_document(update)
    published, submitted = previous_sheet(update), sheet_at_last_submission(update)
    since = _since(request.GET.get("seit", ""), submitted)
    old = submitted if since == "einreichung" else published.read() if published else None
    comparison = compare(old, sheet, update.report.outlook_year)
    standing = standing_of(update)
    findings = tuple(finding for finding in standing.findings if finding.rule != UNDECIDED)
    asked = list(ChangeRequest.objects.filter(update=update).select_related("asked_by", "answered_by", "settled_by"))
    places = [_change(each, asked, update) for each in comparison if each.changed or not each.empty]
    context = {
        **admin.admin_site.each_context(request),
        **talk_context(update, person),
        "update": update,
        "badge": badge_of(update),
        "standing": standing,
        "findings": findings,
        "errors": sum(finding.severity == ERROR for finding in findings),
        "hints": sum(finding.severity != ERROR for finding in findings),
        "unconfirmed": len(standing.findings) - len(findings),
        "photo_rows": list(update.photos.all()),
        "withdrawable": withdrawable(person, update.photos.all()),
        "since": since,
        "choices": SINCE if submitted else {},
        "published": published,
        "published_address": previous_address(published),
        "comparison": comparison,
        "changes": [each for each in places if each.to_read],
        "unchanged": [each for each in places if not each.to_read],
        "whole": [each for each in asked if each.place == "" and each.sent_at],
        "drafts": [each for each in asked if each.sent_at is None],
        "places": PLACE_LABELS,
        "weights": Weight.choices,
        "steps": possible_steps(update, person),
        "may_claim": update.status == UpdateStatus.SUBMITTED and update.reviewer is None,
        "askable": update.status in questions.ASKABLE,
        "why_not_approve": why_not_approve(update, person, standing, asked),
        "on_behalf": last_written_on_behalf(update),
        "opts": admin.opts,
        "title": f"{update.title} prüfen",
        **told,
    }
    return TemplateResponse(request, TEMPLATE, context, status=status)


def _since(wish: str, submitted: SheetDocument | None) -> str:
    """What is compared with: an answered question is read against what was handed in before."""
    if submitted is None:
        return "bericht"
    return wish if wish in SINCE else "einreichung"


def sheet_at_last_submission(update: ProjectUpdate) -> SheetDocument | None:
    """What was handed in the time before the present one; None at the first review."""
    steps = ("submit", "submit_on_behalf")
    handed_in = Revision.objects.filter(update=update, action__in=steps).order_by("-number")
    now = 1 if update.status in questions.ASKABLE else 0
    before = handed_in[now : now + 1].first()
    return sheet_from_json(before.document) if before else None


def _change(difference: Difference, asked: list[ChangeRequest], update: ProjectUpdate) -> Change:
    mine = tuple(each for each in asked if each.place == difference.key and each.sent_at)
    return Change(difference, mine, difference.key in update.undecided)


def why_not_approve(update: ProjectUpdate, person: User, standing: Standing, asked: list[ChangeRequest]) -> str:
    """Why the button is missing, as a sentence; "" where it can be pressed."""
    if "approve" not in possible_steps(update, person):
        if update.status == UpdateStatus.SUBMITTED:
            return "Vier Augen: Sie haben mitgeschrieben, jemand anderes gibt frei."
        return "" if update.status in AWAY else "Freigeben geht, sobald die Meldung eingereicht ist."
    if any(each.is_unsettled and each.is_must for each in asked):
        return "Freigeben geht, sobald keine Muss-Rückfrage mehr offen ist."
    if any(each.sent_at is None for each in asked):
        return "Freigeben geht, sobald die vorgemerkten Rückfragen gesendet oder verworfen sind."
    if any(finding.severity == ERROR for finding in standing.findings):
        return "Freigeben geht, sobald die Fehler behoben sind."
    return ""


def ask(admin: ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    """Draft a question at a place."""
    update = reviewed_update(admin, request, object_id)
    fields = {name: request.POST.get(name, "") for name in ("place", "weight", "text")}
    try:
        questions.draft(update, **fields, by=request.user)
    except Refused as refusal:
        typed = {"typed_place": fields["place"], "typed_weight": fields["weight"], "typed_question": fields["text"]}
        return show_notice(admin, request, update, str(refusal), **typed)
    messages.success(request, "Die Rückfrage ist vorgemerkt. Das Ministerium sieht sie, sobald Sie sie senden.")
    return HttpResponseRedirect(address_of(update) + "#drafts")


def question(admin: ModelAdmin, request: HttpRequest, object_id: str, number: int, name: str) -> HttpResponse:
    """Throw a drafted question away, or settle one that was sent."""
    update = reviewed_update(admin, request, object_id)
    acts = {"verwerfen": questions.discard, "erledigt": questions.settle}
    if name not in acts or not ChangeRequest.objects.filter(update=update, pk=number).exists():
        raise Http404
    try:
        acts[name](update, number, by=request.user)
    except Refused as refusal:
        return show_notice(admin, request, update, str(refusal))
    messages.success(request, "Die Rückfrage ist verworfen." if name == "verwerfen" else "Die Rückfrage ist erledigt.")
    return HttpResponseRedirect(address_of(update))
