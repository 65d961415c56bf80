"""Adding projects to a report: each chosen project gets one update, carried forward from its newest sheet."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from accounts.desk import SeveralRows
from projects import rules
from projects.models import Project, ProjectUpdate, Report
from projects.rounds import RoundRefused, add_projects


class OpeningForm(forms.Form):
    report = forms.ModelChoiceField(Report.objects.none(), label="Bericht", empty_label="Bitte wählen")
    projects = SeveralRows(
        Project.objects.none(),
        label="Projekte, die berichten",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Bitte mindestens ein Projekt wählen."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.fields["report"].queryset = Report.objects.open()
        self.fields["projects"].queryset = Project.objects.select_related("ministry").in_catalogue_order()
        self.fields["projects"].label_from_instance = _with_rounds(_rounds_of_projects())


def _rounds_of_projects() -> dict[int, list[int]]:
    """The years of the open reports that a project is in already, by its key."""
    years: dict[int, list[int]] = {}
    updates = ProjectUpdate.objects.filter(report__in=Report.objects.open()).order_by("report__year")
    for project_id, year in updates.values_list("project_id", "report__year"):
        years.setdefault(project_id, []).append(year)
    return years


def _with_rounds(years: dict[int, list[int]]) -> Callable[[Project], str]:
    def words(project: Project) -> str:
        already = " und ".join(map(str, years.get(project.pk, ())))
        return f"{project} (schon im Bericht {already})" if already else str(project)

    return words


def opening_page(admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    if not rules.may_manage_reports(request.user):
        raise PermissionDenied
    form = OpeningForm(request.POST or None, initial={"report": request.GET.get("report")})
    if request.method == "POST" and form.is_valid() and _opened(request, form):
        return HttpResponseRedirect(reverse("admin:index"))
    context = {
        **admin.admin_site.each_context(request),
        "form": form,
        "opts": admin.opts,
        "title": "Projekte in einen Bericht aufnehmen",
    }
    return TemplateResponse(request, "admin/projects/projectupdate/opening.html", context)


def _opened(request: HttpRequest, form: OpeningForm) -> bool:
    """Add all chosen projects or none."""
    report, projects = form.cleaned_data["report"], form.cleaned_data["projects"]
    try:
        add_projects(report, projects, by=request.user)
    except RoundRefused as refusal:
        form.add_error("projects", f"{refusal} Es wurde nichts angelegt.")
        return False
    words = "Eine Meldung ist" if len(projects) == 1 else f"{len(projects)} Meldungen sind"
    messages.success(request, f"{words} im {report} angelegt.")
    return True
