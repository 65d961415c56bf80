"""The start page „Meine Meldungen“: what waits for a person, what is with others, and what can be published."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import Membership, Ministry, User
from accounts.rights import rights_of
from projects import rules
from projects.admin.chapter_state import waiting_for
from projects.admin.next_step import task_of
from projects.models import (
    Consultation,
    MinistryRequest,
    ProjectUpdate,
    PublicationProposal,
    Report,
    UpdateStatus,
    WithdrawnPicture,
)

Status = UpdateStatus


@dataclass(frozen=True)
class ReportCard:
    """An open report for the project group: how far it is. proposed: how its publication stands, "" without one."""

    report: Report
    total: int
    approved: int
    submitted: int
    with_ministries: int
    proposed: str


def start_page(user: User) -> dict[str, Any]:
    """What the template needs, in a number of queries that does not depend on the number of updates."""
    rights = rights_of(user)
    updates = _open_updates(user)
    tasks = [task_of(update, user) for update in updates]
    reports = sorted(Report.objects.open(), key=_due) if rules.may_see_content(user) else []
    waiting = [task for task in tasks if task.step.waits]
    context: dict[str, Any] = {
        "waiting": waiting,
        "resting": [task for task in tasks if not task.step.waits],
        "reports": reports,
        "stages": stages_of(reports[0]) if reports else [],
        "deadlines": [deadline_words(report) for report in reports if report.deadline],
        "reads_only": bool(rights.reads) and not rights.writes and not rights.project_group,
        "writes": bool(rights.writes),
        "sees_content": rules.may_see_content(user),
    }
    if rules.may_see_content(user):
        context["consultations"] = list(Consultation.objects.open().counted().in_order())
    if rules.may_manage_reports(user):
        proposals = {each.report_id: each for each in PublicationProposal.objects.open()}
        words = {pk: _proposal_words(user, each) for pk, each in proposals.items()}
        context["report_cards"] = [_report_card(report, updates, words.get(report.pk, "")) for report in reports]
        context["chapters_waiting"] = waiting_for(user).count()
        waiting_pictures = WithdrawnPicture.objects.waiting_for_a_second_person().with_people()
        context["withdrawals"] = list(waiting_pictures)
        context["pleas"] = list(MinistryRequest.objects.undecided().select_related("asked_by", "update__project"))
    if rules.may_manage_accounts(user):
        context["people"] = User.objects.filter(is_active=True).count()
        context["memberships"] = Membership.objects.count()
        context["ministries"] = Ministry.objects.count()
    return context


def _due(report: Report) -> tuple[datetime.date, int]:
    """What is due first stands first."""
    return report.deadline or datetime.date.max, report.year


def _open_updates(user: User) -> list[ProjectUpdate]:
    if not rules.may_see_content(user):
        return []
    in_work = Q(report__editions__isnull=True) | ~Q(status=Status.PUBLISHED)
    visible = ProjectUpdate.objects.visible_to(rights_of(user)).filter(in_work).distinct()
    people = visible.with_parts().prefetch_related("writers").select_related("updated_by", "reviewer", "assignee")
    return list(people.in_report_order())


def _proposal_words(user: User, proposal: PublicationProposal) -> str:
    if proposal.confirmed_at:
        return "Die Veröffentlichung ist bestätigt."
    if rules.may_confirm_publication(user, proposal):
        return "Die Veröffentlichung wartet auf Ihre Bestätigung."
    return "Die Veröffentlichung wartet auf eine zweite Person."


def _report_card(report: Report, updates: Iterable[ProjectUpdate], proposed: str) -> ReportCard:
    states = [update.status for update in updates if update.report_id == report.pk]
    approved, submitted = states.count(Status.APPROVED), states.count(Status.SUBMITTED)
    return ReportCard(report, len(states), approved, submitted, len(states) - approved - submitted, proposed)


def deadline_words(report: Report, due: datetime.date | None = None) -> str:
    """„Bericht 2025: Abgabe bis Donnerstag, 14. August 2025, noch 9 Tage“, or how long it is over.

    due: the deadline of one update where it has its own.
    """
    due = due or report.deadline
    if due is None:
        return ""
    left = (due - timezone.localdate()).days
    if left > 1:
        rest = f"noch {left} Tage"
    elif left >= 0:
        rest = "morgen" if left else "heute"
    else:
        rest = "seit gestern vorbei" if left == -1 else f"seit {-left} Tagen vorbei"
    return f"{report}: Abgabe bis {date_format(due, 'l, j. F Y')}, {rest}."


@dataclass(frozen=True)
class Stage:
    """A station of the round. state: `done`, `now` or ""."""

    label: str
    when: str
    state: str


def stages_of(report: Report) -> list[Stage]:
    """The way of a round from opening to publication, with where it is today."""
    today = timezone.localdate()
    writing = report.closed_at is None and (report.deadline is None or report.deadline >= today)
    until = f"bis {date_format(report.deadline, 'j. F')}" if report.deadline else "ohne Termin"
    release = date_format(report.planned_release, "j. F Y") if report.planned_release else "noch ohne Termin"
    return [
        Stage("Eröffnung", "erledigt", "done"),
        Stage("Meldungen schreiben", until, "now" if writing else "done"),
        Stage("Prüfung und Satz", "die Runde ist geschlossen" if report.closed_at else "", "" if writing else "now"),
        Stage("Veröffentlichung", release, ""),
    ]
