"""Accounts at the desk: who makes them, and how a person comes to a password."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from accounts import outbox
from accounts.models import Membership, Role, User
from tests.desk import sign_in
from tests.make_rows import PASSWORD, make_person
from tests.pages import form_fields, text_of

pytestmark = pytest.mark.django_db
NEW = "ein ganz neues Passwort 7"


def test_an_operator_adds_a_person_who_sets_a_password_by_mail(people):
    operator = sign_in(people.operations)
    address = "/redaktion/accounts/user/add/"
    page = operator.get(address).content.decode()
    assert "password" not in page.lower().replace("/konto/password/change/", "")
    assert "Beim Speichern geht eine Einladung an diese Adresse." in page
    fields = form_fields(page, "") | {"name": "Nina Neu", "email": "Nina.Neu@Amt.example"}
    fields |= {"memberships-0-role": "editor", "memberships-0-ministry": str(people.ministry.pk)}
    said = text_of(operator.post(address, fields, follow=True).content.decode())
    assert "Angelegt: Nina Neu." in said
    assert "Es kann" not in said
    nina = User.objects.get(name="Nina Neu")
    assert (nina.email, nina.has_usable_password(), nina.is_superuser) == ("nina.neu@amt.example", False, False)
    assert str(Membership.objects.get(user=nina)) == "Redaktion MWIKE"

    browser = Client()
    assert browser.post("/konto/password/reset/", {"email": "nina.neu@amt.example"}).status_code == 302
    outbox.send_due()
    message = mail.outbox[-1]
    assert message.subject == "[Ruhrportal] Passwort für die Redaktion setzen"
    link = re.search(r"https?://[^/]+(/konto/password/reset/key/\S+)", message.body)
    form = browser.get(link[1], follow=True)
    where = form.redirect_chain[-1][0]
    assert browser.post(where, {"password1": NEW, "password2": NEW}).status_code == 302
    entered = browser.post("/konto/login/", {"login": "nina.neu@amt.example", "password": NEW})
    assert entered.headers["Location"] == "/redaktion/"
    assert "Guten Tag, Nina Neu." in text_of(browser.get("/redaktion/").content.decode())


def test_a_role_that_does_not_fit_gets_a_sentence(people):
    operator = sign_in(people.operations)
    fields = form_fields(operator.get("/redaktion/accounts/user/add/").content.decode(), "")
    fields |= {"name": "Nina", "email": "nina@amt.example", "memberships-0-role": "editor"}
    page = text_of(operator.post("/redaktion/accounts/user/add/", fields).content.decode())
    assert "Redaktion, Ressortkoordination und Lesezugriff gelten für ein Ministerium" in page
    assert not User.objects.filter(name="Nina").exists()


def test_forged_fields_make_nobody_a_superuser(people):
    operator = sign_in(people.operations)
    address = f"/redaktion/accounts/user/{people.reader.pk}/change/"
    fields = form_fields(operator.get(address).content.decode(), "")
    forged = {"is_superuser": "on", "password": "x", "user_permissions": "1"}
    assert operator.post(address, {**fields, **forged}).status_code == 302
    people.reader.refresh_from_db()
    assert (people.reader.is_superuser, people.reader.check_password(PASSWORD)) == (False, True)


def test_wrong_sign_ins_are_announced_and_do_not_tell_who_exists(people):
    answers = {
        text_of(Client().post("/konto/login/", {"login": login, "password": "falsch"}).content.decode())
        for login in ("eva.editor@amt.example", "niemand@amt.example")
    }
    assert len(answers) == 1
    assert (
        'role="alert"' in Client().post("/konto/login/", {"login": "x@amt.example", "password": "y"}).content.decode()
    )


def test_who_signs_out_is_out(people):
    browser = sign_in(people.editor)
    assert "Möchten Sie sich abmelden?" in browser.get("/konto/logout/").content.decode()
    assert browser.post("/konto/logout/").status_code == 302
    assert browser.get("/redaktion/").status_code == 302


def test_nobody_signs_up(db):
    assert "Zugänge richtet der Betrieb ein" in Client().get("/konto/signup/").content.decode()
    Client().post("/konto/signup/", {"email": "neu@amt.example", "password1": NEW, "password2": NEW})
    assert User.objects.count() == 0


def test_a_person_without_a_role_is_told_so(db):
    browser = sign_in(make_person("Ohne Rolle"))
    page = browser.get("/redaktion/", follow=True)
    assert page.status_code == 403
    assert "Ihr Zugang ist nicht für die Redaktion freigeschaltet." in page.content.decode()


def test_every_role_is_one_of_the_table():
    assert [role.label for role in Role] == [
        "Redaktion",
        "Ressortkoordination",
        "Projektgruppe",
        "Betrieb",
        "Lesezugriff",
    ]


def test_the_list_of_people_is_filtered_by_its_own_filters(people):
    page = sign_in(people.operations).get("/redaktion/accounts/user/?memberships__role__exact=operations")
    assert [person.name for person in page.context["cl"].result_list] == ["Bo Betrieb"]


@pytest.mark.parametrize(
    "question",
    ["password__startswith=md5", "email__regex=((", "memberships__role__exact=%00", "memberships__ministry__name=x"],
)
def test_the_list_of_people_answers_no_other_question(people, question):
    assert sign_in(people.operations).get(f"/redaktion/accounts/user/?{question}").status_code == 400


@pytest.mark.parametrize("address", ["/konto/email/", "/konto/confirm-email/", "/konto/confirm-email/MQ:1a:b/"])
def test_nobody_gives_an_account_another_address(people, address):
    before = [*EmailAddress.objects.values_list("email", flat=True)]
    editor = sign_in(people.editor)
    fields = {"email": people.project_group.email, "action_add": "", "action_primary": ""}
    assert (editor.get(address).status_code, editor.post(address, fields).status_code) == (404, 405)
    assert [*EmailAddress.objects.values_list("email", flat=True)] == before
    assert mail.outbox == []


def test_a_second_factor_can_be_switched_on(people):
    browser = Client()
    browser.post("/konto/login/", {"login": people.editor.email, "password": PASSWORD})
    asked = browser.get("/konto/2fa/totp/activate/").headers["Location"]
    assert asked == "/konto/reauthenticate/?next=%2Fkonto%2F2fa%2Ftotp%2Factivate%2F"
    assert browser.post(asked, {"password": PASSWORD}).headers["Location"] == "/konto/2fa/totp/activate/"
    assert browser.get("/konto/2fa/totp/activate/").status_code == 200
