"""People, ministries, mails and the log at the desk, and the invitation: accessible at every size."""

import datetime

import pytest

from accounts import outbox
from accounts.invitations import invite, token_of
from accounts.ministries import rename
from accounts.models import Role, User
from tests.accounts.mail_servers import choosy_server
from tests.browser.pages import sign_in
from tests.browser.test_desk_pages import faults
from tests.desk import make_people
from tests.make_rows import PASSWORD, make_person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(live_server, settings):
    """With a mail that waits, one that is sent, someone invited, and a ministry with a former name."""
    choosy_server(settings)
    people = make_people()
    people.editor.email = "weg@weg.example"
    outbox.post([people.editor, people.reader], "Runde eröffnet", "Guten Tag")
    rename(
        people.ministry,
        name="Ministerium für Neues",
        abbreviation="MN",
        since=datetime.date(2022, 6, 29),
        by=people.operations,
    )
    return people


@pytest.fixture
def nina(people):
    nina = make_person("Nina Neu", (Role.EDITOR, people.ministry))
    nina.set_unusable_password()
    nina.save()
    invite(nina, by=people.operations)
    return User.objects.get(pk=nina.pk)


def test_the_pages_of_an_operator_are_accessible(people, nina, page_at, live_server):
    page = page_at()
    sign_in(page, people.operations, live_server.url)
    ministry, person = (f"/redaktion/accounts/{row}" for row in (f"ministry/{people.ministry.pk}", f"user/{nina.pk}"))
    addresses = [f"{ministry}/{end}/" for end in ("change", "umbenennen", "history")]
    addresses += [f"{person}/change/", f"{person}/history/", "/redaktion/accounts/user/"]
    addresses += ["/redaktion/accounts/outgoingmail/", "/redaktion/admin/logentry/?q=Nina"]
    found = {}
    for address in addresses:
        assert (address, page.goto(address).status) == (address, 200)
        found[address] = faults(page)
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


def test_an_invited_person_gets_in_by_keyboard_alone(nina, page_at):
    page = page_at()
    page.goto(f"/konto/einladung/{token_of(nina)}/")
    assert faults(page) == []
    page.get_by_label("Passwort", exact=True).focus()
    page.keyboard.type("kurz")
    page.keyboard.press("Tab")
    page.keyboard.type("kurz")
    page.keyboard.press("Enter")
    page.get_by_text("Dieses Passwort ist zu kurz").wait_for()
    assert faults(page) == []
    page.get_by_label("Passwort", exact=True).focus()
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/redaktion/")
    assert "Guten Tag, Nina Neu." in page.inner_text("main")
    page.goto("/konto/einladung/x/")
    assert faults(page) == []
