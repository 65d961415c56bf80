"""Ministries at the desk: operators and the project group look after them, and rename them from a day on."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods

from accounts.desk import DeskAdmin
from accounts.ministries import RenameRefused, rename
from accounts.models import Ministry


class RenameForm(forms.Form):
    name = forms.CharField(label="Neuer amtlicher Name", max_length=300)
    abbreviation = forms.CharField(label="Neues Kürzel", max_length=20, help_text="Bleibt es gleich, lassen Sie es so.")
    since = forms.DateField(
        label="Gilt ab",
        help_text="Der erste Tag, an dem das Ministerium so heißt. Ältere Berichte behalten den alten Namen.",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def __init__(self, ministry: Ministry, data: Any = None) -> None:
        today = timezone.localdate()
        known = {"name": ministry.name, "abbreviation": ministry.abbreviation, "since": today}
        super().__init__(data, initial=known, use_required_attribute=False)
        for field in self.fields.values():
            # Browsers would cut a long text silently; the server says how much too long it is.
            field.widget.attrs.pop("maxlength", None)


@admin.register(Ministry)
class MinistryAdmin(DeskAdmin):
    list_display = ["abbreviation", "name", "valid_from", "valid_until"]
    search_fields = ["abbreviation", "name", "former_names__abbreviation", "former_names__name"]
    search_help_text = "Kürzel oder Name, auch ein früherer"
    fields = ["abbreviation", "name", "valid_from", "valid_until"]

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.rename_view)
        return [path("<int:pk>/umbenennen/", view, name="accounts_ministry_rename"), *super().get_urls()]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        if ministry := kwargs.get("obj"):
            context["former_names"] = list(ministry.former_names.all())
        return super().render_change_form(request, context, *args, **kwargs)

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def rename_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        ministry = self.get_object(request, str(pk)) if self.has_change_permission(request) else None
        if ministry is None:
            raise Http404
        form = RenameForm(ministry, request.POST if request.method == "POST" else None)
        if form.is_valid() and _renamed(request, ministry, form):
            return HttpResponseRedirect(reverse("admin:accounts_ministry_change", args=[pk]))
        context = {
            **self.admin_site.each_context(request),
            "form": form,
            "ministry": ministry,
            "opts": self.opts,
            "title": f"{ministry} umbenennen",
        }
        return TemplateResponse(request, "admin/accounts/ministry/rename.html", context)


def _renamed(request: HttpRequest, ministry: Ministry, form: RenameForm) -> bool:
    try:
        rename(ministry, **form.cleaned_data, by=request.user)
    except RenameRefused as refusal:
        form.add_error(refusal.field or None, str(refusal))
        return False
    messages.success(request, f"Das Ministerium heißt jetzt {ministry.name} ({ministry.abbreviation}).")
    return True
