"""Mails about barriers and the accessibility statement: to the project group, and to readers who left an address.

To a reader's address goes nothing that came from the form: it may be somebody else's. Called inside the transaction of
what they tell.
"""

import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format

from accounts.outbox import absolute, post, post_to
from accounts.rights import project_group
from projects.models import AccessibilityStatement, BarrierReport
from projects.site_pages import statement
from projects.text import to_plain


def received(report: BarrierReport) -> None:
    """Tell the project group what was reported, and the reader that it arrived."""
    where = f"Seite: {report.page}\n\n" if report.page else ""
    words = (
        f"jemand hat eine Barriere gemeldet ({report.reference}). "
        f"Eine Antwort ist bis {_day(report.due_on)} fällig.\n\n{where}„{report.text}“"
    )
    post(project_group(), f"Barriere gemeldet: {report.reference}", _letter(words, _address(report)))
    if report.email:
        words = (
            f"Ihre Meldung einer Barriere ist eingegangen. Sie hat die Nummer {report.reference}.\n"
            f"Wir antworten Ihnen bis {_day(report.due_on)}.\n\n"
            "Haben Sie nichts gemeldet? Dann hat jemand Ihre Adresse angegeben; Sie müssen nichts tun."
        )
        _to_reader(report.email, f"Ihre Meldung {report.reference} ist eingegangen", words)


def answered(report: BarrierReport) -> None:
    if report.email:
        words = f"zu Ihrer Meldung {report.reference} antworten wir Ihnen:\n\n{report.answer}\n\n{_ombuds_office()}"
        _to_reader(report.email, f"Antwort auf Ihre Meldung {report.reference}", words)


def delayed(report: BarrierReport) -> None:
    if report.email:
        words = (
            f"Ihre Meldung {report.reference} braucht länger. Wir antworten Ihnen bis {_day(report.due_on)}.\n\n"
            f"{report.interim}\n\n{_ombuds_office()}"
        )
        _to_reader(report.email, f"Zwischennachricht zu Ihrer Meldung {report.reference}", words)


def answer_due(report: BarrierReport, today: datetime.date) -> None:
    """Remind the project group of an answer that it owes."""
    when = _when(report.due_on, today)
    words = (
        f"die Antwort auf die Barrieremeldung {report.reference} ist {when} fällig. "
        "Dauert es länger, schreiben Sie bis dahin eine Zwischennachricht."
    )
    post(project_group(), f"Antwort {when} fällig: {report.reference}", _letter(words, _address(report)))


def review_due(row: AccessibilityStatement, due: datetime.date, today: datetime.date) -> None:
    """Remind the project group that the statement is reviewed once a year."""
    when = _when(due, today)
    words = (
        f"die Erklärung zur Barrierefreiheit ist {when} wieder zu überprüfen; zuletzt geschah das am "
        f"{_day(row.reviewed_on)}. Auch wenn nichts zu ändern ist, tragen Sie bitte den Tag der Überprüfung ein und "
        "teilen Sie die Erklärung der Überwachungsstelle mit (§ 4 Absatz 4 und 5 BITVNRW)."
    )
    address = absolute(reverse("admin:projects_accessibilitystatement_changelist"))
    post(project_group(), f"Erklärung zur Barrierefreiheit: Überprüfung {when} fällig", _letter(words, address))


def _ombuds_office() -> str:
    return (
        "Sind Sie damit nicht einverstanden, können Sie ein Ombudsverfahren beantragen (§ 10d BGG NRW). "
        f"Es kostet nichts.\n\n{to_plain(statement().enforcement)}"
    )


def _to_reader(address: str, subject: str, words: str) -> None:
    body = _letter(words, absolute(reverse("public:accessibility")))
    post_to(address, f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}{subject}", body)


def _address(report: BarrierReport) -> str:
    return absolute(reverse("admin:projects_barrierreport_change", args=[report.pk]))


def _letter(words: str, address: str) -> str:
    return f"Guten Tag,\n\n{words}\n\n{address}\n\nMit freundlichen Grüßen\nIhr {settings.SITE_NAME}\n"


def _day(day: datetime.date) -> str:
    return date_format(day, "j. F Y")


def _when(due: datetime.date, today: datetime.date) -> str:
    if due == today:
        return "heute"
    return f"am {_day(due)}" if due > today else f"seit dem {_day(due)}"
