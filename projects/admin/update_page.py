"""One update at the desk: reading, writing, saving, and taking a step."""

import json
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse

from accounts.models import Ministry, User
from projects import rules
from projects.admin import conflict
from projects.admin.update_context import page_context
from projects.admin.update_form import UpdateForm, digests, stored_draft
from projects.editing import FIELDS, PLACEMENT, NewerVersion, SaveRefused, place, save_draft
from projects.models import ProjectUpdate, TopicField
from projects.workflow import STEPS, StepRefused, take_step

TEMPLATE = "admin/projects/projectupdate/page.html"
WITHOUT_VERSION = (
    "Es fehlt die Angabe, welchen Stand Sie gelesen haben. Es wurde nichts gespeichert, Ihr Text steht noch hier: "
    "Bitte ansehen und noch einmal speichern."
)


def visible_update(admin: ModelAdmin, request: HttpRequest, object_id: str) -> ProjectUpdate:
    """The update if the person may see it; 404 for every other id."""
    if not object_id.isascii() or not object_id.isdigit() or len(object_id) > 18:
        raise Http404
    update = admin.get_queryset(request).with_parts().select_related("updated_by").filter(pk=int(object_id)).first()
    if update is None:
        raise Http404
    return update


def update_page(admin: ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    update = visible_update(admin, request, object_id)
    if request.method != "POST":
        form = UpdateForm(update) if rules.may_edit(_person(request), update) else None
        return _page(admin, request, update, form=form)
    if not rules.may_edit(_person(request), update):
        return _locked(admin, request, update)
    form = UpdateForm(update, request.POST, request.FILES)
    if more := _asks_for_more(request.POST, form):
        return _page(admin, request, update, form=_with_more_rows(update, form, more), typed=True)
    if not form.is_valid():
        return _page(admin, request, update, form=form, typed=True)
    return _save(admin, request, update, form)


def _save(admin: ModelAdmin, request: HttpRequest, update: ProjectUpdate, form: UpdateForm) -> HttpResponse:
    version = _version(request.POST)
    if version is None:
        return _both_texts(admin, request, update, form, WITHOUT_VERSION, status=400)
    try:
        changed = save_draft(update, form.draft, by=_person(request), version=version)
    except NewerVersion as refusal:
        return _both_texts(admin, request, visible_update(admin, request, str(update.pk)), form, str(refusal))
    except SaveRefused:
        return _locked(admin, request, visible_update(admin, request, str(update.pk)))
    steps = request.POST.get("_step") in STEPS
    _tell_saved(request, form, changed, steps)
    if steps:
        return _step(admin, request, update, request.POST["_step"], version + changed, saved=True)
    return HttpResponseRedirect(_address(update))


def _tell_saved(request: HttpRequest, form: UpdateForm, changed: bool, steps: bool) -> None:
    """steps: whether a step follows; nobody asked to save then, so that nothing new is no news."""
    if changed or not steps:
        messages.success(request, "Gespeichert." if changed else "Es gab nichts Neues zu speichern.")
    if form.tidied:
        messages.info(request, f"Beim Speichern bereinigt: {', '.join(form.tidied)}.")


def _both_texts(
    admin: ModelAdmin, request: HttpRequest, update: ProjectUpdate, form: UpdateForm, why: str, status: int = 409
) -> HttpResponse:
    """The form again with everything typed, the other text beside each place that both changed."""
    stored = stored_draft(update)
    found = conflict.compare(update, form.draft, stored, request.POST.get("base", ""))
    data = form.data.copy()
    for key in found.adopted:
        if key in FIELDS:
            data[key] = _as_typed(stored.fields[key])
    again = UpdateForm(update, data, request.FILES, fresh=[key for key in found.adopted if key not in FIELDS])
    again.is_valid()
    return _page(admin, request, update, form=again, typed=True, conflict=found, why=why, status=status)


def _as_typed(value: Any) -> str:
    return str(getattr(value, "pk", value) or "")


def _locked(admin: ModelAdmin, request: HttpRequest, update: ProjectUpdate) -> HttpResponse:
    """What was typed into an update that cannot be written any more is shown, to be copied."""
    stored = stored_draft(update)
    labels = {name: str(ProjectUpdate._meta.get_field(name).verbose_name) for name in FIELDS}
    lost = [
        (labels[name], request.POST[name])
        for name in FIELDS
        if request.POST.get(name) and request.POST[name].split() != _as_typed(stored.fields[name]).split()
    ]
    return _page(admin, request, update, lost=lost, refused=True, status=409)


def step(admin: ModelAdmin, request: HttpRequest, object_id: str, name: str) -> HttpResponse:
    if name not in STEPS:
        raise Http404
    update = visible_update(admin, request, object_id)
    return _step(admin, request, update, name, _version(request.POST))


def _step(
    admin: ModelAdmin, request: HttpRequest, update: ProjectUpdate, name: str, version: int | None, saved: bool = False
) -> HttpResponse:
    comment = request.POST.get("comment", "")
    try:
        if version is None:
            raise StepRefused("Es fehlt die Angabe, welchen Stand Sie gelesen haben. Bitte ansehen und noch einmal.")
        moved = take_step(update, name, by=_person(request), version=version, comment=comment)
    except StepRefused as refusal:
        update = visible_update(admin, request, str(update.pk))
        form = UpdateForm(update) if rules.may_edit(_person(request), update) else None
        return _page(admin, request, update, form=form, refusal=refusal, comment=comment, status=409)
    messages.success(request, f"„{moved.title}“ ist {STEPS[name].past}.")
    return HttpResponseRedirect(reverse("admin:index") if saved else _address(update))


class PlacementForm(forms.ModelForm):
    """Where an update belongs; the project group's to say."""

    class Meta:
        model = ProjectUpdate
        fields = PLACEMENT

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, use_required_attribute=False, auto_id="place_%s", **kwargs)
        self.fields["ministry"].queryset = Ministry.objects.all()
        self.fields["topic_field"].queryset = TopicField.objects.all()


def placement(admin: ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    update = visible_update(admin, request, object_id)
    if not rules.may_place(_person(request), update):
        raise Http404
    form = PlacementForm(request.POST, instance=ProjectUpdate.objects.get(pk=update.pk))
    version = _version(request.POST)
    if not form.is_valid() or version is None:
        return _page(admin, request, update, placement=form, why="" if version is not None else WITHOUT_VERSION)
    try:
        place(update, form.cleaned_data, by=_person(request), version=version)
    except SaveRefused as refusal:
        messages.error(request, f"{refusal} Bitte noch einmal zuordnen.")
    else:
        messages.success(request, "Die Zuordnung ist gespeichert.")
    return HttpResponseRedirect(_address(update))


def _page(
    admin: ModelAdmin,
    request: HttpRequest,
    update: ProjectUpdate,
    *,
    form: UpdateForm | None = None,
    placement: PlacementForm | None = None,
    status: int = 200,
    **told: Any,
) -> HttpResponse:
    user = _person(request)
    if placement is None and rules.may_place(user, update):
        placement = PlacementForm(instance=update)
    context = {
        **admin.admin_site.each_context(request),
        **page_context(update, user, form, told.get("conflict")),
        "placement": placement,
        "base": json.dumps(digests(stored_draft(update))) if form else "",
        "opts": admin.opts,
        "title": update.title,
        **told,
    }
    return TemplateResponse(request, TEMPLATE, context, status=status)


def _asks_for_more(data: QueryDict, form: UpdateForm) -> str:
    return next((accessor for accessor in form.formsets if f"_more_{accessor}" in data), "")


def _with_more_rows(update: ProjectUpdate, form: UpdateForm, accessor: str) -> UpdateForm:
    """The form as typed, with two more empty rows of a kind."""
    form.is_valid()  # keeps pictures that came along
    total = f"{accessor}-TOTAL_FORMS"
    data = form.data.copy()
    shown, most = form.formsets[accessor].total_form_count(), form.formsets[accessor].max_num
    data[total] = str(max(shown, min(shown + 2, most)))
    again = UpdateForm(update, data, None)
    again.is_valid()
    return again


def _version(data: QueryDict) -> int | None:
    version = data.get("version", "")
    return int(version) if version.isascii() and version.isdigit() and len(version) < 10 else None


def _address(update: ProjectUpdate) -> str:
    return reverse("admin:projects_projectupdate_change", args=[update.pk])


def _person(request: HttpRequest) -> User:
    return request.user
