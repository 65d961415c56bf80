"""The outbox: mails are rows first and sent after the commit, so that a mail server that is down delays no step."""

import datetime
import enum
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from smtplib import (
    SMTPDataError,
    SMTPNotSupportedError,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)

from django.conf import settings
from django.core.cache import cache
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from accounts.models import OutgoingMail, User, in_a_week

SECONDS_IN_A_REQUEST = 5
FIRST_WAIT = datetime.timedelta(minutes=1)
LONGEST_WAIT = datetime.timedelta(hours=6)
LONGEST_WAIT_FOR_A_SERVER = datetime.timedelta(minutes=15)
# Longer than it takes to send one mail. Should the process die over it, others take it up after that.
TAKEN_FOR = datetime.timedelta(minutes=5)
SERVER_FAILED = "outbox-server-failed"
SERVER_RESTS = datetime.timedelta(minutes=5)
# What a server says about one mail; the next one may pass.
REFUSED = (SMTPDataError, SMTPNotSupportedError, SMTPRecipientsRefused, SMTPSenderRefused)


class Outcome(enum.Enum):
    SENT = "sent"
    REFUSED = "refused"
    SERVER_FAILED = "server failed"


@dataclass(frozen=True)
class Delivery:
    """What one run did. waiting: how many mails are left, by reason."""

    sent: int
    failed: int
    waiting: dict[str, int]


def post(recipients: Iterable[User], subject: str, body: str) -> None:
    """Put a mail to each recipient whose account is open into the outbox; part of the caller's transaction.

    subject: without a prefix, on one line. After the commit it is tried at once, as far as that takes a few seconds.
    """
    people = {person.pk: person for person in recipients if person.is_active}
    mails = [_mail(person, subject, body) for person in people.values()]
    if mails:
        OutgoingMail.objects.bulk_create(mails)
        transaction.on_commit(_try_at_once, robust=True)


def post_to(address: str, subject: str, body: str) -> None:
    """Put a mail that is ready, subject and all, into the outbox: what the sign-in writes to an address."""
    OutgoingMail.objects.create(recipient=address, subject=_one_line(subject), body=body.replace("\0", ""))
    transaction.on_commit(_try_at_once, robust=True)


def forget(address: str) -> None:
    """Delete the mails to an address that nobody works with any more; those that still wait are left to be sent."""
    if not User.objects.filter(email__iexact=address).exists():
        over = Q(sent_at__isnull=False) | Q(given_up_at__lte=timezone.now())
        OutgoingMail.objects.filter(over, recipient__iexact=address).delete()


def absolute(path: str) -> str:
    """The address of a page as it stands in a mail."""
    return f"{settings.PUBLIC_URL}{path}"


def unsent() -> QuerySet[OutgoingMail]:
    return OutgoingMail.objects.filter(sent_at__isnull=True)


def try_all_again() -> None:
    """Make every mail due that is not sent, those that were given up too."""
    unsent().update(next_attempt_at=timezone.now(), given_up_at=in_a_week())


def send_due(*, seconds: float | None = None) -> Delivery:
    """Send what is due over one connection, and stop at the first sign that the server itself is the trouble.

    seconds: no mail is begun later than this, and so long an answer of the server is waited for. Several may run at
    once: each mail is taken by one of them.
    """
    began = time.monotonic()
    connection = get_connection(timeout=seconds or getattr(settings, "EMAIL_TIMEOUT", None))
    outcomes: Counter[Outcome] = Counter()
    for number in list(_due().order_by("next_attempt_at", "pk").values_list("pk", flat=True)):
        if outcomes[Outcome.SERVER_FAILED] or (seconds and time.monotonic() - began > seconds):
            break
        if mail := _taken(number):
            outcomes[_sent(mail, connection)] += 1
    with suppress(OSError):  # a server that does not say goodbye changes nothing
        connection.close()
    sent = outcomes[Outcome.SENT]
    return Delivery(sent, outcomes.total() - sent, waiting_by_reason())


def waiting_by_reason() -> dict[str, int]:
    """How many mails are not sent, by what went wrong last."""
    rows = unsent().order_by("last_error").values_list("last_error").annotate(Count("pk"))
    return {reason or "noch nicht versucht": count for reason, count in rows}


def wait_after(attempts: int, longest: datetime.timedelta = LONGEST_WAIT) -> datetime.timedelta:
    """How long a mail rests after so many failed attempts: twice as long each time."""
    return min(FIRST_WAIT * 2 ** min(attempts - 1, 20), longest)


def _mail(person: User, subject: str, body: str) -> OutgoingMail:
    prefixed = _one_line(f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}{subject}")
    return OutgoingMail(recipient=person.email, subject=prefixed, body=body.replace("\0", ""))


def _one_line(subject: str) -> str:
    longest = OutgoingMail._meta.get_field("subject").max_length
    return "".join(filter(str.isprintable, " ".join(subject.split())))[:longest]


def _try_at_once() -> None:
    """After a commit: unless the server failed just now. The command tries in any case."""
    if not cache.get(SERVER_FAILED):
        send_due(seconds=SECONDS_IN_A_REQUEST)


def _due() -> QuerySet[OutgoingMail]:
    now = timezone.now()
    free = Q(taken_until__isnull=True) | Q(taken_until__lte=now)
    return unsent().filter(free, next_attempt_at__lte=now, given_up_at__gt=now)


def _taken(number: int) -> OutgoingMail | None:
    """The mail, if nobody else has taken it meanwhile: both databases let one of several such updates find the row."""
    until = timezone.now() + TAKEN_FOR
    return OutgoingMail.objects.get(pk=number) if _due().filter(pk=number).update(taken_until=until) else None


def _sent(mail: OutgoingMail, connection: BaseEmailBackend) -> Outcome:
    """Send one mail and note how it went."""
    try:
        connection.open()
        connection.send_messages([_message(mail, connection)])
    except REFUSED as error:
        return _failed(mail, f"Der Mailserver lehnt die E-Mail ab: {_answer(error)}", Outcome.REFUSED)
    except OSError as error:
        cache.set(SERVER_FAILED, True, SERVER_RESTS.total_seconds())
        return _failed(mail, f"Der Mailserver nimmt nichts an: {_answer(error)}", Outcome.SERVER_FAILED)
    except Exception as error:
        return _failed(mail, f"Die E-Mail lässt sich nicht senden: {_answer(error)}", Outcome.REFUSED)
    _note(mail, sent_at=timezone.now(), last_error="", body="")
    return Outcome.SENT


def _message(mail: OutgoingMail, connection: BaseEmailBackend) -> EmailMessage:
    quiet = {"Auto-Submitted": "auto-generated"}  # asks for no out-of-office answers
    return EmailMessage(mail.subject, mail.body, to=[mail.recipient], connection=connection, headers=quiet)


def _answer(error: Exception) -> str:
    """What the server said, else what Python says."""
    if isinstance(error, SMTPRecipientsRefused):
        found = "; ".join(f"{code} {answer.decode(errors='replace')}" for code, answer in error.recipients.values())
    elif isinstance(error, SMTPResponseException):
        said = error.smtp_error
        found = f"{error.smtp_code} {said.decode(errors='replace') if isinstance(said, bytes) else said}"
    else:
        found = str(error) or type(error).__name__
    return " ".join(found.split())


def _failed(mail: OutgoingMail, sentence: str, outcome: Outcome) -> Outcome:
    longest = LONGEST_WAIT_FOR_A_SERVER if outcome == Outcome.SERVER_FAILED else LONGEST_WAIT
    rest = wait_after(mail.attempts + 1, longest)
    _note(mail, last_error=sentence[:500], next_attempt_at=timezone.now() + rest)
    return outcome


def _note(mail: OutgoingMail, **found: object) -> None:
    """An attempt is over."""
    OutgoingMail.objects.filter(pk=mail.pk).update(attempts=mail.attempts + 1, taken_until=None, **found)
