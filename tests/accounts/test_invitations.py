"""Someone new is invited by mail, sets a password within a week, and is at the desk; no password goes by mail."""

import datetime
import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.admin.models import LogEntry
from django.contrib.messages import get_messages
from django.core import mail, signing
from django.test import Client
from django.utils import timezone

from accounts import invitations, outbox
from accounts.invitations import CannotInvite, invite, token_of
from accounts.models import OutgoingMail, Role, User
from tests.desk import sign_in
from tests.make_rows import PASSWORD, make_person
from tests.pages import form_fields, text_of

pytestmark = pytest.mark.django_db
NEW = {"password1": "ein ganz neues Passwort 7", "password2": "ein ganz neues Passwort 7"}
DAY = datetime.timedelta(days=1)


def make_new_person(people, name="Nina Neu", **fields):
    """Someone with a role and without a password."""
    person = make_person(name, (Role.EDITOR, people.ministry), **fields)
    person.set_unusable_password()
    person.save()
    return person


@pytest.fixture
def nina(people):
    person = make_new_person(people)
    invite(person, by=people.operations)
    return User.objects.get(pk=person.pk)


def address(person):
    return f"/konto/einladung/{token_of(person)}/"


def old_token(person, age):
    """A token as it was made some time ago."""
    signer = signing.TimestampSigner(salt=invitations.SALT)
    signer.timestamp = lambda: signing.b62_encode(int((timezone.now() - age).timestamp()))
    return signer.sign_object([person.pk, invitations._state(person)])


def refusal(link):
    page = Client().get(link)
    return page.status_code, re.search("<h1>(.*)</h1>", page.content.decode())[1]


def test_an_operator_invites_a_new_person_who_sets_a_password_and_is_at_the_desk(people, settings):
    settings.PUBLIC_URL = "https://fortschritt.example.de"
    operator = sign_in(people.operations)
    fields = form_fields(operator.get("/redaktion/accounts/user/add/").content.decode(), "")
    fields |= {"name": "Nina Neu", "email": "Nina@Amt.example", "memberships-0-role": "editor"}
    fields |= {"memberships-0-ministry": str(people.ministry.pk)}
    page = text_of(operator.post("/redaktion/accounts/user/add/", fields, follow=True).content.decode())
    assert "Die Einladung an nina@amt.example ist unterwegs. Sie gilt sieben Tage." in page
    assert "noch nicht angenommen" in page

    outbox.send_due()
    message = mail.outbox[0]
    assert (message.to, message.subject) == (["nina@amt.example"], "[Ruhrportal] Ihr Zugang zur Redaktion")
    assert "Bo Betrieb hat für Sie einen Zugang" in message.body
    assert "Ihre Rolle: Redaktion MWIKE" in message.body
    link = re.search(r"https://fortschritt\.example\.de(/konto/einladung/\S+/)", message.body)[1]

    browser = Client()
    first = browser.get(link)
    assert "Willkommen, Nina Neu" in text_of(first.content.decode())
    assert "no-store" in first.headers["Cache-Control"]
    entered = browser.post(link, NEW)
    assert (entered.status_code, entered.headers["Location"]) == (302, "/redaktion/")
    assert "Guten Tag, Nina Neu." in text_of(browser.get("/redaktion/").content.decode())
    nina = User.objects.get(email="nina@amt.example")
    assert nina.check_password(NEW["password1"])
    assert invitations.state_in_words(nina) == "angenommen"


def test_looking_at_the_link_does_not_use_it_up(nina):
    assert [Client().get(address(nina)).status_code for _time in range(3)] == [200, 200, 200]
    assert Client().head(address(nina)).status_code == 200


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"password1": "kurz", "password2": "kurz"}, "Dieses Passwort ist zu kurz"),
        ({"password1": "nina.neu@amt.example", "password2": "nina.neu@amt.example"}, "zu ähnlich"),
        ({**NEW, "password2": "ein anderes Passwort 8"}, "Die beiden Passwörter sind nicht gleich."),
        ({}, "Dieses Feld ist zwingend erforderlich"),
    ],
)
def test_a_password_that_does_not_do_gets_a_sentence(nina, typed, sentence):
    page = Client().post(address(nina), typed)
    assert page.status_code == 200
    assert sentence in text_of(page.content.decode())
    assert not User.objects.get(pk=nina.pk).has_usable_password()


def test_a_link_is_used_up_by_the_first_password(nina):
    link = address(nina)
    Client().post(link, NEW)
    assert refusal(link) == (410, "Diese Einladung ist schon angenommen")
    again = Client().post(link, {"password1": "von jemand anderem 9", "password2": "von jemand anderem 9"})
    assert again.status_code == 410
    assert User.objects.get(pk=nina.pk).check_password(NEW["password1"])
    assert "/konto/login/" in Client().get(link).content.decode()


def test_a_link_holds_for_seven_days(nina):
    assert Client().get(f"/konto/einladung/{old_token(nina, 7 * DAY - DAY / 24)}/").status_code == 200
    assert refusal(f"/konto/einladung/{old_token(nina, 7 * DAY + DAY / 24)}/") == (
        410,
        "Diese Einladung ist abgelaufen",
    )


def test_a_newer_invitation_or_another_address_replaces_the_link(people, nina):
    first = address(nina)
    invite(nina, by=people.operations)
    nina.refresh_from_db()
    assert refusal(first) == (410, "Diese Einladung gilt nicht mehr")
    second = address(nina)
    assert Client().get(second).status_code == 200
    nina.email = "nina.neu@haus.example"
    nina.save()
    assert refusal(second) == (410, "Diese Einladung gilt nicht mehr")


def test_a_closed_or_deleted_account_gets_nothing(nina):
    link = address(nina)
    nina.is_active = False
    nina.save()
    assert refusal(link) == (410, "Diese Einladung gilt nicht mehr")
    assert Client().post(link, NEW).status_code == 410
    assert not User.objects.get(pk=nina.pk).has_usable_password()


@pytest.mark.parametrize("token", ["x", "WzEsIngiXQ:1abc:def", "%00", "a" * 3000, "{}", ":::"])
def test_a_forged_link_opens_nothing(nina, token):
    assert refusal(f"/konto/einladung/{token}/") == (404, "Dieser Einladungslink ist nicht vollständig")


def test_a_link_signed_for_something_else_opens_nothing(nina):
    foreign = signing.dumps([nina.pk, invitations._state(nina)], salt="etwas anderes")
    assert refusal(f"/konto/einladung/{foreign}/")[0] == 404
    cut = token_of(nina)[:-4]
    assert refusal(f"/konto/einladung/{cut}/")[0] == 404


def test_a_second_factor_is_not_passed_by(nina):
    TOTP.activate(nina, generate_totp_secret())
    browser = Client()
    answer = browser.post(address(nina), NEW)
    assert answer.headers["Location"].startswith("/konto/2fa/authenticate/")
    assert browser.get("/redaktion/").status_code == 302


def test_whoever_was_signed_in_at_this_browser_leaves(people, nina):
    browser = sign_in(people.operations)
    browser.post(address(nina), NEW)
    assert "Guten Tag, Nina Neu." in text_of(browser.get("/redaktion/").content.decode())


def test_too_many_attempts_are_stopped(nina):
    browser = Client()
    answers = [browser.post(address(nina), {}).status_code for _time in range(21)]
    assert answers == [200] * 20 + [429]


def test_an_operator_invites_again_and_nobody_else_does(people, nina):
    invite_again = f"/redaktion/accounts/user/{nina.pk}/einladen/"
    operator = sign_in(people.operations)
    page = operator.get(f"/redaktion/accounts/user/{nina.pk}/change/").content.decode()
    assert f'action="{invite_again}"' in page
    assert "Erneut einladen" in page
    before = nina.invited_at
    assert operator.post(invite_again).headers["Location"].endswith(f"/{nina.pk}/change/")
    nina.refresh_from_db()
    assert nina.invited_at > before
    assert OutgoingMail.objects.filter(recipient=nina.email).count() == 2
    for person in (people.project_group, people.editor):
        assert sign_in(person).post(invite_again).status_code == 404
    assert operator.post("/redaktion/accounts/user/999999/einladen/").status_code == 404


def test_inviting_is_logged_by_name(people, nina):
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_repr) == (people.operations, "Nina Neu")
    assert entry.get_change_message() == "Eingeladen an nina.neu@amt.example."


def test_the_list_says_how_far_an_invitation_is(people, nina):
    make_new_person(people, "Otto Offen")
    rows = sign_in(people.operations).get("/redaktion/accounts/user/").content.decode()
    assert re.search(r"eingeladen am \d+\. \w+ \d{4}, noch nicht angenommen", rows)
    assert rows.count("noch nicht eingeladen") == 1
    nina.invited_at -= 8 * DAY
    assert invitations.state_in_words(nina).endswith(", abgelaufen")


def test_who_has_no_role_a_password_or_a_closed_account_is_not_invited(people):
    closed = make_new_person(people, "Zu Geschlossen", is_active=False)
    without_role = make_person("Ohne Rolle")
    without_role.set_unusable_password()
    without_role.save()
    sentences = []
    for person in (closed, without_role, people.editor):
        with pytest.raises(CannotInvite) as refused:
            invite(person, by=people.operations)
        sentences.append(str(refused.value))
    assert sentences == [
        "Zu Geschlossen ist nicht eingeladen, weil der Zugang geschlossen ist.",
        "Ohne Rolle hat noch keine Rolle. Bitte vergeben Sie zuerst eine, dann laden Sie ein.",
        "Eva Editor hat schon ein Passwort und braucht keine Einladung.",
    ]
    assert OutgoingMail.objects.count() == 0
    page = sign_in(people.operations).get(f"/redaktion/accounts/user/{people.editor.pk}/change/").content.decode()
    assert "einladen" not in text_of(page)


def test_a_new_address_asks_for_a_new_invitation(people, nina):
    operator = sign_in(people.operations)
    change = f"/redaktion/accounts/user/{nina.pk}/change/"
    fields = form_fields(operator.get(change).content.decode(), "") | {"email": "nina@haus.example"}
    page = operator.post(change, fields, follow=True).content.decode()
    assert "Die Einladung an die alte Adresse gilt nicht mehr." in text_of(page)


def test_nobody_is_addressed_as_a_friend(people):
    """allauth's German says du."""
    browser = Client()
    browser.post("/konto/login/", {"login": people.editor.email, "password": PASSWORD})
    change = "/konto/password/change/"
    page = browser.post(change, {"oldpassword": PASSWORD, **NEW, "password2": "anders"}).content.decode()
    assert "Die beiden Passwörter sind nicht gleich." in page
    changed = browser.post(change, {"oldpassword": PASSWORD, **NEW}, follow=True).content.decode()
    assert "Ihr Passwort ist geändert." in changed
    left = browser.post("/konto/logout/").headers["Location"]
    assert "Sie sind abgemeldet." in [str(told) for told in get_messages(browser.get("/konto/login/").wsgi_request)]
    assert left == "/"
