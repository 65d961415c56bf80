"""Updates at the desk: the list of those a person may see, and the addresses of everything done with one of them."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.contrib.admin.filters import RelatedOnlyFieldListFilter
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.desk import DeskAdmin
from accounts.models import User
from accounts.rights import rights_of
from projects import rules
from projects.admin import (
    across_page,
    approving,
    asking,
    board_page,
    comparison_page,
    history_page,
    opening,
    placing,
    preview_page,
    review_page,
    steps,
    talking,
    update_page,
)
from projects.admin.badges import badge_of
from projects.models import ProjectUpdate


@admin.register(ProjectUpdate)
class UpdateAdmin(DeskAdmin):
    list_display = ["code", "title", "year", "ministry", "state", "project_status", "updated_at"]
    list_display_links = ["code", "title"]
    list_filter = [
        ("report", RelatedOnlyFieldListFilter),
        "status",
        "project_status",
        ("ministry", RelatedOnlyFieldListFilter),
        ("topic_field", RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["report", "project", "ministry"]
    search_fields = ["title", "subtitle", "project__code"]
    search_help_text = "Titel oder Kennung"

    def may_change(self, user: User, obj: ProjectUpdate | None = None) -> bool:
        return super().may_change(user) and obj is not None and rules.may_edit(user, obj)

    def get_queryset(self, request: HttpRequest) -> Any:
        return ProjectUpdate.objects.visible_to(rights_of(request.user)).in_report_order()

    def get_urls(self) -> list[Any]:
        return [*self._own_urls(), *self._urls_of_many(), *super().get_urls()]

    def _own_urls(self) -> list[Any]:
        """Everything done with one update; each view fetches it through the scoped queryset."""
        own = self.own_url
        return [
            own("schritt/<slug:name>/", steps.step, "step"),
            own("pruefung/<slug:name>/", steps.claim, "claim"),
            own("zuordnung/", placing.placement, "place"),
            own("uebergabe/", placing.hand_over, "assign"),
            own("abgabe/", placing.give_away, "away"),
            own("kommentar/", talking.comment, "comment"),
            own("bitte/", talking.ask, "plea"),
            own("bitte/<int:number>/", talking.decide, "decide"),
            own("pruefen/", review_page.review_page, "review", require_safe),
            own("rueckfrage/", review_page.ask, "ask"),
            own("rueckfrage/<int:number>/<slug:name>/", review_page.question, "question"),
            own("vorschau/", preview_page.sheet_preview, "preview"),
            own("vorschau/webseite/", preview_page.web_preview, "webpage"),
            own("history/<int:number>/", history_page.revision_page, "revision", require_safe),
            own("history/<int:number>/zurueckholen/", history_page.bring_back_page, "restore"),
            own("vergleich/", comparison_page.comparison_page, "compare", require_safe),
        ]

    def _urls_of_many(self) -> list[Any]:
        """Everything done with many updates; each view takes them from the scoped queryset."""

        def of_many(route: str, view: Callable[..., HttpResponse], name: str, method: Any = require_safe) -> Any:
            @method
            def of_this_admin(request: HttpRequest) -> HttpResponse:
                return view(self, request)

            return path(route, self.admin_site.admin_view(of_this_admin), name=f"projects_projectupdate_{name}")

        return [
            of_many("tafel/", board_page.board_page, "board"),
            of_many("tafel/freigeben/", approving.approve_page, "approve_many", require_POST),
            of_many("rueckfrage/", asking.asking_page, "ask_many", require_http_methods(["GET", "HEAD", "POST"])),
            of_many("querlesen/", across_page.across_page, "across"),
        ]

    @admin.display(description="Kennung", ordering="project__code")
    def code(self, update: ProjectUpdate) -> str:
        return update.project.code

    @admin.display(description="Bericht", ordering="report__year")
    def year(self, update: ProjectUpdate) -> int:
        return update.report.year

    @admin.display(description="Stand der Meldung", ordering="status")
    def state(self, update: ProjectUpdate) -> SafeString:
        return mark_safe(render_to_string("admin/projects/_badge.html", {"badge": badge_of(update)}))  # noqa: S308

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        return opening.opening_page(self, request)

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return update_page.update_page(self, request, object_id)

    @method_decorator(require_safe)
    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        return history_page.history_page(self, request, object_id)
