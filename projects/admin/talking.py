"""What is said beside the form: comments, internal notes, pleas of a ministry, and the decision about them."""

import datetime
from collections.abc import Callable

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.dateparse import parse_date

from accounts.models import User
from projects import pleas, rules
from projects.admin import review_page, update_page
from projects.comments import remark
from projects.models import MinistryRequest, ProjectUpdate
from projects.refusals import Refused


def comment(admin: ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    update = update_page.visible_update(admin, request, object_id)
    person: User = request.user
    internal, text = request.POST.get("internal") == "yes", request.POST.get("text", "")
    if internal and not rules.may_note_internally(person, update):
        raise Http404
    done = "Die Notiz ist gespeichert; Ministerien sehen sie nicht." if internal else "Der Kommentar ist gespeichert."
    return _done(
        admin, request, update, lambda: remark(update, text, by=person, internal=internal), done, typed_comment=text
    )


def ask(admin: ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    """A ministry asks for more time or for a correction."""
    update = update_page.visible_update(admin, request, object_id)
    person: User = request.user
    if not rules.belongs_to_ministry_of(person, update):
        raise Http404
    text, until = request.POST.get("text", ""), _day(request.POST.get("until", ""))

    def plea() -> object:
        if request.POST.get("kind") == "correction":
            return pleas.ask_for_correction(update, text, by=person)
        return pleas.ask_for_time(update, until, text, by=person)

    return _done(admin, request, update, plea, "Die Projektgruppe ist gefragt.", typed_plea=text, typed_until=until)


def decide(admin: ModelAdmin, request: HttpRequest, object_id: str, number: int) -> HttpResponse:
    """The project group grants or declines a plea."""
    update = update_page.visible_update(admin, request, object_id)
    person: User = request.user
    plea = MinistryRequest.objects.filter(update=update, pk=number).first()
    if plea is None or not rules.may_review(person, update):
        raise Http404
    reply = request.POST.get("reply", "")

    def decision() -> object:
        if request.POST.get("decision") == "granted":
            return pleas.grant(plea, by=person, reply=reply)
        return pleas.decline(plea, by=person, reply=reply)

    return _done(admin, request, update, decision, "Die Entscheidung ist mitgeteilt.", typed_reply=reply)


def _done(
    admin: ModelAdmin,
    request: HttpRequest,
    update: ProjectUpdate,
    act: Callable[[], object],
    sentence: str,
    **typed: object,
) -> HttpResponse:
    """Do it and go back to where it was asked for, or show why not, with what was typed."""
    reviewing = request.POST.get("from") == "review" and rules.may_review(request.user, update)
    try:
        act()
    except Refused as refusal:
        show = review_page.show_notice if reviewing else update_page.show_notice
        return show(admin, request, update_page.visible_update(admin, request, str(update.pk)), str(refusal), **typed)
    messages.success(request, sentence)
    return HttpResponseRedirect(review_page.address_of(update) if reviewing else update_page.address_of(update))


def _day(text: str) -> datetime.date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
