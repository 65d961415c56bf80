"""„Querlesen“: one place of all sheets of a report on one page, as it stands or as it changed since the last report."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from accounts.models import User
from projects import rules
from projects.admin.badges import Badge, badge_of
from projects.admin.report_choice import choose_report
from projects.admin.update_links import page_for
from projects.compare import Difference, compare
from projects.document import SheetDocument
from projects.models import ProjectUpdate, PublishedSheet, Report
from projects.proofreading import Finding, findings_of
from projects.report.contents import sheet_document
from projects.sections import BY_KEY, PLACE_LABELS, SECTION_KEYS
from projects.text import to_plain

TEMPLATE = "admin/projects/projectupdate/across.html"
PLACES = {
    **{key: PLACE_LABELS[key] for key in ("title", *SECTION_KEYS, "milestones")},
    "funding": PLACE_LABELS["funding_lines"],
}
# Under which names a comparison and the findings know these places, if not under the same.
_COMPARED_AS = {"title": ("title", "subtitle", "project_status"), "funding": ("funding_lines",)}
_FOUND_AT = {"funding": ("funding", "funding_lines")}


@dataclass(frozen=True)
class Extract:
    """The place in one sheet. measure: how long it is, in words; previous: year of what it is compared with.

    shown: whether the sheet has such a place at all; changed: since the last report.
    """

    update: ProjectUpdate
    url: str
    badge: Badge
    differences: tuple[Difference, ...]
    findings: tuple[Finding, ...]
    measure: str
    too_long: bool
    previous: int | None
    shown: bool

    @property
    def changed(self) -> bool:
        return any(difference.changed for difference in self.differences)

    @property
    def empty(self) -> bool:
        return all(difference.empty for difference in self.differences)


def across_page(admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    person: User = request.user
    if not rules.may_see_content(person):
        raise Http404
    place, only_changes = request.GET.get("abschnitt", "summary"), "vergleich" in request.GET
    if place not in PLACES:
        raise Http404
    visible = admin.get_queryset(request)
    choice = choose_report(visible, request.GET.get("bericht", ""))
    extracts = extracts_of(visible, choice.report, place, only_changes, person)
    there = [extract for extract in extracts if extract.shown]
    context = {
        **admin.admin_site.each_context(request),
        "report": choice.report,
        "reports": choice.all,
        "place": place,
        "label": _label(place, choice.report),
        "places": PLACES,
        "only_changes": only_changes,
        "extracts": [extract for extract in there if extract.changed or not only_changes],
        "unchanged": [extract for extract in there if not extract.changed] if only_changes else [],
        "absent": [extract for extract in extracts if not extract.shown],
        "ask_address": ask_address(place, choice.report) if rules.may_review_many(person) else "",
        "opts": admin.opts,
        "title": "Querlesen",
    }
    return TemplateResponse(request, TEMPLATE, context)


def ask_address(place: str, report: Report | None) -> str:
    """The form for one question to many updates, at this place."""
    query = {"stelle": _COMPARED_AS["funding"][0] if place == "funding" else place}
    if report:
        query["bericht"] = str(report.year)
    return f"{reverse('admin:projects_projectupdate_ask_many')}?{urlencode(query)}"


def _label(place: str, report: Report | None) -> str:
    return BY_KEY[place].label_in(report.outlook_year if report else None) if place in BY_KEY else PLACES[place]


def extracts_of(visible: Any, report: Report | None, place: str, only_changes: bool, person: User) -> list[Extract]:
    """In the order of the report, in a number of queries that does not depend on the number of sheets."""
    updates = list(visible.filter(report=report).with_parts())
    previous = previous_sheets(report, updates) if report and only_changes else {}
    return [_extract(update, place, previous.get(update.project_id), only_changes, person) for update in updates]


def previous_sheets(report: Report, updates: Iterable[ProjectUpdate]) -> dict[int, PublishedSheet]:
    """By project: its newest published sheet of an earlier report."""
    sheets = PublishedSheet.objects.newest_of_their_year().filter(
        project__in=[update.project_id for update in updates], year__lt=report.year
    )
    return {sheet.project_id: sheet for sheet in sheets.order_by("year")}


def _extract(
    update: ProjectUpdate, place: str, previous: PublishedSheet | None, only_changes: bool, person: User
) -> Extract:
    sheet = sheet_document(update)
    old = sheet if not only_changes else previous.read() if previous else None
    compared = compare(old, sheet, update.report.outlook_year)
    differences = tuple(each for each in compared if each.key in _COMPARED_AS.get(place, (place,)))
    section = BY_KEY.get(place)
    length = len(to_plain(getattr(sheet.sections, place))) if section else 0
    return Extract(
        update=update,
        url=page_for(update, person),
        badge=badge_of(update),
        differences=differences,
        findings=tuple(each for each in findings_of(update) if each.place in _FOUND_AT.get(place, (place,))),
        measure=f"{length} von {section.length} Zeichen" if section else _counted(place, sheet),
        too_long=section is not None and length > section.length,
        previous=previous.year if previous else None,
        shown=section is None or section.belongs_to(update.project_status) or length > 0,
    )


def _counted(place: str, sheet: SheetDocument) -> str:
    if place == "milestones":
        return "1 Meilenstein" if len(sheet.milestones) == 1 else f"{len(sheet.milestones)} Meilensteine"
    return f"{len(sheet.title)} Zeichen" if place == "title" else ""
