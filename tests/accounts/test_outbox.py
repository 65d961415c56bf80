"""Mails wait in the outbox until the mail server takes them; a server that is down delays them and nothing else."""

import datetime
import json
import threading
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from accounts import outbox
from accounts.models import OutgoingMail
from tests.accounts.mail_servers import choosy_server, no_server
from tests.desk import sign_in
from tests.make_rows import make_person
from tests.pages import text_of

pytestmark = pytest.mark.django_db
MINUTES = [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]


@pytest.fixture
def eva(db):
    return make_person("Eva Editor")


def post(*people, subject="Runde eröffnet", body="Guten Tag"):
    outbox.post(people, subject, body)


def later():
    """As if every mail's time had come."""
    OutgoingMail.objects.filter(sent_at__isnull=True).update(next_attempt_at=timezone.now())


def queue(*arguments):
    told = StringIO()
    try:
        call_command("send_mail_queue", *arguments, stdout=told)
    except CommandError as error:
        return told.getvalue(), error.returncode
    return told.getvalue(), 0


def test_a_mail_goes_out_after_the_commit(eva, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        post(eva)
        assert mail.outbox == []
    sent = mail.outbox[0]
    assert (sent.to, sent.subject, sent.body) == ([eva.email], "[Ruhrportal] Runde eröffnet", "Guten Tag")
    assert sent.extra_headers == {"Auto-Submitted": "auto-generated"}
    row = OutgoingMail.objects.get()
    assert (row.attempts, row.last_error, row.body, row.sent_at is not None) == (1, "", "", True)


@pytest.mark.django_db(transaction=True)
def test_a_step_that_is_taken_back_takes_its_mails_back():
    eva = make_person("Eva Editor")

    def fails():
        with transaction.atomic():
            post(eva)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert (OutgoingMail.objects.count(), mail.outbox) == (0, [])


def test_each_open_account_gets_one_mail(eva):
    closed = make_person("Zu Geschlossen", is_active=False)
    post(eva, closed, eva)
    assert [row.recipient for row in OutgoingMail.objects.all()] == [eva.email]


def test_a_subject_stays_one_line_and_a_header_cannot_be_smuggled_in(eva):
    post(eva, subject="Titel\r\nBcc: alle@welt.example\0\u2028Ende " + "x" * 300, body="Zeile\0\nBcc: nein")
    outbox.send_due()
    subject = mail.outbox[0].subject
    assert subject.startswith("[Ruhrportal] Titel Bcc: alle@welt.example Ende xxx")
    assert (len(subject), mail.outbox[0].bcc, mail.outbox[0].body) == (200, [], "Zeile\nBcc: nein")
    assert [name for name in mail.outbox[0].message() if name == "Bcc"] == []


def test_a_server_that_is_down_delays_mails_and_not_the_step(eva, settings, django_capture_on_commit_callbacks):
    no_server(settings)
    with django_capture_on_commit_callbacks(execute=True):
        post(eva, make_person("Zweite Person"))
    first, second = OutgoingMail.objects.order_by("pk")
    assert (first.attempts, first.sent_at, second.attempts) == (1, None, 0)
    assert "Connection refused" in first.last_error
    with django_capture_on_commit_callbacks(execute=True):
        post(eva)  # within minutes of the failure nobody waits for the server again
    assert [row.attempts for row in OutgoingMail.objects.order_by("pk")] == [1, 0, 0]


def test_the_command_tries_all_the_same_and_sends_when_the_server_is_back(eva, settings):
    post(eva)
    backend = settings.EMAIL_BACKEND
    no_server(settings)
    told, code = queue()
    assert (code, told.splitlines()[0]) == (1, "0 E-Mails gesendet, 1 im Postausgang.")
    assert "1: Der Mailserver nimmt nichts an: [Errno 111] Connection refused" in told
    settings.EMAIL_BACKEND = backend
    assert queue() == (
        "0 E-Mails gesendet, 1 im Postausgang.\n  1: Der Mailserver nimmt nichts an: [Errno 111] Connection refused\n",
        0,
    )  # it rests
    later()
    assert queue() == ("1 E-Mail gesendet, 0 im Postausgang.\n", 0)
    assert len(mail.outbox) == 1


def test_the_command_speaks_json(eva, settings):
    post(eva)
    assert json.loads(queue("--json")[0]) == {"sent": 1, "failed": 0, "waiting": {}}


def test_one_refused_address_holds_up_nobody_else(eva, settings):
    choosy_server(settings)
    gone = make_person("Weg Gegangen")
    gone.email = "weg@weg.example"
    post(gone, eva)
    told, code = queue()
    assert (code, [message.to for message in mail.outbox]) == (1, [[eva.email]])
    sentence = "Der Mailserver lehnt die E-Mail ab: 550 Postfach unbekannt"
    assert told.splitlines() == ["1 E-Mail gesendet, 1 im Postausgang.", f"  1: {sentence}"]
    assert OutgoingMail.objects.get(recipient=gone.email).last_error == sentence


def test_the_pauses_between_attempts_double_up_to_six_hours():
    waits = [outbox.wait_after(attempts) for attempts in range(1, 12)]
    assert waits == [datetime.timedelta(minutes=minutes) for minutes in MINUTES]
    assert outbox.wait_after(10_000) == datetime.timedelta(hours=6)


def test_a_failed_mail_rests_as_long_as_its_attempts_ask_for(eva, settings):
    choosy_server(settings)
    eva.email = "weg@weg.example"
    post(eva)
    for attempts in (1, 2, 3):
        before = timezone.now()
        outbox.send_due()
        row = OutgoingMail.objects.get()
        assert (row.attempts, row.taken_until) == (attempts, None)
        assert row.next_attempt_at - before >= outbox.wait_after(attempts)
        later()


def test_after_a_week_nobody_tries_any_more_but_the_mail_stays(eva):
    post(eva)
    OutgoingMail.objects.update(given_up_at=timezone.now())
    assert queue() == ("0 E-Mails gesendet, 1 im Postausgang.\n  1: noch nicht versucht\n", 0)
    outbox.try_all_again()
    assert queue() == ("1 E-Mail gesendet, 0 im Postausgang.\n", 0)


def test_a_mail_that_someone_is_sending_is_left_to_them_unless_they_died(eva):
    post(eva)
    OutgoingMail.objects.update(taken_until=timezone.now() + outbox.TAKEN_FOR)
    outbox.try_all_again()
    assert outbox.send_due().sent == 0
    OutgoingMail.objects.update(taken_until=timezone.now())
    assert outbox.send_due().sent == 1


@pytest.mark.django_db(transaction=True)
def test_two_senders_at_once_send_each_mail_once():
    people = [make_person(f"Person {number}") for number in range(12)]
    OutgoingMail.objects.bulk_create(
        OutgoingMail(recipient=person.email, subject="Runde", body="Guten Tag") for person in people
    )
    start, sent = threading.Barrier(2), []

    def send():
        try:
            start.wait(10)
            sent.append(outbox.send_due().sent)
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sum(sent) == 12
    assert sorted(message.to[0] for message in mail.outbox) == sorted(person.email for person in people)
    assert OutgoingMail.objects.filter(sent_at__isnull=True).count() == 0


def test_the_desk_shows_what_waits_and_why_but_not_what_it_says(people, settings):
    choosy_server(settings)
    people.editor.email = "weg@weg.example"
    post(people.editor, people.reader, body="Streng vertraulich")
    outbox.send_due()
    operator = sign_in(people.operations)
    page = operator.get("/redaktion/accounts/outgoingmail/").content.decode()
    assert "Streng vertraulich" not in page
    assert "Eine E-Mail ist noch nicht gesendet." in text_of(page)
    assert "Postfach unbekannt" in page
    waiting = operator.get("/redaktion/accounts/outgoingmail/?stand=offen").context["cl"].result_list
    assert [row.recipient for row in waiting] == ["weg@weg.example"]


def test_an_operator_sends_again_by_hand(people, settings):
    backend = settings.EMAIL_BACKEND
    post(people.reader)
    no_server(settings)
    operator = sign_in(people.operations)
    assert "Jetzt senden" in operator.get("/redaktion/accounts/outgoingmail/").content.decode()
    page = operator.post("/redaktion/accounts/outgoingmail/senden/", follow=True).content.decode()
    assert "0 gesendet, 1 noch nicht: Der Mailserver nimmt nichts an: [Errno 111] Connection refused" in text_of(page)
    settings.EMAIL_BACKEND = backend
    page = operator.post("/redaktion/accounts/outgoingmail/senden/", follow=True).content.decode()
    assert "1 gesendet. Der Postausgang ist leer." in text_of(page)


def test_a_sent_mail_has_no_page_of_its_own(people):
    post(people.reader)
    row = OutgoingMail.objects.get()
    operator = sign_in(people.operations)
    for page in (f"{row.pk}/change/", f"{row.pk}/delete/", f"{row.pk}/history/", "add/"):
        assert operator.get(f"/redaktion/accounts/outgoingmail/{page}").status_code == 404
