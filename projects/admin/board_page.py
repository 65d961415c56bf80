"""The board of a round: where every update stands, as bricks or as a list, and its filters. The project group's."""

from typing import Any

from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import User
from projects import rules
from projects.admin.board_items import columns_of, item_of, next_to_review, rows_of
from projects.admin.board_selection import WITHOUT_MINISTRY, Selection
from projects.admin.report_choice import ReportChoice, choose_report
from projects.board import Column, Standing, standing_of
from projects.models import Report

TEMPLATE = "admin/projects/projectupdate/board.html"


def board_address(selection: Selection) -> str:
    """The board, or the list, with these filters."""
    return reverse("admin:projects_projectupdate_board") + selection.query.removesuffix("?")


def board_page(admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    person: User = request.user
    if not rules.may_review_many(person):
        raise Http404
    selection = Selection.of(request.GET)
    visible = admin.get_queryset(request)
    choice = choose_report(visible, selection.bericht)
    standings = [standing_of(update) for update in reviewable(visible, choice.report)]
    shown = [item_of(each, person) for each in standings if selection.takes(each, person)]
    context = {
        **admin.admin_site.each_context(request),
        **_told_above(choice, standings, person),
        **_filters(selection, standings, person),
        "items": shown,
        "rows": rows_of(shown),
        "columns": [(column, sum(item.standing.column is column for item in shown)) for column in columns_of(shown)],
        "tickable": sum(item.can_be_ticked for item in shown),
        "opts": admin.opts,
    }
    return TemplateResponse(request, TEMPLATE, context)


def reviewable(visible: Any, report: Report | None) -> Any:
    """The updates of a report with all that a standing needs, in a fixed number of queries."""
    people = visible.filter(report=report).with_parts().select_related("reviewer", "assignee")
    return people.prefetch_related("writers")


def _told_above(choice: ReportChoice, standings: list[Standing], person: User) -> dict[str, Any]:
    return {
        "report": choice.report,
        "reports": choice.all,
        "title": f"Prüfung, Runde {choice.report.year}" if choice.report else "Prüfung",
        "summary": _summary(choice, standings),
        "next": next_to_review(standings, person),
    }


def _summary(choice: ReportChoice, standings: list[Standing]) -> str:
    """„23 Meldungen aus 8 Häusern · Abgabe in 9 Tagen, am 14. August 2025“"""
    if choice.report is None:
        return ""
    houses = len({each.update.ministry_id for each in standings if each.update.ministry_id})
    updates = "1 Meldung" if len(standings) == 1 else f"{len(standings)} Meldungen"
    of_houses = f" aus {'einem Haus' if houses == 1 else f'{houses} Häusern'}" if houses else ""
    return f"{updates}{of_houses} · {_time_left(choice.report) if choice.is_open else 'veröffentlicht'}"


def _time_left(report: Report) -> str:
    if report.closed_at:
        return f"die Runde ist seit {date_format(timezone.localtime(report.closed_at), 'j. F Y')} geschlossen"
    if report.deadline is None:
        return "ohne Abgabetermin"
    left = (report.deadline - timezone.localdate()).days
    when = {0: "heute", 1: "morgen", -1: "war gestern"}.get(left)
    when = when or (f"in {left} Tagen" if left > 0 else f"war vor {-left} Tagen")
    return f"Abgabe {when}, am {date_format(report.deadline, 'j. F Y')}"


def _filters(selection: Selection, standings: list[Standing], person: User) -> dict[str, Any]:
    """The form, what is on, and how much there would be without it."""
    ministries = {each.update.ministry.abbreviation for each in standings if each.update.ministry}
    choices = [(abbreviation, abbreviation) for abbreviation in sorted(ministries)]
    if any(each.update.ministry is None for each in standings):
        choices.append((WITHOUT_MINISTRY, "ohne Ministerium"))
    return {
        "selection": selection,
        "ministries": choices,
        "states": list(Column),
        "total": len(standings),
        "filters": [
            (each, sum(each.selection.takes(standing, person) for standing in standings)) for each in selection.filters
        ],
    }
