"""The page for a thing that people save one after the other: edited, looked at before it is saved, never overwritten
unseen."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.formats import date_format

from accounts import journal
from projects.admin.fields import tell_tidied, tidied
from projects.admin.row_list import Row, RowsField
from projects.models.site_page import SavedInTurn
from projects.site_pages import SavedMeanwhile, save_in_turn

TEMPLATE = "admin/projects/sitepage/page.html"


class InTurnForm(forms.ModelForm):
    """version: the one that was read. overrule: the one that somebody saved meanwhile and that may be replaced."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 2, widget=forms.HiddenInput)
    overrule = forms.IntegerField(min_value=0, max_value=2**31 - 2, required=False, widget=forms.HiddenInput)
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version
        for name, field in self.fields.items():
            if isinstance(field, RowsField):
                self.initial[name] = [Row(row) for row in self.initial.get(name) or ()]

    @property
    def changed_data(self) -> list[str]:
        """Which version was read is no change of the thing."""
        return [name for name in super().changed_data if name not in ("version", "overrule")]

    @property
    def read_version(self) -> int:
        overruled: int | None = self.cleaned_data.get("overrule")
        return int(self.cleaned_data["version"]) if overruled is None else overruled

    def shown(self) -> list[Any]:
        return [field for field in self if not field.is_hidden]


@dataclass(frozen=True)
class Kind:
    """How one kind of thing is edited. view: what `preview`, a template, draws; said: told once it is saved."""

    form: type[InTurnForm]
    view: Callable[[Any], Any]
    preview: str
    said: str = ""


def page_in_turn(
    admin: ModelAdmin, request: HttpRequest, row: SavedInTurn, kind: Kind, address: str, **more: Any
) -> HttpResponse:
    """The form, its preview, or the way back to it once it is saved. row: as it is stored now."""
    if request.method != "POST":
        return _page(admin, request, row, kind, kind.form(instance=row), more)
    form = kind.form(request.POST, instance=row)
    if not form.is_valid():
        return _page(admin, request, row, kind, form, more, status=422)
    if "_preview" in request.POST:
        return _page(admin, request, row, kind, form, more | {"view": kind.view(form.instance)})
    try:
        save_in_turn(form.instance, by=request.user, version=form.read_version)
    except SavedMeanwhile as meanwhile:
        return _page(admin, request, row, kind, form, more | _conflict(meanwhile.stored, kind), status=409)
    changes = journal.changes(form, (), add=False)
    journal.note(form.instance, changes or "Ohne Änderung gespeichert", by=request.user)
    messages.success(request, f"Gespeichert: {row}. {kind.said}".strip())
    tell_tidied(request, tidied(form))
    return HttpResponseRedirect(address)


def _conflict(stored: SavedInTurn, kind: Kind) -> dict[str, Any]:
    at = date_format(timezone.localtime(stored.changed_at), "j. F Y, H:i")
    return {"stored": stored, "stored_view": kind.view(stored), "who": f"{stored.changed_by or 'Jemand'} am {at} Uhr"}


def _page(
    admin: ModelAdmin,
    request: HttpRequest,
    row: SavedInTurn,
    kind: Kind,
    form: InTurnForm,
    more: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    context = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "title": str(row),
        "row": row,
        "form": form,
        "preview": kind.preview,
        **more,
    }
    return TemplateResponse(request, TEMPLATE, context, status=status)
