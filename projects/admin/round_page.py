"""The round of a year at the desk: opening it with its dates and projects in one act, closing it, opening it again."""

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from accounts.desk import SeveralRows
from projects import rounds, rules
from projects.admin.fields import CleanedText
from projects.admin.guidance_field import GuidanceField
from projects.models import Project, Report
from projects.refusals import Refused

ACTS = {"schliessen": rounds.close_round, "oeffnen": rounds.reopen_round}
DATES = ("deadline", "planned_release", "as_of_texts", "as_of_amounts")
TAKEN_OVER = ("tagline", "programme", "publisher", "wished_pages", "guidance", "section_guidance")


class RoundForm(forms.ModelForm):
    """What a round needs to know. The year before gives what seldom changes."""

    title = CleanedText(label="Titel des Berichts", lines=False, max_length=200)
    guidance = CleanedText(
        label="Hinweise für die Ministerien", required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    section_guidance = GuidanceField(
        label="Hinweise zu einzelnen Abschnitten", help_text="Sie stehen im Formular über dem Feld."
    )
    projects = SeveralRows(
        Project.objects.none(),
        label="Projekte, die berichten",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Vorgeschlagen sind die laufenden. Abgeschlossene und nicht weiterverfolgte können Sie dazunehmen, "
        "jetzt oder später.",
    )

    class Meta:
        model = Report
        fields = ("year", "title", *DATES, "outlook_year", "wished_pages", "guidance", "section_guidance")
        widgets: ClassVar = {
            **{name: forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}) for name in DATES},
            "year": forms.NumberInput,
            "outlook_year": forms.NumberInput,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.fields["projects"].queryset = Project.objects.select_related("ministry").in_catalogue_order()
        self.fields["projects"].label_from_instance = _project_words
        self.fields["wished_pages"].required = False  # it has a default
        self.fields["deadline"].required = True
        self.fields["deadline"].error_messages["required"] = "Bitte nennen Sie den Tag der Abgabe."


def _project_words(project: Project) -> str:
    ministry = project.ministry.abbreviation if project.ministry else "noch kein Ministerium"
    return f"{project.code} {project.title} ({ministry}, {project.get_status_display()})"


def opening_page(admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    if not rules.may_manage_reports(request.user):
        raise PermissionDenied
    before = Report.objects.order_by("-year").first()
    form = RoundForm(request.POST or None, instance=_begun(before), initial=_suggested(before))
    if request.method == "POST" and form.is_valid() and _opened(request, form):
        return HttpResponseRedirect(reverse("admin:index"))
    context = {
        **admin.admin_site.each_context(request),
        "form": form,
        "dates": [form[name] for name in DATES],
        "unpublished": Report.objects.open(),
        "opts": admin.opts,
        "title": "Runde eröffnen",
    }
    return TemplateResponse(request, "admin/projects/report/round.html", context)


def _begun(before: Report | None) -> Report:
    """A report of the next year with what it shares with the one before."""
    return Report(**{name: getattr(before, name) for name in TAKEN_OVER}) if before else Report()


def _suggested(before: Report | None) -> dict[str, Any]:
    year = before.year + 1 if before else timezone.localdate().year
    running = Project.objects.filter(status="running").values_list("pk", flat=True)
    return {
        "year": year,
        "title": f"Fortschrittsbericht {year}",
        "outlook_year": year + 1,
        "projects": list(running),
    }


def _opened(request: HttpRequest, form: RoundForm) -> bool:
    """Open the round with all its updates, or nothing."""
    try:
        updates = rounds.open_round(form.instance, form.cleaned_data["projects"], by=request.user)
    except Refused as refusal:
        form.add_error(None, f"{refusal} Es wurde nichts eröffnet.")
        return False
    words = "einer Meldung" if len(updates) == 1 else f"{len(updates)} Meldungen"
    messages.success(request, f"Die Runde {form.instance.year} ist mit {words} eröffnet. Die Ministerien erfahren es.")
    return True


def act(admin: ModelAdmin, request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Close the round, or open it again."""
    if name not in ACTS or not rules.may_manage_reports(request.user):
        raise Http404
    report = get_object_or_404(Report, pk=pk)
    try:
        ACTS[name](report, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        what = "geschlossen. Entwürfe werden nicht mehr geändert" if name == "schliessen" else "wieder offen"
        messages.success(request, f"Die Runde {report.year} ist {what}.")
    return HttpResponseRedirect(reverse("admin:projects_report_change", args=[pk]))
