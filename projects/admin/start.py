"""The start page „Meine Meldungen“: what waits for a person, what is with others, and what can be published."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import Membership, Ministry, User
from accounts.rights import rights_of
from projects import rules
from projects.admin.badges import Badge, badge_of
from projects.models import ProjectUpdate, Report, UpdateStatus
from projects.proofreading import ERROR, WARNING, proofread
from projects.report.contents import sheet_document
from projects.sections import sections_of

Status = UpdateStatus


@dataclass(frozen=True)
class Task:
    """An update as a card: why it stands here, and the one next step."""

    update: ProjectUpdate
    badge: Badge
    why: str
    icon: str
    button: str
    url: str
    waits: bool
    filled: int
    sections: int
    errors: int
    warnings: int


@dataclass(frozen=True)
class ReportCard:
    """An open report for the project group: how far it is."""

    report: Report
    total: int
    approved: int
    submitted: int
    with_ministries: int


def start_page(user: User) -> dict[str, Any]:
    """What the template needs, in a number of queries that does not depend on the number of updates."""
    rights = rights_of(user)
    updates = _open_updates(user)
    tasks = [_task(update, user) for update in updates]
    reports = list(Report.objects.open()) if rules.may_see_content(user) else []
    waiting = [task for task in tasks if task.waits]
    context: dict[str, Any] = {
        "waiting": waiting,
        "resting": [task for task in tasks if not task.waits],
        "reports": reports,
        "deadlines": [deadline_words(report) for report in reports if report.deadline],
        "reads_only": bool(rights.reads) and not rights.writes and not rights.project_group,
        "writes": bool(rights.writes),
        "sees_content": rules.may_see_content(user),
    }
    if rules.may_manage_reports(user):
        context["report_cards"] = [_report_card(report, updates) for report in reports]
    if rules.may_manage_accounts(user):
        context["people"] = User.objects.filter(is_active=True).count()
        context["memberships"] = Membership.objects.count()
        context["ministries"] = Ministry.objects.count()
    return context


def _open_updates(user: User) -> list[ProjectUpdate]:
    if not rules.may_see_content(user):
        return []
    in_work = Q(report__editions__isnull=True) | ~Q(status=Status.PUBLISHED)
    visible = ProjectUpdate.objects.visible_to(rights_of(user)).filter(in_work).distinct()
    return list(visible.with_parts().prefetch_related("writers").select_related("updated_by").in_report_order())


def _task(update: ProjectUpdate, user: User) -> Task:
    sheet = sheet_document(update)
    findings = proofread(sheet)
    errors = sum(finding.severity == ERROR for finding in findings)
    sections = sections_of(sheet.status)
    why, icon, button, waits = _next_step(update, user, errors)
    return Task(
        update=update,
        badge=badge_of(update),
        why=why,
        icon=f"icons/{icon}.svg",
        button=button,
        url=reverse("admin:projects_projectupdate_change", args=[update.pk]),
        waits=waits,
        filled=sum(bool(getattr(sheet.sections, section.key).strip()) for section in sections),
        sections=len(sections),
        errors=errors,
        warnings=sum(finding.severity == WARNING for finding in findings),
    )


def _next_step(update: ProjectUpdate, user: User, errors: int) -> tuple[str, str, str, bool]:
    """Why the update stands here, its icon, the button, and whether the person has something to do."""
    if rules.may_edit(user, update):
        return _writing(update, errors)
    if update.status == Status.SUBMITTED:
        return _submitted(update, user)
    if update.status == Status.APPROVED:
        return "Freigegeben und fertig für den Bericht.", "haken", "Ansehen", False
    if update.ministry is None:
        return "Ein Ministerium ist noch nicht zugeordnet.", "uhr", "Ansehen", False
    return f"Das {update.ministry.abbreviation} schreibt.", "uhr", "Ansehen", False


def _writing(update: ProjectUpdate, errors: int) -> tuple[str, str, str, bool]:
    missing = "Eine Angabe fehlt noch." if errors == 1 else f"{errors} Angaben fehlen noch."
    if update.status == Status.CHANGES_REQUESTED:
        return "Die Projektgruppe hat eine Rückfrage.", "rueckfrage", "Rückfrage beantworten", True
    if not errors and update.version == 0:
        words = "Die Texte vom letzten Bericht sind übernommen. Bitte durchsehen, ändern, einreichen."
        return words, "stift", "Durchlesen und einreichen", True
    if not errors:
        return "Alles ausgefüllt. Jetzt noch durchlesen und einreichen.", "haken", "Durchlesen und einreichen", True
    if update.version == 0:
        return f"Noch nicht begonnen. {missing}", "stift", "Meldung schreiben", True
    return missing, "stift", "Weiterschreiben", True


def _submitted(update: ProjectUpdate, user: User) -> tuple[str, str, str, bool]:
    if rules.may_approve(user, update):
        return "Wartet auf Ihre Prüfung.", "rueckfrage", "Prüfen", True
    if rules.may_review(user, update):
        return "Sie haben mitgeschrieben; jemand anderes aus der Projektgruppe prüft.", "uhr", "Ansehen", False
    if rules.may_take_back(user, update):
        return "Die Projektgruppe prüft. Für Änderungen können Sie die Meldung zurückholen.", "uhr", "Ansehen", False
    return "Die Projektgruppe prüft.", "uhr", "Ansehen", False


def _report_card(report: Report, updates: Iterable[ProjectUpdate]) -> ReportCard:
    states = [update.status for update in updates if update.report_id == report.pk]
    approved, submitted = states.count(Status.APPROVED), states.count(Status.SUBMITTED)
    return ReportCard(report, len(states), approved, submitted, len(states) - approved - submitted)


def deadline_words(report: Report) -> str:
    """„Bericht 2025: Abgabe bis Donnerstag, 14. August 2025, noch 9 Tage“, or how long it is over."""
    if report.deadline is None:
        return ""
    left = (report.deadline - timezone.localdate()).days
    day = date_format(report.deadline, "l, j. F Y")
    if left > 1:
        rest = f"noch {left} Tage"
    elif left >= 0:
        rest = "morgen" if left else "heute"
    else:
        rest = "seit gestern vorbei" if left == -1 else f"seit {-left} Tagen vorbei"
    return f"{report}: Abgabe bis {day}, {rest}."
