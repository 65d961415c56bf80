"""How a new portal gets its first person."""

import re

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Membership, OutgoingMail, Role, User
from tests.accounts.mail_servers import no_server
from tests.make_rows import make_person

pytestmark = pytest.mark.django_db


def add(*words, capsys):
    call_command("add_operator", *words)
    return re.search(r"http\S+", capsys.readouterr().out).group()


def test_the_first_operator_sets_a_password_by_the_printed_link(client, capsys):
    link = add("Bo@Amt.example", "Bo Betrieb", capsys=capsys)
    page = client.get(link.removeprefix("http://localhost:8000"))
    assert page.status_code == 200
    assert "Bo Betrieb" in page.content.decode()
    person = User.objects.get()
    assert (person.email, str(person.memberships.get())) == ("bo@amt.example", "Betrieb")


def test_doing_it_again_makes_a_new_link_and_no_second_person(client, capsys):
    first = add("bo@amt.example", "Bo", capsys=capsys)
    second = add("bo@amt.example", "Bo", capsys=capsys)
    answers = [client.get(link.removeprefix("http://localhost:8000")).status_code for link in (first, second)]
    assert (answers, User.objects.count(), Membership.objects.count()) == ([410, 200], 1, 1)


@pytest.mark.parametrize("address", ["", "kein Postfach", "a@b"])
def test_a_wrong_address_is_refused_with_a_sentence(address):
    with pytest.raises(CommandError):
        call_command("add_operator", address, "Bo")
    assert User.objects.count() == 0


def test_a_dead_mail_server_breaks_no_forgotten_password(client, settings, django_capture_on_commit_callbacks):
    no_server(settings)
    make_person("Eva", (Role.OPERATIONS, None))
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/konto/password/reset/", {"email": "eva@amt.example"})
    assert answer.status_code == 302
    waiting = OutgoingMail.objects.get()
    assert (waiting.recipient, waiting.sent_at) == ("eva@amt.example", None)
    assert "/konto/password/reset/key/" in waiting.body
