"""One update at the desk: reading, writing and saving it."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse

from accounts.models import User
from projects import rules
from projects.admin import conflict
from projects.admin.fields import tell_tidied
from projects.admin.placement_form import PlacementForm
from projects.admin.talk_context import talk_context
from projects.admin.update_context import page_context
from projects.admin.update_form import UpdateForm
from projects.editing import Draft, NewerVersion, SaveRefused, save_draft, stored_draft
from projects.models import ProjectUpdate
from projects.workflow import STEPS, StepRefused, take_step

TEMPLATE = "admin/projects/projectupdate/page.html"
ON_BEHALF = "im-namen"
BACK = "_back"  # to the form, from the page of a preview
WITHOUT_VERSION = (
    "Es fehlt die Angabe, welchen Stand Sie gelesen haben. Es wurde nichts gespeichert, Ihr Text steht noch hier: "
    "Bitte ansehen und noch einmal speichern."
)


def visible_update(admin: ModelAdmin, request: HttpRequest, object_id: str) -> ProjectUpdate:
    """The update if the person may see it; 404 for every other id."""
    if not object_id.isascii() or not object_id.isdigit() or len(object_id) > 18:
        raise Http404
    found = admin.get_queryset(request).with_parts().select_related("updated_by", "reviewer", "assignee")
    update = found.filter(pk=int(object_id)).first()
    if update is None:
        raise Http404
    return update


def update_page(admin: ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    update = visible_update(admin, request, object_id)
    on_behalf = writes_on_behalf(request, update)
    writes = on_behalf or rules.may_edit(_person(request), update)
    if request.method != "POST":
        form = UpdateForm(update, on_behalf=on_behalf) if writes else None
        return show(admin, request, update, form=form)
    form = posted_form(request, update, request.FILES, on_behalf=on_behalf)
    if not writes:
        return locked(admin, request, update, form)
    if more := _asks_for_more(request.POST, form):
        return show(admin, request, update, form=_with_more_rows(update, form, more), typed=True)
    back = BACK in request.POST
    if not form.is_valid() or back:
        return show(admin, request, update, form=form, typed=True, back=back)
    return _save(admin, request, update, form)


def posted_form(
    request: HttpRequest, update: ProjectUpdate, files: Any = None, *, on_behalf: bool = False
) -> UpdateForm:
    """What was typed, with the stored text wherever the person chose it: the one way in which a form is read."""
    data, theirs = conflict.with_choices(update, request.POST)
    return UpdateForm(update, data, files, fresh=theirs, on_behalf=on_behalf)


def writes_on_behalf(request: HttpRequest, update: ProjectUpdate) -> bool:
    """Whether a person of the project group has said that they write for the ministry."""
    asked = ON_BEHALF in (request.POST if request.method == "POST" else request.GET)
    return asked and rules.may_write_on_behalf(_person(request), update)


def _save(admin: ModelAdmin, request: HttpRequest, update: ProjectUpdate, form: UpdateForm) -> HttpResponse:
    seen = version_in(request.POST)
    if seen is None:
        return _both_texts(admin, request, update, form, WITHOUT_VERSION, status=400)
    try:
        changed = save_draft(update, form.draft, by=_person(request), version=seen, reason=form.why)
    except NewerVersion as refusal:
        return _both_texts(admin, request, visible_update(admin, request, str(update.pk)), form, str(refusal))
    except SaveRefused:
        return locked(admin, request, visible_update(admin, request, str(update.pk)), form)
    name = request.POST.get("_step", "")
    _tell_saved(request, form, changed, name in STEPS)
    if name in STEPS:
        return _step_after_saving(admin, request, update, name, seen + changed)
    return HttpResponseRedirect(address_of(update))


def _step_after_saving(
    admin: ModelAdmin, request: HttpRequest, update: ProjectUpdate, name: str, version: int
) -> HttpResponse:
    try:
        moved = take_step(update, name, by=_person(request), version=version)
    except StepRefused as refusal:
        return show_refusal(admin, request, update, name, refusal)
    messages.success(request, f"„{moved.title}“ ist {STEPS[name].past}.")
    return HttpResponseRedirect(reverse("admin:index"))


def show_refusal(
    admin: ModelAdmin, request: HttpRequest, update: ProjectUpdate, name: str, refusal: StepRefused, comment: str = ""
) -> HttpResponse:
    """The page as it stands now, with why a step was not taken; what was typed for it stays."""
    update = visible_update(admin, request, str(update.pk))
    form = UpdateForm(update) if rules.may_edit(_person(request), update) else None
    return show(admin, request, update, form=form, refusal=refusal, refused_step=name, comment=comment, status=409)


def show_notice(
    admin: ModelAdmin, request: HttpRequest, update: ProjectUpdate, notice: str, **typed: Any
) -> HttpResponse:
    """The page with why something beside the form was not done. typed: what stays in the fields for it."""
    form = UpdateForm(update) if rules.may_edit(_person(request), update) else None
    return show(admin, request, update, form=form, notice=notice, status=409, **typed)


def _tell_saved(request: HttpRequest, form: UpdateForm, changed: bool, steps: bool) -> None:
    """steps: whether a step follows; nobody asked to save then, so that nothing new is no news."""
    if changed or not steps:
        messages.success(request, "Gespeichert." if changed else "Es gab nichts Neues zu speichern.")
    tell_tidied(request, form.tidied)
    for text in form.late_answers:
        messages.warning(
            request, f"Die Rückfrage ist inzwischen erledigt. Ihre Antwort ist nicht gespeichert: „{text}“"
        )


def _both_texts(
    admin: ModelAdmin, request: HttpRequest, update: ProjectUpdate, form: UpdateForm, why: str, status: int = 409
) -> HttpResponse:
    """The form again with everything typed, the other text beside each place that both changed."""
    stored = stored_draft(update)
    found = conflict.compare(update, form.draft, stored, request.POST.get("base", ""))
    data = form.data.copy()
    for key in found.adopted:
        if key not in stored.parts:
            data[key] = conflict.as_typed(conflict.value_of(stored, key))
    fresh = [key for key in found.adopted if key in stored.parts]
    again = UpdateForm(update, data, request.FILES, stored=stored, fresh=fresh, on_behalf=bool(form.reason))
    again.is_valid()
    return show(admin, request, update, form=again, typed=True, conflict=found, why=why, status=status)


def locked(admin: ModelAdmin, request: HttpRequest, update: ProjectUpdate, form: UpdateForm) -> HttpResponse:
    """What was typed into an update that cannot be written any more is shown, to be copied."""
    lost = list(_not_stored(form, request.POST, stored_draft(update)))
    return show(admin, request, update, lost=lost, refused=True, status=409)


def _not_stored(form: UpdateForm, data: QueryDict, stored: Draft) -> Iterator[tuple[str, str]]:
    """Label and text of every field that says something that stands nowhere in the update."""
    known = {" ".join(conflict.as_typed(value).split()) for value in _values_of(stored)}
    for label, name in form.fields_by_label():
        typed = data.get(name, "")
        if typed.strip() and " ".join(typed.split()) not in known:
            yield label, typed


def _values_of(stored: Draft) -> Iterator[Any]:
    yield from stored.fields.values()
    yield from stored.answers.values()
    for rows in stored.parts.values():
        for row in rows:
            yield from row.values()


def show(
    admin: ModelAdmin,
    request: HttpRequest,
    update: ProjectUpdate,
    *,
    form: UpdateForm | None = None,
    placement: forms.BaseForm | None = None,
    status: int = 200,
    **told: Any,
) -> HttpResponse:
    """The page of an update, with what its user has to be told."""
    user = _person(request)
    if placement is None and rules.may_place(user, update):
        placement = PlacementForm(instance=update)
    context = {
        **admin.admin_site.each_context(request),
        **page_context(update, user, form, told.get("conflict")),
        **talk_context(update, user),
        "placement": placement,
        **_what_was_read(request, update, form, compared="conflict" in told),
        "opts": admin.opts,
        "title": update.title,
        **told,
    }
    return TemplateResponse(request, TEMPLATE, context, status=status)


def _what_was_read(
    request: HttpRequest, update: ProjectUpdate, form: UpdateForm | None, *, compared: bool
) -> dict[str, Any]:
    """Version and digests that the form carries. What comes back as typed still stands on what was read then: a newer
    version counts as read only where the page compares both."""
    if form is None:
        return {}
    if form.data is None or compared:
        return {"version": update.version, "base": form.base}
    seen = version_in(request.POST)
    return {"version": "" if seen is None else seen, "base": request.POST.get("base", "")}


def _asks_for_more(data: QueryDict, form: UpdateForm) -> str:
    return next((accessor for accessor in form.formsets if f"_more_{accessor}" in data), "")


def _with_more_rows(update: ProjectUpdate, form: UpdateForm, accessor: str) -> UpdateForm:
    """The form as typed, with two more empty rows of a kind."""
    form.is_valid()  # keeps pictures that came along
    total = f"{accessor}-TOTAL_FORMS"
    data = form.data.copy()
    shown, most = form.formsets[accessor].total_form_count(), form.formsets[accessor].max_num
    data[total] = str(max(shown, min(shown + 2, most)))
    again = UpdateForm(update, data, None, on_behalf=bool(form.reason))
    again.is_valid()
    return again


def version_in(data: QueryDict, field: str = "version") -> int | None:
    """The version that the person read, None where the form does not say it."""
    version = data.get(field, "")
    return int(version) if version.isascii() and version.isdigit() and len(version) < 10 else None


def address_of(update: ProjectUpdate) -> str:
    return reverse("admin:projects_projectupdate_change", args=[update.pk])


def _person(request: HttpRequest) -> User:
    return request.user
