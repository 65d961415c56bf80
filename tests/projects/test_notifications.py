"""Who gets which mail, and that nobody gets one about what they did themselves."""

import dataclasses
import datetime

import pytest

from accounts import outbox
from accounts.models import Membership, OutgoingMail, Role
from projects import comments, handover, pleas, questions
from projects.editing import place, save_draft, stored_draft
from projects.models import Project, ProjectUpdate, Report
from projects.publishing import seal
from projects.rounds import open_round
from projects.workflow import take_step
from tests.make_rows import make_ministry, make_person, make_project, make_update

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    own = make_ministry("MWIKE")
    return {
        "own": own,
        "other": make_ministry("MUNV"),
        "eva": make_person("Eva", (Role.EDITOR, own)),
        "kim": make_person("Kim", (Role.COORDINATOR, own)),
        "lea": make_person("Lea", (Role.READER, own)),
        "sam": make_person("Sam", (Role.COORDINATOR, make_ministry("MUNV"))),
        "pia": make_person("Pia", (Role.PROJECT_GROUP, None)),
        "paul": make_person("Paul", (Role.PROJECT_GROUP, None)),
        "bo": make_person("Bo", (Role.OPERATIONS, None)),
        "gone": make_person("Weg", (Role.EDITOR, own), is_active=False),
    }


@pytest.fixture
def update(cast):
    return make_update(cast["own"])


def mails():
    """(who, what about) of the mails since the last look, in the order of names."""
    found = sorted(OutgoingMail.objects.values_list("recipient", "subject"))
    OutgoingMail.objects.all().delete()
    return [(to.split("@")[0], subject.removeprefix("[Ruhrportal] ").split(":")[0]) for to, subject in found]


def test_each_step_writes_to_those_who_have_the_next_one(cast, update):
    update = take_step(update, "hand_over", by=cast["eva"], version=0)
    assert mails() == [("kim", "Bitte prüfen und einreichen")]
    update = take_step(update, "give_back", by=cast["kim"], version=1, comment="Kürzer bitte.")
    assert mails() == [("eva", "Zurück zum Überarbeiten")]
    update = take_step(update, "submit", by=cast["kim"], version=2)
    assert mails() == [("paul", "Eingereicht"), ("pia", "Eingereicht")]
    update = take_step(update, "take_back", by=cast["kim"], version=3)
    assert mails() == [("paul", "Zurückgeholt"), ("pia", "Zurückgeholt")]
    update = take_step(update, "submit", by=cast["kim"], version=4)
    mails()
    update = take_step(update, "request_changes", by=cast["pia"], version=5, comment="Seit wann?")
    assert mails() == [("eva", "Rückfragen der Projektgruppe"), ("kim", "Rückfragen der Projektgruppe")]
    questions.answer(update, {update.change_requests.get().pk: "Seit Mai."}, by=cast["eva"])
    update = take_step(update, "submit", by=cast["kim"], version=6)
    assert "Antwort: Seit Mai." in OutgoingMail.objects.first().body
    assert mails() == [("paul", "Rückfragen beantwortet"), ("pia", "Rückfragen beantwortet")]
    questions.settle(update, update.change_requests.get().pk, by=cast["pia"])
    take_step(update, "approve", by=cast["pia"], version=7)
    assert mails() == [("eva", "Freigegeben"), ("kim", "Freigegeben")]
    seal(update.report, by=cast["paul"])
    assert mails() == [("eva", "Fortschrittsbericht 2030"), ("kim", "Fortschrittsbericht 2030")]


def test_a_round_is_told_once_a_person_with_the_list_of_their_projects(cast):
    for code in ("01-01", "01-02"):
        make_project(code, cast["own"])
    make_project("02-01", None)
    report = Report(year=2031, title="Fortschrittsbericht 2031", deadline=datetime.date(2031, 8, 14))
    open_round(report, Project.objects.all(), by=cast["pia"])
    body = OutgoingMail.objects.get(recipient=cast["eva"].email).body
    assert "- 01-01 Stellwerk 01-01\n- 01-02 Stellwerk 01-02\n" in body
    assert "02-01" not in body
    assert "bis Donnerstag, 14. August 2031" in body
    assert "http://localhost:8000/redaktion/" in body
    assert mails() == [("eva", "Fortschrittsbericht 2031"), ("kim", "Fortschrittsbericht 2031")]


def test_what_is_said_and_asked_reaches_those_it_concerns(cast, update):
    comments.remark(update, "Bitte ansehen.", by=cast["kim"])
    assert mails() == [("eva", "Neuer Kommentar")]
    comments.remark(update, "Nur für uns.", by=cast["pia"], internal=True)
    assert mails() == []
    handover.hand_to(update, cast["eva"], by=cast["kim"])
    assert mails() == [("eva", "An Sie übergeben")]
    plea = pleas.ask_for_time(update, datetime.date(2030, 9, 1), "Urlaub.", by=cast["kim"])
    assert mails() == [("paul", "Bitte um mehr Zeit"), ("pia", "Bitte um mehr Zeit")]
    pleas.decline(plea, by=cast["pia"], reply="Der Satz wartet nicht.")
    assert mails() == [("kim", "Mehr Zeit")]
    handover.give_away(update, cast["other"], by=cast["kim"], version=0, reason="Zuständig ist Verkehr.")
    assert "Kim hat die Meldung an MUNV abgegeben." in OutgoingMail.objects.get(recipient__startswith="pia").body
    away = "An ein anderes Ministerium abgegeben"
    assert mails() == [("paul", away), ("pia", away), ("sam", "An Ihr Ministerium abgegeben")]


def test_a_ministry_learns_what_is_done_in_its_name(cast, update):
    draft = dataclasses.replace(stored_draft(update), fields={**stored_draft(update).fields, "outlook": "Neu."})
    save_draft(update, draft, by=cast["pia"], version=0, reason="Telefonisch durchgegeben.")
    assert "„Telefonisch durchgegeben.“" in OutgoingMail.objects.first().body
    assert mails() == [("eva", "In Ihrem Namen geändert"), ("kim", "In Ihrem Namen geändert")]
    take_step(update, "submit_on_behalf", by=cast["pia"], version=1, comment="Wie besprochen.")
    ours = "In Ihrem Namen eingereicht"
    assert mails() == [("eva", ours), ("kim", ours), ("paul", "Eingereicht")]


def test_what_is_refused_sends_nothing(cast, update):
    ProjectUpdate.objects.update(outlook="")
    with pytest.raises(Exception, match="Angabe fehlt"):
        take_step(update, "submit", by=cast["kim"], version=0)
    assert mails() == []


def test_a_step_is_taken_though_the_mail_server_is_down(cast, update, settings, django_capture_on_commit_callbacks):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "localhost", 1
    with django_capture_on_commit_callbacks(execute=True):
        moved = take_step(update, "submit", by=cast["kim"], version=0)
    assert moved.status == "submitted"
    assert (outbox.unsent().count(), OutgoingMail.objects.filter(attempts=1).count()) == (2, 1)


def test_no_title_breaks_a_subject(cast, update, mailoutbox):
    ProjectUpdate.objects.update(title="Viel\r\nBcc: alle@land.example " + "lang " * 50)
    update.refresh_from_db()
    take_step(update, "hand_over", by=cast["eva"], version=0)
    outbox.send_due()
    assert [("\n" in mail.subject, mail.to, mail.bcc) for mail in mailoutbox] == [(False, [cast["kim"].email], [])]


def test_who_left_the_ministry_or_the_project_group_gets_no_mail_about_its_updates(cast, update):
    plea = pleas.ask_for_time(update, datetime.date(2030, 9, 1), "Urlaub.", by=cast["kim"])
    handover.hand_to(update, cast["eva"], by=cast["kim"])
    placement = {"ministry": cast["sam"].memberships.get().ministry, "topic_field": update.topic_field, "position": 1}
    place(update, placement, by=cast["pia"], version=0)
    mails()
    pleas.decline(plea, by=cast["pia"], reply="Nein.")
    assert mails() == [("sam", "Mehr Zeit")]
    update = take_step(update, "submit", by=cast["sam"], version=1)
    update = take_step(update, "request_changes", by=cast["pia"], version=2, comment="Wann?")
    questions.answer(update, {update.change_requests.get().pk: "Im Mai."}, by=cast["sam"])
    Membership.objects.filter(user=cast["pia"]).delete()
    mails()
    take_step(update, "submit", by=cast["sam"], version=3)
    assert mails() == [("paul", "Rückfragen beantwortet")]


def test_an_update_placed_with_another_ministry_is_nobodys_work_there_yet(cast, update):
    handover.hand_to(update, cast["eva"], by=cast["kim"])
    placement = {"ministry": make_ministry("MKW"), "topic_field": update.topic_field, "position": 1}
    place(update, placement, by=cast["pia"], version=0)
    update.refresh_from_db()
    assert update.assignee is None


def test_work_given_back_goes_to_who_still_writes(cast, update):
    handover.hand_to(update, cast["eva"], by=cast["kim"])
    update = take_step(update, "hand_over", by=cast["eva"], version=0)
    Membership.objects.filter(user=cast["eva"]).delete()
    new = make_person("Neu", (Role.EDITOR, cast["own"]))
    mails()
    take_step(update, "give_back", by=cast["kim"], version=1, comment="Kürzer bitte.")
    assert mails() == [(new.email.split("@")[0], "Zurück zum Überarbeiten")]
