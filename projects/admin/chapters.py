"""Frame chapters at the desk: their list, and the addresses of everything done with one of them."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_http_methods, require_safe

from accounts.desk import DeskAdmin
from projects import rules
from projects.admin import chapter_history, chapter_page, chapter_preview, chapter_steps
from projects.admin.chapter_state import WAITING, chapter_badge, missing_words, waiting_for
from projects.models import FrameChapter


class StateFilter(admin.SimpleListFilter):
    title = "Stand"
    parameter_name = "stand"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            (WAITING, "wartet auf meine Freigabe"),
            ("offen", "noch nicht freigegeben"),
            ("korrektur", "zur Korrektur geöffnet"),
            ("entfernt", "entfernt"),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        present = queryset.filter(removed_at__isnull=True)
        match self.value():
            case value if value == WAITING:
                return present.filter(pk__in=waiting_for(request.user).values("pk"))
            case "offen":
                return present.awaiting_approval()
            case "korrektur":
                return present.reopened()
            case "entfernt":
                return queryset.filter(removed_at__isnull=False)
        return present


@admin.register(FrameChapter)
class ChapterAdmin(DeskAdmin):
    list_display = ["title", "report", "kind", "place", "state", "last_change", "missing"]
    list_filter = [StateFilter, "report", "kind"]
    search_fields = ["title", "headline"]
    search_help_text = "Name des Kapitels oder Überschrift"

    def get_queryset(self, request: HttpRequest) -> Any:
        """Removed ones too: their history stays readable, and the list leaves them out by its filter."""
        found = FrameChapter.with_removed.with_state()
        return found if rules.may_manage_reports(request.user) else found.none()

    def get_urls(self) -> list[Any]:
        return [*self._own_urls(), *super().get_urls()]

    def _own_urls(self) -> list[Any]:
        """Everything done with one chapter; each view fetches it through the scoped queryset."""
        own = self.own_url
        return [
            own("schritt/<slug:name>/", chapter_steps.step, "step"),
            own("vorschau/", chapter_preview.printed_preview, "preview"),
            own("vorschau/webseite/", chapter_preview.web_preview, "webpage"),
            own("history/<int:number>/", chapter_history.revision_page, "revision", require_safe),
            own("history/<int:number>/zurueckholen/", chapter_history.bring_back_page, "restore"),
            own("vergleich/", chapter_history.comparison_page, "compare", require_safe),
        ]

    @admin.display(description="Steht", ordering="after_projects")
    def place(self, chapter: FrameChapter) -> str:
        return "nach den Projekten" if chapter.after_projects else "vor den Projekten"

    @admin.display(description="Stand")
    def state(self, chapter: FrameChapter) -> SafeString:
        return mark_safe(render_to_string("admin/projects/_badge.html", {"badge": chapter_badge(chapter)}))  # noqa: S308

    @admin.display(description="Zuletzt geändert", ordering="updated_at")
    def last_change(self, chapter: FrameChapter) -> str:
        if chapter.updated_at is None:
            return "–"
        day = date_format(timezone.localtime(chapter.updated_at), "j. F Y")
        return f"{chapter.updated_by or 'nicht mehr bekannt'}, {day}"

    @admin.display(description="Es fehlt")
    def missing(self, chapter: FrameChapter) -> str:
        return missing_words(chapter) or "–"

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        return chapter_page.adding_page(self, request)

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return chapter_page.chapter_page(self, request, object_id)

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        return chapter_steps.removing_page(self, request, object_id)

    @method_decorator(require_safe)
    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        return chapter_history.history_page(self, request, object_id)
