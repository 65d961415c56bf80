"""Where an update belongs: ministry, topic field and place by the project group; colleagues and other ministries."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from accounts.models import Ministry, User
from projects import handover, rules
from projects.admin import update_page
from projects.admin.placement_form import PlacementForm
from projects.editing import SaveRefused, place
from projects.models import ProjectUpdate
from projects.refusals import Refused


def placement(admin: ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    update = update_page.visible_update(admin, request, object_id)
    if not rules.may_place(request.user, update):
        raise Http404
    form = PlacementForm(request.POST, instance=ProjectUpdate.objects.get(pk=update.pk))
    version = update_page.version_in(request.POST)
    if not form.is_valid() or version is None:
        why = "" if version is not None else update_page.WITHOUT_VERSION
        return update_page.show(admin, request, update, placement=form, why=why)
    try:
        place(update, form.cleaned_data, by=request.user, version=version)
    except SaveRefused as refusal:
        messages.error(request, f"{refusal} Bitte noch einmal zuordnen.")
    else:
        messages.success(request, "Die Zuordnung ist gespeichert.")
    return HttpResponseRedirect(update_page.address_of(update))


def hand_over(admin: ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    """To a colleague, named by id among those who can be chosen; empty for nobody in particular."""
    update = update_page.visible_update(admin, request, object_id)
    person: User = request.user
    if not rules.belongs_to_ministry_of(person, update):
        raise Http404
    chosen = request.POST.get("colleague", "")
    colleague = next((each for each in handover.colleagues(update.ministry) if str(each.pk) == chosen), None)
    try:
        if chosen and colleague is None:
            raise handover.HandoverRefused("Bitte wählen Sie eine Person aus der Liste.")
        handover.hand_to(update, colleague, by=person)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        words = f"„{update.title}“ ist an {colleague} übergeben." if colleague else "Niemand ist mehr bestimmt."
        messages.success(request, words)
    return HttpResponseRedirect(update_page.address_of(update))


def give_away(admin: ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    """To another ministry; afterwards the update is not this person's any more."""
    update = update_page.visible_update(admin, request, object_id)
    person: User = request.user
    if not rules.coordinates(person, update):
        raise Http404
    reason, chosen = request.POST.get("reason", ""), request.POST.get("ministry", "")
    ministry = next((each for each in Ministry.objects.all() if str(each.pk) == chosen), None)
    version = update_page.version_in(request.POST)
    try:
        if ministry is None:
            raise handover.HandoverRefused("Bitte wählen Sie ein Ministerium aus der Liste.")
        if request.POST.get("sure") != "yes":
            raise handover.HandoverRefused("Bitte bestätigen Sie, dass die Meldung abgegeben werden soll.")
        handover.give_away(update, ministry, by=person, version=-1 if version is None else version, reason=reason)
    except Refused as refusal:
        update = update_page.visible_update(admin, request, object_id)
        return update_page.show_notice(admin, request, update, str(refusal), away_reason=reason, away_ministry=chosen)
    messages.success(request, f"„{update.title}“ ist an {ministry} abgegeben.")
    return HttpResponseRedirect(reverse("admin:index"))
