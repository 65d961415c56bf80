"""Barriers that readers report: taking a report in, answering it in time, and forgetting who sent it."""

import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts import journal, outbox
from accounts.models import User
from projects import barrier_mails
from projects.models import ANSWER_WITHIN, BarrierReport
from projects.refusals import Refused

KEEP_CONTACT = datetime.timedelta(days=90)  # after the answer; the privacy page says so
MOST_IN_AN_HOUR = 60


def taken_in(nonce: str) -> BarrierReport | None:
    """The report that came with this form already, if it was sent before."""
    return BarrierReport.objects.filter(nonce=nonce).first()


def too_many_just_now() -> bool:
    """Whether more came in the last hour than people would send: a flood, from however many addresses."""
    since = timezone.now() - datetime.timedelta(hours=1)
    return BarrierReport.objects.filter(received_at__gte=since).count() >= MOST_IN_AN_HOUR


@transaction.atomic
def take_in(report: BarrierReport) -> BarrierReport:
    """Store a report with its due date and tell the project group; the same form sent twice is one report."""
    report.received_at = timezone.now()
    report.due_on = timezone.localdate() + ANSWER_WITHIN
    try:
        with transaction.atomic():
            report.save(force_insert=True)
    except IntegrityError:
        if known := taken_in(report.nonce):
            return known
        raise
    barrier_mails.received(report)
    return report


@transaction.atomic
def answer(report: BarrierReport, text: str, *, by: User) -> None:
    """Answer once and for all. Raises `Refused` where somebody has answered meanwhile."""
    _settle(report, {"answer": text, "answered_at": timezone.now(), "answered_by": by})
    barrier_mails.answered(report)
    journal.note(report, "Beantwortet", by=by)


@transaction.atomic
def close_without_mail(report: BarrierReport, text: str, *, by: User) -> None:
    """Keep what came of a report that nobody is to be written about: spam, or an answer by phone. Raises `Refused`."""
    _settle(report, {"answer": text, "answered_at": timezone.now(), "answered_by": by})
    journal.note(report, "Ohne E-Mail abgeschlossen", by=by)


@transaction.atomic
def delay(report: BarrierReport, text: str, *, by: User) -> None:
    """Send the one interim message; the answer is due six weeks from today. Raises `Refused`."""
    if report.interim_at:
        raise Refused("Eine Zwischennachricht ist schon geschrieben. Bitte antworten Sie nun.")
    due = timezone.localdate() + ANSWER_WITHIN
    _settle(
        report,
        {"interim": text, "interim_at": timezone.now(), "interim_by": by, "due_on": due},
        interim_at__isnull=True,
    )
    barrier_mails.delayed(report)
    journal.note(report, "Zwischennachricht geschrieben", by=by)


def _settle(report: BarrierReport, values: dict[str, object], **still: object) -> None:
    if not BarrierReport.objects.open().filter(pk=report.pk, **still).update(**values):
        raise Refused("Inzwischen hat schon jemand geschrieben. Ihr Text steht noch hier, gesendet wurde er nicht.")
    report.refresh_from_db()


@transaction.atomic
def forget_contacts(today: datetime.date) -> int:
    """Delete who reported a barrier, once the answer is old enough; how many reports that were."""
    until = today - KEEP_CONTACT
    known = BarrierReport.objects.filter(answered_at__date__lte=until, forgotten_at__isnull=True)
    addresses = set(known.exclude(email="").values_list("email", flat=True))
    forgotten = known.update(name="", email="", phone="", forgotten_at=timezone.now())
    for address in addresses:
        if not BarrierReport.objects.filter(email__iexact=address).exists():
            outbox.forget(address)
    return forgotten
