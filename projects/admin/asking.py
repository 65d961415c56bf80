"""One question to many updates: choosing them, writing it, sending it to each. The project group's."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from accounts.models import User
from projects import questions, rules
from projects.admin.badges import Badge, badge_of
from projects.admin.board_page import board_address
from projects.admin.board_selection import Selection
from projects.admin.choosing import chosen_in, reasons_in_words, tell_done
from projects.admin.report_choice import choose_report
from projects.at_once import Outcome, ask_many
from projects.models import ProjectUpdate, Weight
from projects.sections import PLACE_LABELS

TEMPLATE = "admin/projects/projectupdate/ask_many.html"
FIELDS = ("place", "weight", "text")


@dataclass(frozen=True)
class Askable:
    """An update to tick. drafts: what is noted there already and goes out with the question, as a sentence."""

    update: ProjectUpdate
    badge: Badge
    ticked: bool
    drafts: str


def asking_page(admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    person: User = request.user
    if not rules.may_review_many(person):
        raise Http404
    if request.method != "POST":
        typed = {"place": request.GET.get("stelle", ""), "weight": Weight.MUST, "text": ""}
        return _show(admin, request, typed, set())
    typed = {name: request.POST.get(name, "") for name in FIELDS}
    chosen, wrong = chosen_in(request, admin.get_queryset(request).select_related("project"))
    try:
        outcome = ask_many(chosen, **typed, by=person)
    except questions.QuestionRefused as refusal:
        return _show(admin, request, typed, {each.update.pk for each in chosen}, [*wrong, str(refusal)])
    if wrong := [*wrong, *reasons_in_words(outcome, "Nicht gesendet")]:
        return _show(admin, request, typed, {update.pk for update, _why in outcome.refused}, wrong, outcome)
    tell_done(request, outcome, "Die Rückfrage ist gesendet")
    return HttpResponseRedirect(board_address(Selection(bericht=request.GET.get("bericht", ""))))


def _show(
    admin: ModelAdmin,
    request: HttpRequest,
    typed: dict[str, str],
    ticked: set[int],
    wrong: Iterable[str] = (),
    outcome: Outcome | None = None,
) -> HttpResponse:
    """The form with what was typed and ticked. wrong: sentences; outcome: what was sent nevertheless."""
    if outcome:
        tell_done(request, outcome, "Die Rückfrage ist gesendet")
    visible = admin.get_queryset(request)
    choice = choose_report(visible, request.GET.get("bericht", ""))
    context = {
        **admin.admin_site.each_context(request),
        "report": choice.report,
        "ministries": _by_ministry(_askable(visible, choice.report, ticked)),
        "places": PLACE_LABELS,
        "weights": Weight.choices,
        "typed": typed,
        "wrong": list(wrong),
        "sent": bool(outcome and outcome.done),
        "board": board_address(Selection(bericht=request.GET.get("bericht", ""))),
        "opts": admin.opts,
        "title": "Eine Rückfrage an mehrere Meldungen",
    }
    return TemplateResponse(request, TEMPLATE, context, status=409 if wrong else 200)


def _askable(visible: Any, report: Any, ticked: set[int]) -> list[Askable]:
    updates = visible.filter(report=report, status__in=questions.ASKABLE).select_related("project", "ministry")
    return [
        Askable(update, badge_of(update), update.pk in ticked, _drafts_in_words(update))
        for update in updates.prefetch_related("change_requests")
    ]


def _drafts_in_words(update: ProjectUpdate) -> str:
    drafts = sum(request.sent_at is None for request in update.change_requests.all())
    if not drafts:
        return ""
    if drafts == 1:
        return "Hier ist schon eine Rückfrage vorgemerkt. Sie geht mit hinaus."
    return f"Hier sind schon {drafts} Rückfragen vorgemerkt. Sie gehen mit hinaus."


def _by_ministry(updates: list[Askable]) -> list[tuple[str, list[Askable]]]:
    """By abbreviation; what has no ministry yet stands at the end."""
    groups: dict[str, list[Askable]] = {}
    for each in updates:
        groups.setdefault(str(each.update.ministry or ""), []).append(each)
    in_order = sorted(groups, key=lambda name: (not name, name))
    return [(name or "ohne Ministerium", groups[name]) for name in in_order]
