"""Reports at the desk: their dates and baseline, and the editions that were published."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_POST

from accounts.desk import DeskAdmin, DeskInline
from projects.admin import round_page, sealing
from projects.admin.catalogue import CleanedTexts
from projects.admin.guidance_field import GuidanceField
from projects.admin.proof_urls import proof_urls
from projects.models import BaselineFigure, Edition, Report


class BaselineInline(CleanedTexts, DeskInline):
    model = BaselineFigure
    fields = ["figure", "value", "source"]
    extra = 1
    max_num = 4


class ReportForm(forms.ModelForm):
    section_guidance = GuidanceField(label="Hinweise zu einzelnen Abschnitten")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wished_pages"].required = False  # it has a default


@admin.register(Report)
class ReportAdmin(CleanedTexts, DeskAdmin):
    change_form_template = "admin/projects/report/change_form.html"
    list_display = ["year", "title", "deadline", "updates_count", "editions_count", "sealing_link"]
    list_display_links = ["year", "title"]
    fieldsets = [
        (None, {"fields": ["year", "title", "tagline", "programme", "publisher"]}),
        ("Termine", {"fields": ["deadline", "planned_release", "as_of_texts", "as_of_amounts", "outlook_year"]}),
        ("Umfang", {"fields": ["wished_pages"]}),
        ("Hinweise", {"fields": ["guidance", "section_guidance"]}),
    ]
    form = ReportForm
    inlines = [BaselineInline]

    def get_queryset(self, request: HttpRequest) -> Any:
        counts = {"update_total": Count("updates", distinct=True), "edition_total": Count("editions", distinct=True)}
        return super().get_queryset(request).annotate(**counts)

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/veroeffentlichen/", view(self.sealing_view), name="projects_report_seal"),
            path(
                "<int:pk>/veroeffentlichen/<int:proposal>/<slug:name>/",
                view(self.proposal_view),
                name="projects_report_proposal",
            ),
            path("<int:pk>/runde/<slug:name>/", view(self.round_view), name="projects_report_round"),
            *proof_urls(self),
            *super().get_urls(),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """A published report keeps its year: readers' addresses and the order of reports follow it."""
        return ["year"] if obj and obj.edition_total else []

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        return round_page.opening_page(self, request)

    @method_decorator(require_POST)
    def round_view(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        return round_page.act(self, request, pk, name)

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def sealing_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        return sealing.sealing_page(self, request, pk)

    @method_decorator(require_POST)
    def proposal_view(self, request: HttpRequest, pk: int, proposal: int, name: str) -> HttpResponse:
        return sealing.act(self, request, pk, proposal, name)

    @admin.display(description="Meldungen")
    def updates_count(self, report: Any) -> int:
        return report.update_total

    @admin.display(description="Ausgaben")
    def editions_count(self, report: Any) -> int:
        return report.edition_total

    @admin.display(description="Veröffentlichen")
    def sealing_link(self, report: Any) -> str:
        address = reverse("admin:projects_report_seal", args=[report.pk])
        words = "Ausgaben {}" if report.edition_total else "Bericht {} veröffentlichen"
        return format_html(f'<a href="{{}}">{words}</a>', address, report.year)


@admin.register(Edition)
class EditionAdmin(DeskAdmin):
    """Editions are read, never changed: a correction is the next one."""

    list_display = ["report", "number", "published_on", "sealed_by", "pages", "reason"]
    list_filter = ["report"]
    list_select_related = ["report", "sealed_by"]
    fields = ["report", "number", "reason", "historic", "published_on", "sealed_at", "sealed_by", "pages", "pdf_sha256"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("document")

    @admin.display(description="Seiten im PDF")
    def pages(self, edition: Edition) -> int:
        return edition.pdf_pages
