"""What lasts at the desk: projects and topic fields, looked after by the project group."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from accounts.desk import DeskAdmin
from projects.admin.fields import CleanedText, tell_tidied, tidied
from projects.models import Project, TopicField


class CleanedTexts:
    """A page whose texts are cleaned as those of the ministries are."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if type(db_field) in (models.CharField, models.TextField) and not db_field.choices:
            kwargs.setdefault("form_class", CleanedText)
            kwargs["lines"] = isinstance(db_field, models.TextField)
        return super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]

    def save_model(self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)  # type: ignore[misc]
        tell_tidied(request, tidied(form))


class OneALine(CleanedText):
    """A list of words, typed one a line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        return [line.removeprefix("- ") for line in super().clean(value).splitlines() if line]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return list(initial or []) != self.clean(data)


class ProjectForm(forms.ModelForm):
    places = OneALine(label="Orte", required=False, max_length=2000, help_text="Ein Ort je Zeile.")

    plain_summary = CleanedText(
        label="In Leichter Sprache",
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Freiwillig, höchstens 3000 Zeichen: worum es in dem Projekt geht, ein kurzer Satz je Zeile. "
        "Der Text erscheint gleich nach dem Speichern auf der Seite des Projekts.",
    )

    class Meta:
        model = Project
        fields = (
            *("code", "title", "subtitle", "topic_field", "ministry", "further_ministries", "status", "places"),
            "plain_summary",
        )


@admin.register(Project)
class ProjectAdmin(CleanedTexts, DeskAdmin):
    form = ProjectForm
    list_display = ["code", "title", "topic_field", "ministry", "status"]
    list_display_links = ["code", "title"]
    list_filter = ["status", "topic_field", "ministry"]
    list_select_related = ["topic_field", "ministry"]
    search_fields = ["code", "title", "subtitle"]
    search_help_text = "Kennung oder Titel"


@admin.register(TopicField)
class TopicFieldAdmin(CleanedTexts, DeskAdmin):
    list_display = ["name", "slug", "position"]
    fields = ["name", "slug", "position"]
