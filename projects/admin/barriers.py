"""Barriers that readers reported, at the desk: what is due when, the interim message, the answer."""

import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from accounts.desk import DeskAdmin
from projects import barriers
from projects.admin.fields import CleanedText
from projects.models import BarrierReport
from projects.models.barrier import MOST_URGENT_FIRST
from projects.refusals import Refused

# The button's name, what it does, and what is said then.
STEPS = {
    "_delay": (barriers.delay, "Zwischennachricht gespeichert"),
    "_close": (barriers.close_without_mail, "Ohne E-Mail abgeschlossen"),
    "_answer": (barriers.answer, "Beantwortet"),
}


class Answered(admin.SimpleListFilter):
    title = "Stand"
    parameter_name = "stand"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("offen", "offen"), ("ueberfaellig", "überfällig"), ("beantwortet", "beantwortet")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "offen":
                return queryset.open()
            case "ueberfaellig":
                return queryset.open().filter(due_on__lt=timezone.localdate())
            case "beantwortet":
                return queryset.filter(answered_at__isnull=False)
        return queryset


class AnswerForm(forms.Form):
    text = CleanedText(
        label="Ihr Text an die meldende Person",
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Ohne Anrede und Gruß. Der Hinweis auf das Ombudsverfahren kommt von selbst dazu (§ 5 Absatz 2 "
        "BITVNRW).",
    )


@admin.register(BarrierReport)
class BarrierReportAdmin(DeskAdmin):
    list_display = ["reference", "state", "due", "received", "page", "beginning"]
    list_display_links = ["reference"]
    list_filter = [Answered]
    search_fields = ["text", "page", "answer"]
    search_help_text = "Beschreibung, Seite oder Antwort"
    ordering = MOST_URGENT_FIRST

    def may_add(self, user: Any) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("answered_by", "interim_by")

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.report_view)
        inherited = [url for url in super().get_urls() if str(url.name).endswith(("_changelist", "_history"))]
        return [path("<int:pk>/change/", view, name="projects_barrierreport_change"), *inherited]

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def report_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        report = self.get_object(request, str(pk))
        if report is None or not self.has_change_permission(request, report):
            self._get_obj_does_not_exist_redirect(request, self.opts, str(pk))
        if request.method != "POST":
            return self._page(request, report, AnswerForm())
        form = AnswerForm(request.POST)
        name = next((name for name in STEPS if name in request.POST), "_answer")
        step, done = STEPS[name]
        if not form.is_valid():
            return self._page(request, report, form, status=422)
        try:
            step(report, form.cleaned_data["text"], by=request.user)
        except Refused as refusal:
            report.refresh_from_db()
            return self._page(request, report, form, refusal=str(refusal), status=409)
        sent = " Die E-Mail ist unterwegs." if report.email and name != "_close" else ""
        messages.success(request, f"{done}: {report.reference}.{sent}")
        return HttpResponseRedirect(reverse("admin:projects_barrierreport_change", args=[report.pk]))

    def _page(
        self, request: HttpRequest, report: BarrierReport, form: AnswerForm, *, refusal: str = "", status: int = 200
    ) -> HttpResponse:
        today = timezone.localdate()
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Barrieremeldung {report.reference}",
            "report": report,
            "left": (report.due_on - today).days,
            "own_page": report.page if report.page.startswith("/") and not report.page.startswith("//") else "",
            "form": form,
            "refusal": refusal,
        }
        return TemplateResponse(request, "admin/projects/barrierreport/page.html", context, status=status)

    @admin.display(description="Nummer", ordering="pk")
    def reference(self, report: BarrierReport) -> str:
        return report.reference

    @admin.display(description="Stand")
    def state(self, report: BarrierReport) -> SafeString:
        return format_html('<span class="rd-state {}">{}</span>', *_state(report))

    @admin.display(description="Antwort bis", ordering="due_on")
    def due(self, report: BarrierReport) -> SafeString:
        return _day(report.due_on)

    @admin.display(description="Eingegangen", ordering="received_at")
    def received(self, report: BarrierReport) -> SafeString:
        return _day(timezone.localdate(report.received_at))

    @admin.display(description="Beschreibung")
    def beginning(self, report: BarrierReport) -> str:
        return report.text if len(report.text) <= 80 else f"{report.text[:80].rstrip()} …"


def _day(day: datetime.date) -> SafeString:
    return format_html('<span class="rd-nowrap">{}</span>', date_format(day, "j. M Y"))


def _state(report: BarrierReport) -> tuple[str, str]:
    """The class that sets the colours, and the words."""
    if report.answered_at:
        return "s--frei", f"beantwortet am {date_format(timezone.localtime(report.answered_at), 'j. F Y')}"
    left = (report.due_on - timezone.localdate()).days
    if left < 0:
        return "s--fehler", "überfällig seit gestern" if left == -1 else f"überfällig seit {-left} Tagen"
    if left <= 7:
        return "s--rueck", "heute fällig" if left == 0 else f"noch {left} Tag{'' if left == 1 else 'e'}"
    return "s--ein", "offen"
