"""The log at the desk: who changed what about persons, roles and master data. It is read, never written here."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe

from accounts import journal
from accounts.desk import DeskList


class Kind(admin.SimpleListFilter):
    """The kinds of things that stand in the part of the log that the person sees."""

    title = "Worum es geht"
    parameter_name = "art"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        numbers = journal.entries_for(request.user).order_by().values("content_type").distinct()
        return [(str(kind.pk), _name(kind)) for kind in ContentType.objects.filter(pk__in=numbers).order_by("pk")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() not in {number for number, _label in self.lookup_choices}:
            return queryset
        return queryset.filter(content_type=self.value())


@admin.register(LogEntry)
class LogAdmin(DeskList):
    list_display = ["when", "who", "subject", "what"]
    list_filter = [Kind]
    list_select_related = ["user", "content_type"]
    search_fields = ["object_repr", "change_message", "user__name"]
    search_help_text = "Name, Projekt, Änderung oder wer es war"

    def get_queryset(self, request: HttpRequest) -> Any:
        return journal.entries_for(request.user).order_by("-action_time", "-pk")

    @admin.display(description="Wann", ordering="action_time")
    def when(self, entry: LogEntry) -> str:
        return f"{date_format(timezone.localtime(entry.action_time), 'j. F Y, H:i')} Uhr"

    @admin.display(description="Wer", ordering="user__name")
    def who(self, entry: LogEntry) -> str:
        return str(entry.user)

    @admin.display(description="Worum es geht", ordering="object_repr")
    def subject(self, entry: LogEntry) -> str:
        return f"{_name(entry.content_type)}: {entry.object_repr}"

    @admin.display(description="Was")
    def what(self, entry: LogEntry) -> SafeString:
        return mark_safe(render_to_string("admin/_entry.html", {"entry": entry}))  # noqa: S308


def _name(kind: ContentType) -> str:
    model = kind.model_class()
    return str(model._meta.verbose_name) if model else kind.model
