"""Barriers: what happens to a report until it is answered and forgotten, and what the project group is reminded of."""

import datetime
import json

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import OutgoingMail
from projects.barriers import answer, delay, forget_contacts, take_in
from projects.models import AccessibilityStatement, BarrierReport
from projects.refusals import Refused
from projects.reminders import send_reminders
from projects.site_pages import save_in_turn, statement
from tests.desk import make_people

pytestmark = pytest.mark.django_db
READER = "ada@leserin.example"
DAY = datetime.timedelta(days=1)


@pytest.fixture
def people(db):
    return make_people()


def reported(**fields):
    given = {"nonce": "n1", "text": "Der Kontrast ist zu schwach.", "page": "/projekte/", "email": READER}
    return take_in(BarrierReport(**{**given, **fields}))


def mails(address=None):
    rows = OutgoingMail.objects.order_by("pk")
    return list(rows.filter(recipient=address) if address else rows)


def test_a_report_is_due_in_six_weeks_and_the_whole_project_group_learns_of_it(people):
    report = reported()
    assert report.due_on == timezone.localdate() + 42 * DAY
    group = [people.project_group.email, people.second_of_project_group.email]
    assert sorted(mail.recipient for mail in mails()) == sorted([*group, READER])
    told = mails(group[0])[0]
    assert report.reference in told.subject
    assert "„Der Kontrast ist zu schwach.“" in told.body
    assert f"/redaktion/projects/barrierreport/{report.pk}/change/" in told.body
    assert READER not in told.body


def test_nothing_that_was_typed_goes_to_an_address_that_was_typed(people):
    report = reported(text="Kaufen Sie hier: https://spam.example", name="Spam GmbH", page="https://spam.example")
    confirmation = mails(READER)[0]
    assert report.reference in confirmation.subject
    assert "spam" not in (confirmation.subject + confirmation.body).lower()


def test_the_same_form_sent_twice_is_one_report(people):
    assert reported().pk == reported(text="Noch einmal gesendet.").pk
    assert BarrierReport.objects.get().text == "Der Kontrast ist zu schwach."
    assert len(mails(READER)) == 1


def test_an_answer_goes_out_with_the_way_to_the_ombuds_office_and_is_given_once(people):
    report = reported()
    answer(report, "Der Kontrast ist nun stärker.", by=people.project_group)
    sent = mails(READER)[-1]
    assert "Der Kontrast ist nun stärker." in sent.body
    assert "Ombudsverfahren beantragen (§ 10d BGG NRW)" in sent.body
    assert "Ombudsstelle für barrierefreie Informationstechnik" in sent.body
    stale = BarrierReport.objects.get()
    stale.answered_at = None
    with pytest.raises(Refused):
        answer(stale, "Eine zweite Antwort.", by=people.second_of_project_group)
    assert BarrierReport.objects.get().answer == "Der Kontrast ist nun stärker."
    assert len(mails(READER)) == 2


def test_one_interim_message_moves_the_due_date(people):
    report = reported()
    BarrierReport.objects.update(due_on=timezone.localdate() + DAY)
    delay(report, "Wir bauen die Seite um.", by=people.project_group)
    report.refresh_from_db()
    assert (report.interim_by, report.due_on) == (people.project_group, timezone.localdate() + 42 * DAY)
    assert "Wir bauen die Seite um." in mails(READER)[-1].body
    with pytest.raises(Refused):
        delay(report, "Es dauert noch länger.", by=people.project_group)


def test_who_sent_a_report_is_forgotten_ninety_days_after_the_answer(people):
    report = reported(name="Ada", phone="0211 1")
    answer(report, "Danke.", by=people.project_group)
    OutgoingMail.objects.update(sent_at=timezone.now())
    today = timezone.localdate()
    assert forget_contacts(today + 89 * DAY) == 0
    assert forget_contacts(today + 90 * DAY) == 1
    report.refresh_from_db()
    assert (report.name, report.email, report.phone) == ("", "", "")
    assert (report.text, report.answer) == ("Der Kontrast ist zu schwach.", "Danke.")
    assert mails(READER) == []
    assert len(mails(people.project_group.email)) == 1
    assert forget_contacts(today + 91 * DAY) == 0


def test_mails_to_a_colleague_are_not_forgotten(people):
    report = reported(email=people.editor.email)
    answer(report, "Danke.", by=people.project_group)
    OutgoingMail.objects.update(sent_at=timezone.now())
    forget_contacts(timezone.localdate() + 90 * DAY)
    assert len(mails(people.editor.email)) == 2


def test_the_project_group_is_reminded_a_week_before_and_when_due_each_once(people):
    report = reported(email="")
    due, told = report.due_on, []
    for days in (-8, -7, -6, 0, 0, 1, 30):
        told.append(len(send_reminders(due + days * DAY).told))
    assert told == [0, 1, 0, 1, 0, 0, 0]
    soon, now = (mail.subject for mail in mails(people.project_group.email)[1:])
    assert soon.endswith(f"Antwort am {date_format(due, 'j. F Y')} fällig: BM-{BarrierReport.objects.get().pk:04d}")
    assert "Antwort heute fällig" in now


def test_nobody_is_reminded_of_what_is_answered(people):
    report = reported()
    answer(report, "Danke.", by=people.project_group)
    assert send_reminders(report.due_on).told == ()


def test_the_yearly_review_of_the_statement_is_told_four_weeks_before_and_when_due(people):
    save_in_turn(statement(), by=people.project_group, version=0)
    AccessibilityStatement.objects.update(written_on="2026-03-01", reviewed_on="2026-03-01")
    days = [datetime.date(2027, 1, 31), datetime.date(2027, 2, 1), datetime.date(2027, 2, 2)]
    days += [datetime.date(2027, 3, 1), datetime.date(2027, 3, 2)]
    assert [len(send_reminders(day).told) for day in days] == [0, 1, 0, 1, 0]
    told = mails(people.project_group.email)
    assert "am 1. März 2027" in told[0].subject
    assert "§ 4 Absatz 4 und 5 BITVNRW" in told[0].body
    AccessibilityStatement.objects.update(reviewed_on="2027-03-03")
    assert send_reminders(datetime.date(2027, 3, 4)).told == ()


def test_the_command_says_what_it_did(people, capsys):
    with transaction.atomic():
        report = reported()
    BarrierReport.objects.update(due_on=timezone.localdate())
    call_command("send_reminders")
    assert f"Erinnert: Antwort auf {report.reference}, fällig am" in capsys.readouterr().out
    call_command("send_reminders", "--json")
    assert json.loads(capsys.readouterr().out) == {"told": [], "forgotten": 0}
