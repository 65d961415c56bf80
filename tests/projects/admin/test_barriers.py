"""Barriers at the desk: what is due first stands first, and an answer is given once."""

import datetime

import pytest
from django.utils import timezone

from accounts.models import OutgoingMail
from projects.barriers import answer, take_in
from projects.models import BarrierReport
from tests.pages import form_fields, text_of

pytestmark = pytest.mark.django_db
LIST = "/redaktion/projects/barrierreport/"


@pytest.fixture
def group(people, signed_in):
    return signed_in(people.project_group)


def reported(number=1, *, due_in=42, **fields):
    report = take_in(BarrierReport(nonce=f"n{number}", text=f"Barriere {number}", **fields))
    report.due_on = timezone.localdate() + datetime.timedelta(days=due_in)
    report.save()
    return report


def test_the_list_begins_with_what_is_overdue(group, people):
    for number, due_in in enumerate((30, 3, -4), start=1):
        reported(number, due_in=due_in)
    answer(reported(4, due_in=-20), "Danke.", by=people.project_group)
    words = text_of(group.get(LIST).content.decode())
    order = [words.index(f"Barriere {number}") for number in (3, 2, 1, 4)]
    assert order == sorted(order)
    assert "überfällig seit 4 Tagen" in words
    assert "noch 3 Tage" in words
    assert "Barrieremeldungen3 offen" in words
    overdue = text_of(group.get(f"{LIST}?stand=ueberfaellig").content.decode())
    assert ("Barriere 3" in overdue, "Barriere 2" in overdue, "Barriere 4" in overdue) == (True, False, False)


@pytest.mark.parametrize("number", [1, 5])
def test_the_list_needs_few_queries(group, django_assert_max_num_queries, number):
    for each in range(number):
        reported(each)
    with django_assert_max_num_queries(12):
        group.get(LIST)


def test_an_answer_is_mailed_and_closes_the_report(group, people):
    report = reported(email="ada@leserin.example", page="/projekte/")
    address = f"{LIST}{report.pk}/change/"
    page = group.get(address).content.decode()
    assert '<a href="/projekte/">' in page
    done = group.post(address, form_fields(page, "") | {"text": "Nun geht es.", "_answer": ""}, follow=True)
    words = text_of(done.content.decode())
    assert "Beantwortet am" in words
    assert "Antworten und abschließen" not in words
    assert "Nun geht es." in OutgoingMail.objects.filter(recipient="ada@leserin.example").latest("pk").body


def test_spam_is_closed_without_writing_to_anybody(group):
    report = reported(email="opfer@anderswo.example")
    address = f"{LIST}{report.pk}/change/"
    assert "Ohne E-Mail abschließen" in group.get(address).content.decode()
    mails = OutgoingMail.objects.count()
    group.post(address, {"text": "Werbung, keine Barriere.", "_close": ""})
    report.refresh_from_db()
    assert (report.answer, OutgoingMail.objects.count()) == ("Werbung, keine Barriere.", mails)


def test_an_interim_message_is_offered_once(group):
    report = reported()
    address = f"{LIST}{report.pk}/change/"
    group.post(address, {"text": "Es dauert.", "_delay": ""})
    page = group.get(address).content.decode()
    assert "Zwischennachricht vom" in text_of(page)
    assert "Nur Zwischennachricht" not in page
    assert group.post(address, {"text": "Es dauert länger.", "_delay": ""}).status_code == 409


def test_who_answers_second_keeps_the_text_and_overwrites_nothing(group, people):
    report = reported()
    answer(report, "Die erste Antwort.", by=people.second_of_project_group)
    late = group.post(f"{LIST}{report.pk}/change/", {"text": "Die zweite Antwort.", "_answer": ""})
    assert late.status_code == 409
    assert form_fields(late.content.decode(), "")["text"] == "Die zweite Antwort."
    assert BarrierReport.objects.get().answer == "Die erste Antwort."


def test_an_empty_answer_and_a_foreign_page_are_no_trap(group):
    report = reported(page="//evil.example/")
    address = f"{LIST}{report.pk}/change/"
    assert group.post(address, {"text": " ", "_answer": ""}).status_code == 422
    assert 'href="//evil.example/"' not in group.get(address).content.decode()
    assert BarrierReport.objects.get().answered_at is None
