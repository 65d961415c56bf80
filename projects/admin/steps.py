"""Steps at the desk: moving an update on, and saying who reviews it."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from accounts.models import User
from projects import rules, workflow
from projects.admin import review_page, update_page
from projects.admin.update_context import REVIEWING
from projects.workflow import STEPS, StepRefused, take_step

CLAIMS = {"uebernehmen": workflow.claim, "abgeben": workflow.release}


def step(admin: ModelAdmin, request: HttpRequest, object_id: str, name: str) -> HttpResponse:
    """Take a step of the table; refused, the page says why and keeps what was typed."""
    if name not in STEPS:
        raise Http404
    update = update_page.visible_update(admin, request, object_id)
    person: User = request.user
    comment, version = request.POST.get("comment", ""), update_page.version_in(request.POST)
    try:
        if version is None:
            raise StepRefused("Es fehlt die Angabe, welchen Stand Sie gelesen haben. Bitte ansehen und noch einmal.")
        sure = request.POST.get("sure") == "yes"
        moved = take_step(update, name, by=person, version=version, comment=comment, sure=sure)
    except StepRefused as refusal:
        if name in REVIEWING and rules.may_review(person, update):
            update = update_page.visible_update(admin, request, object_id)
            return review_page.show_notice(
                admin, request, update, str(refusal), refusal=refusal, typed_question=comment
            )
        return update_page.show_refusal(admin, request, update, name, refusal, comment)
    messages.success(request, f"„{moved.title}“ ist {STEPS[name].past}.")
    if name in REVIEWING:
        return HttpResponseRedirect(review_page.address_of(update))
    return HttpResponseRedirect(update_page.address_of(update))


def claim(admin: ModelAdmin, request: HttpRequest, object_id: str, name: str) -> HttpResponse:
    """„Ich prüfe“ and its end; the project group's."""
    update = update_page.visible_update(admin, request, object_id)
    person: User = request.user
    if name not in CLAIMS or not rules.may_review(person, update):
        raise Http404
    try:
        CLAIMS[name](update, by=person)
    except StepRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Sie prüfen die Meldung." if name == "uebernehmen" else "Niemand prüft die Meldung.")
    return HttpResponseRedirect(review_page.address_of(update))
