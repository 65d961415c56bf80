"""/.well-known/security.txt, as RFC 9116 wants it."""

import datetime

import pytest
from django.test import Client

from ruhrportal import checks

ADDRESS = "/.well-known/security.txt"


def fields(text: str) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in text.splitlines())


def test_it_names_who_answers_and_expires_within_a_year(settings, client: Client) -> None:
    settings.SECURITY_CONTACT, settings.SECURITY_POLICY = (
        "mailto:sicherheit@a.example.de",
        "https://a.example.de/regeln",
    )
    response = client.get(ADDRESS)
    told = fields(response.content.decode())
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert (told["Contact"], told["Policy"]) == ("mailto:sicherheit@a.example.de", "https://a.example.de/regeln")
    assert told["Canonical"] == f"{settings.PUBLIC_URL}{ADDRESS}"
    assert told["Preferred-Languages"] == "de, en"
    left = datetime.datetime.fromisoformat(told["Expires"]) - datetime.datetime.now(datetime.UTC)
    assert datetime.timedelta(days=150) < left < datetime.timedelta(days=365)
    assert response.cookies == {}


@pytest.mark.django_db
def test_without_a_contact_there_is_none_and_the_check_says_so(settings, client: Client) -> None:
    assert client.get(ADDRESS).status_code == 404
    assert [warning.id for warning in checks.weak_points_can_be_reported()] == ["ruhrportal.W001"]
    settings.SECURITY_CONTACT = "mailto:a@b.de"
    assert checks.weak_points_can_be_reported() == []
