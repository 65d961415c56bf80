"""„Barriere melden“ as readers use it: without a cookie, with nothing lost, and closed to floods."""

import re

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from projects.models import BarrierReport
from projects.public import form_token
from projects.public.barrier import MOST_FROM_ONE
from tests.pages import form_fields, text_of

pytestmark = pytest.mark.django_db
ADDRESS = "/barriere-melden/"
TYPED = {"text": "Das Menü ist mit der Tastatur nicht zu öffnen.", "email": "ada@leserin.example"}


@pytest.fixture
def reader():
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def no_rush(monkeypatch):
    """People take their time; tests do not."""
    monkeypatch.setattr(form_token, "LEAST_SECONDS", 0)


def filled_in(reader, query="", **fields):
    page = reader.get(ADDRESS + query)
    assert page.status_code == 200
    return {**form_fields(page.content.decode(), ADDRESS), **TYPED, **fields}


def test_a_report_is_sent_without_any_cookie(reader, no_rush):
    fields = filled_in(reader, "?seite=/projekte/%3Fq=haus")
    sent = reader.post(ADDRESS, fields)
    thanks = reader.get(sent["Location"])
    report = BarrierReport.objects.get()
    assert (report.text, report.page, report.email) == (TYPED["text"], "/projekte/?q=haus", TYPED["email"])
    words = text_of(thanks.content.decode())
    assert f"hat die Nummer {report.reference}" in words
    assert f"{report.due_on.day}. " in words
    for response in (reader.get(ADDRESS), sent, thanks):
        assert response.cookies == {}
        assert "Cookie" not in response.get("Vary", "")
    assert reader.cookies == {}


def test_sending_twice_is_one_report(reader, no_rush):
    fields = filled_in(reader)
    first, second = reader.post(ADDRESS, fields), reader.post(ADDRESS, fields)
    assert (first.status_code, second.status_code) == (302, 302)
    assert BarrierReport.objects.count() == 1


@pytest.mark.parametrize("typed", ["", "   ", "\0"])
def test_an_empty_report_is_refused_and_keeps_the_rest(reader, no_rush, typed):
    page = reader.post(ADDRESS, filled_in(reader, text=typed, name="Ada"))
    assert page.status_code == 422
    words = text_of(page.content.decode())
    assert "Noch nicht gesendet" in words
    assert "Bitte beschreiben Sie die Barriere" in words
    assert form_fields(page.content.decode(), ADDRESS)["name"] == "Ada"
    assert BarrierReport.objects.count() == 0


def test_too_long_a_text_and_a_wrong_address_say_what_to_do(reader, no_rush):
    page = reader.post(ADDRESS, filled_in(reader, text="x" * 5001, email="ada@"))
    words = text_of(page.content.decode())
    assert "Das sind 5001 Zeichen, möglich sind 5000." in words
    assert "Diese E-Mail-Adresse ist unvollständig." in words
    assert 'aria-invalid="true"' in page.content.decode()


def old_token():
    """A token of yesterday, signed as ours are."""
    signer = signing.TimestampSigner(salt="reader's form")
    signer.timestamp = lambda: signing.b62_encode(int(timezone.now().timestamp()) - 86_500)
    return signer.sign("nonce")


@pytest.mark.parametrize(
    ("token", "sentence"),
    [
        ("", "ließ sich nicht zuordnen"),
        ("erfunden:abc:def", "ließ sich nicht zuordnen"),
        (old_token, "länger als einen Tag geöffnet"),
    ],
)
def test_a_token_that_does_not_hold_asks_to_send_again_and_keeps_everything(reader, no_rush, token, sentence):
    typed = filled_in(reader, name="Ada", token=token() if callable(token) else token)
    page = reader.post(ADDRESS, typed)
    assert page.status_code == 422
    assert sentence in text_of(page.content.decode())
    again = form_fields(page.content.decode(), ADDRESS)
    assert {name: again[name] for name in ("text", "email", "name")} == {**TYPED, "name": "Ada"}
    assert reader.post(ADDRESS, again).status_code == 302


def test_a_program_that_sends_at_once_or_fills_everything_in_is_asked_to_send_again(reader):
    fields = filled_in(reader)
    assert "sehr schnell" in text_of(reader.post(ADDRESS, fields).content.decode())
    assert BarrierReport.objects.count() == 0


def test_the_hidden_field_is_no_trap_for_people(reader, no_rush):
    page = reader.post(ADDRESS, filled_in(reader, frei_lassen="https://spam.example"))
    assert page.status_code == 422
    again = form_fields(page.content.decode(), ADDRESS)
    assert again["frei_lassen"] == ""
    assert reader.post(ADDRESS, again).status_code == 302
    html = page.content.decode()
    assert re.search(r'<div class="rp-trap" aria-hidden="true">.*tabindex="-1"', html)


def test_one_line_sends_a_few_reports_an_hour_and_its_address_is_kept_nowhere(reader, no_rush):
    for _ in range(MOST_FROM_ONE):
        assert reader.post(ADDRESS, filled_in(reader)).status_code == 302
    page = reader.post(ADDRESS, filled_in(reader))
    assert page.status_code == 429
    assert form_fields(page.content.decode(), ADDRESS)["text"] == TYPED["text"]
    assert reader.post(ADDRESS, filled_in(reader), REMOTE_ADDR="192.0.2.7").status_code == 302
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM ruhrportal_cache")
        assert not any("192.0.2.7" in str(row) or "127.0.0.1" in str(row) for row in cursor.fetchall())


def test_neighbours_in_one_ipv6_network_count_as_one_line(reader, no_rush):
    for number in range(MOST_FROM_ONE):
        assert reader.post(ADDRESS, filled_in(reader), REMOTE_ADDR=f"2001:db8::{number + 1}").status_code == 302
    assert reader.post(ADDRESS, filled_in(reader), REMOTE_ADDR="2001:db8::ffff").status_code == 429
    assert reader.post(ADDRESS, filled_in(reader), REMOTE_ADDR="2001:db8:1::1").status_code == 302


def test_a_flood_from_everywhere_is_stopped(reader, no_rush, monkeypatch):
    monkeypatch.setattr("projects.barriers.MOST_IN_AN_HOUR", 1)
    assert reader.post(ADDRESS, filled_in(reader)).status_code == 302
    assert reader.post(ADDRESS, filled_in(reader), REMOTE_ADDR="192.0.2.7").status_code == 429


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("/projekte/", "/projekte/"),
        ("http://testserver/berichte/2024/", "/berichte/2024/"),
        ("https://evil.example/", ""),
        ("//evil.example/", ""),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_only_a_page_of_ours_is_filled_in(reader, asked, shown):
    page = reader.get(ADDRESS, {"seite": asked}).content.decode()
    assert form_fields(page, ADDRESS)["page"] == shown


def test_nobody_makes_up_a_receipt(reader):
    assert reader.get(f"{ADDRESS}eingegangen/BM-0001/").status_code == 404


@pytest.mark.parametrize("method", ["put", "delete"])
def test_the_form_knows_its_methods(reader, method):
    assert getattr(reader, method)(ADDRESS).status_code == 405
