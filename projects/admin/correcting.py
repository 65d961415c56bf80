"""What the publishing page of a published report shows of corrections: what the next edition says, and ways to more."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from projects import figures, publishing
from projects.models import MinistryRequest, Plea, ProjectUpdate, PublishedSheet, Report, UpdateStatus
from projects.report.errata import Erratum, errata_of

DONE = (UpdateStatus.PUBLISHED, UpdateStatus.APPROVED)


@dataclass(frozen=True)
class WayToSheet:
    """A sheet of the report, and where it is opened for correction or is at the moment."""

    name: str
    state: str
    address: str


def corrections_context(report: Report, left_out: Mapping[str, str]) -> dict[str, Any]:
    """For a report that has an edition; left_out: the sheets that the next one does without, with their reasons."""
    updates = list(report.updates.select_related("project").in_report_order())
    published = set(PublishedSheet.objects.filter(edition__report=report).values_list("code", flat=True))

    def in_report(update: ProjectUpdate) -> bool:
        return update.project.code in published

    by_code = {update.project.code: update for update in updates}
    return {
        "errata": [(each, _address(each, report, by_code)) for each in _errata(report, left_out)],
        "nothing_corrected": publishing.NOTHING_CORRECTED,
        "being_corrected": [_way(update) for update in updates if update.status not in DONE and in_report(update)],
        "asked": _asked_for(report),
        "can_be_opened": [_way(update) for update in updates if update.status == UpdateStatus.PUBLISHED],
        "chapters_address": _chapters(report),
    }


def _errata(report: Report, left_out: Mapping[str, str]) -> tuple[Erratum, ...]:
    """Exactly what would be published; nothing where a chapter asks for an unknown figure, which is an obstacle."""
    try:
        document = publishing.next_document(report, left_out=left_out)
    except figures.UnknownFigure:
        return ()
    return errata_of(document.corrections)


def _address(erratum: Erratum, report: Report, by_code: Mapping[str, ProjectUpdate]) -> str:
    """Where the part is read and changed at the desk."""
    if erratum.subject == "project" and erratum.key in by_code:
        return _way(by_code[erratum.key]).address
    return _chapters(report) if erratum.subject == "chapter" else _report(report)


def _asked_for(report: Report) -> list[WayToSheet]:
    """Published sheets for whose correction their ministry asks."""
    pleas = MinistryRequest.objects.undecided().filter(update__report=report, kind=Plea.CORRECTION)
    return [_way(plea.update, plea.text) for plea in pleas.select_related("update__project").order_by("pk")]


def _way(update: ProjectUpdate, state: str = "") -> WayToSheet:
    address = reverse("admin:projects_projectupdate_change", args=[update.pk])
    end = "#h-next" if update.status == UpdateStatus.PUBLISHED else ""
    return WayToSheet(f"{update.project.code} {update.title}", state or update.get_status_display(), address + end)


def _chapters(report: Report) -> str:
    return reverse("admin:projects_framechapter_changelist") + f"?report__id__exact={report.pk}"


def _report(report: Report) -> str:
    return reverse("admin:projects_report_change", args=[report.pk])
