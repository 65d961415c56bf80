"""Reminders of what a public body owes its readers: an answer in time, and a yearly look at the statement."""

import datetime
from dataclasses import dataclass

from django.db import transaction

from projects import barrier_mails, barriers
from projects.models import AccessibilityStatement, BarrierReport, SentReminder
from projects.site_pages import next_review

BEFORE_ANSWER = datetime.timedelta(days=7)
BEFORE_REVIEW = datetime.timedelta(days=28)


@dataclass(frozen=True)
class Reminded:
    """What one run did. told: what was reminded of, in words; forgotten: reports whose sender was deleted."""

    told: tuple[str, ...]
    forgotten: int


def send_reminders(today: datetime.date) -> Reminded:
    """Tell the project group what is due soon and what is due now, each once; running it again tells nothing."""
    told = [*_answers(today), *_reviews(today)]
    return Reminded(tuple(told), barriers.forget_contacts(today))


def _answers(today: datetime.date) -> list[str]:
    due = BarrierReport.objects.open().filter(due_on__lte=today + BEFORE_ANSWER).order_by("due_on", "pk")
    return [
        f"Antwort auf {report.reference}, fällig am {report.due_on:%d.%m.%Y}"
        for report in due
        if _tell_once(report, today)
    ]


@transaction.atomic
def _tell_once(report: BarrierReport, today: datetime.date) -> bool:
    if not _first_time(f"answer {report.pk}", report.due_on, today):
        return False
    barrier_mails.answer_due(report, today)
    return True


@transaction.atomic
def _reviews(today: datetime.date) -> list[str]:
    row = AccessibilityStatement.objects.first()
    if row is None or next_review(row) > today + BEFORE_REVIEW:
        return []
    due = next_review(row)
    if not _first_time("review", due, today):
        return []
    barrier_mails.review_due(row, due, today)
    return [f"Überprüfung der Erklärung zur Barrierefreiheit, fällig am {due:%d.%m.%Y}"]


def _first_time(what: str, due: datetime.date, today: datetime.date) -> bool:
    """Whether this is the first reminder of its kind: one before the day, one from the day on."""
    stage = "due" if due <= today else "soon"
    _row, new = SentReminder.objects.get_or_create(about=f"{what} {due.isoformat()} {stage}")
    return new
