"""Approving what was ticked in the list of the board, each update by itself. The project group's."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from accounts.models import User
from projects import rules
from projects.admin.board_page import board_address
from projects.admin.board_selection import Selection
from projects.admin.choosing import chosen_in, reasons_in_words, tell_done
from projects.at_once import approve_many


def approve_page(admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Approve what was ticked in the list, each by itself."""
    person: User = request.user
    if not rules.may_review_many(person):
        raise Http404
    chosen, wrong = chosen_in(request, admin.get_queryset(request).select_related("project"))
    outcome = approve_many(chosen, by=person)
    tell_done(request, outcome, "Freigegeben")
    for sentence in [*wrong, *reasons_in_words(outcome, "Nicht freigegeben")]:
        messages.error(request, sentence)
    return HttpResponseRedirect(board_address(Selection.of(request.GET).to_list))
